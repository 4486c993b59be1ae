"""The form in which a model tells claims: as JSON schema for the service, and as check of what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.language_model.errors import ReplyError

MOST_CLAIMS = 100  # of one piece of text; more is a model that runs in a circle

_CLAIM = {
    "type": "object",
    "properties": {
        "quote": {"type": "string", "description": "One whole sentence of the article, copied character by character."},
        "claimant": {"type": "string", "description": "Who asserts it, as the article names them; else empty."},
        "label": {"type": "string", "description": "The claim in English, at most 90 characters."},
        "numbers": {"type": "array", "items": {"type": "number"}, "description": "Amounts and counts, written out."},
    },
    "required": ["quote", "claimant", "label", "numbers"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {"claims": {"type": "array", "items": _CLAIM}},
    "required": ["claims"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the model tells it: nothing of it is true until it has been found in the text."""

    quote: str
    claimant: str = ""
    label: str = ""
    numbers: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """`malformed` and `surplus` count the claims that were left out."""

    claims: tuple[Told, ...]
    malformed: int = 0
    surplus: int = 0


def read_claims(value: Any) -> Reply:
    """Raise ReplyError unless this is an object with a list of claims; count what in the list is none."""
    told = value.get("claims") if isinstance(value, Mapping) else None
    if not isinstance(told, list):
        raise ReplyError("The model's answer is not of the agreed form")
    read = [_told(item) for item in told[:MOST_CLAIMS]]
    claims = tuple(item for item in read if item)
    return Reply(claims, malformed=len(read) - len(claims), surplus=len(told) - len(read))


def _told(item: Any) -> Told | None:
    """Services without schemas leave fields out; a field of another kind makes the claim worthless."""
    if not isinstance(item, Mapping):
        return None
    quote, claimant, label = (item.get(name) or "" for name in ("quote", "claimant", "label"))
    numbers = item.get("numbers") or []
    if not all(isinstance(words, str) for words in (quote, claimant, label)) or not isinstance(numbers, list):
        return None
    if not quote.strip() or not all(isinstance(number, Decimal) for number in numbers):
        return None
    return Told(quote, claimant, label, tuple(numbers))
