"""Runs the programs of a start side by side: one readable log, restarts, a clean end. For one thread."""

import io
import multiprocessing
import os
import runpy
import selectors
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol, cast

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.processes import Identity, die_with, end

FORK = multiprocessing.get_context("fork")
POLL = 0.2
CHUNK = 65536
# A program that lives shorter than this has died "at once"; after so many such deaths in a row all is stopped.
SHORT_LIFE = 5.0
SHORT_LIVES = 5
# Finish what is being done; give it back to the queue; the end. Together below ten seconds.
STOP_STEPS = ((signal.SIGTERM, 5.0), (signal.SIGQUIT, 2.5), (signal.SIGKILL, 1.0))
SWEEP_STEPS = ((signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0))


class Closable(Protocol):
    def close(self) -> None: ...


class Program:
    """A Python module to keep running, as `python -m` would, in a session of its own: Ctrl-C is for us to answer.

    It is a fork of this process, and so has paid already for every import made here.
    """

    def __init__(self, name: str, words: Sequence[str]) -> None:
        self.name, self.words = name, words
        self.short_lives = 0

    def start(self, ours: Sequence[Closable]) -> None:
        """Start it; `ours` are open files that are none of its business."""
        self.due = 0.0
        self.unfinished = b""
        reading, writing = os.pipe()
        self.output = os.fdopen(reading, "rb", buffering=0)
        os.set_blocking(reading, False)
        self.process = FORK.Process(target=_become, args=(self.words, os.getpid(), writing, [*ours, self.output]))
        self.born = time.monotonic()
        self.process.start()
        os.close(writing)
        self.identity = Identity.of(self.process.pid or 0)

    def lives(self) -> bool:
        return self.process.is_alive()

    def signal(self, number: signal.Signals) -> None:
        if self.lives() and self.process.pid:
            os.kill(self.process.pid, number)

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
        code = self.process.exitcode or 0
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

    def start(self, name: str, *words: str) -> None:
        """Start a module with its arguments and keep it running."""
        program = Program(name, words)
        self.programs.append(program)
        self._start(program)

    def turn(self) -> None:
        """Pass on what was logged, wait a moment for more, restart what has died.

        Raises:
            EmbeddedError: a program keeps dying.
        """
        self._pass_on(POLL)
        for program in self.programs:
            if program.due and time.monotonic() >= program.due:
                self._start(program)
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
                program.signal(number)
            deadline = time.monotonic() + patience
            while any(program.lives() for program in self.programs) and time.monotonic() < deadline:
                self._pass_on(POLL / 10)
        self._pass_on(0)
        sweep([program.identity for program in self.programs])
        self.record([])

    def _start(self, program: Program) -> None:
        program.start([self.outputs, *(each.output for each in self.programs if each is not program)])
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


def _become(words: Sequence[str], parent: int, writing: int, unwanted: Sequence[Closable]) -> None:
    """Turn a fork of ours into the program."""
    os.setsid()
    die_with(parent, signal.SIGTERM)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    for file in unwanted:
        file.close()
    os.dup2(writing, sys.stdout.fileno())
    os.dup2(writing, sys.stderr.fileno())
    os.close(writing)
    for stream in (sys.stdout, sys.stderr):
        cast("io.TextIOWrapper", stream).reconfigure(line_buffering=True)
    sys.argv = list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)


def sweep(identities: list[Identity]) -> None:
    """End whatever is left of programs that were started earlier, their children included."""
    end([process for identity in identities for process in identity.session()], SWEEP_STEPS)
