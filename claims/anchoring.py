"""Where does a quote stand in a newer text of its article? Pure.

After the recipe of the Web Annotation clients (exact first, then nearest by context), but stricter: only spacing and
punctuation may differ for a quote to count as the same. A changed word, and above all a changed digit, is a change.
"""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

CONTEXT = 32
# Of a hundred: below this the best place in the new text is another sentence, not the old one reworded.
ALIKE = 75.0
SENTENCE_END = ".!?…"
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """`exact`: unchanged where it was; `moved`: the same words elsewhere; `changed`: reworded; `gone`: no offsets."""

    state: Literal["exact", "moved", "changed", "gone"]
    start: int | None = None
    end: int | None = None


def reanchor(old: str, start: int, end: int, new: str) -> Place:
    """Find the place in `new` of what `old[start:end]` said. Offsets in code points, end exclusive."""
    quote = old[start:end]
    if new[start:end] == quote:
        return Place("exact", start, end)
    verbatim = [found.start() for found in re.finditer(re.escape(quote), new)]
    if verbatim:
        best = max(verbatim, key=lambda place: _context(old, start, end, new, place))
        return Place("moved", best, best + len(quote))
    alike = fuzz.partial_ratio_alignment(quote, new, score_cutoff=ALIKE) if len(quote) <= len(new) else None
    if alike is None or alike.dest_start == alike.dest_end:
        return Place("gone")
    place, stop = _whole(quote, new, alike.dest_start, alike.dest_end)
    return Place("moved" if same_words(quote, new[place:stop]) else "changed", place, stop)


def same_words(first: str, second: str) -> bool:
    """Whether two wordings differ in spacing and punctuation at most."""
    return WORD.findall(first) == WORD.findall(second)


def _context(old: str, start: int, end: int, new: str, place: int) -> tuple[float, int]:
    """How much what stands around a candidate resembles what stood around the quote; the nearer wins a tie."""
    stop = place + end - start
    before = fuzz.ratio(old[max(0, start - CONTEXT) : start], new[max(0, place - CONTEXT) : place])
    after = fuzz.ratio(old[end : end + CONTEXT], new[stop : stop + CONTEXT])
    return before + after, -abs(place - start)


def _whole(quote: str, text: str, start: int, end: int) -> tuple[int, int]:
    """An alignment is as long as the quote and may cut a longer wording: take whole words, and the sentence's end."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if quote[-1] in SENTENCE_END and text[end - 1] not in SENTENCE_END:
        rest = text[end : end + len(quote) // 3]
        end += next((place + 1 for place, sign in enumerate(rest) if sign in SENTENCE_END), 0)
    span = text[start:end]
    return start + len(span) - len(span.lstrip()), end - len(span) + len(span.rstrip())
