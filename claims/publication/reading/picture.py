"""The picture that networks show beside a link to an entry: its verdict and its statement, drawn as PNG."""

from collections.abc import Iterator
from typing import Any

import resvg_py
from django.conf import settings
from django.template.loader import render_to_string

from claims.ledger.picture import FONTS

WIDTH, HEIGHT = 1200, 630  # what Open Graph asks for
ROOM = 1040  # for a line
SIZES = ((58, 4), (46, 5), (38, 7))  # of the letters, with as many lines as fit
# The tokens of factbase.css on paper.
TONES = {5: "#17603a", 4: "#40690f", 3: "#7d5300", 2: "#9c4005", 1: "#9b1c14", None: "#5c584f"}
NARROW, WIDE = set("iljtfrI.,:;!|'’ ()[]-"), set("mwMWÆŒ@%&—…")
STEPS = range(1, 6)


def png_of(document: dict[str, Any]) -> bytes:
    size, lines = _fitted(document["statement"])
    rating = document["rating"]
    context = {
        "rating": rating,
        "tone": TONES[rating and rating["value"]],
        "steps": [(step, rating["value"] >= step) for step in STEPS] if rating and rating["value"] else [],
        "size": size,
        "lines": [(210 + place * round(size * 1.25), line) for place, line in enumerate(lines, start=0)],
        "newsroom": settings.NEWSROOM,
    }
    svg = render_to_string("publication/picture.svg", context)
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS)


def _fitted(text: str) -> tuple[int, list[str]]:
    """The largest letters in which it fits, and its lines; what is too long in any ends with an ellipsis."""
    for size, most in SIZES:
        lines = list(_wrapped(text, size))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], f"{lines[most - 1]} …"]


def _wrapped(text: str, size: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if _width(longer, size) <= ROOM:
            line = longer
            continue
        if line:
            yield line
        *full, line = _pieces(word, size)
        yield from full
    yield line


def _pieces(word: str, size: int) -> list[str]:
    """A word that is longer than a line is cut."""
    pieces = [""]
    for letter in word:
        if _width(pieces[-1] + letter, size) > ROOM:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _width(text: str, size: int) -> float:
    """About what the bold letters take; rather too much."""
    return size * sum(
        0.36 if each in NARROW else 0.92 if each in WIDE else 0.7 if each.isupper() else 0.6 for each in text
    )
