"""What of a page is text: navigation, credits and link lists apart, headings known, rows of a list kept."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.extraction.lexicon import either, lower, lowered, table
from claims.extraction.lines import Kind, Line, ends_sentence, join_wrapped, lines_of
from claims.extraction.types import Span

HEADING_WORDS = 22
NOT_LETTERS = re.compile(r"[\W_]+")
TOP = re.compile(r"(?:home|startseite|accueil|start|übersicht)\b", re.IGNORECASE)
TRAIL = re.compile(r"\s*(?: > | » | \| | • | / | · | → | ›  ?)\s*")
BULLET = re.compile(r"(?:[-–—•→*▪►●‣]|\d{1,3}[.)]?)\s+")
ROW = re.compile(r"(?:\d{1,3}[.)]|[-–—•*▪►●‣])\s+\S.*\d")
LABELLED = re.compile(
    r"(?:[^\W\d_][^:.!?\n]{1,40}?|(?:19|20)\d\d)(?:\([^()\n]{1,30}\))?\s?:\s(?:[^\W\d_]+\.?,?\s){0,4}[+–−-]?\s?(?:[€$£¥]|[A-Z]{2,3}\s)?\d(?:[.](?=\d)|(?<=M[ir][od])\.|[^.!?]){0,100}$"
)
PLAIN_ROW = re.compile(
    r"([^\W\d_][^:.!?\d\n]{1,45})\s(?:[€$£]\s?)?[+–−-]?(?!(?:19|20)\d\d$)"
    r"(\d{1,3}(?:[.,'’ \u00a0\u202f]?\d{1,3})*\s?(?:%|[€$£])?)"
    r"(?:\s\([^()\n]{1,20}\))?$"
)
GROUPED = re.compile(r":.*\b\d{1,3}[.,'’\u00a0]\d{3}\b")
YEAR_ROW = re.compile(r"(?:19|20)\d\d\s?:\s(?!\d{1,2}[.:/]\d{1,2}[.:/])\S")
MEASURED = re.compile(r"[.,%€$£]")
TICKER = re.compile(
    r"\+\+\+\s*(?:[^+\n]{0,20}\d[^+\n]{0,20})?\+\+\+|\[?\d{1,2}[.:h]\d{2}(?: Uhr)?\]?(?:\s?[:|–-]\s|(?=\n))"
)
AGENCY = r"\s?\((?=[^()\n]*[^\W\d_])[^()\n]{2,40}\)"
PLACE = r"[^\W\d_a-zäöüß][\w.'’-]+(?:[ /,]{1,2}[\w.'’/-]+){0,6}?"
NAME = r"[^\W\d_a-zäöüß]\w{2,}"
DATELINE = re.compile(
    rf"(?:{PLACE}(?:,? \d{{1,2}}\.? ?\w{{3,9}}\.?(?: \d{{4}})?|, \w{{3,9}}\.? \d{{1,2}})?"
    rf"{AGENCY}\s?(?:[-–—:]{{1,2}}|(?=\s[A-ZÄÖÜ]))"
    rf"|[^\W\d_a-zäöüß]{{3,}}(?:[ /-][^\W\d_a-zäöüß]{{2,}}){{0,3}}"
    rf"(?:, \w{{3,9}}\.? ?\d{{0,2}}\.?)?\s?[-–—]{{1,2}}(?=\s)"
    rf"|{NAME}(?:[/-]{NAME})?(?:, (?:{NAME}|\d{{1,2}}\.? ?\w{{3,9}}\.?(?: \d{{4}})?))?\s[-–—](?=\s[A-ZÄÖÜ«„“\"])"
    r"|[A-ZÄÖÜ]{3,} [a-z]{2,5} \||\((?:dpa|AFP|AP|Reuters|APA|sda|ATS|epd|KNA)[^()\n]{0,20}\)\s?[-–—]?)"
)
DATELINE_SIGN = re.compile(r"[-–—(|]")
BYLINE = re.compile(
    r"(?:By|Von|Par|From|De notre|Propos recueillis par|Text:|Interview:)\s+"
    r"(?!the\b|a\b|der\b|dem\b|den\b|\d)[^.!?]{3,90}$"
)
DATE_PARTS = re.compile(
    r"\d+(?:[./:h-]\d+)*|[a-zäéû]{3,9}\.?(?=\s\d)|(?<=\d\s)[a-zäéû]{3,9}\.?(?=\s\d)"
    r"|\b(?:uhr|à|um|at|on|den|le|mon|tue|wed|thu|fri|sat|sun)\w*"
    r"|\b(?:b?[cg]?[emp]?[sd]t|utc|am|pm|min|read)\b|[|·,•–-]|\.",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that is read together: a paragraph, or one row of a list."""

    start: int
    end: int
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    blocks: tuple[Block, ...]
    furniture: tuple[Span, ...]
    title: str


@cache
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(lowered(either(table("furniture")[name])))


@cache
def _credit() -> re.Pattern[str]:
    words = table("furniture")
    named = rf"(?:^|[\s|(/.]){either(words['credit'])}\s?:\s?[^.!?]{{2,80}}[.)]?$"
    signed = rf"©\s?[^.!?]{{2,80}}$|[/|(]\s?{either(words['agencies'])}\)?$"
    return re.compile(lowered(f"{named}|{signed}"))


def _is_navigation(line: Line) -> bool:
    parts = TRAIL.split(line.text) if len(line.text) <= 160 else []
    if len(parts) < 2 or ends_sentence(line.text) or line.text.endswith(":"):
        return False
    return bool(TOP.match(line.text)) or (
        all(len(part.split()) <= 4 for part in parts) and not re.search(r"\d", line.text)
    )


def _is_link_list_head(line: Line) -> bool:
    opening = line.low.lstrip("→•*-–—▪► ")
    found = _opening("read_too").match(opening)
    return found is not None and re.match(r"\s?(?:[:>»…→|]|$)", opening[found.end() :]) is not None


def _is_stamp(line: Line) -> bool:
    if len(line.text) > 160:
        return False
    if not re.search(r"\d", line.text):
        return False
    if _opening("stamp").match(line.low):
        return True
    if GROUPED.search(line.text) or YEAR_ROW.match(line.text):
        return False
    if not re.search(r"\d{4}|\d{1,2}[:.h]\d{2}", line.text):
        return False
    return len(DATE_PARTS.sub(" ", _opening("stamp").sub(" ", lower(line.text))).split()) <= 1


def _is_note(line: Line) -> bool:
    return any(_opening(name).match(line.low) for name in ("promotion", "source_note"))


def _is_byline(line: Line) -> bool:
    return len(line.text) <= 110 and bool(BYLINE.match(line.text)) and not ends_sentence(line.text)


def _is_caption(line: Line) -> bool:
    if len(line.text) > 300 or not any(sign in line.text for sign in ":©/|("):
        return False
    tail = line.text if len(line.text) <= 130 else f"–{line.text[-130:]}"
    return bool(_credit().search(lower(tail)))


RULES: tuple[Callable[[Line], bool], ...] = (
    _is_navigation,
    _is_link_list_head,
    _is_stamp,
    _is_note,
    _is_byline,
    _is_caption,
)


def _mark(lines: list[Line], title: str) -> None:
    folded_title = _fold(title)
    for line in lines:
        if any(rule(line) for rule in RULES):
            line.kind = Kind.FURNITURE
        elif ROW.match(line.text) and not ends_sentence(line.text):
            line.kind = Kind.ROW
        elif _is_heading(line) or _is_title(line, folded_title):
            line.kind = Kind.HEADING


def _is_title(line: Line, folded: str) -> bool:
    """Most lines do not even begin as the title does."""
    begins = folded != "" and line.text.casefold().lstrip("«„“\"'‹»’ ")[:1] == folded[0]
    return begins and len(line.text) < 300 and _fold(line.text) == folded


def _mark_labelled_rows(lines: list[Line]) -> None:
    """Two and more lines like "Exports: 3.9%" below each other are rows of a list, and so are those without a colon."""
    for above, below in pairwise(lines):
        if below.after_blank or Kind.FURNITURE in (above.kind, below.kind):
            continue
        if (_is_labelled(above) and _is_labelled(below)) or _are_plain_rows(above, below):
            above.kind = below.kind = Kind.ROW


def _are_plain_rows(above: Line, below: Line) -> bool:
    """ "Academy 1.6" and "Stadium 5.2": two names with measured numbers; "Version 1.6" counts versions."""
    rows = PLAIN_ROW.match(above.text), PLAIN_ROW.match(below.text)
    if rows[0] is None or rows[1] is None or rows[0][1] == rows[1][1]:
        return False
    return any(row is not None and MEASURED.search(row[2]) for row in rows)


def _is_labelled(line: Line) -> bool:
    return LABELLED.match(line.text) is not None


def _is_heading(line: Line) -> bool:
    return not ends_sentence(line.text) and len(line.text.split()) <= HEADING_WORDS


def _fold(text: str) -> str:
    return NOT_LETTERS.sub("", text.casefold())


def _mark_link_lists(lines: list[Line]) -> None:
    """The lines under "Read also:" go with it, up to a blank line or a whole sentence of prose."""
    open_list = False
    for line in lines:
        if line.kind is Kind.FURNITURE:
            open_list = _is_link_list_head(line) or (open_list and not line.after_blank)
        elif open_list:
            prose = line.text.endswith(".") and len(line.text) > 60
            open_list = not prose and (not line.after_blank or bool(BULLET.match(line.text)))
            line.kind = Kind.FURNITURE if open_list else line.kind


def _mark_name_lines(lines: list[Line]) -> None:
    """An author's name and role stand on lines of their own right above the time stamp."""
    for above, below in reversed(list(pairwise(lines))):
        short = above.kind is Kind.HEADING and len(above.text.split()) <= 3 and not re.search(r"\d", above.text)
        if short and not below.after_blank and below.kind is Kind.FURNITURE and not _is_link_list_head(below):
            above.kind = Kind.FURNITURE


def _mark_pull_quotes(lines: list[Line]) -> None:
    """A short paragraph that repeats words of the body is a pull quote; the name and role under it belong to it."""
    if not any(_may_repeat(line) for line in lines):
        return
    whole = "\n".join(_fold(line.text) for line in lines if line.kind is Kind.TEXT)
    taken = False
    for line in lines:
        if _may_repeat(line):
            signed = taken and len(line.text.split()) <= 6 and not ends_sentence(line.text)
            taken = signed or _repeats(line, whole)
            line.kind = Kind.FURNITURE if taken else line.kind
        else:
            taken = False


def _may_repeat(line: Line) -> bool:
    return line.kind in (Kind.TEXT, Kind.HEADING) and len(line.text) <= 200


def _repeats(line: Line, whole: str) -> bool:
    parts = [_fold(part) for part in re.split(r"[.!?]\s", line.text) if _fold(part)]
    own = 1 if line.kind is Kind.TEXT else 0
    return len(line.text) >= 25 and all(len(part) >= 8 and whole.count(part) > own for part in parts)


def _blocks(lines: list[Line]) -> Iterator[Block]:
    for line in lines:
        if line.kind is Kind.ROW:
            yield Block(line.start, line.end, is_row=True)
        elif line.kind is Kind.TEXT:
            yield Block(line.start, line.end)


def _may_be_dated(line: Line) -> bool:
    """A row such as "Ann Lee (Labour): 4,315" opens with no dateline."""
    return DATELINE_SIGN.search(line.text, 0, 90) is not None and not _is_labelled(line)


def _cut_openings(text: str, lines: list[Line]) -> Iterator[Span]:
    """Take datelines and ticker stamps off the front of their lines; what follows a ticker stamp is a heading."""
    for line in lines:
        found = TICKER.match(line.text)
        dateline = DATELINE.match(line.text) if not found and _may_be_dated(line) else None
        cut = found or dateline
        if cut and line.kind is not Kind.FURNITURE:
            yield Span(line.start, line.start + cut.end(), text[line.start : line.start + cut.end()])
            rest = line.text[cut.end() :]
            line.start += cut.end() + len(rest) - len(rest.lstrip())
            line.text = rest.lstrip()


def _furniture(text: str, lines: list[Line]) -> Iterator[Span]:
    """Adjoining furniture lines make one span."""
    run: Line | None = None
    for line in [*lines, Line(len(text), len(text), "", after_blank=True)]:
        if run and (line.kind is not Kind.FURNITURE or line.after_blank):
            yield Span(run.start, run.end, text[run.start : run.end])
            run = None
        if line.kind is Kind.FURNITURE:
            run = Line(run.start, line.end, "", after_blank=False) if run else line


def _headline(lines: list[Line]) -> str:
    first = next((line for line in lines if line.kind is not Kind.FURNITURE), None)
    return first.text if first and first.kind is Kind.HEADING else ""


def read_page(text: str, title: str | None) -> Page:
    """Sort the lines of a page; without a single whole sentence, and as a lone line, it is taken as it is."""
    lines = join_wrapped(text, lines_of(text))
    cuts = list(_cut_openings(text, lines))
    lines = [line for line in lines if line.text]
    _mark(lines, title or "")
    _mark_labelled_rows(lines)
    _mark_link_lists(lines)
    _mark_name_lines(lines)
    _mark_pull_quotes(lines)
    if not any(line.kind in (Kind.TEXT, Kind.ROW) for line in lines):
        for line in lines:
            line.kind = Kind.TEXT if line.kind is Kind.HEADING or len(lines) == 1 else line.kind
    furniture = sorted([*cuts, *_furniture(text, lines)], key=lambda span: span.start)
    return Page(tuple(_blocks(lines)), tuple(furniture), title or _headline(lines))
