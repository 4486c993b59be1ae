"""From two articles to what the matcher suggests about their claims."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from claims.matching.copies import Ties, as_originals, copies, ties
from claims.matching.features import features
from claims.matching.reasons import Reason
from claims.matching.relations import Case, case_of, relate, ruled
from claims.matching.scoring import ALONE, Pair, Scores, chances, probabilities
from claims.matching.sharing import Features
from claims.matching.sums import supports
from claims.matching.types import Relation, Report

# Probability from which a pair is worth a fact-checker's time: it finds most of a story, and does not bury under
# look-alikes what belongs together in a running topic.
SUGGEST = 0.5
# On a topic that runs for months everybody says like things again and again: without figures it has to be surer.
SUGGEST_OF_WORDS = 0.65
# A false alarm costs more: who is told of a contradiction should find one.
SUGGEST_CONFLICT = 0.65
SUGGEST_CONFLICT_OF_WORDS = 0.8
# Cosine from which a sentence of an article that names nobody and nothing in common may still be the same.
NEAR_ALL_THE_SAME = 0.6
# Of eighteen sums found in annotated stories eleven are meant.
SUM = 0.6
# Of two days of a live ticker not every sentence is compared with every other, only the nearest in meaning.
MOST_PAIRS = 10_000
# Cosine below which nobody sees why two claims without figures to compare should belong together.
FARTHEST = 0.1


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the matcher says of two claims, known by their places in their articles; see `Verdict` for `forward`."""

    pair: Pair
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]
    forward: bool | None

    def turned(self) -> "Judgement":
        """The same of the two claims in the other order."""
        forward = None if self.forward is None else not self.forward
        return Judgement(self.pair[::-1], self.relation, self.score, tuple(r.turned() for r in self.reasons), forward)


def judge(one: Report, other: Report, places: Collection[int] | None = None) -> list[Judgement]:
    """Judge the claims of an article against those of another, or all against each other if both are one.

    What is not worth suggesting is left out. Nothing but the two articles counts: however many there are, and in
    whatever order they came, their claims are judged alike. With `places`, only these claims of the first are judged:
    quicker, and almost the same.
    """
    judgements = []
    for (a, b), score in _scores(one, other, places).items():
        if score >= SUGGEST:
            first, second = one.claim(a), other.claim(b)
            case = case_of(first, second, features(first, second))
            verdict = relate(case)
            if _is_worth_it(case, verdict.relation, score):
                judgements.append(Judgement((a, b), verdict.relation, score, verdict.reasons, verdict.forward))
    return judgements if places is not None else _with_sums(judgements, _sums(one, other))


def _is_worth_it(case: Case, relation: Relation, score: float) -> bool:
    by_words = not case.pairs and not ruled(case)
    if by_words and case.found["cosine"] < FARTHEST:
        return False
    if relation == Relation.CONFLICTS:
        return score >= (SUGGEST_CONFLICT_OF_WORDS if by_words else SUGGEST_CONFLICT)
    return score >= (SUGGEST_OF_WORDS if by_words else SUGGEST)


def comparable(one: Report, other: Report) -> list[Pair]:
    """The claims that can be about one matter: reports of it name somebody or something in common."""
    if not one.statements or not other.statements:
        return []
    near = one.vectors @ other.vectors.T
    is_open = np.full(near.shape, one is other or bool(one.names & other.names)) | (near >= NEAR_ALL_THE_SAME)
    if one is other:
        is_open = np.triu(is_open, 1)
    if is_open.sum() > MOST_PAIRS:
        is_open &= near >= np.partition(near[is_open], -MOST_PAIRS)[-MOST_PAIRS]
    return [(int(a), int(b)) for a, b in np.argwhere(is_open)]


def _scores(one: Report, other: Report, places: Collection[int] | None) -> Scores:
    if one is other:
        return {pair: score for pair, score in _within(one).scores.items() if places is None or pair[0] in places}
    pairs = [pair for pair in comparable(one, other) if places is None or pair[0] in places]
    if not pairs:
        return {}
    found, alone = _alone(one, other, pairs)
    within = _within(one), _within(other)
    scores = probabilities(found, alone, [each.alone for each in within])
    return as_originals(scores, copies(one, other), (within[0].ties, within[1].ties))


def _alone(one: Report, other: Report, pairs: Collection[Pair]) -> tuple[dict[Pair, Features], Scores]:
    """What is read in pairs of claims, and what the first stage makes of it."""
    found = {(a, b): features(one.claim(a), other.claim(b)) for a, b in pairs}
    return found, dict(zip(found, chances(list(found.values()), ALONE), strict=True))


@dataclass(frozen=True, slots=True)
class Within:
    """How likely any two claims of one article speak of one fact: by themselves, and among the others."""

    alone: Scores
    scores: Scores
    ties: Ties

    def are_one(self, a: int, b: int) -> bool:
        return self.ties.get(a, {}).get(b, 0.0) >= SUGGEST


def _within(report: Report) -> Within:
    """Known as long as the report is."""
    if report not in _known:
        found, alone = _alone(report, report, comparable(report, report))
        scores = probabilities(found, alone, ())
        _known[report] = Within(alone, scores, ties(scores))
    return _known[report]


_known: WeakKeyDictionary[Report, Within] = WeakKeyDictionary()


def _sums(one: Report, other: Report) -> Iterator[Judgement]:
    """What the parts of a total say of it."""
    for part, total, reason in supports(one, other, _within(one).are_one):
        support = Judgement((part, total), Relation.SUPPORTS, SUM, (reason,), forward=True)
        yield support.turned() if one is other and total < part else support
    for part, total, reason in supports(other, one, _within(other).are_one) if one is not other else ():
        yield Judgement((total, part), Relation.SUPPORTS, SUM, (reason,), forward=False)


def _with_sums(judgements: Collection[Judgement], sums: Iterable[Judgement]) -> list[Judgement]:
    """A sum explains how figures differ: a part neither contradicts its total nor replaces it."""
    known = {each.pair: each for each in judgements}
    for support in sums:
        if support.pair not in known or known[support.pair].relation != Relation.SAME:
            known[support.pair] = support
    return list(known.values())
