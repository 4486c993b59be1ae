"""Where somebody's own words stand: the outermost quotation marks of a paragraph, of any style."""

import re
from bisect import bisect_right
from collections.abc import Iterator

MARK = re.compile("[„“”«»‚‘’\"']")
CLOSING = {"„": '“”"', "“": '”"', "«": "»", "»": "«", "‚": "‘’", "‘": "’", '"': '"', "'": "'", "”": "”"}
LONGEST = 3000  # code points; a mark that stays open longer is a misprint


# Who speaks may stand inside of the marks in French: « Il pleut, affirme la maire. Il faut rentrer. »
INCISE = re.compile(
    r",\s(?:(?:a|ont|s[’']est)[\s-]|s[’']|se\s)?(?P<verb>[a-zéèêàâîôûç]{3,})(?:-t)?[\s-]"
    r"(?:ils?|elles?|on|(?:l[ea]s?\s|l[’']|une?\s|M\.\s|Mme\s|[A-ZÉ])[^,.»!?;:]{1,80}"
    r"(?:,\s(?:[A-ZÉ]|\w[\w-]+(?:ent|eur|euse|ice|aire|ier|ière|iste)\b)[^,.»!?;:]{2,60}){0,2})(?=[,.])"
)


def quotations(text: str, start: int, end: int, saying: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Spans from the opening to behind the closing mark; one left open at the start of a paragraph runs to its end.

    Words inside that only say who speaks, by a verb of `saying`, part a quotation in two.
    """
    return [part for quote in _quotations(text, start, end) for part in _parted(text, quote, saying)]


def _parted(text: str, quote: tuple[int, int], saying: frozenset[str]) -> Iterator[tuple[int, int]]:
    start, end = quote
    for found in INCISE.finditer(text, start, end) if saying else ():
        if found["verb"] in saying and found.end() > start:
            yield start, found.start()
            start = found.end()
    yield start, end


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for mark in MARK.finditer(text, start, end):
        place, char = mark.start(), mark.group()
        if opened and place - opened[0] > LONGEST:
            opened = None
        if opened is None:
            opened = (place, char) if _may_open(text, place, char, start) else None
        elif char in CLOSING[opened[1]] and _may_close(text, place, char, end):
            found.append((opened[0], place + 1))
            opened = None
    if opened and opened[0] == start and opened[1] in '„“«"':
        found.append((start, end))
    return found


def _may_open(text: str, place: int, char: str, start: int) -> bool:
    before = text[place - 1] if place > start else " "
    after = text[place + 1 : place + 2]
    if before.isalnum() or char == "’" or not after:
        return False
    if char in "„«‚":
        return True
    return before in " \u00a0\u202f\t([{–—-:/>" and not (after.isspace() and char != "»")


def _may_close(text: str, place: int, char: str, end: int) -> bool:
    after = text[place + 1] if place + 1 < end else " "
    return not (char in "’'" and after.isalnum())


def outside(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """The text of a span with quoted words blanked out, as long as it was; `spans` are in order and apart."""
    parts, place = [], start
    for opening, closing in spans[max(0, bisect_right(spans, (start,)) - 1) :]:
        if opening >= end:
            break
        if closing > start:
            low, high = max(opening, start), min(closing, end)
            parts += [text[place:low], "\u2002" * (high - low)]
            place = high
    return "".join([*parts, text[place:end]])
