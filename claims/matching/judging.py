"""From pairs of claims to what the matcher suggests about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.matching.features import features
from claims.matching.reasons import Reason
from claims.matching.relations import case_of, relate
from claims.matching.scoring import Pair, probabilities
from claims.matching.types import Claimed, Relation

# Probability from which a pair is worth a fact-checker's time; fitted on annotated stories, where it gives the best F1.
SUGGEST = 0.6


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the matcher says of two claims, known by their numbers; see `Verdict` for `forward`."""

    pair: Pair
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    forward: bool | None


# Cosine from which a sentence of an article that names nobody and nothing in common may still be the same.
NEAR_ALL_THE_SAME = 0.6


def comparable(a: Claimed, b: Claimed) -> bool:
    """Whether two claims can be about one matter: reports of it name somebody or something in common."""
    if a.report is b.report or a.report.names & b.report.names:
        return True
    return float(a.statement.vector @ b.statement.vector) >= NEAR_ALL_THE_SAME


def judge(
    claims: Sequence[Claimed], pairs: Sequence[Pair], ties: Mapping[Pair, float] | None = None
) -> list[Judgement]:
    """Judge pairs of claims (indices into `claims`) together; what is not worth suggesting is left out.

    `ties` are the probabilities of pairs that are known already: they tell about the others.
    """
    pairs = [(a, b) for a, b in pairs if comparable(claims[a], claims[b])]
    found = [features(claims[a], claims[b]) for a, b in pairs]
    scores = probabilities(pairs, found, ties or {})
    judgements = []
    for pair, score, each in zip(pairs, scores, found, strict=True):
        if score >= SUGGEST:
            verdict = relate(case_of(claims[pair[0]], claims[pair[1]], each))
            judgements.append(Judgement(pair, verdict.relation, score, verdict.reasons, verdict.forward))
    return judgements
