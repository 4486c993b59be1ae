"""What may stand in a query string. The JSON Schema of a parameter is its documentation and its rule."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError

from factbase.ids import PATTERN as PUBLIC_ID

MOST_ROWS = 200
_NUMBER = re.compile(r"-?[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A filter or the like; absent, its value is the schema's default or nothing."""

    name: str
    description: str
    schema: dict[str, Any]
    example: str = ""

    def read(self, raw: str) -> Any:
        """The value, or a ValueError with a line for the caller."""
        if self.schema["type"] == "integer":
            return self._number(raw)
        if "enum" in self.schema and raw not in self.schema["enum"]:
            raise ValueError(f"must be one of {', '.join(self.schema['enum'])}")
        if len(raw) > self.schema.get("maxLength", len(raw)):
            raise ValueError(f"is longer than {self.schema['maxLength']} characters")
        if "pattern" in self.schema and not re.fullmatch(self.schema["pattern"], raw):
            raise ValueError(f"must look like {self.example}")
        return raw

    def _number(self, raw: str) -> int:
        least, most = self.schema["minimum"], self.schema["maximum"]
        if not _NUMBER.fullmatch(raw) or not least <= int(raw) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(raw)


def documented(*parameters: Parameter) -> list[OpenApiParameter]:
    return [OpenApiParameter(item.name, item.schema, description=item.description) for item in parameters]


def words(name: str, description: str, most: int = 200) -> Parameter:
    # PostgreSQL cannot hold NUL, nor is it a word.
    return Parameter(name, description, {"type": "string", "maxLength": most, "pattern": r"^[^\x00]*$"}, "military aid")


def choice(name: str, description: str, values: Iterable[str], **schema: Any) -> Parameter:
    return Parameter(name, description, {"type": "string", "enum": list(values)} | schema)


def public_id(name: str, description: str) -> Parameter:
    return Parameter(name, description, {"type": "string", "pattern": f"^{PUBLIC_ID}$"}, "0j8k2m4n6p7q")


LANGUAGE = Parameter("language", "ISO 639-1 code.", {"type": "string", "pattern": "^[a-z]{2,3}$"}, "de")
CURSOR = Parameter(
    "cursor",
    "Where to go on: the `cursor` of the page before. Opaque; it does not expire.",
    {"type": "string", "maxLength": 120, "pattern": "^[A-Za-z0-9_-]+$"},
    "one of those",
)
LIMIT = Parameter("limit", "Rows in a page.", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": 50})
PAGING = (CURSOR, LIMIT)


def together(*lists: Iterable[Parameter]) -> list[Parameter]:
    """Each name once, as the first list has it."""
    found: dict[str, Parameter] = {}
    for parameter in chain(*lists):
        found.setdefault(parameter.name, parameter)
    return list(found.values())


def read_query(query: QueryDict, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """The values by name, the absent ones too. Raises a ValidationError that names each parameter it cannot take,
    also one that is unknown: a misspelt filter would silently answer with everything."""
    known = {parameter.name: parameter for parameter in parameters}
    values = {name: parameter.schema.get("default") for name, parameter in known.items()}
    errors = {}
    for name, given in query.lists():
        try:
            values[name] = _single(known, name, given)
        except ValueError as error:
            errors[name] = [str(error)]
    if errors:
        raise ValidationError(errors)
    return values


def _single(known: dict[str, Parameter], name: str, given: list[str]) -> Any:
    if name not in known:
        raise ValueError(f"is not known here; known are {', '.join(known)}")
    if len(given) > 1:
        raise ValueError("is given more than once")
    return known[name].read(given[0])
