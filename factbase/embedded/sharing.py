"""The services of a data folder run while anybody uses them: the first user starts them, the last one stops them."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.folder import prepare
from factbase.embedded.locations import Locations, locations
from factbase.embedded.lock import Lock
from factbase.embedded.processes import python_environment
from factbase.embedded.state import State, read_state

TITLES = {"postgres": "PostgreSQL", "valkey": "Valkey"}
POLL = 0.02
# A database that was killed may have much to replay before it takes connections; stopping is quicker.
START_PATIENCE = 600.0
STOP_PATIENCE = 60.0


def needed_services() -> list[str]:
    """The services that no address in the environment replaces."""
    replacements = {"postgres": "DATABASE_URL", "valkey": "REDIS_URL"}
    return [service for service, name in replacements.items() if not os.environ.get(name)]


class Use:
    """A share in the services of a data folder, until the end of its `with` block.

    What does not run yet is started in the background: `wait` before you use it.

    Raises:
        EmbeddedError: a service cannot be had; from any method.
    """

    def __init__(self, data_folder: Path, services: Sequence[str], *, throw_away: bool = False) -> None:
        places = locations(data_folder)
        if services:
            prepare(places)
        self.shares = [_Share(service, places, throw_away=throw_away) for service in services]

    def wait(self) -> Self:
        """Return when all services take connections."""
        for share in self.shares:
            share.wait()
        return self

    def restarts(self) -> int:
        """How often services had to be started again, the ones of earlier users included."""
        return sum(max(share.state().starts - 1, 0) for share in self.shares)

    def check(self) -> None:
        """Raise if a service is gone for good."""
        for share in self.shares:
            share.check()

    def leave(self) -> None:
        """Give up the share; with the last one the services stop, and this waits for their end."""
        while self.shares:
            self.shares.pop().leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()


class _Share:
    def __init__(self, service: str, places: Locations, *, throw_away: bool) -> None:
        self.service, self.places = service, places
        self.options = ["--throw-away"] if throw_away else []
        self.state_file = places.run / f"{service}.state"
        self.users = Lock(places.run / f"{service}.users")
        if not self.users.share(STOP_PATIENCE):
            raise EmbeddedError(
                f"{TITLES[service]} of {places.folder} has been stopping for {STOP_PATIENCE:.0f} seconds"
            )
        self._start_unless_kept()

    def state(self) -> State:
        return read_state(self.state_file)

    def wait(self) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while (state := self.state()).status != "ready":
            if state.status == "failed":
                raise EmbeddedError(f"{TITLES[self.service]} does not start: {state.reason}")
            if time.monotonic() > deadline:
                raise EmbeddedError(f"{TITLES[self.service]} is not ready after {START_PATIENCE:.0f} seconds")
            self._start_unless_kept()
            time.sleep(POLL)

    def check(self) -> None:
        with Lock(self.places.run / f"{self.service}.keeper") as keeper:
            if keeper.own():
                state = self.state()
                raise EmbeddedError(f"{TITLES[self.service]} is gone: {state.reason or 'it was stopped from outside'}")

    def leave(self) -> None:
        with self.users, Lock(self.places.run / f"{self.service}.keeper") as keeper:
            if not self.users.own():
                return
            kept = self.state().keeper
            process = kept.process() if kept and not keeper.own() else None
            if process:
                process.terminate()
                _await_end(keeper)

    def _start_unless_kept(self) -> None:
        with Lock(self.places.run / f"{self.service}.keeper") as keeper:
            if not keeper.own():
                return
            self.state().write(self.state_file, status="starting", reason="")
            command = [
                sys.executable,
                "-m",
                "factbase.embedded.keeper",
                self.service,
                str(self.places.folder),
            ]
            with (self.places.logs / f"{self.service}.log").open("ab") as log:
                subprocess.Popen(  # noqa: S603 (our own program and arguments)
                    [*command, str(keeper.descriptor), *self.options],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=self.places.folder,
                    env=python_environment(),
                    pass_fds=[keeper.descriptor],
                    start_new_session=True,
                )


def _await_end(keeper: Lock) -> None:
    """Wait until the keeper is gone; it gives its service time to write everything down."""
    deadline = time.monotonic() + STOP_PATIENCE
    while not keeper.own() and time.monotonic() < deadline:
        time.sleep(POLL)
