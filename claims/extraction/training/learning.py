"""From marked texts to weights: a conditional random field, trained by python-crfsuite."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from claims.extraction.entities.tagging import features
from claims.extraction.entities.tagging.model import Model
from claims.extraction.entities.tagging.pieces import Pieces
from claims.extraction.entities.tokens import Words
from claims.extraction.training.corpus import Text

SETTINGS = {"c1": 0.05, "c2": 0.2, "max_iterations": 150, "feature.minfreq": 2}
UNIT = 1000  # weights are kept as whole thousandths
LEAST = 20  # thousandths; what says less says nothing

Sequence = tuple[list[list[str]], list[str]]


def sequences(text: Text, language: str) -> Iterator[Sequence]:
    """Features and labels of each sentence, as the tagger will see them."""
    words = [Words.of(sentence.text) for sentence in text]
    pieces = [Pieces.of(each) for each in words]
    shown = features.evidence(pieces, language)
    for sentence, each, split in zip(text, words, pieces, strict=True):
        known = features.known_at(language, each)
        rows = [_row(split, at, language, known, shown) for at in range(len(split.words))]
        if rows:
            yield rows, sentence.tags(split)


def _row(pieces: Pieces, at: int, language: str, known: dict[int, str], shown: dict[str, int]) -> list[str]:
    word = pieces.words[at]
    row = features.own_features(language, word)
    for offset in (*features.CLOSE, *features.FAR):
        there = at + offset
        near = pieces.words[there] if 0 <= there < len(pieces.words) else features.NOTHING
        row += features.near_features(language, near, offset)
    row += features.joint_features(language, features.surroundings(language, pieces, at))
    if word[0].isupper():
        row += features.evidence_features(language, shown[word], features.shape(word))
    if pieces.spans[at][0] in known:
        row += features.known_features(known[pieces.spans[at][0]])
    return row


def learn(examples: Iterable[Sequence]) -> dict[str, object]:
    """Labels, weights of features and of moves from label to label; the same examples give the same weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for rows, labels in examples:
        trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            learnt = tagger.info()
    labels = sorted(learnt.labels)
    weights: dict[str, list[int]] = {}
    for (feature, label), weight in learnt.state_features.items():
        if abs(weight) * UNIT >= LEAST:
            weights.setdefault(feature, [0] * len(labels))[labels.index(label)] = round(weight * UNIT)
    moves = {f"{one} {other}": round(weight * UNIT) for (one, other), weight in learnt.transitions.items()}
    return {"labels": labels, "moves": dict(sorted(moves.items())), "features": dict(sorted(weights.items()))}


def as_model(learnt: dict[str, object]) -> Model:
    read = json.loads(json.dumps(learnt))
    return Model.of(read["labels"], {name: tuple(row) for name, row in read["features"].items()}, read["moves"])


def as_text(learnt: dict[str, object]) -> str:
    """JSON with a feature on each line, so that two trainings can be compared."""
    return json.dumps(learnt, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n"
