"""A ledger as its page and its files show it: one section for each unit, nothing converted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from claims.independence.counts import SourceCount
from claims.ledger.drawing.plot import NARROW, WIDE, plot
from claims.ledger.drawing.shapes import SHAPES
from claims.ledger.drawing.sheet import Conflict, Item, Plot
from claims.ledger.reckoning.marks import ADDITIONAL, Mark, marks_of
from claims.ledger.reckoning.sums import Sum, sums_of
from claims.ledger.series import MOST, Series, conflicts_among, figures_of, tellings_of
from claims.models import ClaimLink, Figure
from claims.wording.figures import amount, scope_words, stage_words
from claims.wording.times import moment
from factbase.workflow import LinkState

MOST_SUMS = 6
NAMED = 8


@dataclass(frozen=True)
class Row:
    """A mark with the figures behind it, the earliest told first, and the numbers of the rows it conflicts with."""

    number: int
    mark: Mark
    figures: list[Figure]
    conflicts: list[Conflict]
    against: list[tuple["Row", bool]] = field(default_factory=list)

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def address(self) -> str:
        return reverse("desk:claim", args=[self.first.claim.public_id])

    @cached_property
    def label(self) -> str:
        return f"+ {amount(self.first)}" if self.mark.scope == ADDITIONAL else amount(self.first)

    @cached_property
    def count(self) -> SourceCount:
        return SourceCount.of(figure.claim.article for figure in self.figures)

    @property
    def item(self) -> Item:
        return Item(self.number, self.mark, self.label, title_of(self), self.address)

    @property
    def claimants(self) -> list[str]:
        return list(dict.fromkeys(figure.claim.claimant for figure in self.figures if figure.claim.claimant))

    @property
    def stage_words(self) -> str:
        return said_stage(self.mark.stage)

    @property
    def scope_words(self) -> str:
        return scope_words(self.mark.scope)

    @property
    def presumed(self) -> set[int]:
        """Keys of the figures whose sentence leaves open what the ledger is about."""
        return {telling.figure for telling in self.mark.tellings if telling.presumed}


@dataclass(frozen=True)
class WrittenSum:
    """A sum as rows: see `claims.ledger.reckoning.sums.Sum`."""

    amount: Decimal
    parts: list[Row]
    totals: list[Row]
    unlike: list[Row]
    again: list[Row]

    @property
    def stages(self) -> list[str]:
        """What the totals say, in words."""
        return list(dict.fromkeys(total.stage_words for total in self.totals if total.mark.stage))


@dataclass(frozen=True)
class Section:
    unit: str
    rows: list[Row]
    sums: list[Sum]
    conflicts: list[Conflict]

    def row_of(self, mark: Mark) -> Row:
        return next(row for row in self.rows if row.mark is mark)

    @cached_property
    def wide(self) -> Plot | None:
        return plot(self._items(), self.sums, self.conflicts, WIDE)

    @cached_property
    def narrow(self) -> Plot | None:
        return plot(self._items(), self.sums, self.conflicts, NARROW)

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        """The stages in use: code, words, shape."""
        stages = self.wide.stages if self.wide else []
        return [(stage, said_stage(stage), SHAPES[stage]) for stage in stages]

    @property
    def written_sums(self) -> list["WrittenSum"]:
        return [
            WrittenSum(each.amount, *map(self._rows_of, (each.parts, each.totals, each.unlike, each.again)))
            for each in self.sums[:MOST_SUMS]
        ]

    def _rows_of(self, marks: Iterable[Mark]) -> list[Row]:
        return [self.row_of(mark) for mark in marks]

    @property
    def has_open(self) -> bool:
        return any(None in (row.mark.low, row.mark.high) for row in self.rows)

    @property
    def has_additional(self) -> bool:
        return any(row.mark.scope == ADDITIONAL for row in self.rows)

    @property
    def has_presumed(self) -> bool:
        return any(row.mark.presumed for row in self.rows)

    @property
    def pictured(self) -> bool:
        """One figure alone is no picture."""
        return len(self.rows) > 1 and self.wide is not None

    def _items(self) -> list[Item]:
        return [row.item for row in self.rows]


@dataclass(frozen=True)
class Ledger:
    series: Series
    sections: list[Section]
    links: list[ClaimLink]

    @property
    def rows(self) -> list[Row]:
        return [row for section in self.sections for row in section.rows]

    @property
    def figures(self) -> list[Figure]:
        return [figure for row in self.rows for figure in row.figures]

    @property
    def names(self) -> str:
        """The sources by name, as many as fit on a line."""
        names = list(dict.fromkeys(str(figure.claim.article.source) for figure in self.figures))
        shown, more = ", ".join(names[:NAMED]), len(names[NAMED:])
        return _("%(names)s and %(more)d more") % {"names": shown, "more": more} if more else shown

    @cached_property
    def count(self) -> SourceCount:
        return SourceCount.of(figure.claim.article for figure in self.figures)

    @property
    def cut(self) -> bool:
        """Whether older figures were left out."""
        return len(self.figures) - sum(len(row.presumed) for row in self.rows) == MOST


def ledger_of(series: Series) -> Ledger:
    """All of it, in a fixed number of queries."""
    figures, presumed = figures_of(series)
    known = {figure.pk: figure for figure in figures}
    marks = marks_of(tellings_of(figures, presumed))
    numbers = {id(mark): number for number, mark in enumerate(marks, start=1)}
    links = list(conflicts_among({figure.claim_id for figure in figures}))
    conflicts = _conflicts(links, marks, numbers, known)
    units = defaultdict(list)
    for mark in marks:
        number = numbers[id(mark)]
        between = [each for each in conflicts if number in (each.one, each.other)]
        row = Row(number, mark, [known[telling.figure] for telling in mark.tellings], between)
        units[mark.unit].append(row)
    sections = [_section(unit, rows) for unit, rows in sorted(units.items(), key=lambda item: -len(item[1]))]
    return Ledger(series, sections, links)


def _section(unit: str, rows: list[Row]) -> Section:
    conflicts = list(dict.fromkeys(each for row in rows for each in row.conflicts))
    of_number = {row.number: row for row in rows}
    for row in rows:
        for each in row.conflicts:
            other = of_number.get(each.other if each.one == row.number else each.one)
            if other:
                row.against.append((other, each.confirmed))
    return Section(unit, rows, sums_of(row.mark for row in rows), conflicts)


def _conflicts(
    links: Iterable[ClaimLink], marks: list[Mark], numbers: dict[int, int], known: dict[int, Figure]
) -> list[Conflict]:
    """Between the figures that the reasons name, else the first ones of the two claims.

    A person's word goes before a suggestion on the same pair.
    """
    of_claim: dict[int, list[tuple[Figure, int]]] = defaultdict(list)
    for mark in marks:
        for telling in mark.tellings:
            of_claim[telling.claim].append((known[telling.figure], numbers[id(mark)]))
    found: dict[tuple[int, int], bool] = {}
    for link in links:
        named = {reason.get(side) for reason in link.reasons if isinstance(reason, dict) for side in "ab"}
        one, other = sorted(_row_named(of_claim[claim], named) for claim in (link.a_id, link.b_id))
        if one != other:
            found[one, other] = found.get((one, other), False) or link.state == LinkState.CONFIRMED
    return [Conflict(one, other, confirmed) for (one, other), confirmed in found.items()]


def _row_named(figures: list[tuple[Figure, int]], words: set[str | None]) -> int:
    """The number of the row in which the first figure with one of these words stands, else the first figure."""
    return min(figures, key=lambda item: (item[0].surface not in words, item[0].pk))[1]


def said_stage(stage: str) -> str:
    return stage_words(stage) or _("stage not said")


def title_of(row: Row) -> str:
    """What a mark tells at a touch: the figure, its sentence, and who carried it."""
    first = row.first
    parts = [row.label, first.get_stage_display(), first.get_scope_display(), moment(first.period or first.as_of)]
    said = " · ".join(str(part) for part in parts if part)
    source = _("%(source)s and others") if row.count.articles > 1 else "%(source)s"
    carried = source % {"source": first.claim.article.source}
    quote = _("“%(words)s”") % {"words": first.claim.quote}
    return f"{said}\n{quote}\n{carried}: {row.count}"
