"""The sentences of a draft against the claims of the articles that most likely tell of the same."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claims.candidates import Sentence, candidates_of
from claims.embedding import EmbeddingError, wheel
from claims.embedding.port import Vectors
from claims.extraction import Extraction, Finding
from claims.findings import figures_unsaved
from claims.indexing import keys_from, serving, stemmer
from claims.linking.reports import Read, reports, word_vectors
from claims.lint.ruling import is_of_figures
from claims.matching import Judgement, Relation, Report, judge, statements
from claims.models import Claim, EmbeddingModel, Entity

LIMIT = 10  # candidates a sentence
# Articles, in which the candidates of all sentences rank highest; of those with published claims as many again.
NEAREST = 30
# Who is told that a sentence was checked should find just that: the matcher suggests less likely pairs, too.
LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class Compared:
    """What the matcher says of a sentence, by its place in the draft, and a claim, by its key."""

    place: int
    claim: int
    judgement: Judgement

    @property
    def relation(self) -> Relation:
        return self.judgement.relation

    @property
    def reasons(self) -> list[dict[str, Any]]:
        return [reason.as_json() for reason in self.judgement.reasons]

    @property
    def outdated(self) -> bool:
        """Whether the claim is the newer state of what the sentence says."""
        return self.relation == Relation.UPDATES and self.judgement.forward is True


def draft_compare(found: Extraction, published: dt.date | None, *, everything: bool) -> list[Compared]:
    """What the findings of a draft have to do with known claims: of published entries, or with `everything` of all.

    Without a date of its own a draft tells of no later time than anybody else, so that other figures contradict it;
    with one, those of days before are an older state.
    """
    vectors = wheel().embed([finding.surface for finding in found.findings])
    draft = Report("", published, statements(found.findings, found.language, vectors, word_vectors))
    near = _nearest(found, vectors, everything=everything)
    return [each for article, read in reports(near).items() for each in _judged(draft, read, near[article])]


def _judged(draft: Report, read: Read, places: Collection[int]) -> Iterator[Compared]:
    for judgement in judge(draft, read.report, places):
        if judgement.score >= LIKELY and _tells(judgement):
            yield Compared(judgement.pair[0], read.claims[judgement.pair[1]], judgement)


def _tells(judgement: Judgement) -> bool:
    if judgement.relation == Relation.UPDATES:
        return is_of_figures(reason.as_json() for reason in judgement.reasons)
    return judgement.relation in (Relation.SAME, Relation.CONFLICTS)


def _nearest(found: Extraction, vectors: Vectors, *, everything: bool) -> dict[int, set[int]]:
    """The articles to compare with, and the places of the sentences that have candidates in each."""
    model, given = _asked(found.findings, vectors)
    pairs = zip(found.findings, given, strict=True)
    sentences = [_sentence(finding, found.language, vector) for finding, vector in pairs]
    ways = [candidates_of(sentences, model, published=True, limit=LIMIT)]
    if everything:
        ways.append(candidates_of(sentences, model, published=False, limit=LIMIT))
    keys = {claim for way in ways for claims in way for claim in claims}
    home = dict(Claim.objects.filter(pk__in=keys).values_list("pk", "article"))
    near: dict[int, set[int]] = defaultdict(set)
    for way in ways:
        best = set(_best(way, home))
        for place, claims in enumerate(way):
            for article in best.intersection(home[claim] for claim in claims if claim in home):
                near[article].add(place)
    return near


def _best(way: Sequence[Sequence[int]], home: dict[int, int]) -> list[int]:
    """The articles in which the candidates of all sentences rank highest."""
    weights: dict[int, float] = defaultdict(float)
    for claims in way:
        for rank, claim in enumerate(claims, start=1):
            if claim in home:
                weights[home[claim]] += 1 / rank
    return sorted(weights, key=lambda article: (-weights[article], -article))[:NEAREST]


def _asked(findings: Sequence[Finding], vectors: Vectors) -> tuple[EmbeddingModel | None, Sequence[Sequence[float]]]:
    """The model that candidates are found by, with its vectors of the findings; if there is none, words and keys find
    some."""
    found = serving()
    none: list[list[float]] = [[] for _ in findings]
    if found is None:
        return None, none
    model, embedder = found
    try:
        own = vectors if embedder is wheel() else embedder.embed([finding.surface for finding in findings])
    except EmbeddingError:
        return None, none
    return model, [row.tolist() if row.any() else [] for row in own]


def _sentence(finding: Finding, language: str, vector: Sequence[float]) -> Sentence:
    named = [Entity(type=mention.type, key=mention.id) for mention in finding.mentions]
    when = finding.when.value if finding.when else ""
    keys = keys_from(named, figures_unsaved(Claim(), finding), when)
    return Sentence(finding.surface, language, stemmer(language), tuple(keys), tuple(vector))
