"""Sums as columns: the parts one on top of the other, level with the totals that they come to. Pure."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from claims.ledger.drawing.axes import AmountAxis
from claims.ledger.drawing.sheet import Column, Drawn, Frame, Segment
from claims.ledger.reckoning.sums import Sum

MOST = 2
ROOM = Decimal("1.15")


def whole(sums: Sequence[Sum]) -> list[Sum]:
    """The sums that have a column of their own; a shorter one is the lower end of a longer one."""
    return [each for each in sums if not any(_begins(longer, each) for longer in sums)][:MOST]


def columns_of(
    shown: Sequence[Sum], sums: Sequence[Sum], drawn: Sequence[Drawn], frame: Frame, amounts: AmountAxis
) -> Iterable[Column]:
    """Beside the time axis at the height of its amounts, with lines from the totals; or below it, on their own."""
    of_mark = {id(each.item.mark): each for each in drawn}
    if frame.beside:
        share = frame.column + frame.gap
        first = frame.width - frame.right - frame.panel(len(shown)) + 2 * frame.gap
    else:
        highest = max((each.amount for each in shown), default=Decimal(1))
        bottom = frame.height + frame.below - frame.foot
        amounts = AmountAxis(Decimal(), highest * ROOM, frame.height + 14, bottom)
        share = (frame.width - frame.left - frame.right) // max(1, len(shown))
        first = frame.left + (share - frame.column) // 2
    for place, each in enumerate(shown):
        met = [total for shorter in sums if shorter is each or _begins(each, shorter) for total in shorter.totals]
        totals = [of_mark[id(total)] for total in met] if frame.beside else []
        segments = tuple(_segments(each, of_mark, amounts))
        yield Column(each, first + place * share, frame.column, segments, _levels(totals))


def _begins(longer: Sum, shorter: Sum) -> bool:
    return len(longer.parts) > len(shorter.parts) and longer.parts[: len(shorter.parts)] == shorter.parts


def _levels(totals: Sequence[Drawn]) -> tuple[tuple[float, float], ...]:
    """Where the lines to the column begin, one for each height: right of all totals that stand there."""
    starts: dict[float, float] = {}
    for total in totals:
        height = round(total.y)
        starts[height] = max(total.x, starts.get(height, total.x))
    return tuple((x, y) for y, x in starts.items())


def _segments(of: Sum, of_mark: dict[int, Drawn], amounts: AmountAxis) -> Iterable[Segment]:
    reached = Decimal()
    for part in of.parts:
        bottom, top = amounts.y(reached), amounts.y(reached + part.value)
        yield Segment(of_mark[id(part)].item, top, round(bottom - top, 1))
        reached += part.value
