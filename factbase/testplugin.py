"""Gives the tests a PostgreSQL and a Valkey of their own: `pytest -p factbase.testplugin`.

They live in a temporary folder and end with pytest, even with one that is killed. DATABASE_URL and
REDIS_URL replace them. The workers of pytest-xdist share those of the process that started them.
"""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factbase.embedded import EmbeddedError
from factbase.embedded.sharing import Use, needed_services

in_use = pytest.StashKey[Use]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Name the folder before pytest-django reads the settings, and let the start go on during the imports."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="factbase-test-"))
    os.environ["FACTBASE_DATA"] = str(folder)
    try:
        early_config.stash[in_use] = Use(folder, needed_services(), throw_away=True)
    except EmbeddedError as error:
        raise pytest.UsageError(str(error)) from error


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Wait for the services, before anything is collected or any worker started."""
    gc.set_threshold(100_000, 50, 100)  # what is loaded stays: looking through it again and again is a tenth of a run
    if use := session.config.stash.get(in_use, None):
        use.wait()


@pytest.hookimpl(wrapper=True)
def pytest_unconfigure(config: pytest.Config) -> Iterator[None]:
    """Stop the services, when all others have cleaned up."""
    yield
    if use := config.stash.get(in_use, None):
        use.leave()
        shutil.rmtree(os.environ["FACTBASE_DATA"], ignore_errors=True)
