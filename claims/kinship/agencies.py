"""Whom a text credits: a wire service, or another outlet that it was taken over from."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

DATELINE = re.compile(r"\(([^\d()\n]{2,40})\)\s?[-–—]{1,2}\s*$")
NAME = r"([^\W\d_a-zäöüß][\w’'-]*(?: [^\W\d_a-zäöüß][\w’'-]*){0,3})"
OPENING = ",;(|/–—-"
BYLINES = re.compile(r"[/,|&]|\b(?:und|and|et|mit|with|avec|von|by|par)\b")


@cache
def _table() -> dict[str, dict[str, object]]:
    return tomllib.loads(files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, str]:
    """The words of a credit, in lower case, to the name of the agency."""
    return {word.casefold(): name for name, words in _table()["agencies"].items() for word in _listed(words)}


def _listed(words: object) -> list[str]:
    return [str(word) for word in words] if isinstance(words, list) else []


@cache
def _agency() -> re.Pattern[str]:
    words = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, words))})(?![\w.])", re.IGNORECASE)


@cache
def _taken_from() -> re.Pattern[str]:
    before = "|".join(_listed(_table()["credits"]["before"]))
    return re.compile(rf"(?i:\b(?:{before}))\s*(?i:the |der |die |dem |das |la |le |l’)?{NAME}")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(_table()["credits"][name]), re.IGNORECASE)


def credits(furniture: Iterable[str], headings: Iterable[str] = (), byline: str = "") -> frozenset[str]:
    """Names of the agencies and outlets that the datelines, notes and the byline of an article credit for its text.

    `furniture` are the parts of the page that are not its text; a heading may name an agency that it tells of, so there
    the words of a credit have to begin it, or to follow a comma. The credit of a photograph is none.
    """
    found = {name for part in furniture if not _pattern("pictures").search(part) for name in _credited(part)}
    found |= {_named(match[1]) for line in headings for match in _taken_from().finditer(line) if _begins(match)}
    found |= {_names()[part] for part in map(str.strip, BYLINES.split(byline.casefold())) if part in _names()}
    return frozenset(found)


def _begins(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip()
    return not before or before[-1] in OPENING


def _credited(part: str) -> Iterator[str]:
    yield from (_names()[match.group().casefold()] for match in _agency().finditer(part) if _is_written(match.group()))
    if dateline := DATELINE.search(part):
        yield from (_named(name) for name in re.split(r"[/,]", dateline[1]))
    yield from (_named(match[1]) for match in _taken_from().finditer(part))


def _is_written(word: str) -> bool:
    """ "Pa" and "Ap" are no agencies: a short name counts as it is written by everybody."""
    return len(word) > 3 or word.isupper() or word in ("dpa", "sda", "epd", "ats", "dts")


def _named(name: str) -> str:
    return _names().get(name.strip().casefold(), name.strip())


def agency_named(name: str) -> str:
    """The agency that a source of this name is; empty if it is none that we know."""
    return _names().get(name.casefold().strip(), "")


def is_secondary(furniture: Iterable[str]) -> bool:
    """Whether the page itself says that its text is a translation, or was taken over from elsewhere."""
    return any(_pattern("translated").search(part) or _pattern("taken_over").search(part) for part in furniture)
