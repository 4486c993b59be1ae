"""Messages of the Model Context Protocol, and what is answered to each."""

import io
import json
from typing import Any

import pytest

from factbase.management.mcp.protocol import VERSIONS, Server, Tool, ToolError
from factbase.management.mcp.stdio import serve

SCHEMA = {"type": "object", "properties": {"word": {"type": "string"}, "loud": {}}, "required": ["word"]}


LISTED = b'{"jsonrpc": "2.0", "id": 1, "method": ["ping"]}'


def echo(asked: dict[str, Any]) -> dict[str, Any]:
    if asked["word"] == "fail":
        raise ToolError("It failed")
    return {"said": asked["word"]}


SERVER = Server("echo", "1", "Say a word.", [Tool("echo", "Echo", "Says it again.", SCHEMA, echo)])


def answer(method: str, **params: Any) -> dict[str, Any]:
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
    found = SERVER.answer(json.dumps(message).encode())
    assert found is not None
    assert (found["jsonrpc"], found["id"]) == ("2.0", 7)
    return found


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [*((version, version) for version in VERSIONS), ("2024-11-05", VERSIONS[0]), (None, VERSIONS[0])],
)
def test_the_version_is_theirs_if_we_speak_it(asked, spoken):
    result = answer("initialize", protocolVersion=asked, capabilities={}, clientInfo={"name": "t"})["result"]
    assert (result["protocolVersion"], result["capabilities"]) == (spoken, {"tools": {}})
    assert (result["serverInfo"], result["instructions"]) == ({"name": "echo", "version": "1"}, "Say a word.")


def test_tools_say_that_they_only_read():
    [tool] = answer("tools/list")["result"]["tools"]
    assert (tool["name"], tool["inputSchema"]) == ("echo", SCHEMA)
    assert tool["annotations"]["readOnlyHint"] is True


def test_a_tool_answers_as_text_and_as_structure():
    result = answer("tools/call", name="echo", arguments={"word": "Größe"})["result"]
    assert (result["structuredContent"], result["isError"]) == ({"said": "Größe"}, False)
    assert [json.loads(part["text"]) for part in result["content"]] == [{"said": "Größe"}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"word": "fail"}, "It failed"),
        ({}, "Missing: word"),
        ({"word": "a", "words": 1}, "Unknown: words; known are word, loud"),
        (["word"], "`arguments` must be an object"),
    ],
)
def test_what_a_tool_refuses_is_told_to_the_model(arguments, said):
    result = answer("tools/call", name="echo", arguments=arguments)["result"]
    assert (result["isError"], result["content"][0]["text"]) == (True, said)


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [("resources/list", {}, -32601), ("tools/call", {"name": "shout"}, -32602)],
)
def test_what_is_not_there(method, params, code):
    assert answer(method, **params)["error"]["code"] == code


@pytest.mark.parametrize(
    ("line", "code"),
    [(b"{", -32700), (b"[" * 100_000, -32700), (b"[]", -32600), (b'{"id": 1}', -32600), (LISTED, -32600)],
)
def test_what_is_no_message(line, code):
    assert SERVER.answer(line)["error"]["code"] == code


@pytest.mark.parametrize(
    "message", [{"method": "notifications/initialized"}, {"method": "notifications/cancelled"}, {"id": 1, "result": {}}]
)
def test_what_wants_no_answer_gets_none(message):
    assert SERVER.answer(json.dumps({"jsonrpc": "2.0"} | message).encode()) is None


def test_a_stream_is_a_message_a_line():
    lines = [b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n', b"\n", b"nonsense\n"]
    answers = io.BytesIO()
    serve(SERVER, io.BytesIO(b"".join(lines)), answers)
    first, second = map(json.loads, answers.getvalue().splitlines())
    assert (first, second["error"]["code"]) == ({"jsonrpc": "2.0", "id": 1, "result": {}}, -32700)
