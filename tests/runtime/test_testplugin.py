"""The services that the tests run on."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runtime.conftest import PROJECT, environment, processes_of, wait_until

WORKS = """
import os
from pathlib import Path
import psycopg, pytest
from factbase.embedded import locations
@pytest.mark.parametrize("number", range(4))
def test_database(number):
    folder = Path(os.environ["FACTBASE_DATA"])
    Path("folder").write_text(str(folder))
    with psycopg.connect(locations(folder).database_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
"""
HANGS = """
import os, time
from pathlib import Path
def test_hangs():
    Path("folder.draft").write_text(os.environ["FACTBASE_DATA"])
    Path("folder.draft").rename("folder")
    time.sleep(600)
"""


def start(folder: Path, code: str, *words: str, **changes: str) -> subprocess.Popen[str]:
    (folder / "test_it.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "factbase.testplugin"]
    return subprocess.Popen(
        [*command, *words, "test_it.py"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(folder, PYTHONPATH=str(PROJECT), PYTEST_DISABLE_PLUGIN_AUTOLOAD="1", **changes),
    )


@pytest.mark.parametrize("words", [[], pytest.param(["-p", "xdist", "-n", "2"], marks=pytest.mark.slow)])
def test_tests_have_a_database_and_leave_nothing(folder, words):
    run = start(folder, WORKS, *words)
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 0, output
    used = Path((folder / "folder").read_text())
    assert not used.exists()
    assert processes_of(used) == []


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGKILL,
        pytest.param(signal.SIGTERM, marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, marks=pytest.mark.slow),
    ],
)
def test_a_killed_run_leaves_nothing(folder, number):
    run = start(folder, HANGS)
    wait_until((folder / "folder").exists, "running")
    used = Path((folder / "folder").read_text())
    run.send_signal(number)
    run.communicate(timeout=60)
    wait_until(lambda: not processes_of(used) and not used.exists(), "all gone")


def test_services_that_are_given_are_not_started(folder):
    given = {"DATABASE_URL": "postgresql://given/it", "REDIS_URL": "redis://given"}
    run = start(folder, HANGS, **given)
    wait_until((folder / "folder").exists, "running")
    used = Path((folder / "folder").read_text())
    assert [each.pid for each in processes_of(used) if each.pid != run.pid] == []
    run.kill()
    run.communicate()
    assert list(used.iterdir()) == []
    used.rmdir()
