"""`manage.py up` as its user meets it."""

import json
import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from factbase.embedded import locations
from factbase.embedded.processes import read_identities
from factbase.embedded.sharing import Use
from tests.runtime.conftest import Up, manage, processes_of, wait_until

COUNT_ARTICLES = "from articles.models import Article; print(Article.objects.count())"


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address) as response:  # noqa: S310 (our own)
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def health(up: Up) -> dict[str, str]:
    return json.loads(get(f"{up.address}healthz")[1])["parts"]


def program(folder: Path, name: str) -> psutil.Process:
    """The process that leads the session of a program of `up`."""
    identities = read_identities(locations(folder).run / "programs")
    found = dict(zip(["web", "worker", "beat"], identities, strict=True))[name].process()
    assert found
    return found


@pytest.mark.slow
def test_all_parts_work_and_commands_share_them(folder):
    up = Up(folder, "--no-samples").ready()
    wait_until(lambda: set(health(up).values()) == {"ok"}, "healthy")
    assert get(f"{up.address}healthz")[0] == 200
    assert sum("sign in as" in line for line in up.log) == 2
    refused = manage(folder, "up", "--port", "0")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"CommandError: factbase is running already on {folder}\n"
    assert get(f"{up.address}healthz")[0] == 200
    assert up.stop() == 0
    assert processes_of(folder) == []


@pytest.mark.slow
def test_a_second_start_keeps_all_data(folder):
    first = Up(folder).ready()
    articles = manage(folder, "shell", "-v", "0", "-c", COUNT_ARTICLES).stdout
    first.stop()
    second = Up(folder).ready()
    assert manage(folder, "shell", "-v", "0", "-c", COUNT_ARTICLES).stdout == articles != "0\n"
    assert not second.has_said("sign in")
    assert not second.has_said("samples")
    second.stop()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_signal_stops_it_cleanly(folder, number):
    up = Up(folder, "--no-samples").ready()
    assert up.stop(number) == 0
    assert processes_of(folder) == []
    assert up.log[-1].endswith("stopped\n")


@pytest.mark.slow
@pytest.mark.parametrize("words", ["preparing", "loading samples", "Starting gunicorn"])
def test_a_signal_during_the_start_stops_it_cleanly(folder, words):
    up = Up(folder)
    wait_until(lambda: up.has_said(words), words)
    assert up.stop(signal.SIGINT) == 0
    assert processes_of(folder) == []


@pytest.mark.slow
def test_a_start_that_was_killed_leaves_nothing_in_the_way(folder):
    killed = Up(folder, "--no-samples").ready()
    killed.process.kill()
    up = Up(folder, "--no-samples").ready()
    wait_until(lambda: set(health(up).values()) == {"ok"}, "healthy")
    assert up.stop() == 0
    assert processes_of(folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_a_program_that_is_killed_is_started_again(folder, name):
    up = Up(folder, "--no-samples").ready()
    program(folder, name).kill()
    wait_until(lambda: up.has_said(f"{name} was killed by SIGKILL; starting it again"), "noticed")
    wait_until(lambda: set(health(up).values()) == {"ok"}, "healthy")
    assert up.stop() == 0


@pytest.mark.slow
def test_health_names_the_part_that_is_missing(folder):
    up = Up(folder, "--no-samples").ready()
    wait_until(lambda: set(health(up).values()) == {"ok"}, "healthy")
    program(folder, "worker").suspend()
    wait_until(lambda: health(up)["worker"] != "ok", "worker missed")
    status, _ = get(f"{up.address}healthz")
    assert status == 503
    assert health(up)["database"] == "ok"
    assert up.stop() == 0
    assert processes_of(folder) == []


@pytest.mark.slow
def test_a_busy_port_is_named(folder):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        refused = manage(folder, "up", "--port", str(port))
    assert refused.returncode == 1
    assert refused.stderr == f"CommandError: port {port} is in use; choose another with --port\n"
    assert processes_of(folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("words", [["up", "--port", "70000"], ["up", "--host", "no.such.host.invalid"]])
def test_an_impossible_address_is_refused_in_one_line(folder, words):
    refused = manage(folder, *words)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["up"], ["migrate"]])
def test_a_folder_that_cannot_be_made_is_named(folder, command):
    (folder / "file").write_text("")
    refused = manage(folder / "file" / "data", *command)
    assert refused.returncode == 1
    assert refused.stderr == f"error: cannot write to the data folder: {folder}/file/data: Not a directory\n"


def test_database_url_replaces_the_embedded_database(folder):
    with Use(folder / "elsewhere", ["postgres"]) as use:
        use.wait()
        ask = "from django.db import connection as c; c.ensure_connection(); print(c.get_connection_params()['host'])"
        there = locations(folder / "elsewhere")
        result = manage(folder / "here", "shell", "-v", "0", "-c", ask, DATABASE_URL=there.database_url)
    assert result.stdout == f"{there.sockets}\n"
    assert not (folder / "here" / "postgres").exists()


@pytest.mark.slow
def test_a_database_that_cannot_be_reached_is_refused_in_one_line(folder):
    refused = manage(folder, "up", "--port", "0", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert refused.returncode == 1
    assert refused.stderr.startswith("CommandError: the database cannot be reached: ")
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.slow
def test_commands_that_need_no_database_start_none(folder):
    assert manage(folder, "help").returncode == 0
    assert not (folder / "postgres").exists()
