"""JSON-RPC as the Model Context Protocol speaks it, with tools and nothing else. Pure: messages in, answers out."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

# The newest first.
VERSIONS = ("2025-11-25", "2025-06-18")
NOT_JSON, NO_REQUEST, NO_METHOD, BAD_PARAMETERS = -32700, -32600, -32601, -32602

Json = dict[str, Any]


class ToolError(Exception):
    """Why a tool could not do it, for the model to read."""


class Refused(Exception):
    """An error of the protocol."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Tool:
    """`run` is given the arguments, all of which `schema` names, and raises ToolError."""

    name: str
    title: str
    description: str
    schema: Json
    run: Callable[[Json], Json]

    def described(self) -> Json:
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": self.schema,
            "annotations": {"readOnlyHint": True, "openWorldHint": False},
        }


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    version: str
    instructions: str
    tools: Sequence[Tool]

    def answer(self, line: bytes) -> Json | None:
        """To one message; nothing to a notification."""
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            return _error(None, Refused(NOT_JSON, "This is not JSON"))
        if not _is_message(message):
            return _error(None, Refused(NO_REQUEST, "This is no message of JSON-RPC 2.0"))
        if "id" not in message or "method" not in message:
            return None
        try:
            result = self._result(message["method"], message.get("params") or {})
        except Refused as refusal:
            return _error(message["id"], refusal)
        return {"jsonrpc": "2.0", "id": message["id"], "result": result}

    def _result(self, method: str, params: Any) -> Json:
        if not isinstance(params, dict):
            raise Refused(BAD_PARAMETERS, "`params` must be an object")
        if method == "initialize":
            return self._greeting(params.get("protocolVersion"))
        if method == "tools/call":
            return self._called(params.get("name"), params.get("arguments") or {})
        fixed: Json = {"ping": {}, "tools/list": {"tools": [tool.described() for tool in self.tools]}}
        if method not in fixed:
            raise Refused(NO_METHOD, f"There is no method {method}")
        return dict(fixed[method])

    def _greeting(self, version: Any) -> Json:
        return {
            "protocolVersion": version if version in VERSIONS else VERSIONS[0],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": self.name, "version": self.version},
            "instructions": self.instructions,
        }

    def _called(self, name: Any, arguments: Any) -> Json:
        tool = next((tool for tool in self.tools if tool.name == name), None)
        if tool is None:
            raise Refused(BAD_PARAMETERS, f"There is no tool {name}")
        try:
            _check(tool, arguments)
            found = tool.run(arguments)
        except ToolError as error:
            return {"content": [{"type": "text", "text": str(error)}], "isError": True}
        text = json.dumps(found, ensure_ascii=False)
        return {"content": [{"type": "text", "text": text}], "structuredContent": found, "isError": False}


def _is_message(message: Any) -> bool:
    return isinstance(message, dict) and message.get("jsonrpc") == "2.0" and isinstance(message.get("method", ""), str)


def _check(tool: Tool, arguments: Any) -> None:
    """What the arguments may hold is checked by whoever takes them; here it is that they are known and all there."""
    if not isinstance(arguments, dict):
        raise ToolError("`arguments` must be an object")
    known = tool.schema["properties"]
    if unknown := sorted(arguments.keys() - known.keys()):
        raise ToolError(f"Unknown: {', '.join(unknown)}; known are {', '.join(known)}")
    if missing := [name for name in tool.schema.get("required", ()) if name not in arguments]:
        raise ToolError(f"Missing: {', '.join(missing)}")


def _error(of: Any, refusal: Refused) -> Json:
    return {"jsonrpc": "2.0", "id": of, "error": {"code": refusal.code, "message": str(refusal)}}
