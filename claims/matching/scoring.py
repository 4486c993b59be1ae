"""How likely two claims speak of one fact: a weighted sum of features, then once more in the light of other claims."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from claims.matching.sharing import Features

ALONE, AMONG = "alone", "among others"
# A tie weaker than this says nothing about a third claim.
FAINT = 0.02
STRONGEST = 3
STRONG = 0.5
MOST = 10
SURE = 1e-4
MOST_CERTAIN = 30.0  # of log odds

Pair = tuple[int, int]  # of claims, by their places in their articles
Scores = Mapping[Pair, float]


@cache
def weights() -> dict[str, dict[str, float]]:
    """By stage and feature, as `python -m claims.fitting` wrote them; "" is the bias."""
    tables: dict[str, dict[str, float]] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return tables


def chances(found: Sequence[Features], stage: str) -> list[float]:
    """The probability of each pair by the weights of a stage; all pairs have the same features."""
    if not found:
        return []
    table = weights()[stage]
    names = list(found[0])
    rows = np.array([[each[name] for name in names] for each in found])
    totals = rows @ np.array([table[name] for name in names]) + table[""]
    return [float(chance) for chance in 1 / (1 + np.exp(-np.clip(totals, -MOST_CERTAIN, MOST_CERTAIN)))]


def probabilities(found: Mapping[Pair, Features], alone: Scores, within: Sequence[Scores]) -> Scores:
    """The probabilities of pairs of claims of two articles, of which `company` tells."""
    others = company(alone, within)
    scores = chances([each | others[pair] for pair, each in found.items()], AMONG)
    return dict(zip(found, scores, strict=True))


def company(alone: Scores, within: Sequence[Scores]) -> dict[Pair, Features]:
    """What the other pairs of two articles tell about each pair: whoever ties two claims to a third ties them together.

    `alone` are the probabilities of the first stage between the articles, `within` those of either one's own claims;
    empty where both are one.
    """
    ties = _ties(alone, within)
    sides = [partial(Node, side) for side in (0, 1 if within else 0)]
    return {(a, b): _company(sides[0](a), sides[1](b), score, ties) for (a, b), score in alone.items()}


class Node(NamedTuple):
    """A claim by the article that it stands in, the first or the second, and by its place there."""

    article: int
    place: int


Ties = Mapping[Node, Mapping[Node, float]]


def _ties(alone: Scores, within: Sequence[Scores]) -> Ties:
    ties: dict[Node, dict[Node, float]] = defaultdict(dict)
    blocks = [(0, 1 if within else 0, alone), *((side, side, scores) for side, scores in enumerate(within))]
    for one, other, scores in blocks:
        for (a, b), score in scores.items():
            if score > FAINT:
                ties[Node(one, a)][Node(other, b)] = ties[Node(other, b)][Node(one, a)] = score
    return ties


def _company(a: Node, b: Node, score: float, ties: Ties) -> Features:
    of_a, of_b = ties.get(a, {}), ties.get(b, {})
    shared = sorted((min(of_a[c], of_b[c]) for c in of_a.keys() & of_b.keys()), reverse=True)[:STRONGEST]
    torn = [
        abs(of_a.get(c, 0.0) - of_b.get(c, 0.0))
        for c in sorted((of_a.keys() | of_b.keys()) - {a, b})
        if max(of_a.get(c, 0.0), of_b.get(c, 0.0)) > STRONG
    ]
    better = sorted(sum(tie > score for tie in of.values()) for of in (of_a, of_b))
    bounded = min(1 - SURE, max(SURE, score))
    return {
        "alone": math.log(bounded / (1 - bounded)),
        "best tie through a third": shared[0] if shared else 0.0,
        "ties through others": sum(shared),
        "torn": min(MOST, sum(torn)),
        "better partners": min(MOST, better[0]),
        "better partners of the other": min(MOST, better[1]),
    }
