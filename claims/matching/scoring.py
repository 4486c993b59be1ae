"""How likely two claims speak of one fact: a weighted sum of features, then once more in the light of other claims."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

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

Pair = tuple[int, int]


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


def probabilities(pairs: Sequence[Pair], found: Sequence[Features], ties: Mapping[Pair, float]) -> list[float]:
    """Score pairs of claims, known by numbers, together: whoever ties two claims to a third ties them to each other.

    `ties` says the same of pairs that were scored before.
    """
    company = among({**ties, **dict(zip(pairs, chances(found, ALONE), strict=True))})
    return chances([each | company[pair] for pair, each in zip(pairs, found, strict=True)], AMONG)


def among(scores: Mapping[Pair, float]) -> dict[Pair, Features]:
    """What the other pairs say about each pair, from the probabilities of the first stage."""
    ties: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        if score > FAINT:
            ties[a][b] = ties[b][a] = score
    return {pair: _company(*pair, score, ties) for pair, score in scores.items()}


def _company(a: int, b: int, score: float, ties: Mapping[int, Mapping[int, float]]) -> Features:
    of_a, of_b = ties.get(a, {}), ties.get(b, {})
    shared = sorted((min(of_a[c], of_b[c]) for c in of_a.keys() & of_b.keys()), reverse=True)[:STRONGEST]
    torn = [
        abs(of_a.get(c, 0.0) - of_b.get(c, 0.0))
        for c in (of_a.keys() | of_b.keys()) - {a, b}
        if max(of_a.get(c, 0.0), of_b.get(c, 0.0)) > STRONG
    ]
    bounded = min(1 - SURE, max(SURE, score))
    return {
        "alone": math.log(bounded / (1 - bounded)),
        "best tie through a third": shared[0] if shared else 0.0,
        "ties through others": sum(shared),
        "torn": min(MOST, sum(torn)),
        "better partners": min(MOST, sum(tie > score for tie in of_a.values())),
        "better partners of the other": min(MOST, sum(tie > score for tie in of_b.values())),
    }
