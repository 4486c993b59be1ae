"""Two articles side by side, sentence by sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article
from claims.embedding import wheel
from claims.independence.fingerprints import sheet_of
from claims.kinship.alignment import align
from claims.kinship.wording import words_of


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands beside each other; a side is empty where the other article has nothing like it."""

    a: str
    b: str

    @property
    def is_same(self) -> bool:
        return words_of(self.a) == words_of(self.b)


def side_by_side(a: Article, b: Article) -> list[Pair]:
    """The bodies of both, in the order of both. Costs a sentence vector a sentence."""
    here, there = sheet_of(a), sheet_of(b)
    vectors = wheel().embed(here.sentences), wheel().embed(there.sentences)
    matches = align(*vectors, here.numbers, there.numbers)
    pairs: list[Pair] = []
    i = j = 0
    for match in matches:
        pairs += _alone(here.sentences[i : match.a.start], there.sentences[j : match.b.start])
        i, j = match.a.stop, match.b.stop
        pairs.append(Pair(" ".join(here.sentences[match.a.start : i]), " ".join(there.sentences[match.b.start : j])))
    return [*pairs, *_alone(here.sentences[i:], there.sentences[j:])]


def _alone(a: tuple[str, ...], b: tuple[str, ...]) -> Iterator[Pair]:
    yield from (Pair(sentence, "") for sentence in a)
    yield from (Pair("", sentence) for sentence in b)
