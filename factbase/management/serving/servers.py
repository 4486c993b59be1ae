"""The web server as it runs in production, around an application, on a port that is free."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

import psutil
from django.conf import settings
from django.db import connection

PATIENCE = 60  # seconds until it answers


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: psutil.Process

    def cpu(self) -> float:
        """Seconds of CPU that it and its sessions of the database have used."""
        workers = self.process.children(recursive=True)
        return sum(_seconds(process) for process in [*workers, *_backends(f"port {self.port}")])


@contextmanager
def serving(application: str, environment: Mapping[str, str]) -> Iterator[Server]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:factbase.gunicorn", "-b", f"127.0.0.1:{port}"]
    environment = {**environment, "PGAPPNAME": f"port {port}", "FACTBASE_LOG_LEVEL": "ERROR"}
    started = subprocess.Popen([*command, f"{application}:application"], env=environment, cwd=settings.BASE_DIR)  # noqa: S603 (our own server)
    try:
        _await(port, started)
        yield Server(port, psutil.Process(started.pid))
    finally:
        started.terminate()
        started.wait(PATIENCE)


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        return int(found.getsockname()[1])


def _await(port: int, started: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and started.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server on port {port} did not start")


def _backends(name: str) -> list[psutil.Process]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE application_name = %s", [name])
        return [psutil.Process(pid) for [pid] in cursor.fetchall()]


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
