"""What the keeper needs to know about a service."""

import importlib.util
from pathlib import Path
from typing import Protocol

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.processes import Steps


class Service(Protocol):
    """A server that lives in a data folder, under an `Account`."""

    @property
    def stop_steps(self) -> Steps:
        """How to end it without loss."""

    @property
    def environment(self) -> dict[str, str]: ...

    @property
    def folder(self) -> Path:
        """Its files, and where it is started."""

    def mend(self) -> None:
        """Make the files fit for a start, whatever was left behind. Called when no server runs."""

    def command(self) -> list[str]:
        """The server in the foreground, logging to its standard error."""

    def is_ready(self, pid: int) -> bool:
        """Does the server with this process number take connections?"""

    def failure(self, log: str) -> str:
        """The line of what the server logged that says why it ended, or an empty string."""

    def discard(self) -> None:
        """Remove the files. Called when no server runs."""


def wheel_folder(package: str) -> Path:
    """The folder of an installed wheel, without importing it: both wheels do things at import that we do not want."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            f"{package} is not installed: pip install 'factbase[embedded]', or set DATABASE_URL and REDIS_URL"
        )
    return Path(spec.submodule_search_locations[0])
