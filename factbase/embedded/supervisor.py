"""Runs the programs of a start side by side: one readable log, restarts, a clean end. For one thread."""

import io
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import cast

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.processes import Identity, end, python_environment, tie_to_parent

POLL = 0.2
CHUNK = 65536
# A program that lives shorter than this has died "at once"; after so many such deaths in a row all is stopped.
SHORT_LIFE = 30.0
SHORT_LIVES = 5
# Finish what is being done; give it back to the queue; the end. Together below ten seconds.
STOP_STEPS = ((signal.SIGTERM, 5.0), (signal.SIGQUIT, 2.5), (signal.SIGKILL, 1.0))
SWEEP_STEPS = ((signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0))


class Program:
    """A program to keep running, in a session of its own: Ctrl-C in the terminal is ours to answer."""

    def __init__(self, name: str, command: Sequence[str], inherited: Sequence[int] = ()) -> None:
        self.name, self.command, self.inherited = name, command, inherited
        self.short_lives = 0
        self.start()

    def start(self) -> None:
        self.unfinished = b""
        self.due = 0.0
        self.born = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 (our own programs)
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
            env={**python_environment(), "PYTHONUNBUFFERED": "1"},
            pass_fds=self.inherited,
            start_new_session=True,
            preexec_fn=tie_to_parent(signal.SIGTERM),
        )
        self.identity = Identity.of(self.process.pid)
        self.output = cast("io.FileIO", self.process.stdout)
        os.set_blocking(self.output.fileno(), False)

    def lives(self) -> bool:
        return self.process.poll() is None

    def plan_restart(self) -> float:
        """Decide when to start it again; return the seconds until then.

        Raises:
            EmbeddedError: it has died at once too often.
        """
        self.short_lives = self.short_lives + 1 if time.monotonic() - self.born < SHORT_LIFE else 0
        if self.short_lives >= SHORT_LIVES:
            raise EmbeddedError(f"{self.name} {self.end()} {SHORT_LIVES} times in a row; its last lines are above")
        delay = 0.5 * (1 << self.short_lives)
        self.due = time.monotonic() + delay
        return delay

    def end(self) -> str:
        """How it ended, in words."""
        code = self.process.returncode
        return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"

    def whole_lines(self, chunk: bytes) -> list[str]:
        """The lines that the chunk of its output completes."""
        *whole, self.unfinished = (self.unfinished + chunk).split(b"\n")
        return [line.decode(errors="replace").rstrip() for line in whole]


class Supervisor:
    """Starts programs and looks after them whenever `turn` is called.

    `record` is told who is running after every change, for `sweep` at the next start.
    """

    def __init__(self, record: Callable[[list[Identity]], None]) -> None:
        self.record = record
        self.programs: list[Program] = []
        self.outputs = selectors.DefaultSelector()

    def start(self, name: str, command: Sequence[str], inherited: Sequence[int] = ()) -> None:
        """Start a program and keep it running; it gets the `inherited` descriptors."""
        program = Program(name, command, inherited)
        self.programs.append(program)
        self._watch(program)

    def turn(self) -> None:
        """Pass on what was logged, wait a moment for more, restart what has died.

        Raises:
            EmbeddedError: a program keeps dying.
        """
        self._pass_on(POLL)
        for program in self.programs:
            if program.due and time.monotonic() >= program.due:
                program.start()
                self._watch(program)
            elif not program.due and not program.lives():
                self._bury(program)

    def say(self, line: str, name: str = "factbase") -> None:
        """Log a line. A closed output (the terminal is gone) is no reason to stop anything."""
        with suppress(OSError, ValueError):
            sys.stdout.write(f"{name:8} | {line}\n")
            sys.stdout.flush()

    def stop(self) -> None:
        """End all programs and whatever they have started."""
        for number, patience in STOP_STEPS:
            for program in self.programs:
                program.process.send_signal(number)
            deadline = time.monotonic() + patience
            while any(program.lives() for program in self.programs) and time.monotonic() < deadline:
                self._pass_on(POLL / 10)
        self._pass_on(0)
        sweep([program.identity for program in self.programs])
        self.record([])

    def _watch(self, program: Program) -> None:
        self.outputs.register(program.output, selectors.EVENT_READ, program)
        self.record([each.identity for each in self.programs])

    def _pass_on(self, patience: float) -> None:
        for key, _ in self.outputs.select(patience):
            program: Program = key.data
            chunk = program.output.read(CHUNK)
            for line in program.whole_lines(chunk or b""):
                self.say(line, program.name)
            if chunk == b"":
                self.outputs.unregister(program.output)

    def _bury(self, program: Program) -> None:
        self._pass_on(0)
        sweep([program.identity])
        with suppress(KeyError):
            self.outputs.unregister(program.output)
        program.output.close()
        seconds = program.plan_restart()
        self.say(f"{program.name} {program.end()}; starting it again in {seconds:.0f} s")


def sweep(identities: list[Identity]) -> None:
    """End whatever is left of programs that were started earlier, their children included."""
    end([process for identity in identities for process in identity.session()], SWEEP_STEPS)
