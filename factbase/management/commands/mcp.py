"""`manage.py mcp`: language models ask us, over this process's streams or over HTTP."""

import signal
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from factbase.management.mcp.api import Api
from factbase.management.mcp.stdio import serve
from factbase.management.mcp.tools import server

GUNICORN = ("-m", "gunicorn", "-c", "python:factbase.gunicorn", "factbase.management.mcp.http:application")


class Command(BaseCommand):
    help = (
        "Let a language model search entries and figures, read entries, and compare a text with them (Model Context "
        "Protocol). Without --http over standard input and output, with the API key of FACTBASE_MCP_KEY; with it at "
        "/mcp, where each caller sends a key (Authorization: Bearer …). The rights and limits are those of the API."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--http", action="store_true", help="serve over HTTP")
        parser.add_argument("--port", type=int, default=8001, help="with --http: to listen on")
        parser.add_argument("--host", default="127.0.0.1", help="with --http: address to listen on")

    def handle(self, *_args: str, http: bool, host: str, port: int, **_options: Any) -> None:
        if http:
            sys.exit(_gunicorn(f"[{host}]:{port}" if ":" in host else f"{host}:{port}"))
        serve(server(Api(settings.MCP_KEY, {})), sys.stdin.buffer, sys.stdout.buffer)


def _gunicorn(bind: str) -> int:
    """Run it as a child, which ends as this process does: the services of the data folder are shared from here."""
    child = subprocess.Popen([sys.executable, *GUNICORN, "--workers", "1", "--bind", bind])  # noqa: S603
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: child.terminate())
    return child.wait()
