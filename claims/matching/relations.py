"""What holds between two claims of one fact.

An ordered tuple of rules reads the typed parts; the first that has an answer gives it. Where figures agree, that answer
is weighed against dates and words, and where there are none to compare, words decide: by weights fitted to stories.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from claims.extraction import Figure, Modifier, Scope
from claims.matching.amounts import STATED, Pair, align, dimension
from claims.matching.features import LATER, gap, times_agree
from claims.matching.reasons import Reason, because
from claims.matching.scoring import chances
from claims.matching.sharing import Features
from claims.matching.succession import succession
from claims.matching.types import Claimed, Relation

DISSENT = ("deny in one", "negate in one", "other claimant")
# A sentence as near as this to another is the same sentence, or its translation.
COPY = 0.93
# Roles in which two figures may differ without contradicting each other.
TELLING_APART = ("giver", "receiver", "stage", "period", "scope")
LARGEST_PART = 0.7  # of a total, that tells it from another amount of the same thing
BOUNDS = (Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST)
# What is measured once: how long a bridge is, how fast a train went. Amounts of other dimensions grow.
FIXED = ("length", "power", "km/h", "mph")
# Of amounts that lie further apart than this, one is no newer state of the other.
SAME_SCALE = 0.2


@dataclass(frozen=True, slots=True)
class Verdict:
    """`forward`: whether the relation runs from the first claim to the second; nothing where it has no direction."""

    relation: Relation
    reasons: tuple[Reason, ...] = ()
    forward: bool | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Two claims that speak of one fact, with their figures beside each other and their features."""

    a: Claimed
    b: Claimed
    pairs: list[Pair]
    found: Features

    @property
    def fitting(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.fits]

    @property
    def differing(self) -> list[Pair]:
        return [pair for pair in self.pairs if not pair.fits and pair.ratio >= SAME_SCALE]

    @property
    def later(self) -> bool:
        """Whether one article is younger by days, so that it may tell of another state of things."""
        days = gap(self.a, self.b)
        return days is not None and days >= LATER

    @property
    def stood_apart(self) -> list[str]:
        """Of the figures that differ, the roles that say of what else each is."""
        return [
            role for role in TELLING_APART if self.differing and all(pair.role(role) < 0 for pair in self.differing)
        ]

    @property
    def of_one_past_time(self) -> bool:
        """Whether both speak of one time that was over when they were written: that cannot change any more."""
        one, other = self.a.statement, self.b.statement
        times = [one.when, other.when]
        if self.differing and self.differing[0].role("period") > 0:
            times = [figure.period.value for figure in (self.differing[0].a, self.differing[0].b) if figure.period]
        dates = [report.published.isoformat() for report in (self.a.report, self.b.report) if report.published]
        over = all(time.rpartition("/")[2] < date[: len(time.rpartition("/")[2])] for time in times for date in dates)
        return bool(dates) and all(times) and times_agree(*times) is True and over

    @property
    def cannot_change(self) -> bool:
        """Whether the figures that differ measure what is as it is, or count who was aboard."""
        cues = self.a.statement.cues | self.b.statement.cues
        if self.differing[0].dimension == "person":
            return "aboard" in self.a.statement.cues & self.b.statement.cues
        return self.differing[0].dimension in FIXED and not {"new", "plan"} & cues

    def recalls(self, pair: Pair, kind: str) -> bool | None:
        """True where only `a` recalls (or denies) the figure that `b` states, False where only `b` does."""
        first = self.a.statement.standings[pair.a.start]
        second = self.b.statement.standings[pair.b.start]
        if {first, second} != {kind, STATED}:
            return None
        return first == kind

    def newer(self) -> bool:
        """Whether `b` is the newer: by the dates of the articles, then of the claims, then by their places."""
        if self.later or self.a.report.published != self.b.report.published:
            first, second = self.a.report.published, self.b.report.published
            if first and second:
                return first < second
        one, other = self.a.statement, self.b.statement
        if ("past" in one.cues) != ("past" in other.cues):
            return "past" in one.cues
        if one.when and other.when and one.when != other.when:
            return one.when < other.when
        return one.place <= other.place


def case_of(a: Claimed, b: Claimed, found: Features) -> Case:
    return Case(a, b, align(a.statement.figures, b.statement.figures, a.report.published or b.report.published), found)


Rule = Callable[[Case], Verdict | None]


class Ruling(NamedTuple):
    rule: Rule
    verdict: Verdict


def relate(case: Case) -> Verdict:
    ruling = ruled(case)
    if ruling and ruling.rule not in OPEN:
        return ruling.verdict
    relation = weighed(case, ruling)
    return ruling.verdict if ruling and ruling.verdict.relation == relation else _explained(case, ruling, relation)


def ruled(case: Case) -> Ruling | None:
    """The first rule that has an answer; none where neither claim has a figure to compare."""
    return next((Ruling(rule, verdict) for rule in RULES if (verdict := rule(case))), None)


def weighed(case: Case, ruling: Ruling | None) -> Relation:
    # Two claims without figures may differ, but nobody could say why one contradicts the other without such a sign.
    may_conflict = ruling or any(case.found[sign] for sign in DISSENT)
    open_to = [name for name in EXPLAINED if may_conflict or name != Relation.CONFLICTS]
    told = evidence(case, ruling)
    return max(open_to, key=lambda name: chances([told], told_by(name, ruling))[0])


def told_by(relation: str, ruling: Ruling | None) -> str:
    """The name of the weights that tell a relation: figures are read otherwise than words."""
    return f"{relation} by {'figures' if ruling else 'words'}"


def evidence(case: Case, ruling: Ruling | None) -> Features:
    """What speaks for one relation or another."""
    if not ruling:
        return case.found
    older, newer = (case.a, case.b) if case.newer() else (case.b, case.a)
    told = succession(older, newer, case.fitting, case.differing, gap(case.a, case.b))
    told |= {f"ruled {name}": float(ruling.verdict.relation == name) for name in EXPLAINED}
    return told | {"of one past time": float(case.of_one_past_time), "recalled": float(ruling.rule is recalled)}


def told_apart(case: Case) -> Verdict | None:
    """Unlike stages, periods or parties explain why figures differ."""
    roles = case.stood_apart
    if not roles or case.fitting:
        return None
    pair = case.differing[0]
    return Verdict(Relation.RELATED, tuple(because(f"other {role}", pair, role) for role in roles))


def said_of_one(case: Case) -> Verdict | None:
    """A part is no total: who names a year, or an amount on top, speaks of something else than who names none."""
    if case.later or case.found["same time"] or case.fitting or not case.differing or case.found["deny in one"]:
        return None
    if all(pair.is_part_of_one and pair.ratio < LARGEST_PART for pair in case.differing):
        return Verdict(Relation.RELATED, (because("part", case.differing[0]),))
    return None


def of_other_times(case: Case) -> Verdict | None:
    """What a figure was in one year is no word about another, unless somebody looks back on how it was."""
    one, other = case.a.statement, case.b.statement
    if case.later or case.fitting or not case.differing or not case.found["other time"]:
        return None
    if case.found["past in one"] or case.found["deny in one"]:
        return None
    if one.when[:4] == other.when[:4]:
        return None
    return Verdict(Relation.RELATED, (because("other time", a=one.when, b=other.when),))


def bound_moved(case: Case) -> Verdict | None:
    """More than 250, and a year later more than 300."""
    pair = case.fitting[0] if case.fitting else None
    if pair and case.later and not pair.equal and pair.a.modifier == pair.b.modifier and pair.a.modifier in BOUNDS:
        return Verdict(Relation.UPDATES, (because("differ", pair), *_roles(pair), _days(case)), case.newer())
    return None


def carried_out(case: Case) -> Verdict | None:
    """A pledge, and days later what came of it."""
    pairs = [pair for pair in case.pairs if pair.role("stage") < 0 and not pair.equal]
    if not pairs or not case.later or any(pair.role("period") < 0 for pair in pairs):
        return None
    return Verdict(Relation.UPDATES, (because("other stage", pairs[0], "stage"), _days(case)), case.newer())


def counted_twice(case: Case) -> Verdict | None:
    """The same amount once on top of a total and once inside it."""
    for pair in case.fitting:
        scopes = {figure.scope.value for figure in (pair.a, pair.b) if figure.scope}
        if scopes == {Scope.ADDITIONAL, Scope.PART}:
            return Verdict(Relation.CONFLICTS, (because("additional or part", pair),))
    return None


def denied(case: Case) -> Verdict | None:
    for pair in case.fitting:
        if case.recalls(pair, "denied") is not None:
            return Verdict(Relation.CONFLICTS, (because("denied", pair),))
    return None


def recalled(case: Case) -> Verdict | None:
    """ "160,000, up from 145,000" recalls what the other claim states, and states a newer amount."""
    for pair in case.fitting:
        of_a = case.recalls(pair, "recalled")
        if of_a is not None and _states_another(case.a if of_a else case.b, pair.a if of_a else pair.b):
            return Verdict(Relation.UPDATES, (because("recalled", pair),), forward=not of_a)
    return None


def _states_another(claimed: Claimed, figure: Figure) -> bool:
    """Whether the claim states another amount of the dimension of one that it recalls, or how much of that."""
    statement = claimed.statement
    return any(
        dimension(each.unit) in ("%", dimension(figure.unit)) and statement.standings[each.start] == STATED
        for each in statement.figures
        if each is not figure
    )


def superseded(case: Case) -> Verdict | None:
    """One claim recalls an older amount, the other states a newer one."""
    for pair in case.differing:
        of_a = case.recalls(pair, "recalled")
        recaller = case.a if of_a else case.b
        if of_a is not None and not _states_another(recaller, pair.a if of_a else pair.b):
            if case.later and case.found["other claimant"]:  # what another party said then
                return Verdict(Relation.CONFLICTS, (because("differ", pair), because("two voices")))
            return Verdict(Relation.UPDATES, (because("differ", pair), because("looks back")), forward=of_a)
    return None


def copied(case: Case) -> Verdict | None:
    if case.found["cosine"] < COPY or case.differing:
        return None
    return Verdict(Relation.SAME, (because("same words"), *_equal(case)))


def agreeing(case: Case) -> Verdict | None:
    """Figures that one value satisfies; who contradicts another at the same time does so with other words."""
    if not case.fitting:
        return None
    if case.found["deny in one"] and case.found["other claimant"] and not case.later:
        return Verdict(Relation.CONFLICTS, (because("contradicted"), *_equal(case)))
    exact = any(pair.equal for pair in case.fitting)
    if case.later and not exact and (case.found["plan in one"] or case.found["new in one"]):
        return Verdict(Relation.UPDATES, (because("fits", case.fitting[0]), _days(case)), case.newer())
    return Verdict(Relation.SAME, _equal(case) + _roles(case.fitting[0]))


def differing(case: Case) -> Verdict | None:
    """Other amounts of one thing: a newer state of it if time has passed, else a conflict."""
    if not case.differing:
        return None
    pair = case.differing[0]
    reasons = (because("differ", pair), *_roles(pair))
    if case.cannot_change:
        return Verdict(Relation.CONFLICTS, (*reasons, because("cannot change")))
    if case.later and not case.of_one_past_time:
        return Verdict(Relation.UPDATES, (*reasons, _days(case)), case.newer())
    if case.found["past in one"] and case.found["other time"]:
        return Verdict(Relation.UPDATES, (*reasons, because("looks back")), case.newer())
    return Verdict(Relation.CONFLICTS, (*reasons, because("at one time")))


def not_before(case: Case) -> Verdict | None:
    """By the end of June at the latest in one, not before the end of June in the other."""
    one, other = case.a.statement, case.b.statement
    bounds = {"latest", "earliest"}
    sides = one.cues & bounds, other.cues & bounds
    if case.later or sides[0] | sides[1] != bounds or sides[0] == sides[1] or not times_agree(one.when, other.when):
        return None
    return Verdict(Relation.CONFLICTS, (because("not before"),))


def moved(case: Case) -> Verdict | None:
    """The same plan for another day."""
    one, other = case.a.statement, case.b.statement
    if times_agree(one.when, other.when) is not False or "plan" not in one.cues & other.cues:
        return None
    days = because("other day", a=one.when, b=other.when)
    if case.later:
        return Verdict(Relation.UPDATES, (days, _days(case)), case.newer())
    return Verdict(Relation.CONFLICTS, (days,))


def _explained(case: Case, ruling: Ruling | None, relation: Relation) -> Verdict:
    forward = case.newer() if relation == Relation.UPDATES else None
    if not ruling:
        return Verdict(relation, (*EXPLAINED[relation](case), *_subject(case)), forward)
    agreement = ruling.verdict.reasons if ruling.rule is recalled else _equal(case)
    return Verdict(relation, (*agreement, *EXPLAINED[relation](case)), forward)


def _speaking_against(case: Case) -> Iterator[Reason]:
    if case.found["deny in one"]:
        yield because("contradicted")
    if case.found["one article"] and not case.found["same claimant"]:
        yield because("two voices")


def _going_on(case: Case) -> Iterator[Reason]:
    if case.found["plan in one"]:
        yield because("planned")
    if case.later:
        yield _days(case)


def _subject(case: Case) -> Iterator[Reason]:
    names = sorted(case.a.statement.names & case.b.statement.names)
    concepts = sorted(case.a.statement.concepts & case.b.statement.concepts)
    if names:
        yield because("both name", names=", ".join(names[:3]))
    if concepts:
        yield because("both about", concepts=", ".join(concepts[:3]))
    yield because("near in meaning", percent=round(100 * case.found["cosine"]))


EXPLAINED: dict[Relation, Callable[[Case], Iterable[Reason]]] = {
    Relation.SAME: lambda _: (),
    Relation.CONFLICTS: _speaking_against,
    Relation.UPDATES: _going_on,
}


def _days(case: Case) -> Reason:
    return because("days later", days=int(gap(case.a, case.b) or 0))


def _equal(case: Case) -> tuple[Reason, ...]:
    return tuple(
        because("equal" if pair.equal else "converted" if pair.converted else "fits", pair) for pair in case.fitting[:2]
    )


def _roles(pair: Pair) -> tuple[Reason, ...]:
    shared = [role for role in ("giver", "receiver", "measure", "stage", "period") if pair.role(role) > 0]
    return (because("same roles", roles=shared),) if shared else ()


RULES: tuple[Rule, ...] = (
    counted_twice, denied, copied, recalled, superseded, carried_out, told_apart, said_of_one, of_other_times,
    bound_moved, agreeing, differing, not_before, moved,
)  # fmt: skip
# Who agrees on a figure may still go on from it, or speak against what it is taken for.
OPEN = frozenset({agreeing, recalled})
