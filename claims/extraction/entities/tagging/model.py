"""A linear-chain model: whole numbers that say how much each feature speaks for each label, and which labels follow."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Vector = tuple[int, ...]
OUTSIDE = "O"
NEVER = -(10**9)


@dataclass(frozen=True, slots=True)
class Model:
    """`moves[j]` are (label, weight) of those that label `j` may follow; `opening`: to come first, or behind `O`."""

    labels: tuple[str, ...]
    weights: dict[str, Vector]
    moves: tuple[tuple[tuple[int, int], ...], ...]
    opening: tuple[Vector, Vector]

    @classmethod
    def of(cls, labels: Sequence[str], weights: dict[str, Vector], moves: dict[str, int]) -> "Model":
        """`moves` are keyed "B-PER I-PER"; a label that goes on with a name follows that name only."""

        def may_follow(one: str, other: str) -> bool:
            return not other.startswith("I-") or one in {other, f"B{other[1:]}"}

        return cls(
            tuple(labels),
            weights,
            tuple(
                tuple((at, moves.get(f"{one} {other}", 0)) for at, one in enumerate(labels) if may_follow(one, other))
                for other in labels
            ),
            (
                tuple(NEVER if label.startswith("I-") else 0 for label in labels),
                tuple(NEVER if label.startswith("I-") else moves.get(f"O {label}", 0) for label in labels),
            ),
        )

    def vector(self, features: Iterable[str]) -> Vector:
        """The sum of what the features say; those the model does not know say nothing."""
        known = [self.weights[feature] for feature in features if feature in self.weights]
        return tuple(map(sum, zip(*known, strict=True))) if known else (0,) * len(self.labels)

    def best(self, vectors: Sequence[Vector], *, behind: bool) -> list[str]:
        """The labels whose sum is highest, by the Viterbi algorithm; `behind` tells that other words come before."""
        scores = [own + start for own, start in zip(vectors[0], self.opening[behind], strict=True)]
        steps = []
        for own in vectors[1:]:
            before = [max([(scores[at] + weight, -at) for at, weight in moves]) for moves in self.moves]
            steps.append([-at for _, at in before])
            scores = [score + each for (score, _), each in zip(before, own, strict=True)]
        at = max(range(len(scores)), key=scores.__getitem__)
        path = [at]
        for step in reversed(steps):
            at = step[at]
            path.append(at)
        return [self.labels[at] for at in reversed(path)]


@cache
def model() -> Model:
    """The one that ships with the package; see README.md beside it."""
    read = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Model.of(read["labels"], {name: tuple(row) for name, row in read["features"].items()}, read["moves"])
