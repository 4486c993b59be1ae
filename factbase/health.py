"""Do all parts work? Answers load balancers, containers and people at /healthz."""

import logging
from collections.abc import Callable
from functools import cache as remember

from celery.signals import after_task_publish, beat_init, heartbeat_sent
from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from redis.exceptions import RedisError

from factbase.embedded.sharing import needed_services

WORKER, BEAT = "heartbeat:worker", "heartbeat:beat"
# Seconds without a sign of life after which a part counts as down.
SILENCE = 40

log = logging.getLogger(__name__)


class Unhealthy(Exception):
    """A part does not work; the message says why in words that anybody may read."""


def healthz(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when all parts work, else 503; for each part "ok" or the reason."""
    parts = {name: _outcome(check) for name, check in CHECKS.items()}
    healthy = all(outcome == "ok" for outcome in parts.values())
    body = {"status": "ok" if healthy else "failing", "parts": parts}
    return JsonResponse(body, status=200 if healthy else 503, headers={"Cache-Control": "no-store"})


def check_database() -> None:
    """Raise Unhealthy unless the database can be reached, is migrated, and knows letters beyond ASCII."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        _check_schema()
    except Error as error:
        log.warning("database: %s", error)
        raise Unhealthy("cannot be reached") from error


@remember
def _check_schema() -> None:
    """Remembered once it is fine: what a process found migrated stays migrated."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Unhealthy("migrations are missing")
    with connection.cursor() as cursor:
        cursor.execute("SELECT similarity('Österreich', 'ÖSTERREICH')")
        if cursor.fetchone() != (1.0,):
            raise Unhealthy("its character type is not UTF-8: look-alikes with umlauts and accents are not found")


def forget_heartbeats() -> None:
    """Forget the last signs of life, which may be those of processes that are gone."""
    cache.delete_many([WORKER, BEAT])


def _check_queue() -> None:
    try:
        cache.get(WORKER)
    except RedisError as error:
        log.warning("queue: %s", error)
        raise Unhealthy("cannot be reached") from error


def _check_worker() -> None:
    _check_heartbeat(WORKER)


def _check_beat() -> None:
    _check_heartbeat(BEAT)


def _check_heartbeat(key: str) -> None:
    try:
        alive = cache.get(key)
    except RedisError as error:
        raise Unhealthy("not known without the queue") from error
    if not alive:
        raise Unhealthy(f"no sign of life for {SILENCE} seconds")


def _check_disk() -> None:
    if not needed_services():
        return
    try:
        (settings.EMBEDDED.run / "health").write_text("ok")
    except OSError as error:
        raise Unhealthy(f"the data folder cannot be written to: {error.strerror}") from error


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "queue": _check_queue,
    "worker": _check_worker,
    "beat": _check_beat,
    "disk": _check_disk,
}


def _outcome(check: Callable[[], None]) -> str:
    try:
        check()
    except Unhealthy as problem:
        return str(problem)
    return "ok"


@heartbeat_sent.connect
def _worker_lives(**_: object) -> None:
    """From the worker's own loop, not from a task: a long queue is no sickness."""
    cache.set(WORKER, True, timeout=SILENCE)


@beat_init.connect
def _beat_starts(**_: object) -> None:
    after_task_publish.connect(_beat_lives)
    _beat_lives()


def _beat_lives(**_: object) -> None:
    cache.set(BEAT, True, timeout=SILENCE)
