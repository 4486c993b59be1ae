"""The lines of a page, and what each of them is taken for."""

import re
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.lexicon import lower

CLOSERS_OF_HEADINGS = ")%€$£:]"
LONGEST_HEADING = 300
CLOSERS = "\"'»«”“’‘)]›‹ \u00a0\u202f"


class Kind(StrEnum):
    TEXT = "text"
    ROW = "row"
    HEADING = "heading"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Line:
    start: int
    end: int
    text: str
    after_blank: bool
    kind: Kind = Kind.TEXT

    @property
    def low(self) -> str:
        """How the line opens, in lower case."""
        return lower(self.text[:120])


def ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSERS)[-1:] in {".", "!", "?", "…", ";"}


def lines_of(text: str) -> list[Line]:
    lines, blank = [], True
    for found in re.finditer(r"[^\n\r\u2028\u2029\x0b\x0c]+|\n", text):
        raw = found.group()
        bare = raw.strip("\ufeff\u200b \t\n\x00\u00a0\u202f")
        if not bare:
            blank = blank or raw != "\n" or (found.end() < len(text) and text[found.end()] == "\n")
            continue
        start = found.start() + raw.index(bare)
        lines.append(Line(start, start + len(bare), bare, blank))
        blank = False
    return lines


def join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Undo hard line ends: a line that stops in mid-sentence goes on where the next one starts in lower case."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and not line.after_blank
            and not ends_sentence(last.text)
            and line.text[0].islower()
            and len(last.text) >= 40
        ):
            last.end, last.text = line.end, text[last.start : line.end]
        else:
            joined.append(line)
    return joined


def line_above(text: str, start: int) -> tuple[int, int]:
    """Where the last line that holds more than bullets begins and ends, above the one that `start` is in."""
    end = text.rfind("\n", 0, start)
    while end > 0 and not text[end - 1].isalnum() and text[end - 1] not in CLOSERS_OF_HEADINGS:
        end -= 1
    return max(text.rfind("\n", 0, max(end, 0)) + 1, end - LONGEST_HEADING, 0), max(end, 0)
