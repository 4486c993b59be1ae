"""What is measured, each as a tally of one article: its claims, who says them, figures, times, names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from claims.evaluation.amounts import is_same_figure, is_same_value
from claims.evaluation.annotations import Article, Json
from claims.evaluation.naming import folded, forms_of, is_same_claimant
from claims.evaluation.pairing import Pair, pair, rest
from claims.evaluation.tally import Error, Tally

ALIKE = 0.5  # share from which two spans are the same claim
TOUCHING = 1e-9
EVERY_TYPE = ("country", "org", "person", "place")


@dataclass(slots=True)
class Compared:
    """One article's annotations beside what the engine found in it, `found` as `as_gold` renders it."""

    article: Article
    found: Json
    pairs: list[Pair] = field(init=False)

    def __post_init__(self) -> None:
        self.pairs = pair(self.article.claims, self.found["claims"], least=ALIKE)

    def error(self, kind: str, offset: int, wanted: object, got: object) -> Error:
        """An error with the line of text around it."""
        text = self.article.text
        start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
        claim = next((each for each in self.article.claims if each["start"] <= offset < each["end"]), None)
        sentence = claim["surface"] if claim else text[start : end if end >= 0 else None]
        return Error(self.article.id, offset, kind, str(wanted or ""), str(got or ""), " ".join(sentence.split()))


def must_claims(it: Compared) -> Tally:
    """How many of the claims that must be found are."""
    missed = [claim for claim in rest(it.article.claims, it.pairs, 0) if claim["worth"] == "must"]
    wanted = sum(claim["worth"] == "must" for claim in it.article.claims)
    errors = [it.error("claim missed", claim["start"], claim["surface"], "") for claim in missed]
    return Tally(wanted - len(missed), wanted, wanted - len(missed), errors)


def all_claims(it: Compared) -> Tally:
    """How many of the claims found are some."""
    extra = rest(it.found["claims"], it.pairs, 1)
    errors = [it.error("claim invented", claim["start"], "", claim["surface"]) for claim in extra]
    return Tally(len(it.pairs), len(it.pairs), len(it.pairs) + len(extra), errors)


def claimants(it: Compared) -> Tally:
    """Who says each paired claim, nobody included."""
    forms = forms_of(it.article)
    wrong = [(want, got) for want, got in it.pairs if not is_same_claimant(want, got, forms)]
    errors = [it.error("claimant", want["start"], want["claimant"], got["claimant"]) for want, got in wrong]
    return Tally(len(it.pairs) - len(wrong), len(it.pairs), len(it.pairs), errors)


def named_claimants(it: Compared) -> Tally:
    """The claimants that somebody is."""
    forms = forms_of(it.article)
    hits = sum(bool(want["claimant"]) and is_same_claimant(want, got, forms) for want, got in it.pairs)
    return Tally(hits, _count(it.article.claims, "claimant"), _count(it.found["claims"], "claimant"))


def times(it: Compared) -> Tally:
    """The time of each claim, by its value."""
    hits, errors = 0, []
    for want, got in it.pairs:
        value, other = _time(want), _time(got)
        hits += bool(value) and value == other
        if value != other:
            errors.append(it.error("when", want["start"], value, other))
    return Tally(hits, _count(it.article.claims, "when"), _count(it.found["claims"], "when"), errors)


def found_figures(it: Compared) -> Tally:
    """Whether a figure is there at all."""
    wanted, found = figures_of(it.article.claims), figures_of(it.found["claims"])
    pairs = pair(wanted, found, least=TOUCHING)
    missed, extra = rest(wanted, pairs, 0), rest(found, pairs, 1)
    errors = [it.error("figure missed", each["start"], amount(each), "") for each in missed]
    errors += [it.error("figure invented", each["start"], "", amount(each)) for each in extra]
    return Tally(len(pairs), len(wanted), len(found), errors)


def figure_values(it: Compared) -> Tally:
    """Figures with the right unit and value."""
    wanted, found = figures_of(it.article.claims), figures_of(it.found["claims"])
    pairs = pair(wanted, found, least=TOUCHING, where=is_same_value)
    return Tally(len(pairs), len(wanted), len(found))


def strict_figures(it: Compared) -> Tally:
    """Figures with the right unit, bounds and modifier."""
    wanted, found = figures_of(it.article.claims), figures_of(it.found["claims"])
    pairs = pair(wanted, found, least=TOUCHING, where=is_same_figure)
    wrong = pair(rest(wanted, pairs, 0), rest(found, pairs, 1), least=TOUCHING)
    errors = [it.error("figure", want["start"], amount(want), amount(got)) for want, got in wrong]
    return Tally(len(pairs), len(wanted), len(found), errors)


def entities(it: Compared) -> Tally:
    """Names as they stand in the text, with their type, once an article."""
    return _names(it, "entity", EVERY_TYPE, lambda each: (folded(each["surface"]), each["type"]))


def countries(it: Compared) -> Tally:
    """Countries by their code, once an article."""
    return _names(it, "country", ("country",), lambda each: (each["id"], each["type"]))


def amount(figure: Json) -> str:
    """A figure in short: "'über 250 Millionen' more_than 250000000..  EUR"."""
    low, high = figure["low"], figure["high"]
    bounds = f"{low:g}" if low is not None and low == high else f"{low or ''}..{high or ''}"
    return f"{figure['surface']!r} = {figure['modifier']} {bounds} {figure['unit']}"


def _names(it: Compared, kind: str, types: Sequence[str], key: Callable[[Json], tuple[str, str]]) -> Tally:
    wanted, found = (
        {key(entity): (entity, claim) for claim in part for entity in claim["entities"] if entity["type"] in types}
        for part in (it.article.claims, it.found["claims"])
    )
    missed = [wanted[name] for name in wanted if name not in found]
    extra = [found[name] for name in found if name not in wanted]
    errors = [it.error(f"{kind} missed", claim["start"], _named(entity), "") for entity, claim in missed]
    errors += [it.error(f"{kind} invented", claim["start"], "", _named(entity)) for entity, claim in extra]
    return Tally(len(wanted) - len(missed), len(wanted), len(found), errors)


def _named(entity: Json) -> str:
    return f"{entity['surface']!r} = {entity['type']} {entity['id']}"


def figures_of(claims: Iterable[Json]) -> list[Json]:
    return [figure for claim in claims for figure in claim["quantities"]]


def _count(claims: Iterable[Json], part: str) -> int:
    return sum(bool(claim[part]) for claim in claims)


def _time(claim: Json) -> str:
    return str(claim["when"]["value"]) if claim["when"] else ""
