"""Articles as JSON lines, factbase's own form for bulk: one object a line, read as a stream. Pure.

    {"id", "text", "title"?, "published"?, "lang"?, "source"?, "url"?, "byline"?}

Keys that are not named here are ignored, so that a newer writer's lines can still be read.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from articles.normalising import normalise_published, normalise_text

LONGEST_LINE = 10_000_000

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class InterchangeLine:
    """A valid line. `published` is ISO 8601, a date or a date-time with its offset; "" stands for a missing key."""

    number: int
    id: str
    text: str
    title: str = ""
    published: str = ""
    lang: str = ""
    source: str = ""
    url: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong with the line of this number, counted from 1."""

    number: int
    message: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.message}"


_KEYS = tuple(field.name for field in fields(InterchangeLine) if field.name != "number")


class _Wrong(ValueError):
    pass


def read_lines(lines: Iterable[str | bytes]) -> Iterator[InterchangeLine | LineError]:
    """Every line that is not blank, valid or not; an open file will do. One bad line does not stop the others."""
    for number, line in enumerate(lines, 1):
        try:
            if item := _read(number, line):
                yield item
        except _Wrong as error:
            yield LineError(number, str(error))


def _read(number: int, line: str | bytes) -> InterchangeLine | None:
    if len(line) > LONGEST_LINE:
        raise _Wrong(f"larger than {LONGEST_LINE // 1_000_000} MB")
    text = _decoded(line)
    if not text or text.isspace():
        return None
    values = _values(_loaded(text))
    _check(values)
    return InterchangeLine(number, **values)


def _decoded(line: str | bytes) -> str:
    try:
        text = line.decode() if isinstance(line, bytes) else line
    except UnicodeDecodeError:
        raise _Wrong("not UTF-8") from None
    return text.removeprefix(_BOM)


def _loaded(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _Wrong(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except (RecursionError, ValueError):
        raise _Wrong("not JSON that can be read") from None
    if not isinstance(value, dict):
        raise _Wrong("not a JSON object")
    return value


def _values(said: dict[str, Any]) -> dict[str, str]:
    """The known keys as they will be stored; null is the same as leaving a key out."""
    values = {key: said[key] for key in _KEYS if said.get(key) is not None}
    for key, value in values.items():
        if not isinstance(value, str):
            raise _Wrong(f'"{key}" is not a string')
        values[key] = normalise_text(value)
    return values


def _check(values: dict[str, str]) -> None:
    """Raises _Wrong, or leaves the values in the form that InterchangeLine promises."""
    for key in ("id", "text"):
        if not values.get(key, "").strip():
            raise _Wrong(f'"{key}" is missing or empty')
    if lang := values.get("lang"):
        if not _LANGUAGE.fullmatch(lang):
            raise _Wrong(f'"lang" is not a language code such as "de": {lang[:40]}')
        values["lang"] = lang.lower()
    if published := values.get("published"):
        values["published"] = _published(published)
    if (url := values.get("url")) and not _WEB_ADDRESS.match(url):
        raise _Wrong(f'"url" does not begin with http:// or https:// and a host: {url[:40]}')


def _published(value: str) -> str:
    """Stricter than pages are read: a time of day without its offset would be lost, so it is an error."""
    published = normalise_published(value)
    if not published:
        raise _Wrong(f'"published" is not a date such as 2024-07-10 or 2024-07-10T09:30:00+02:00: {value[:40]}')
    if "T" not in published and ":" in value:
        raise _Wrong(f'"published" has a time without its offset: {value[:40]}')
    return published
