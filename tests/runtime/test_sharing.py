"""The services of a data folder: first in starts them, last out stops them, and nothing that was left behind hurts."""

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from factbase.embedded import EmbeddedError, locations
from factbase.embedded.sharing import Use
from factbase.embedded.state import read_state
from tests.runtime.conftest import PROJECT, environment, processes_of, wait_until

BOTH = ["postgres", "valkey"]
HOLD = "import sys; from pathlib import Path; from factbase.embedded.sharing import Use; \
use = Use(Path(sys.argv[1]), ['postgres', 'valkey']).wait(); print('ready', flush=True); input(); use.leave()"


def connect(folder: Path) -> psycopg.Connection:
    return psycopg.connect(locations(folder).database_url, autocommit=True)


def hold(folder: Path) -> subprocess.Popen[str]:
    """Another process that uses the services until it reads a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env=environment(folder),
    )
    assert process.stdout.readline() == "ready\n"
    return process


def service(folder: Path, name: str) -> psutil.Process:
    found = read_state(locations(folder).run / f"{name}.state").service.process()
    assert found
    return found


@pytest.mark.parametrize("name", ["plain", "with a space and ümlauts, and a name that is too long for an address " * 2])
def test_services_run_while_used_and_are_gone_after(folder, name):
    with Use(folder / name, BOTH) as use:
        use.wait()
        with connect(folder / name) as connection:
            assert connection.execute("SELECT current_database()").fetchone() == ("factbase",)
        assert redis.Redis.from_url(locations(folder / name).cache_url).ping()
    assert processes_of(folder) == []


def test_letters_beyond_ascii_are_letters_to_the_database(folder):
    with Use(folder, ["postgres"]) as use:
        use.wait()
        with connect(folder) as connection:
            connection.execute("CREATE EXTENSION pg_trgm")
            row = connection.execute(
                "SELECT similarity('Österreich', 'ÖSTERREICH'), 'ÖL' ILIKE 'öl', lower('ÄÉ'), upper('straße'),"
                " to_tsvector('german', 'Österreichs') = to_tsvector('german', 'österreich')"
            ).fetchone()
    assert row == (1.0, True, "äé", "STRASSE", True)


def test_databases_made_later_have_the_same_letters(folder):
    with Use(folder, ["postgres"]) as use:
        use.wait()
        with connect(folder) as connection:
            connection.execute("CREATE DATABASE test_factbase")
            locales = connection.execute("SELECT DISTINCT datlocale, datcollate, datctype FROM pg_database").fetchall()
    assert locales == [("PG_UNICODE_FAST", "C", "C.UTF-8")]


def test_data_and_queue_outlive_a_stop(folder):
    queue = redis.Redis.from_url(locations(folder).cache_url)
    with Use(folder, BOTH) as use:
        use.wait()
        with connect(folder) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
        queue.set("kept", "one")
    with Use(folder, BOTH) as use:
        use.wait()
        with connect(folder) as connection:
            assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
        assert queue.get("kept") == b"one"


def test_the_last_one_out_stops_what_the_first_one_started(folder):
    first = hold(folder)
    with Use(folder, BOTH) as use:
        use.wait()
        started = service(folder, "postgres")
        first.communicate("go\n")
        with connect(folder) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert service(folder, "postgres") == started
    assert processes_of(folder) == []


def test_a_user_that_is_killed_leaves_nothing_running(folder):
    hold(folder).kill()
    wait_until(lambda: not processes_of(folder), "all gone")


@pytest.mark.slow
def test_a_killed_keeper_takes_its_service_along(folder):
    with Use(folder, ["postgres"]) as use:
        use.wait()
        keeper, postgres = service(folder, "postgres").parent(), service(folder, "postgres")
        keeper.kill()
        wait_until(lambda: not postgres.is_running(), "PostgreSQL gone")
        with pytest.raises(EmbeddedError, match="PostgreSQL is gone"):
            use.check()


@pytest.mark.slow
@pytest.mark.parametrize("name", BOTH)
def test_a_service_that_dies_is_started_again(folder, name):
    with Use(folder, BOTH) as use:
        use.wait()
        service(folder, name).send_signal(signal.SIGKILL)
        wait_until(lambda: use.restarts() == 1, "restarted")
        use.check()


def test_an_orphan_is_ended_before_a_new_start(folder):
    places = locations(folder)
    with Use(folder, ["valkey"]) as use:
        use.wait()
        state = read_state(places.run / "valkey.state")
    orphan = subprocess.Popen(["sleep", "60"], cwd=folder)
    born = psutil.Process(orphan.pid).create_time()
    state.write(places.run / "valkey.state", service=type(state.service)(orphan.pid, born))
    with Use(folder, ["valkey"]) as use:
        use.wait()
        assert orphan.wait(5) == -signal.SIGTERM


def test_a_recorded_number_that_is_somebody_elses_now_is_left_alone(folder):
    places = locations(folder)
    with Use(folder, ["valkey"]) as use:
        use.wait()
        state = read_state(places.run / "valkey.state")
    stranger = subprocess.Popen(["sleep", "60"], cwd=folder)
    state.write(places.run / "valkey.state", service=type(state.service)(stranger.pid, 1.0))
    with Use(folder, ["valkey"]) as use:
        use.wait()
        assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


@pytest.mark.slow
def test_lock_files_of_a_power_cut_are_no_obstacle(folder):
    places = locations(folder)
    with Use(folder, ["postgres"]) as use:
        use.wait()
        left_behind = (places.postgres / "postmaster.pid").read_text()
        socket_lock = (places.sockets / ".s.PGSQL.5432.lock").read_text()
        number = left_behind.splitlines()[0]
    somebody = subprocess.Popen(["sleep", "60"], cwd="/", **_account_of(places.postgres))
    (places.postgres / "postmaster.pid").write_text(left_behind.replace(number, str(somebody.pid)))
    (places.sockets / ".s.PGSQL.5432.lock").write_text(socket_lock.replace(number, str(somebody.pid)))
    with Use(folder, ["postgres"]) as use:
        use.wait()
    assert somebody.poll() is None
    somebody.kill()
    somebody.wait()


def _account_of(path: Path) -> dict[str, int]:
    return {"user": path.stat().st_uid} if psutil.Process().uids().real == 0 else {}


@pytest.mark.parametrize("leftover", ["postgres", "postgres.new"])
def test_a_half_made_database_is_made_anew_and_nothing_is_deleted(folder, leftover):
    (folder / leftover).mkdir()
    (folder / leftover / "PG_VERSION").write_text("18\n")
    with Use(folder, ["postgres"]) as use:
        use.wait()
        with connect(folder) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.slow
def test_what_is_no_database_is_put_aside(folder):
    (folder / "postgres").mkdir()
    (folder / "postgres" / "precious").write_text("mine")
    with Use(folder, ["postgres"]) as use:
        use.wait()
    assert [path.read_text() for path in folder.glob("postgres.broken-*/precious")] == ["mine"]


@pytest.mark.slow
def test_a_database_of_another_version_is_refused_in_one_line(folder):
    with Use(folder, ["postgres"]) as use:
        use.wait()
    (folder / "postgres" / "PG_VERSION").write_text("17\n")
    with Use(folder, ["postgres"]) as use, pytest.raises(EmbeddedError, match=r"^PostgreSQL does not start: .*version"):
        use.wait()
    assert processes_of(folder) == []


def test_a_file_where_the_folder_should_be_is_named(folder):
    (folder / "data").write_text("")
    with pytest.raises(EmbeddedError, match=r"cannot write to the data folder: .*/data"):
        Use(folder / "data", BOTH)
