import fcntl
import os
import time
from pathlib import Path
from typing import Self

from factbase.embedded.errors import EmbeddedError

POLL = 0.05
OPEN: set["Lock"] = set()


class Lock:
    """An flock on a file. The kernel drops it with the last process that has the file open, so it is never stale.

    Neither forks of this process nor programs that it starts have a part in it, unless `descriptor` is handed to one.
    """

    def __init__(self, path: Path) -> None:
        try:
            self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise EmbeddedError(f"cannot write to the data folder: {path}: {error.strerror}") from error
        OPEN.add(self)

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
        """Give it up, or this process's part of it if the descriptor was handed on."""
        if self in OPEN:
            OPEN.remove(self)
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


def _close_all() -> None:
    for lock in list(OPEN):
        lock.close()


os.register_at_fork(after_in_child=_close_all)
