"""The gate between a model and the desk.

The rules' reading is the base, and wins: their claims, spans, figures, dates, names and scores stay as they are. A
model can only point at sentences. One that the rules took for a claim too is confirmed and unchanged; another becomes a
claim, read by the rules like all others, with the model's label and claimant where these hold. So an article that talks
a model into something gets, at worst, more of its own sentences into the queue, each marked as the model's, and low.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from claims.extraction import Claimant, EntityType, Figure
from claims.extraction.entities.nations import country_name
from claims.extraction.figures import find_figures
from claims.extraction.labels import LONGEST as LONGEST_LABEL
from claims.extraction.labels import label_for
from claims.extraction.reading import Draft, Reading
from claims.extraction.sentences import LONGEST as LONGEST_QUOTE
from claims.extraction.worth import rate
from claims.language_model.asking import Answer, Piece
from claims.language_model.grounding import places
from claims.language_model.report import Correction, Drop, Report
from claims.language_model.schema import Told

FEWEST_WORDS = 3
LONGEST_NAME = 80
# So much of a quote has to lie in the sentence that it is taken to be from.
MOST_OF_IT = 0.8
# The rules doubt that it is a claim: it comes behind those of which they do not.
DOUBT = 0.5
DIGITS = re.compile(r"\d+")


def admit(reading: Reading, answer: Answer) -> Report:
    """Let the answer's claims into the reading, as far as they pass; count all of them."""
    gate = _Gate(reading, answer.endpoint.name)
    gate.report.pieces, gate.report.read = answer.total, len(answer.pieces)
    gate.report.failures, gate.report.seconds = answer.failures, answer.seconds
    for piece in answer.pieces:
        for told in piece.reply.claims:
            gate.hear(told, piece)
        left_out = {Drop.MALFORMED: piece.reply.malformed, Drop.SURPLUS: piece.reply.surplus}
        gate.report.dropped.update({reason.value: number for reason, number in left_out.items() if number})
    return gate.report


@dataclass(slots=True)
class _Gate:
    reading: Reading
    model: str
    report: Report = field(default_factory=Report)
    seen: set[int] = field(default_factory=set)
    starts: list[int] = field(init=False)
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [draft.sentence.start for draft in self.reading.drafts]
        self.names = _names(self.reading)

    def hear(self, told: Told, piece: Piece) -> None:
        number = self._sentence(told.quote, piece)
        if isinstance(number, Drop):
            self.report.dropped[number.value] += 1
            return
        self.seen.add(number)
        draft = self.reading.drafts[number]
        disagreeing = [value for value in told.numbers if value not in _bounds(draft.figures)]
        self._correct(Correction.NUMBER, len(disagreeing))
        if draft.score > 0:
            self.report.confirmed += 1
        else:
            self.report.added += 1
            self._add(draft, told, piece, is_first=number == 0)

    def _sentence(self, quote: str, piece: Piece) -> int | Drop:
        """The number of the sentence that is quoted, or why there is none."""
        if len(quote.split()) < FEWEST_WORDS:
            return Drop.TOO_SHORT
        if len(quote) > LONGEST_QUOTE:
            return Drop.TOO_LONG
        found = [self._at(*place) for place in places(self.reading.text, quote, piece.start, piece.end)]
        numbers = [number for number in found if isinstance(number, int)]
        fresh = [number for number in numbers if number not in self.seen]
        if fresh:
            return fresh[0]
        return Drop.TWICE if numbers else next(iter(found), Drop.NOT_IN_TEXT)

    def _at(self, start: int, end: int) -> int | Drop:
        drafts, number = self.reading.drafts, max(0, bisect_right(self.starts, start) - 1)
        shared: dict[int, int] = {}
        while number < len(drafts) and drafts[number].sentence.start < end:
            sentence = drafts[number].sentence
            shared[number] = min(end, sentence.end) - max(start, sentence.start)
            number += 1
        best = max(shared, key=lambda each: shared[each], default=None)
        if best is None or shared[best] <= 0:
            return Drop.NO_SENTENCE
        return best if shared[best] >= MOST_OF_IT * (end - start) else Drop.SEVERAL

    def _add(self, draft: Draft, told: Told, piece: Piece, *, is_first: bool) -> None:
        draft.found_by = self.model
        if draft.claimant is None and told.claimant.strip():
            draft.claimant = self._claimant(draft, " ".join(told.claimant.split()), piece)
            self._correct(Correction.CLAIMANT, draft.claimant is None)
        score, reasons = rate(draft, self.reading, is_first=is_first)
        draft.score, draft.reasons = round(score * DOUBT, 3), (f"found by the language model {self.model}", *reasons)
        label = " ".join(told.label.split())
        holds = _label_holds(label, draft)
        self._correct(Correction.LABEL, bool(label) and not holds)
        draft.label = label if holds else label_for(draft, self.reading)

    def _claimant(self, draft: Draft, name: str, piece: Piece) -> Claimant | None:
        """Whom the rules know by that name in this article, else a name that stands in it."""
        if name not in self.names and not self._stands(name, piece):
            return None
        surface = name if any(places(self.reading.text, name, *draft.span)) else None
        return Claimant(self.names.get(name, name), surface)

    def _stands(self, name: str, piece: Piece) -> bool:
        if len(name) > LONGEST_NAME or not name.isprintable() or not name[0].isalpha():
            return False
        return any(places(self.reading.text, name, piece.start, piece.end))

    def _correct(self, what: Correction, number: int) -> None:
        if number:
            self.report.corrected[what.value] += number


def _names(reading: Reading) -> dict[str, str]:
    """Everybody whom the rules find named in the article, by every name they go by in it."""
    names: dict[str, str] = {}
    for draft in reading.drafts:
        for mention in draft.mentions:
            name = country_name(mention.id) if mention.type is EntityType.COUNTRY else mention.id
            names |= {mention.surface: name, name: name}
        if draft.claimant:
            names[draft.claimant.name] = draft.claimant.name
    return names


def _bounds(figures: tuple[Figure, ...]) -> list[object]:
    return [bound for figure in figures for bound in (figure.low, figure.high) if bound is not None]


def _label_holds(label: str, draft: Draft) -> bool:
    """Short, one line, and without a number that the sentence does not state."""
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        return False
    stated = {(figure.low, figure.high, figure.unit) for figure in draft.figures}
    rest = label
    for figure in find_figures(label, (0, len(label)), "en"):
        if (figure.low, figure.high, figure.unit) not in stated:
            return False
        rest = rest.replace(figure.surface, " ", 1)
    return set(DIGITS.findall(rest)) <= set(DIGITS.findall(draft.sentence.surface))
