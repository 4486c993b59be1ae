"""Real processes on a data folder of their own, under /tmp, where every account may pass."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

PROJECT = Path(__file__).parents[2]
# For a busy machine; a quiet one needs a few seconds.
PATIENCE = 180.0


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty data folder; whatever still runs on it after the test is ended."""
    path = Path(tempfile.mkdtemp(prefix="factbase-run-"))
    yield path
    for process in processes_of(path):
        process.kill()
    shutil.rmtree(path)


def processes_of(folder: Path) -> list[psutil.Process]:
    """All living processes that were told of the folder or work in it."""
    return [process for process in psutil.process_iter() if process.pid != os.getpid() and _knows(process, str(folder))]


def _knows(process: psutil.Process, folder: str) -> bool:
    try:
        traces = [*process.cmdline(), process.environ().get("FACTBASE_DATA", ""), process.cwd()]
        return process.status() != psutil.STATUS_ZOMBIE and any(folder in trace for trace in traces)
    except psutil.Error:
        return False


def wait_until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"not within {PATIENCE:.0f} s: {what}"
        time.sleep(0.05)


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """The environment of a user who has chosen nothing but the data folder."""
    ours = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER"}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return {**inherited, "FACTBASE_DATA": str(folder), **changes}


def manage(folder: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `manage.py` to its end."""
    return subprocess.run(
        [sys.executable, PROJECT / "manage.py", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=environment(folder, **changes),
    )


class Up:
    """A running `manage.py up`, whose log is read as it comes."""

    def __init__(self, folder: Path, *words: str, **changes: str) -> None:
        self.log: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, PROJECT / "manage.py", "up", "--port", "0", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(folder, **changes),
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.log.extend(self.process.stdout)

    def has_said(self, words: str) -> bool:
        return any(words in line for line in self.log)

    def ready(self) -> "Up":
        wait_until(lambda: self.has_said("ready at") or self.process.poll() is not None, "ready")
        assert self.has_said("ready at"), "".join(self.log)
        return self

    @property
    def address(self) -> str:
        line = next(line for line in self.log if "ready at" in line)
        return next(word for word in line.split() if word.startswith("http"))

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send the signal and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)
