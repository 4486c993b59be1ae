"""Where everything of one data folder lives; computed, never looked up, so every process finds the same places."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

import factbase

# Unix socket addresses hold 108 bytes (104 on macOS); the longest name below the folder is ".s.PGSQL.5432.lock".
LONGEST_SOCKET_FOLDER = 80
# A path of other characters would need escapes that the readers of the addresses below do not agree on.
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")


@dataclass(frozen=True)
class Locations:
    """The folders, files and service addresses of a data folder. Nothing here exists until a service is started."""

    folder: Path
    sockets: Path

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def valkey(self) -> Path:
        return self.folder / "valkey"

    @property
    def run(self) -> Path:
        """Locks, states and process numbers."""
        return self.folder / "run"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def static(self) -> Path:
        return self.folder / "static"

    @property
    def secret_key_file(self) -> Path:
        return self.folder / "secret-key"

    @property
    def up_lock(self) -> Path:
        return self.run / "up.lock"

    @property
    def beat_schedule(self) -> Path:
        return self.folder / "beat-schedule"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def database_url(self) -> str:
        return f"postgresql://postgres:@/factbase?host={self.sockets}"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.valkey_socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{self.valkey_socket}?db=1"


def locations(data_folder: Path) -> Locations:
    """Return the locations of `data_folder`, which need not exist.

    Sockets live inside it, unless its path is too long or too odd for a socket address: then in a
    folder below /tmp (the same for every process, whatever its TMPDIR) named after the path.
    """
    folder = data_folder.resolve()
    sockets = folder / "sockets"
    if len(str(sockets)) > LONGEST_SOCKET_FOLDER or not PLAIN_PATH.fullmatch(str(sockets)):
        digest = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        sockets = Path("/tmp", f"factbase-{digest}")  # noqa: S108 (made private and checked before use)
    return Locations(folder, sockets)


def data_folder() -> Path:
    """The data folder that the environment names, else `.factbase/` in the project's folder."""
    named = os.environ.get("FACTBASE_DATA")
    return Path(named).absolute() if named else Path(factbase.__path__[0]).resolve().parent / ".factbase"
