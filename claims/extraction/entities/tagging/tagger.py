"""Names of a text by the model. What a word says is added up once for all texts; only its surroundings are new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.extraction.entities.tagging import features
from claims.extraction.entities.tagging.features import NOTHING, Surroundings
from claims.extraction.entities.tagging.model import OUTSIDE, Vector, model
from claims.extraction.entities.tagging.pieces import Pieces
from claims.extraction.entities.tokens import Words

INNER = frozenset("_'&.-")  # what may stand between two words of a name
NEAR = 3  # words: a name's small words are no farther from its capitals


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name between two places of its sentence; `label` is PER, ORG or LOC."""

    start: int
    end: int
    label: str


def tag(sentences: Sequence[Words], language: str) -> list[list[Tagged]]:
    """The names of each sentence of one text; what one sentence shows counts in the others too."""
    pieces = [Pieces.of(words) for words in sentences]
    shown = features.evidence(pieces, language)
    return [
        list(_spans(each, language, features.known_at(language, words), shown))
        for words, each in zip(sentences, pieces, strict=True)
    ]


def _spans(pieces: Pieces, language: str, known: dict[int, str], shown: dict[str, int]) -> Iterator[Tagged]:
    for first, last in _runs(pieces):
        vectors = [_vector(pieces, at, language, known, shown) for at in range(first, last)]
        labels = model().best(vectors, behind=first > 0)
        start = -1
        for at, label in enumerate([*labels, OUTSIDE], first):
            if start >= 0 and not label.startswith("I"):
                yield Tagged(pieces.spans[start][0], pieces.spans[at - 1][1], labels[start - first][2:])
            start = at if label.startswith("B") else start if label.startswith("I") else -1


def _runs(pieces: Pieces) -> Iterator[tuple[int, int]]:
    """Stretches of words that are near a capitalised one; all others are no names, and no name goes over a cut."""
    cuts = [0, *(at for at, gap in enumerate(pieces.gaps) if at and gap not in INNER)]
    for low, high in pairwise(cuts):
        capitals = [at for at in range(low, high) if pieces.words[at][0].isupper()]
        if capitals:
            yield from _joined((max(low, at - NEAR), min(high, at + NEAR + 1)) for at in capitals)


def _joined(stretches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = next(stretches)
    for first, last in stretches:
        if first > end:
            yield start, end
            start = first
        end = last
    yield start, end


def _vector(pieces: Pieces, at: int, language: str, known: dict[int, str], shown: dict[str, int]) -> Vector:
    words, size = pieces.words, len(pieces.words)
    word = words[at]
    parts = [
        _own(language, word),
        _near(language, words[at - 2] if at > 1 else NOTHING, -2),
        _near(language, words[at - 1] if at else NOTHING, -1),
        _near(language, words[at + 1] if at + 1 < size else NOTHING, 1),
        _near(language, words[at + 2] if at + 2 < size else NOTHING, 2),
        _joint(language, features.surroundings(language, pieces, at)),
    ]
    if word[0].isupper():
        parts.append(_evidence(language, shown[word], features.shape(word)))
    if pieces.spans[at][0] in known:
        parts.append(_known(known[pieces.spans[at][0]]))
    return tuple(map(sum, zip(*parts, strict=True)))


@lru_cache(maxsize=20_000)
def _own(language: str, word: str) -> Vector:
    return model().vector(features.own_features(language, word))


@lru_cache(maxsize=50_000)
def _near(language: str, word: str, offset: int) -> Vector:
    return model().vector(features.near_features(language, word, offset))


@lru_cache(maxsize=50_000)
def _joint(language: str, around: Surroundings) -> Vector:
    return model().vector(features.joint_features(language, around))


@lru_cache(maxsize=5_000)
def _evidence(language: str, flags: int, shape: str) -> Vector:
    return model().vector(features.evidence_features(language, flags, shape))


@lru_cache(maxsize=100)
def _known(kind: str) -> Vector:
    return model().vector(features.known_features(kind))
