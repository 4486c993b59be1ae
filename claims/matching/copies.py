"""A sentence that an article has from another is judged as the one that it was taken from."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from claims.matching.amounts import align
from claims.matching.scoring import Pair, Scores
from claims.matching.types import Report

VERBATIM = 0.9  # cosine of copies, cuts and near translations

Ties = Mapping[int, Mapping[int, float]]  # within one article, from claim to claim


def ties(scores: Scores) -> Ties:
    """From the scores of pairs of one article's claims."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        found[a][b] = found[b][a] = score
    return found


def as_originals(scores: Scores, copies: list[Pair], within: tuple[Ties, Ties]) -> dict[Pair, float]:
    """Raise the scores of pairs across two articles to what their claims' originals have within either one."""
    raised = dict(scores)
    for a, b in copies:
        known = [((claim, b), score) for claim, score in within[0].get(a, {}).items()]
        known += [((a, claim), score) for claim, score in within[1].get(b, {}).items()]
        raised |= {pair: max(score, raised[pair]) for pair, score in known if pair in raised}
    return raised


def copies(one: Report, other: Report) -> list[Pair]:
    """The claims of two articles that are word for word the same, or translations, and of which no figure differs."""
    near = np.argwhere(one.vectors @ other.vectors.T >= VERBATIM)
    day = one.published or other.published
    figures = [(one.statements[a].figures, other.statements[b].figures) for a, b in near]
    differs = [any(not pair.fits for pair in align(*each, day)) for each in figures]
    return [(int(a), int(b)) for (a, b), differ in zip(near, differs, strict=True) if not differ]
