from pathlib import Path

import environ
import pytest

from factbase.embedded import data_folder, locations


@pytest.mark.parametrize(
    "folder",
    ["/srv/factbase", "/srv/a folder", "/srv/ärzte", "/srv/100%", "/srv/a,b", "/srv/" + "x" * 200],
)
def test_socket_addresses_are_short_and_plain_whatever_the_folder(folder):
    places = locations(Path(folder))
    assert len(str(places.sockets / ".s.PGSQL.5432.lock")) < 104
    assert environ.Env.db_url_config(places.database_url)["OPTIONS"] == {"host": str(places.sockets)}


def test_sockets_lie_in_the_folder_where_they_can():
    assert locations(Path("/srv/factbase")).valkey_socket == Path("/srv/factbase/sockets/valkey.sock")


def test_two_odd_folders_do_not_share_sockets():
    assert locations(Path("/srv/a b")).sockets != locations(Path("/srv/a  b")).sockets


def test_the_folder_is_the_one_of_the_environment(monkeypatch):
    monkeypatch.setenv("FACTBASE_DATA", "/srv/desk")
    assert data_folder() == Path("/srv/desk")


def test_the_folder_is_in_the_project_when_none_is_named(monkeypatch):
    monkeypatch.delenv("FACTBASE_DATA", raising=False)
    assert data_folder() == Path(__file__).parents[2] / ".factbase"
