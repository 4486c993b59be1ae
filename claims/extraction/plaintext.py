"""A text as it reads, for the rules; and the way back to the places where it stands.

Pages come with HTML entities, soft hyphens, invisible marks, decomposed accents and words cut at line ends. The rules
see none of that.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TypeVar

from claims.extraction.types import Extraction, Finding, Span

AnySpan = TypeVar("AnySpan", bound=Span)

ODD = re.compile(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});)"
    r"|(?P<invisible>[\xad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a-\u202e]+)"
    r"|(?P<accented>[^\W\d_][\u0300-\u036f]+)"
    # OCR and mail: "Regie-\nrung"; but "Nord- \nund Südkorea" is meant so.
    r"|(?P<cut>(?<=[^\W\d_]{2})-\n(?=(?!(?:und|oder|and|or|et|ou)\b)[a-zäöüßéèàâêîôûç]{2}))"
)


# What one of them has to have; most texts have none, and one set of characters is found faster than four expressions.
SIGN = re.compile(r"[&\xad\u200b\u200c\u2060\ufeff\u200e\u200f\u202a-\u202e\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` without the oddities: pieces that stand as they are, and single characters in place of others.

    `starts` are the offsets of the pieces in `text`, `origins` where each begins in the original and `widths` how much
    of the original a replaced character stands for; 0 for a piece that stands as it is.
    """

    original: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    widths: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> "PlainText":
        pieces: list[tuple[str, int, int]] = []
        place = 0
        is_odd = "-\n" in original or SIGN.search(original)
        for found in ODD.finditer(original) if is_odd else ():
            shown = _shown(found)
            if shown is None:
                continue
            pieces += [(original[place : found.start()], place, 0), (shown, found.start(), len(found.group()))]
            place = found.end()
        kept = [piece for piece in [*pieces, (original[place:], place, 0)] if piece[0]]
        starts, at = [], 0
        for text, _, _ in kept:
            starts.append(at)
            at += len(text)
        texts, origins, widths = zip(*kept, strict=True) if kept else ((), (), ())
        return cls(original, "".join(texts), tuple(starts), origins, widths)

    def restored(self, extraction: Extraction) -> Extraction:
        """What was found in `text`, with its spans where they stand in the original."""
        if self.text == self.original:
            return extraction
        return replace(
            extraction,
            findings=tuple(self._finding(finding) for finding in extraction.findings),
            figures=self._spans(extraction.figures),
            furniture=self._spans(extraction.furniture),
        )

    def _finding(self, finding: Finding) -> Finding:
        return replace(
            self._span(finding),
            figures=self._spans(finding.figures),
            mentions=self._spans(finding.mentions),
            when=self._span(finding.when) if finding.when else None,
        )

    def _spans(self, spans: tuple[AnySpan, ...]) -> tuple[AnySpan, ...]:
        return tuple(self._span(span) for span in spans)

    def _span(self, span: AnySpan) -> AnySpan:
        start, end = self._place(span.start)[0], self._place(span.end - 1)[1]
        return replace(span, start=start, end=end, surface=self.original[start:end])

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the original stands in `text`, without space around it. Raises ValueError if it is empty."""
        first, last = self._shown_before(start), self._shown_before(end)
        shown = self.text[first:last]
        if not 0 <= start < end <= len(self.original) or not shown.strip():
            raise ValueError("No words stand there")
        return first + len(shown) - len(shown.lstrip()), last - len(shown) + len(shown.rstrip())

    def _shown_before(self, offset: int) -> int:
        """How many characters of `text` begin before an offset of the original."""
        piece = bisect_right(self.origins, offset - 1) - 1
        if piece < 0:
            return 0
        stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + offset - self.origins[piece], stop)

    def _place(self, offset: int) -> tuple[int, int]:
        """Where the character at an offset of `text` stands in the original."""
        piece = bisect_right(self.starts, offset) - 1
        start = self.origins[piece] + (0 if self.widths[piece] else offset - self.starts[piece])
        return start, start + (self.widths[piece] or 1)


def _shown(found: re.Match[str]) -> str | None:
    """What stands there for a reader: nothing or one character; `None` where it is no oddity after all."""
    if found["entity"]:
        shown = html.unescape(found["entity"])
    elif found["accented"]:
        shown = unicodedata.normalize("NFC", found["accented"])
    else:
        return ""
    return shown if len(shown) == 1 and shown != "\n" else None
