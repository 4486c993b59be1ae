"""Processes that may outlive a crash of ours: who they are and how they end."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil

import factbase

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
POLL = 0.02
# Start times are derived from the clock, which may have been set in between.
CLOCK_TOLERANCE = 2.0

# Signals in order of rising force, each with the seconds a process has to obey it.
Steps = Sequence[tuple[signal.Signals, float]]


@dataclass(frozen=True)
class Identity:
    """A process number with its start time: a number alone may be somebody else's tomorrow."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int) -> Self:
        return cls(pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The living process, or None."""
        with suppress(psutil.Error):
            process = psutil.Process(self.pid)
            if abs(process.create_time() - self.started) < CLOCK_TOLERANCE and _alive(process):
                return process
        return None

    def session(self) -> list[psutil.Process]:
        """Those alive of the session that the process leads or led: a number that names a session is not given away."""
        leader = self.process()
        if leader is None and psutil.pid_exists(self.pid) and _alive(psutil.Process(self.pid)):
            return []
        return [process for process in psutil.process_iter() if _session(process.pid) == self.pid and _alive(process)]


def end(processes: Iterable[psutil.Process], steps: Steps) -> None:
    """Send each signal to those still alive until none is."""
    alive = list(processes)
    for number, patience in steps:
        for process in alive:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(number)
        deadline = time.monotonic() + patience
        while (alive := [process for process in alive if _alive(process)]) and time.monotonic() < deadline:
            time.sleep(POLL)
        if not alive:
            return


def die_with(parent: int, number: signal.Signals) -> None:
    """Have the kernel send us the signal when the parent, whose thread has just started us, ends. Linux only."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:  # it was quicker
            os._exit(1)


def _alive(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def python_environment() -> dict[str, str]:
    """The environment for a Python program of ours, wherever it is started from."""
    paths = [str(Path(factbase.__path__[0]).resolve().parent), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def write_identities(path: Path, identities: Sequence[Identity]) -> None:
    """Store them for `read_identities`."""
    path.write_text("".join(f"{each.pid} {each.started}\n" for each in identities))


def read_identities(path: Path) -> list[Identity]:
    """The stored ones; none if the file is missing or spoilt."""
    try:
        rows = [line.split() for line in path.read_text().splitlines()]
        return [Identity(int(pid), float(started)) for pid, started in rows]
    except (OSError, ValueError):
        return []
