"""Starts everything in the foreground, and stops it."""

import errno
import io
import os
import select
import signal
import socket
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections

from articles.models import Article
from claims.consulting import endpoint
from claims.indexing import embedding_service
from factbase.access.services import desk_users_create
from factbase.celery import app as celery
from factbase.embedded import Locations
from factbase.embedded.folder import make_folders
from factbase.embedded.lock import Lock
from factbase.embedded.processes import read_identities, write_identities
from factbase.embedded.sharing import Use, needed_services
from factbase.embedded.supervisor import Supervisor, sweep
from factbase.health import Unhealthy, check_database, forget_heartbeats
from factbase.staticfiles import collect_if_changed

WEB = ("gunicorn", "-c", "python:factbase.gunicorn", "factbase.wsgi:application")
CELERY = ("celery", "--quiet", "-A", "factbase")
WORKER = (*CELERY, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle", "--heartbeat-interval", "10")
BEAT = (*CELERY, "beat", "--schedule")
FIRST_REQUEST = b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"


class Command(BaseCommand):
    help = "Start everything: PostgreSQL, Valkey, web server, worker and beat. Ctrl-C stops it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="of the web server (0: any free one)")
        parser.add_argument("--host", default="127.0.0.1", help="address that the web server listens on")
        parser.add_argument("--no-samples", action="store_true", help="leave an empty database empty")

    def handle(self, *args: Any, host: str, port: int, no_samples: bool, **options: Any) -> None:
        places: Locations = settings.EMBEDDED
        make_folders(places)
        _stop_on_signals()
        with (
            _only_start(places),
            _supervisor(places) as supervisor,
            _listen(host, port) as listener,
            Use(places.folder, needed_services()) as services,
        ):
            services.wait()
            _warn_root(supervisor)
            _prepare(supervisor)
            supervisor.start("web", *WEB, "--bind", f"fd://{listener.fileno()}")
            passwords = _fill_database(supervisor, samples=not no_samples)
            celery.loader.import_default_modules()
            supervisor.start("worker", *WORKER)
            supervisor.start("beat", *BEAT, str(places.beat_schedule))
            _await_first_page(supervisor, listener)
            _welcome(supervisor, listener, passwords)
            _look_after(supervisor, services)


def _stop_on_signals() -> None:
    """Turn the first signal into SystemExit; the ones after it change nothing, stopping takes seconds."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
        numbers.append(signal.SIGHUP)

    def stop(*_: object) -> NoReturn:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        sys.exit(0)

    for number in numbers:
        signal.signal(number, stop)


@contextmanager
def _only_start(places: Locations) -> Iterator[None]:
    with Lock(places.up_lock) as lock:
        if not lock.own():
            raise CommandError(f"factbase is running already on {places.folder}")
        yield


def _listen(host: str, port: int) -> socket.socket:
    """Hold the port from the first moment: requests that come before the web server is up wait for it."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(f"port {port} is in use; choose another with --port") from error
        raise CommandError(f"cannot listen on {host}, port {port}: {error.strerror}") from error
    except OverflowError as error:
        raise CommandError(f"{port} is not a port: they go up to 65535") from error


@contextmanager
def _supervisor(places: Locations) -> Iterator[Supervisor]:
    """A supervisor that leaves nothing running, not even what an earlier, killed one did."""
    record = places.run / "programs"
    sweep(read_identities(record))
    supervisor = Supervisor(partial(write_identities, record))
    try:
        yield supervisor
    finally:
        supervisor.say("stopping")
        supervisor.stop()
        supervisor.say("stopped")


def _warn_root(supervisor: Supervisor) -> None:
    if os.geteuid() == 0:
        supervisor.say("warning: running as root works, but articles come from strangers: prefer an ordinary user")
        # The same from Celery, in eight lines.
        warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")


def _prepare(supervisor: Supervisor) -> None:
    supervisor.say("preparing database and static files")
    try:
        call_command("migrate", interactive=False, verbosity=0)
        check_database()
    except OperationalError as error:
        raise CommandError(f"the database cannot be reached: {str(error).splitlines()[0]}") from error
    except Unhealthy as problem:
        raise CommandError(f"the database cannot be used: {problem}") from problem
    collect_if_changed()
    forget_heartbeats()
    connections.close_all()


def _fill_database(supervisor: Supervisor, *, samples: bool) -> dict[str, str]:
    """Make what is missing in a new database; return new passwords by name, which are told only this once."""
    passwords = desk_users_create()
    if samples and not Article.objects.exists():
        supervisor.say("loading samples")
        told = io.StringIO()
        call_command("load_samples", stdout=told)
        supervisor.say(told.getvalue().strip())
    connections.close_all()
    return passwords


def _await_first_page(supervisor: Supervisor, listener: socket.socket) -> None:
    with socket.create_connection(_reachable(listener)) as client:
        client.sendall(FIRST_REQUEST)
        while not select.select([client], [], [], 0)[0]:
            supervisor.turn()


def _welcome(supervisor: Supervisor, listener: socket.socket, passwords: dict[str, str]) -> None:
    host, port = _reachable(listener)
    supervisor.say(f"ready at http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C stops it)")
    if service := endpoint():
        supervisor.say(f"article texts are sent to {service}")
    if service := embedding_service():
        supervisor.say(f"sentences of claims are sent to {service}")
    for name, password in passwords.items():
        supervisor.say(f"sign in as {name} with {password} (shown only now)")


def _reachable(listener: socket.socket) -> tuple[str, int]:
    host, port = listener.getsockname()[:2]
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port  # noqa: S104 (asked for by --host)


def _look_after(supervisor: Supervisor, services: Use) -> NoReturn:
    restarts = services.restarts()
    while True:
        supervisor.turn()
        services.check()
        if services.restarts() > restarts:
            restarts = services.restarts()
            supervisor.say("a service of the data folder died and was started again; see its log there")
