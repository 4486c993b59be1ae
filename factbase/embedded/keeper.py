"""The keeper of one service: starts it, restarts it when it dies, stops it when nobody uses the data folder any more.

Users hold a shared lock on `<service>.users`; a keeper holds `<service>.keeper` alone, handed over
by the user who started it. Both locks end with their processes, so a user that is killed leaves
nothing behind; should a keeper be killed, the kernel ends its service (on Linux; elsewhere the next
keeper does, by the process recorded in `<service>.state`).
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.locations import Locations, locations
from factbase.embedded.lock import Lock
from factbase.embedded.ownership import Account, service_account
from factbase.embedded.postgres import Postgres
from factbase.embedded.processes import Identity, die_with, end
from factbase.embedded.service import Service
from factbase.embedded.state import State, read_state
from factbase.embedded.valkey import Valkey

SERVICES: dict[str, Callable[..., Service]] = {"postgres": Postgres, "valkey": Valkey}
POLL = 0.02
WATCH_INTERVAL = 0.25
# A service that lives shorter than this has died "at once"; after so many such deaths in a row we give up.
SHORT_LIFE = 5.0
PATIENCE = 5
PATIENCE_AT_FIRST = 2


class Keeper:
    def __init__(self, name: str, places: Locations, *, throw_away: bool) -> None:
        self.account: Account = service_account(places)
        self.service: Service = SERVICES[name](places, self.account, throw_away=throw_away)
        self.log = places.logs / f"{name}.log"
        self.state_file = places.run / f"{name}.state"
        self.users = Lock(places.run / f"{name}.users")
        self.stopping = threading.Event()
        self.child: subprocess.Popen[bytes] | None = None
        self.state: State = read_state(self.state_file)

    def run(self) -> None:
        """Keep the service up until told to stop or until nobody holds the users' lock."""
        self._tell(status="starting", reason="", starts=0, keeper=Identity.of(os.getpid()))
        try:
            self._sweep()
            self._keep()
        except EmbeddedError as error:
            self._tell(status="failed", reason=str(error))
        except OSError as error:
            self._tell(status="failed", reason=f"{error.strerror}: {error.filename}")
        else:
            # Before the service goes: whoever comes now must not take it for ready.
            self._tell(status="stopped")
        finally:
            self._stop()

    def _keep(self) -> None:
        short_lives = 0
        while not self.stopping.is_set():
            born = time.monotonic()
            reason = self._live()
            short_lives = short_lives + 1 if time.monotonic() - born < SHORT_LIFE else 0
            if reason and short_lives > (PATIENCE if self.state.starts else PATIENCE_AT_FIRST):
                raise EmbeddedError(reason)
            self.stopping.wait(0.1 * 2**short_lives)

    def _live(self) -> str:
        """One life of the service. Return why it ended by itself, or an empty string when it is to be stopped."""
        logged = self.log.stat().st_size if self.log.exists() else 0
        self.service.mend()
        child = self.child = self._start()
        while child.poll() is None and not self.service.is_ready(child.pid):
            if self.stopping.wait(POLL):
                return ""
        if child.poll() is None:
            self._tell(status="ready", starts=self.state.starts + 1)
            self._watch(child)
        if self.stopping.is_set():
            return ""
        self._tell(status="starting")
        with self.log.open(errors="replace") as log:
            log.seek(logged)
            return self.service.failure(log.read()) or f"it ended with {child.returncode}, see {self.log}"

    def _watch(self, child: subprocess.Popen[bytes]) -> None:
        while child.poll() is None and not self.stopping.wait(WATCH_INTERVAL):
            if self.users.own():
                self.stopping.set()

    def _start(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 (our own program and arguments)
                self.service.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.service.folder,
                env=self.service.environment,
                start_new_session=True,
                preexec_fn=partial(die_with, os.getpid(), self.service.stop_steps[0][0]),
                **self.account.popen_options(),
            )
        self._tell(service=Identity.of(child.pid))
        return child

    def _sweep(self) -> None:
        orphan = self.state.service and self.state.service.process()
        if orphan:
            end([orphan], self.service.stop_steps)

    def _stop(self) -> None:
        if self.child is None:
            return
        for number, patience in self.service.stop_steps:
            self.child.send_signal(number)
            try:
                self.child.wait(patience)
            except subprocess.TimeoutExpired:
                continue
            return

    def _tell(self, **changes: object) -> None:
        self.state = self.state.write(self.state_file, **changes)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="factbase.embedded.keeper")
    parser.add_argument("service", choices=SERVICES)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "lock", type=int, help="the descriptor of the keeper's lock, which lives as long as this process"
    )
    parser.add_argument(
        "--throw-away", action="store_true", help="trade safety for speed, and delete everything at the end"
    )
    options = parser.parse_args(arguments)
    places = locations(options.folder)
    try:
        keeper = Keeper(options.service, places, throw_away=options.throw_away)
    except EmbeddedError as error:
        read_state(path := places.run / f"{options.service}.state").write(path, status="failed", reason=str(error))
        return
    signal.signal(signal.SIGTERM, lambda *_: keeper.stopping.set())
    keeper.run()
    if options.throw_away:
        keeper.service.discard()
        if not any((places.folder / name).exists() for name in SERVICES):
            shutil.rmtree(places.folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
