"""Whose fact checks these are, and where they stand."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Site:
    """A newsroom by its name, and the address its pages stand under, without a slash at the end.

    `standing` are the names of the pages about itself that it has written.
    """

    name: str
    url: str
    standing: frozenset[str] = frozenset()

    def address(self, path: str) -> str:
        """The whole address of a path; one that is whole already stays what it is."""
        return urljoin(f"{self.url}/", path)

    def entry(self, public_id: str) -> str:
        """What an entry is known by for good, whatever its title becomes."""
        return self.address(f"/entries/{public_id}/")

    def about(self, name: str) -> str:
        """A page about the newsroom; empty while nobody has written it."""
        return self.address(f"/about/{name}/") if name in self.standing else ""

    @property
    def host(self) -> str:
        return bare_host(self.url)


def bare_host(address: str) -> str:
    """The host of an address without `www.`; empty for what is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
