"""Sentences with marked names: "[PER Helen Marsden] runs [ORG Selby Hart] in [LOC Leeds]." One a line.

Lines that belong to one text stand together; an empty line parts texts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.extraction.entities.tagging.pieces import Pieces

MARK = re.compile(r"\[(?P<label>PER|ORG|LOC|COUNTRY) (?P<name>[^\[\]]+)\]")
LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "COUNTRY": "LOC"}
LONGEST = 12  # sentences of one text; more are no text but a collection


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and its names as (start, end, label)."""

    text: str
    names: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, line: str) -> "Marked":
        text, names, last = "", [], 0
        for mark in MARK.finditer(line):
            text += line[last : mark.start()]
            names.append((len(text), len(text) + len(mark["name"]), LABELS[mark["label"]]))
            text, last = text + mark["name"], mark.end()
        return cls(text + line[last:], tuple(names))

    def tags(self, pieces: Pieces) -> list[str]:
        return [self._tag(low, high) for low, high in pieces.spans]

    def _tag(self, low: int, high: int) -> str:
        for start, end, label in self.names:
            if low < end and high > start:
                return f"{'B' if low <= start else 'I'}-{label}"
        return "O"


Text = list[Marked]


def read_texts(path: Path) -> Iterator[Text]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [Marked.of(line) for line in block.splitlines() if line.strip() and not line.startswith("#")]
        yield from (lines[at : at + LONGEST] for at in range(0, len(lines), LONGEST))
