"""Answers with some members of each object only."""

from collections.abc import Mapping
from typing import Any

from rest_framework.exceptions import ValidationError

from claims.api.parameters import Parameter
from claims.api.shapes.parts import Shape

FIELDS = Parameter(
    "fields",
    "Only these members of each object, in the order of the object.",
    {"type": "string", "maxLength": 400, "pattern": "^[a-z_]+(,[a-z_]+)*$"},
    "id,language",
)


def chosen_fields(asked: str | None, shape: type[Shape]) -> frozenset[str] | None:
    """The members to answer with; nothing where all are wanted."""
    if asked is None:
        return None
    names = frozenset(asked.split(","))
    if unknown := names - shape().fields.keys():
        known = ", ".join(shape().fields)
        raise ValidationError({"fields": [f"has no {', '.join(sorted(unknown))}; there are {known}"]})
    return names


def only(members: Mapping[str, Any], chosen: frozenset[str] | None) -> dict[str, Any]:
    return {name: value for name, value in members.items() if chosen is None or name in chosen}
