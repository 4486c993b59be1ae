"""Number words: "einhundertdreiundzwanzig", "four hundred and twelve", "quatre-vingt-dix-sept"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claims.extraction.figures.words.tables import Numbers, Tables, tables
from claims.extraction.figures.words.tokens import WORD, Token, key_at

FIRSTS = frozenset(("first", "unième", "unieme"))
HUNDRED = 100


class Atom(NamedTuple):
    """One number word: its value, the index behind it, whether it multiplies and whether "and" joins it on."""

    value: int
    last: int
    scale: bool
    joined: bool


@dataclass(slots=True)
class Sum:
    """A number as its words come in. `add` refuses a word that cannot go on with what was read so far."""

    french: bool
    total: int = 0
    current: int = 0
    floor: int = 10**30
    previous: int = 0

    def add(self, atom: Atom) -> bool:
        fits = self._scale(atom.value) if atom.scale else self._number(atom)
        if fits:
            self.previous = atom.value
        return fits

    @property
    def value(self) -> int:
        return self.total + self.current

    def _scale(self, value: int) -> bool:
        if value == 100:
            if self.current >= 100 or (self.french and self.current > 19):
                return False
            self.current = max(1, self.current) * 100
        elif self.current == 0 and self.total and value > self.previous:
            self.total *= value
        elif value >= self.floor:
            return False
        else:
            self.total += max(1, self.current) * value
            self.current, self.floor = 0, value
        return True

    def _number(self, atom: Atom) -> bool:
        value, tail = atom.value, self.current % 100
        if atom.joined and not self._may_join(value):
            return False
        if self.current == 0 and not self.previous:
            self.current = value
        elif tail == 0 and value < 100 and self.previous >= 100:
            self.current += value
        elif self.current == 0 and value < self.floor:
            self.current = value
        elif (
            (tail >= 20 and tail % 10 == 0 and 0 < value < 10)
            or (self.french and tail in (60, 80) and 10 <= value < 20)
            or (self.french and tail == 10 and 7 <= value <= 9)
        ):
            self.current += value
        elif self.french and value == 20 and tail == 4:
            self.current += 76
        else:
            return False
        return True

    def _may_join(self, value: int) -> bool:
        if self.french:
            return value in (1, 11) and self.current % 100 in (20, 30, 40, 50, 60, 70)
        return self.previous >= 100 and value < 1000


class Cardinal(NamedTuple):
    """The index behind a spelled number, its value, and the multiplier that ends it ("sieben Milliarden"), else 1."""

    last: int
    value: int
    scale: int


def read_cardinal(tokens: list[Token], first: int, language: Tables, *, bare: bool = False) -> Cardinal | None:
    """The number that words spell from `first` on. A lone "one" counts here; a lone "hundred" if it may be `bare`."""
    found = Sum(french=language.language == "fr")
    last, scale = first, 1
    for atom in _atoms(tokens, first, language, bare=bare):
        if not found.add(atom):
            break
        last, scale = atom.last, atom.value if atom.scale and atom.value >= 1000 else 1
    return Cardinal(last, found.value, scale) if last > first else None


def _atoms(tokens: list[Token], first: int, language: Tables, *, bare: bool) -> Iterator[Atom]:
    numbers = language.numbers
    index, joined = first, False
    while index < len(tokens) and tokens[index].kind == WORD:
        key = tokens[index].key
        value = number_word(key, language.language)
        if value is not None:
            yield Atom(value, index + 1, False, joined)
        elif key in numbers.scales and (bare or index > first or key in numbers.bare_scales):
            yield Atom(numbers.scales[key], index + 1, True, joined)
        else:
            return
        index, joined = _next(tokens, index + 1, language)


def _next(tokens: list[Token], index: int, language: Tables) -> tuple[int, bool]:
    """The index of the next possible number word, past a hyphen and an "and"; was there an "and"?"""
    joined = False
    for _ in range(3):
        if key_at(tokens, index) == "-" and index + 1 < len(tokens) and tokens[index + 1].kind == WORD:
            index += 1
        elif language.has("and", key_at(tokens, index)) and not _is_fraction(tokens, index + 1, language):
            index, joined = index + 1, True
    return index, joined


def _is_fraction(tokens: list[Token], index: int, language: Tables) -> bool:
    """ "three quarters": what "one hundred and three quarters" adds to a hundred."""
    if number_word(key_at(tokens, index), language.language) is None:
        return False
    top = read_cardinal(tokens, index, language)
    last = top.last + (key_at(tokens, top.last) == "-") if top else index
    return top is not None and top.value < language.numbers.denominators.get(key_at(tokens, last), 0)


def ordinal_value(tokens: list[Token], first: int, last: int, language: Tables) -> int | None:
    """The value of an ordinal whose words run from `first` to `last`: "twenty-fifth", "cent et unième"."""
    value = 1 if tokens[last].key in FIRSTS else language.numbers.ordinals.get(tokens[last].key)
    if value is None or first == last:
        return value
    found, end = Sum(french=language.language == "fr"), first
    for atom in _atoms(tokens[:last], first, language, bare=False):
        if not found.add(atom):
            return None
        end = atom.last
    index, joined = _next(tokens, end, language)
    is_whole = end > first and index == last and value < HUNDRED
    return found.value if is_whole and found.add(Atom(value, last + 1, False, joined)) else None


@lru_cache(maxsize=20_000)
def may_begin(key: str, language: str) -> bool:
    """Whether a number can begin with this word."""
    numbers = tables(language).numbers
    return key in numbers.starters or (language == "de" and numbers.compound.match(key) is not None)


@lru_cache(maxsize=20_000)
def number_word(key: str, language: str) -> int | None:
    """The value of one word that is a number by itself, German compounds below a million included."""
    known = tables(language)
    if key in known.numbers.cardinals:
        return known.numbers.cardinals[key]
    if known.has("ones", key):
        return 1
    value, rest = split_compound(key, language)
    return value if value is not None and not rest else None


@lru_cache(maxsize=20_000)
def split_compound(key: str, language: str) -> tuple[int | None, str]:
    """A German compound as the number that it begins with and the rest: "dreitägig" is 3 and "tägig"."""
    known = tables(language)
    if language != "de":
        return None, key
    found, position, pieces = Sum(french=False), 0, []
    while match := known.numbers.compound.match(key, position):
        pieces.append(match.group())
        position = match.end()
    if not pieces or pieces[0] == "und" or pieces[-1] == "und":
        return None, key
    value = _compose(pieces, found, known.numbers)
    return value, key[position:]


def _compose(pieces: list[str], found: Sum, numbers: Numbers) -> int | None:
    """The value of the pieces of a German compound, where the unit stands before the ten."""
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        if pieces[position + 1 : position + 2] == ["und"] and position + 2 < len(pieces):
            atom = Atom(_piece(piece, numbers) + _piece(pieces[position + 2], numbers), 0, False, False)
            position += 3
        else:
            atom = Atom(_piece(piece, numbers), 0, piece in numbers.bare_scales, False)
            position += 1
        if not found.add(atom):
            return None
    return found.value


def _piece(piece: str, numbers: Numbers) -> int:
    return numbers.cardinals.get(piece) or numbers.scales.get(piece) or (piece.startswith("ein") and 1) or 0
