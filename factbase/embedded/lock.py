import fcntl
import os
import time
from pathlib import Path
from typing import Self

from factbase.embedded.errors import EmbeddedError

POLL = 0.05


class Lock:
    """An flock on a file. The kernel drops it with the last process that has the file open, so it is never stale.

    Not inherited by programs that this process starts, unless `descriptor` is handed to one.
    """

    def __init__(self, path: Path) -> None:
        try:
            self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise EmbeddedError(f"cannot write to the data folder: {path}: {error.strerror}") from error

    def own(self) -> bool:
        """Take it for this process alone, unless anybody else has it. A share held until now is given up either way."""
        return self._try(fcntl.LOCK_EX)

    def share(self, patience: float) -> bool:
        """Take it together with others; wait for an owner to go, at most `patience` seconds."""
        deadline = time.monotonic() + patience
        while not self._try(fcntl.LOCK_SH):
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL)
        return True

    def close(self) -> None:
        """Give it up; for an inherited descriptor, this process's part of it."""
        os.close(self.descriptor)

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self.descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
