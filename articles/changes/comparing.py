"""Two texts sentence by sentence, and word by word where a sentence was reworded."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from rapidfuzz import fuzz, process

from articles.changes.tokens import Token, tokens

# Of a hundred: sentences less alike than this are one that was cut and one that was added.
REWORDED = 55.0
NEAR = 25  # sentences
# Behind a date ("5. Mai") or an abbreviation ("Dr. Weber") no sentence ends.
_END = re.compile(
    r"(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[A-Z]\.)(?<!\b[A-Z]\w\.)(?<=[.!?…])[\"“”»’')\]]*\s+(?=\W?[^\W_a-zà-ÿ])|\n+"
)


class Kind(StrEnum):
    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: SAME, CUT or ADDED. `number`: it is one, and what changed is a figure."""

    text: str
    kind: Kind = Kind.SAME
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the newer text, or one that was cut."""

    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def touches_number(self) -> bool:
        """Whether a number came, went or became another."""
        return any(piece.number for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Change:
    """Two texts side by side, in the order of the newer one."""

    rows: tuple[Row, ...]

    @property
    def changed(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.kind is not Kind.SAME)

    def count(self, kind: Kind) -> int:
        return sum(row.kind is kind for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    tokens: tuple[Token, ...]
    key: str


Pairs = dict[int, int]
"""From the place of a newer sentence to that of the older one."""

Block = tuple[str, int, int, int, int]


def compare(old: str, new: str, language: str = "") -> Change:
    """What became of each sentence of the older text, and which are new in the newer one."""
    before, after = _sentences(old, language), _sentences(new, language)
    blocks = SequenceMatcher(None, [each.key for each in before], [each.key for each in after], autojunk=False)
    differing = [block for block in blocks.get_opcodes() if block[0] != "equal"]
    cut = [i for _, first, last, _, _ in differing for i in range(first, last)]
    added = [j for _, _, _, start, stop in differing for j in range(start, stop)]
    moved = _moved(before, after, cut, added)
    pairs = _reworded(before, after, _left(cut, moved.values()), _left(added, moved))
    gone = _left(cut, [*moved.values(), *pairs.values()])
    kinds = dict.fromkeys(added, Kind.ADDED) | dict.fromkeys(moved, Kind.MOVED) | dict.fromkeys(pairs, Kind.CHANGED)
    rows: list[Row] = []
    places = _placed(gone, _stayed(blocks.get_opcodes()) | {i: j for j, i in pairs.items()})
    for j, sentence in enumerate(after):
        rows += _cut(before, places.get(j, ()))
        kind = kinds.get(j, Kind.SAME)
        rows.append(Row(kind, _pieces(kind, sentence, before[pairs[j]] if j in pairs else None)))
    return Change((*rows, *_cut(before, places.get(len(after), ()))))


def _left(places: list[int], taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [place for place in places if place not in known]


def _sentences(text: str, language: str) -> list[_Sentence]:
    parts = [(part, tuple(tokens(part, language))) for part in map(str.strip, _END.split(text))]
    return [_Sentence(part, inside, " ".join(token.key for token in inside)) for part, inside in parts if inside]


def _moved(before: list[_Sentence], after: list[_Sentence], cut: list[int], added: list[int]) -> Pairs:
    where: dict[str, list[int]] = {}
    for i in cut:
        where.setdefault(before[i].key, []).append(i)
    return {j: where[after[j].key].pop(0) for j in added if where.get(after[j].key)}


def _reworded(before: list[_Sentence], after: list[_Sentence], cut: list[int], added: list[int]) -> Pairs:
    """The most alike first, each sentence once; only those that stand at about the same place are compared."""
    found = []
    for place, j in enumerate(added):
        middle = place * len(cut) // len(added)
        near = cut[max(0, middle - NEAR) : middle + NEAR]
        alike = process.extract(after[j].key, [before[i].key for i in near], scorer=fuzz.ratio, score_cutoff=REWORDED)
        found += [(-score, abs(near[at] - j), j, near[at]) for _, score, at in alike]
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, _, j, i in sorted(found):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs


def _stayed(opcodes: Iterable[Block]) -> dict[int, int]:
    """From the place of an older sentence to that of the newer one, where nothing changed."""
    return {
        i: j
        for tag, first, last, start, stop in opcodes
        if tag == "equal"
        for i, j in zip(range(first, last), range(start, stop), strict=True)
    }


def _placed(gone: Iterable[int], stayed: dict[int, int]) -> dict[int, list[int]]:
    """What was cut, by the place in the newer text that follows the sentence it stood behind."""
    places: dict[int, list[int]] = {}
    for i in gone:
        before = next((earlier for earlier in range(i - 1, -1, -1) if earlier in stayed), None)
        places.setdefault(0 if before is None else stayed[before] + 1, []).append(i)
    return places


def _cut(before: list[_Sentence], places: Iterable[int]) -> Iterator[Row]:
    return (Row(Kind.CUT, tuple(_runs(before[i], 0, len(before[i].tokens), Kind.CUT))) for i in places)


def _pieces(kind: Kind, sentence: _Sentence, earlier: _Sentence | None) -> tuple[Piece, ...]:
    if earlier is not None:
        return tuple(_words(earlier, sentence))
    return tuple(_runs(sentence, 0, len(sentence.tokens), kind)) if kind is Kind.ADDED else (Piece(sentence.text),)


def _words(old: _Sentence, new: _Sentence) -> Iterator[Piece]:
    keys = [each.key for each in old.tokens], [each.key for each in new.tokens]
    for tag, first, last, start, stop in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(_between(new, start, stop))
        else:
            yield from _runs(old, first, last, Kind.CUT)
            yield from _runs(new, start, stop, Kind.ADDED)


def _runs(sentence: _Sentence, first: int, last: int, kind: Kind) -> Iterator[Piece]:
    """Numbers apart from words, and without the space behind them, so that they can be seen."""
    for number, places in groupby(range(first, last), key=lambda place: sentence.tokens[place].number):
        run = list(places)
        text = _between(sentence, run[0], run[-1] + 1)
        bare = text.rstrip() if number else text
        yield Piece(bare, kind, number)
        if bare != text:
            yield Piece(text[len(bare) :], kind)


def _between(sentence: _Sentence, first: int, last: int) -> str:
    """The words with what stands around them: together the pieces of a sentence give it back."""
    start = 0 if first == 0 else sentence.tokens[first].start
    end = len(sentence.text) if last == len(sentence.tokens) else sentence.tokens[last].start
    return sentence.text[start:end]
