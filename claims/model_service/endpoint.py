"""Who is asked, and how long we have patience."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A service by the address that its documentation calls the base URL (`https://host/v1`), and a model of it."""

    url: str
    name: str
    key: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """For people: no user name, password or query, which may hold secrets."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"

    def __str__(self) -> str:
        return f"{self.address} (model {self.name})"


@dataclass(frozen=True, slots=True)
class Limits:
    """`total_seconds` is for a whole text with all its pieces and attempts; it ends whatever is under way."""

    total_seconds: float = 120.0
    answer_seconds: float = 60.0
    connect_seconds: float = 5.0
    attempts: int = 3
    pause_seconds: float = 0.5
    """Before the second attempt, about; each later pause is twice as long."""
    max_bytes: int = 1_000_000

    @classmethod
    def of_seconds(cls, seconds: float) -> "Limits":
        """Half of the time for one answer, so that one that hangs can be asked for again."""
        return cls(total_seconds=seconds, answer_seconds=seconds / 2)
