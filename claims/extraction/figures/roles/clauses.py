"""A sentence as roles see it, and the clause around each figure."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from claims.extraction.figures.roles.measure_words import MeasureWords, measure_words
from claims.extraction.figures.roles.words import RoleWords, role_list, role_words
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import Token, key_at, tokenize
from claims.extraction.types import Figure, Mention, Role, When

DETERMINERS, PARTITIVES, COMPARES = (role_list(name) for name in ("determiners", "partitives", "compares"))
LONGEST_ABBREVIATION = 3
_start, _end = attrgetter("start"), attrgetter("end")
Hit = tuple[int, int, str]
Place = tuple[int, int]
BREAKS = frozenset((*',;:–—()«»„“”"?!', *role_list("subordinating")))


@dataclass(slots=True)
class Surroundings:
    """What is known of a sentence before its figures get their roles.

    `mentions` are the names in it, the only ones that can give or receive, `times` its dates, `compared` those of
    figures that others are held against.
    """

    text: str
    span: tuple[int, int]
    language: Tables
    figures: Sequence[Figure]
    mentions: Sequence[Mention]
    times: Sequence[When]
    published: datetime.date | None
    compared: Sequence[When] = ()
    tokens: list[Token] = field(init=False)
    words: RoleWords = field(init=False)
    stages: list[Hit] = field(init=False)
    scopes: list[Hit] = field(init=False)
    transfers: list[Hit] = field(init=False)
    measures: MeasureWords = field(init=False)
    nouns: list[Hit] = field(init=False)
    verbs: list[Hit] = field(init=False)
    events: list[Hit] = field(init=False)
    places: list[Place] = field(init=False)
    blocking: list[Place] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens, self.words = tokenize(self.text, *self.span), role_words(self.language.language)
        self.stages = _hits(self.tokens, self.words.stages)
        self.scopes = _hits(self.tokens, self.words.scopes)
        self.transfers = _hits(self.tokens, self.words.transfers)
        self.measures = measure_words(self.language.language)
        self.nouns = _nouns(self.tokens, self.measures)
        self.verbs = [hit for hit in _hits(self.tokens, self.measures.verbs) if self._is_verb(hit[0])]
        self.events = _hits(self.tokens, self.measures.events)
        self.places = _places(self.tokens, self.figures)
        self.blocking = _places(self.tokens, [figure for figure in self.figures if figure.unit not in TIMES])

    def _is_verb(self, first: int) -> bool:
        """German verbs are small: "leben", not "das Leben"."""
        return first == 0 or self.language.language != "de" or self.tokens[first].raw[0].islower()


def place_of(tokens: list[Token], start: int, end: int) -> Place:
    """The tokens that fill these offsets of the text: the first, and the one behind them."""
    return bisect_right(tokens, start, key=_end), bisect_left(tokens, end, key=_start)


def _places(tokens: list[Token], figures: Sequence[Figure]) -> list[Place]:
    """Where figures stand, without those in brackets right behind another, which are the same in other words."""
    places: list[Place] = []
    for figure in figures:
        first, end = place_of(tokens, figure.start, figure.end)
        if not (places and key_at(tokens, first - 1) == "(" and places[-1][1] == first - 1):
            places.append((first, end))
    return places


def _nouns(tokens: list[Token], measures: MeasureWords) -> list[Hit]:
    """Measures by their own word, and by the end of a German compound that is no such word."""
    found = _hits(tokens, measures.nouns)
    known = {index for first, last, _ in found for index in range(first, last)}
    compounds = ((index, measures.compound(token)) for index, token in enumerate(tokens) if index not in known)
    return sorted(found + [(index, index + 1, value) for index, value in compounds if value])


def _hits(tokens: list[Token], phrases: Phrases[str]) -> list[Hit]:
    """Every phrase of a sentence as first token, token behind it and value; longer ones swallow shorter."""
    found: list[Hit] = []
    index, openings = 0, phrases.by_first
    for first, token in enumerate(tokens):
        if first >= index and token.key in openings and (hit := phrases.at(tokens, first)):
            found.append((first, *hit))
            index = hit[0]
    return found


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first` to `last` around the figure, which fills `begin` to `end` of them."""

    sentence: Surroundings
    first: int
    last: int
    begin: int
    end: int

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens

    @property
    def is_german(self) -> bool:
        return self.sentence.language.language == "de"

    @property
    def keys(self) -> set[str]:
        return {token.key for token in self.tokens[self.first : self.last]}

    @property
    def behind(self) -> int:
        """Behind the figure, and behind a bracket that says it in other words."""
        if self.key(self.end) != "(":
            return self.end
        return next((n for n in range(self.end, self.last) if self.key(n) == ")"), self.end - 1) + 1

    @property
    def end_blocking(self) -> int:
        """Behind the figure before this one, durations ("a seven-year bond") aside."""
        return max((end for first, end in self.sentence.blocking if first < self.begin), default=0)

    @property
    def end_before(self) -> int:
        """Behind the figure before this one; the beginning of the sentence where there is none."""
        return max((end for first, end in self.sentence.places if first < self.begin), default=0)

    def key(self, index: int) -> str:
        return key_at(self.sentence.tokens, index)

    def role(self, value: str, first: int, last: int) -> Role:
        """A role whose words are the tokens `first` to `last`."""
        return Role(value, self.sentence.text[self.tokens[first].start : self.tokens[last - 1].end])

    def among(self, hits: list[Hit]) -> list[Hit]:
        """Those that lie in the clause."""
        return [hit for hit in hits if self.first <= hit[0] and hit[1] <= self.last]

    def distance(self, first: int, last: int) -> int:
        """How many tokens stand between these words and the figure."""
        return max(first - self.end, self.begin - last, 0)

    def places(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that fill these offsets of the text, if they lie in the clause."""
        if self.first >= self.last or start < self.tokens[self.first].start or end > self.tokens[self.last - 1].end:
            return None
        first = bisect_right(self.tokens, start, self.first, self.last, key=_end)
        last = bisect_left(self.tokens, end, first, self.last, key=_start)
        return (first, last) if first < last else None

    def is_time(self, index: int) -> bool:
        """The token belongs to a time."""
        start = self.tokens[index].start
        whens = (*self.sentence.times, *self.sentence.compared)
        return any(when.start <= start < when.end for when in whens)

    def split(self, pairs: Iterable[tuple[str, str, str]]) -> list[Hit]:
        """Verbs in two parts, of which the second ends the clause or its verbs: "stellt ... bereit"."""
        keys = [token.key for token in self.tokens[self.first : self.last]]
        found = [(keys.index(verb), particle, value) for verb, particle, value in pairs if verb in keys]
        return [
            (self.first + place, self.first + place + 1, value)
            for place, particle, value in found
            if particle in keys[place + 1 :]
        ]

    def is_compared(self) -> bool:
        """The figure is what another one is held against: "N, up from M", "N, contre M"."""
        return any(key in COMPARES for key in (self.key(self.begin - 1), self.key(self.begin - 2)))

    def is_whole_of_part(self) -> bool:
        """The figure is what a part is taken of: "10 of the 85 billion", "von den 85 Milliarden sind 10"."""
        ends = {end for _, end in self.sentence.places}
        before = self.begin - 1
        while self.key(before) in DETERMINERS and before not in ends:
            before -= 1
        if self.key(before) not in PARTITIVES:
            return False
        return before in ends or (before == self.first and before < self.begin - 1)


def clause_of(sentence: Surroundings, figure: Figure) -> Clause:
    """The stretch between punctuation marks that holds the figure."""
    tokens = sentence.tokens
    begin, end = place_of(tokens, figure.start, figure.end)
    return Clause(sentence, _first(sentence, begin), _last(tokens, end), begin, end)


def _first(sentence: Surroundings, begin: int) -> int:
    """A bracket right behind a figure, as conversions are, does not begin a clause behind it."""
    tokens, first = sentence.tokens, begin
    while first > 0:
        if tokens[first - 1].key == ")":
            opening = next((n for n in range(first - 2, -1, -1) if tokens[n].key == "("), 0)
            if not any(end == opening for _, end in sentence.places):
                break
            first = opening
        elif _breaks(tokens, first - 1):
            break
        else:
            first -= 1
    return first


def _last(tokens: list[Token], end: int) -> int:
    """A bracket right behind a figure, as conversions are, does not end its clause."""
    if key_at(tokens, end) == "(":
        end = next((n for n in range(end, len(tokens)) if tokens[n].key == ")"), len(tokens) - 1) + 1
    while end < len(tokens) and not _breaks(tokens, end):
        end += 1
    return end


def _breaks(tokens: list[Token], index: int) -> bool:
    """A mark between clauses, or a full stop that does not belong to an abbreviation."""
    if tokens[index].key != ".":
        return tokens[index].key in BREAKS
    ends = 0 < index < len(tokens) - 1 and len(tokens[index - 1].key) > LONGEST_ABBREVIATION
    return ends and tokens[index + 1].raw[0].isupper()
