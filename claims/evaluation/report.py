"""All measures over a set of articles, as rows by language."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from claims.evaluation import measures
from claims.evaluation.annotations import Article
from claims.evaluation.measures import Compared
from claims.evaluation.roles import ROLES, roles
from claims.evaluation.tally import Error, Tally
from claims.extraction import extract
from claims.extraction.rendering import as_gold

ALL = "all"
MEASURES: dict[str, Callable[[Compared], Tally]] = {
    "claims.must": measures.must_claims,
    "claims.all": measures.all_claims,
    "claimant.accuracy": measures.claimants,
    "claimant.named": measures.named_claimants,
    "when.f1": measures.times,
    "quantity.found": measures.found_figures,
    "quantity.value": measures.figure_values,
    "quantity.strict": measures.strict_figures,
    "entity.f1": measures.entities,
    "country.f1": measures.countries,
    **{f"role.{role}": partial(roles, role=role) for role in ROLES},
}


@dataclass(slots=True)
class Evaluation:
    """Tallies by language (`all` among them) and measure; `ranked` are (score, whether it is a must) of all claims."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    ranked: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def languages(self) -> list[str]:
        return [ALL, *sorted(self.tallies.keys() - {ALL})]

    @property
    def errors(self) -> list[Error]:
        """Everything that is wrong, in the order of the texts."""
        found = [error for tally in self.tallies[ALL].values() for error in tally.errors]
        return sorted(found, key=lambda error: (error.article, error.offset, error.kind))

    def values(self, language: str = ALL) -> dict[str, float]:
        """Every figure, 0 to 1; a role has its precision and its recall."""
        tallies = self.tallies[language]
        recall, precision = tallies["claims.must"].recall, tallies["claims.all"].precision
        plain = {name: tally.f1 for name, tally in tallies.items() if not name.startswith(("claims.", "role."))}
        judged = {name: tally for name, tally in tallies.items() if name.startswith("role.") and tally.wanted}
        return {
            "claims.f1": 2 * recall * precision / (recall + precision) if recall + precision else 0.0,
            "worth.ap": average_precision(self.ranked[language]),
            **plain,
            **{f"{name}.precision": tally.precision for name, tally in judged.items()},
            **{f"{name}.recall": tally.recall for name, tally in judged.items()},
        }


def evaluate(articles: Sequence[Article]) -> Evaluation:
    """Extract the claims of every article anew and compare them with its annotations."""
    result = Evaluation()
    for article in articles:
        found = extract(article.text, language=article.language, published=article.published, title=article.title)
        compared = Compared(article, as_gold(article.id, found))
        for language in (ALL, article.language):
            _add(result, language, compared)
    return result


def _add(result: Evaluation, language: str, compared: Compared) -> None:
    for name, measure in MEASURES.items():
        result.tallies[language][name].add(measure(compared))
    musts = {id(got) for want, got in compared.pairs if want["worth"] == "must"}
    result.ranked[language] += [(claim["score"], id(claim) in musts) for claim in compared.found["claims"]]


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    """Mean precision at every must, best score first; equal scores share theirs, so a constant score gains nothing."""
    groups: dict[float, list[bool]] = defaultdict(list)
    for score, is_must in ranked:
        groups[score].append(is_must)
    total = seen = hits = 0.0
    for score in sorted(groups, reverse=True):
        found = sum(groups[score])
        seen, hits = seen + len(groups[score]), hits + found
        total += found * hits / seen
    return total / hits if hits else 0.0
