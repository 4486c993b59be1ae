"""A sentence as roles see it, and the clause around each figure."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from claims.extraction.figures.roles.measure_words import MeasureWords, compound, measure_words
from claims.extraction.figures.roles.words import RoleWords, role_list, role_words
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import Token, key_at, tokenize
from claims.extraction.types import Figure, Mention, Modifier, Role, When

DETERMINERS, PARTITIVES, COMPARES = (role_list(name) for name in ("determiners", "partitives", "compares"))
LONGEST_ABBREVIATION = 3
TABLES = 6
_start, _end = attrgetter("start"), attrgetter("end")
Hit = tuple[int, int, str]
Place = tuple[int, int]
Pair = tuple[str, str, str]
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
    keys: list[str] = field(init=False)
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
    when_places: list[tuple[When, Place]] = field(init=False)
    compared_places: list[tuple[When, Place]] = field(init=False)
    split_stages: list[Pair] = field(init=False)
    split_measures: list[Pair] = field(init=False)

    def __post_init__(self) -> None:
        code = self.language.language
        self.tokens, self.words, self.measures = tokenize(self.text, *self.span), role_words(code), measure_words(code)
        self.keys = [token.key for token in self.tokens]
        self.stages, self.scopes, self.transfers, nouns, verbs, self.events = _hits(self.keys, code)
        self.nouns = _with_compounds(nouns, self.tokens, code) if self.measures.heads else nouns
        self.verbs = [hit for hit in verbs if self._is_verb(hit[0])]
        self.places = _places(self.tokens, self.figures)
        self.when_places = [(when, place_of(self.tokens, when.start, when.end)) for when in self.times]
        self.compared_places = [(when, place_of(self.tokens, when.start, when.end)) for when in self.compared]
        self.split_stages = self._split(self.words.separated)
        self.split_measures = self._split(self.measures.split)
        self.blocking = _places(self.tokens, [figure for figure in self.figures if figure.unit not in TIMES])

    def _split(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The verbs in two parts of which the sentence has both."""
        keys = set(self.keys) if pairs else set()
        return [pair for pair in pairs if pair[0] in keys and pair[1] in keys]

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


def _with_compounds(nouns: list[Hit], tokens: list[Token], language: str) -> list[Hit]:
    """Measures by their own word, and by the end of a German compound that is no such word."""
    known = {index for first, last, _ in nouns for index in range(first, last)}
    found = [
        (index, index + 1, value)
        for index, token in enumerate(tokens)
        if index not in known and token.raw[0].isupper() and (value := compound(language, token.key))
    ]
    return sorted(nouns + found) if found else nouns


@cache
def _openings(language: str) -> dict[str, list[tuple[int, list[str], str]]]:
    """The phrases of all tables by their first word: number of the table, further words, value; longer ones first."""
    words, measures = role_words(language), measure_words(language)
    tables = (words.stages, words.scopes, words.transfers, measures.nouns, measures.verbs, measures.events)
    openings: dict[str, list[tuple[int, list[str], str]]] = {}
    for number, phrases in enumerate(tables):
        for key, entries in phrases.by_first.items():
            openings.setdefault(key, []).extend((number, list(keys[1:]), value) for keys, value in entries)
    return openings


def _hits(keys: list[str], language: str) -> list[list[Hit]]:
    """Every phrase of a sentence by its table; within one, longer phrases swallow shorter."""
    openings, ends = _openings(language), [0] * TABLES
    found: list[list[Hit]] = [[] for _ in range(TABLES)]
    for first, key in enumerate(keys):
        for number, rest, value in openings.get(key, ()):
            last = first + 1 + len(rest)
            if ends[number] <= first and (not rest or keys[first + 1 : last] == rest):
                found[number].append((first, last, value))
                ends[number] = last
    return found


@dataclass(slots=True)
class Told:
    """What the roles of a figure are read from, and those that are read already."""

    unit: str
    kind: str
    surface: str
    modifier: Modifier
    measure: Role | None = None
    scope: Role | None = None
    stage: Role | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first` to `last` around the figure, which fills `begin` to `end` of them."""

    sentence: Surroundings
    first: int
    last: int
    begin: int
    end: int
    keys: frozenset[str]

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens

    @property
    def is_german(self) -> bool:
        return self.sentence.language.language == "de"

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
        keys = self.sentence.keys
        return keys[index] if 0 <= index < len(keys) else ""

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

    def split(self, pairs: Iterable[Pair]) -> list[Hit]:
        """Verbs in two parts, of which the second ends the clause or its verbs: "stellt ... bereit"."""
        hits: list[Hit] = []
        for verb, particle, value in pairs:
            if verb in self.keys and particle in self.keys:
                places = range(self.first, self.last)
                first = next(place for place in places if self.key(place) == verb)
                if any(self.key(place) == particle for place in places[first - self.first + 1 :]):
                    hits.append((first, first + 1, value))
        return hits

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
    first, last = _first(sentence, begin), _last(sentence, end)
    return Clause(sentence, first, last, begin, end, frozenset(sentence.keys[first:last]))


def _first(sentence: Surroundings, begin: int) -> int:
    """A bracket right behind a figure, as conversions are, does not begin a clause behind it."""
    tokens, first = sentence.tokens, begin
    while first > 0:
        if tokens[first - 1].key == ")":
            opening = next((n for n in range(first - 2, -1, -1) if tokens[n].key == "("), 0)
            if not any(end == opening for _, end in sentence.places):
                break
            first = opening
        elif _breaks(sentence, first - 1):
            break
        else:
            first -= 1
    return first


def _last(sentence: Surroundings, end: int) -> int:
    """A bracket right behind a figure, as conversions are, does not end its clause."""
    tokens, keys = sentence.tokens, sentence.keys
    if key_at(tokens, end) == "(":
        end = next((n for n in range(end, len(keys)) if keys[n] == ")"), len(keys) - 1) + 1
    while end < len(keys) and not _breaks(sentence, end):
        end += 1
    return end


def _breaks(sentence: Surroundings, index: int) -> bool:
    """A mark between clauses, or a full stop that does not belong to an abbreviation."""
    key = sentence.keys[index]
    if key != ".":
        return key in BREAKS
    tokens = sentence.tokens
    ends = 0 < index < len(tokens) - 1 and len(tokens[index - 1].key) > LONGEST_ABBREVIATION
    return ends and tokens[index + 1].raw[0].isupper()
