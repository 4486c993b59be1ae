"""Real workers on the test database, and a queue that can be lost."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _committed(committed):
    """Workers are processes of their own: what they are to see must be committed."""


def environment(queue: str) -> dict[str, str]:
    """The test database, and a queue of the test's own."""
    host = connection.settings_dict["OPTIONS"].get("host") or connection.settings_dict["HOST"]
    database = f"postgresql://postgres:@/{connection.settings_dict['NAME']}?host={host}"
    return os.environ | {"DATABASE_URL": database, "REDIS_URL": queue, "FACTBASE_STALLED_AFTER": "2"}


def free_port() -> int:
    """One that the system gives; left to themselves, two queues started at once try the same one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ingest(lines: Path, queue: str) -> None:
    command = [sys.executable, "manage.py", "ingest", str(lines)]
    subprocess.run(command, cwd=ROOT, env=environment(queue), check=True, timeout=60, stdout=subprocess.DEVNULL)


def kill(process: subprocess.Popen) -> None:
    """SIGKILL for the worker and its children, all at once, as a power cut would."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen]]:
    """Start a worker with beat in a process group of its own; whatever is left of them ends with the test."""
    started: list[subprocess.Popen] = []

    def start(queue: str) -> subprocess.Popen:
        schedule = str(tmp_path / "beat-schedule")
        command = [sys.executable, "-m", "celery", "-A", "factbase.celery", "worker", "-B", "-s", schedule, "-c", "1"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment(queue), start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        kill(process)
