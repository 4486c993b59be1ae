"""The web server: `gunicorn -c python:factbase.gunicorn factbase.wsgi`; what differs between hosts is said there."""

import gc
from pathlib import Path

from claims.extraction import extract
from claims.extraction.lexicon import LANGUAGES
from factbase.settings import LOGGING

worker_class = "gthread"
workers = 2
threads = 4
# The imports are the cost of a start: pay them once.
preload_app = True
timeout = 60
graceful_timeout = 5
# Heartbeats go to files; those of a slow disk would make workers look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (gunicorn unlinks them at once)
control_socket_disable = True
logconfig_dict = {**LOGGING, "loggers": {"gunicorn.error": {"level": "INFO", "propagate": True}}}


def when_ready(_server: object) -> None:
    """Before workers are forked: the engine reads its tables here, not when the first person selects words."""
    for language in LANGUAGES:
        extract("2024: 1.", language=language)
    # What is there now stays: workers need not look through it for garbage, nor copy it by doing so.
    gc.collect()
    gc.freeze()
