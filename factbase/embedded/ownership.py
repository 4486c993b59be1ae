"""Who the services run as, and what that account must be able to reach."""

import os
import pwd
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.locations import Locations

# PostgreSQL refuses to run as root.
SYSTEM_ACCOUNT = "factbase-db"


@dataclass(frozen=True)
class Account:
    """The account of the services: ours (`switch` is False), or another one that root switches to."""

    uid: int
    gid: int
    switch: bool

    def popen_options(self) -> dict[str, Any]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def make_private(self, folder: Path) -> None:
        """Make the folder unless it is there, for this account only."""
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            if self.switch and folder.lstat().st_uid == 0:
                os.chown(folder, self.uid, self.gid, follow_symlinks=False)
        except OSError as error:
            raise EmbeddedError(f"cannot write to the data folder: {folder}: {error.strerror}") from error
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.uid:
            raise EmbeddedError(f"{folder} belongs to somebody else; remove it or choose another data folder")
        folder.chmod(0o700)


def service_account(places: Locations) -> Account:
    """Ourselves; for root, who owns the databases of the folder already, else a system account, made when missing."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    if places.postgres.is_dir() and (owner := places.postgres.stat()).st_uid:
        return Account(owner.st_uid, owner.st_gid, switch=True)
    entry = _system_account()
    return Account(entry.pw_uid, entry.pw_gid, switch=True)


def _system_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_ACCOUNT]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (fixed words)
            return pwd.getpwnam(SYSTEM_ACCOUNT)
        except (OSError, subprocess.CalledProcessError, KeyError) as error:
            raise EmbeddedError(
                f"PostgreSQL does not run as root and the account {SYSTEM_ACCOUNT} cannot be made; do not run as root"
            ) from error


def open_ways(*targets: Path) -> list[Path]:
    """Let every account pass through the parents of the targets; return the folders whose mode this changed.

    Passing is not listing: only the execute bit is set.
    """
    closed = sorted(
        {parent for target in targets for parent in target.parents if not parent.stat().st_mode & stat.S_IXOTH}
    )
    for folder in closed:
        folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    return closed


def open_tree(tree: Path) -> None:
    """Let every account read and run what its owner can; a strict umask at installation hides it."""
    if tree.stat().st_mode & stat.S_IROTH:
        return
    for path in _with_all_below(tree):
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _with_all_below(tree: Path) -> Iterator[Path]:
    yield tree
    yield from tree.rglob("*")
