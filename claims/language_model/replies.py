"""From the body of a response to the claims in it. All of it comes from strangers: nothing in it is obeyed."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from claims.language_model.errors import ReplyError
from claims.language_model.schema import Reply, read_claims

_STOPPED = {
    "length": "The model's answer was cut off at its length limit",
    "content_filter": "The service's filter withheld the answer",
}


def read_reply(body: bytes) -> Reply:
    """The claims of a chat completion; raise ReplyError where there are none to be had."""
    return read_claims(_parse(_content(_parse(body, "The service's answer is not JSON"))))


def _content(completion: Any) -> str:
    """What the model wrote, from the wrapping in which every service puts it."""
    choices = completion.get("choices") if isinstance(completion, Mapping) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, Mapping) else None
    if not isinstance(choice, Mapping) or not isinstance(message, Mapping):
        raise ReplyError("The service's answer is no chat completion")
    if message.get("refusal"):
        raise ReplyError("The model refused to answer")
    stopped = choice.get("finish_reason")
    if isinstance(stopped, str) and stopped in _STOPPED:
        raise ReplyError(_STOPPED[stopped])
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        calls = message.get("tool_calls") or message.get("function_call")
        raise ReplyError("The model called a tool instead of answering" if calls else "The model's answer is empty")
    # Services that know no schema wrap the object into Markdown or a sentence.
    return content[content.find("{") : content.rfind("}") + 1] or content


def _parse(source: str | bytes, complaint: str = "The model's answer is not whole JSON") -> Any:
    try:
        return json.loads(source, parse_int=Decimal, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, ArithmeticError, RecursionError):
        raise ReplyError(complaint) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
