"""`manage.py mcp` as a process of its own, over its streams and over HTTP, on the test database."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from django.db import connection

from claims.publication.services import entry_retract
from factbase.access.models import APIKey
from tests.lint.conftest import OTHER_FIGURE, SAME
from tests.workers.conftest import free_port

ROOT = Path(__file__).parents[2]
GREETING = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}

pytestmark = pytest.mark.usefixtures("committed")


def environment(**changes: str) -> dict[str, str]:
    """The test database; nobody is limited, whoever else asks from this machine meanwhile."""
    host = connection.settings_dict["OPTIONS"].get("host") or connection.settings_dict["HOST"]
    database = f"postgresql://postgres:@/{connection.settings_dict['NAME']}?host={host}"
    return os.environ | {"DATABASE_URL": database, "FACTBASE_RATE": "100000/min", **changes}


class Streams:
    """A process that is asked over its streams."""

    def __init__(self, **changes: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "mcp"],
            cwd=ROOT,
            env=environment(**changes),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.asked = 0

    def tell(self, method: str, **more: Any) -> None:
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", "method": method} | more).encode() + b"\n")
        self.process.stdin.flush()

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self.asked += 1
        self.tell(method, id=self.asked, params=params)
        answer = json.loads(self.process.stdout.readline())
        assert answer["id"] == self.asked
        return answer["result"]

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        return self.ask("tools/call", name=tool, arguments=arguments)

    def close(self) -> int:
        self.process.stdin.close()
        return self.process.wait(timeout=30)


@pytest.fixture
def streams() -> Iterator[Callable[..., Streams]]:
    started: list[Streams] = []

    def start(**changes: str) -> Streams:
        started.append(Streams(**changes))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


def key(scope: str) -> str:
    return APIKey.objects.create_key(name=scope, scope=scope)[1]


def test_a_model_searches_reads_and_compares(streams, aid, publish, bob):
    entry = publish(aid)
    entry_retract(gone := publish(aid, statement="A mistake"), by=bob, notice="Forged.")
    mcp = streams(FACTBASE_MCP_KEY=key("read"))
    assert mcp.ask("initialize", **GREETING)["protocolVersion"] == "2025-06-18"
    mcp.tell("notifications/initialized")
    names = [tool["name"] for tool in mcp.ask("tools/list")["tools"]]
    assert names == ["search_entries", "search_figures", "get_entry", "lint_text"]

    [found] = mcp.call("search_entries", q="military aid")["structuredContent"]["entries"]
    assert (found["id"], found["rating"]["key"], "claims" in found) == (entry.public_id, "true", False)
    assert mcp.call("search_entries", q="harvest")["structuredContent"]["entries"] == []

    [figure] = mcp.call("search_figures", entity="LU", measure="military aid", unit="eur")["structuredContent"][
        "figures"
    ]
    assert (figure["low"], figure["entry"]["id"]) == (250_000_000, entry.public_id)
    assert mcp.call("search_figures", entity="LU", unit="USD")["structuredContent"]["figures"] == []

    read = mcp.call("get_entry", id=entry.public_id)["structuredContent"]
    assert [item["title"] for item in read["evidence"]] == ["The agreement"]
    refused = mcp.call("get_entry", id=gone.public_id)
    assert (refused["isError"], refused["content"][0]["text"]) == (True, "Forged. (410 Gone)")

    [span] = mcp.call("lint_text", text=OTHER_FIGURE)["structuredContent"]["spans"]
    assert (span["kind"], span["bearing"]) == ("contradicts", "against")
    assert mcp.close() == 0


@pytest.mark.slow
def test_rights_and_limits_are_those_of_the_api(streams, aid):
    without = streams()
    assert "401 Unauthorized" in without.call("lint_text", text=SAME)["content"][0]["text"]
    assert "limit: must be a whole number" in without.call("search_entries", limit=1000)["content"][0]["text"]
    assert without.call("get_entry", id="../claims")["content"][0]["text"] == "`id` is no public id"
    assert without.call("search_entries", q="\ud800 nobody")["structuredContent"]["entries"] == []
    reader = streams(FACTBASE_MCP_KEY=key("read"))
    assert reader.call("lint_text", text="\ud800 Well.")["structuredContent"]["spans"] == []
    assert reader.call("lint_text", text=SAME)["structuredContent"]["spans"][0]["found"] == []
    desk = streams(FACTBASE_MCP_KEY=key("desk"))
    [found] = desk.call("lint_text", text=SAME)["structuredContent"]["spans"][0]["found"]
    assert found["claim"]["id"] == aid.public_id


@pytest.fixture
def served() -> Iterator[str]:
    """The address of a server of its own."""
    port = free_port()
    command = [sys.executable, "manage.py", "mcp", "--http", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment())
    address = f"http://127.0.0.1:{port}/mcp"
    try:
        _await(address, process)
        yield address
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()


def _await(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            assert httpx2.get(address).status_code == 405
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("it does not answer")


@pytest.mark.slow
def test_over_http_every_caller_is_their_own(served, aid, publish):
    entry = publish(aid)

    def ask(method: str, headers: dict[str, str] | None = None, **params: Any) -> httpx2.Response:
        return httpx2.post(
            served, json={"jsonrpc": "2.0", "id": 1, "method": method, "params": params}, headers=headers
        )

    greeted = ask("initialize", **GREETING)
    assert (greeted.headers["content-type"], greeted.json()["result"]["serverInfo"]["name"]) == (
        "application/json",
        "factbase",
    )
    told = httpx2.post(served, json={"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (told.status_code, told.content) == (202, b"")
    searched = ask("tools/call", name="search_entries", arguments={}).json()["result"]
    [found] = searched["structuredContent"]["entries"]
    assert found["id"] == entry.public_id
    lint = {"name": "lint_text", "arguments": {"text": SAME}}
    assert ask("tools/call", **lint).json()["result"]["isError"] is True
    for header in ({"Authorization": f"Bearer {key('read')}"}, {"X-Api-Key": key("read")}):
        assert ask("tools/call", header, **lint).json()["result"]["structuredContent"]["counts"]["matches"] == 1
    refused = [
        ask("ping", {"Origin": "https://evil.example"}).status_code,
        ask("ping", {"Host": "evil.example"}).status_code,
        ask("ping", {"MCP-Protocol-Version": "1999-01-01"}).status_code,
        httpx2.post(served + "/elsewhere").status_code,
    ]
    assert refused == [403, 403, 400, 404]
    assert ask("ping", {"Origin": "http://localhost:3000"}).json()["result"] == {}
