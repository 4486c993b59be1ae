"""The Celery application, and the one way to nudge a worker."""

import logging
import os
from collections.abc import Sequence
from functools import partial

from celery import Celery, Task
from django.db import transaction
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factbase.settings")

app = Celery("factbase")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["factbase"], related_name="health")

log = logging.getLogger(__name__)


def nudge(task: Task, ids: Sequence[int]) -> None:
    """Tell the workers, once the transaction is committed, that there is work. Never fails: beat finds what a lost message left."""
    if ids:
        transaction.on_commit(partial(_send, task, list(ids)))


def _send(task: Task, ids: list[int]) -> None:
    try:
        task.delay(ids)
    except OperationalError as error:
        log.warning("no broker (%s); beat will pick up %d articles", error, len(ids))
