"""The picture of a ledger: time to the right, amounts upwards. Pure.

What a period covers is a bar of its length; what stands at a day is a shape. Open bounds fade out into the open,
ranges have a whisker. What is additional stands on the total that the same articles tell.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.ledger.axes import AmountAxis, TimeAxis, amount_axis, time_axis
from claims.ledger.labelling import Box, placed
from claims.ledger.marks import ADDITIONAL, OPEN_DOWNWARDS, OPEN_UPWARDS, Mark
from claims.ledger.shapes import SIZE
from claims.ledger.sheet import Column, Conflict, Drawn, Frame, Item, Line, Plot, Segment
from claims.ledger.sums import Sum

WIDE = Frame(width=960, height=460, left=64, beside=True)
NARROW = Frame(width=360, height=380, left=46, beside=False, right=10)
SLENDER = 3.0  # the least width of a bar
INSET = 7.0  # of a bar over the same time and amount as another
APART = 2 * SIZE + 3
MOST_COLUMNS = 2
LABELLED = 60


def plot(items: Sequence[Item], sums: Sequence[Sum], conflicts: Iterable[Conflict], frame: Frame) -> Plot | None:
    """None where nothing has a time to stand at. Items are of one unit."""
    timed = [item for item in items if item.mark.period or item.mark.at]
    if not timed:
        return None
    shown = sums[:MOST_COLUMNS]
    right = frame.width - frame.right - (frame.panel(len(shown)) if frame.beside else 0)
    bases = _bases(timed)
    times = time_axis((day for item in timed for day in _dates(item.mark)), frame.left, right)
    grounded = bool(shown) or any(item.mark.period for item in timed)
    amounts = amount_axis(_amounts(timed, bases), frame.top, frame.height - frame.foot, grounded=grounded)
    drawn = _apart([_drawn(item, bases.get(item.number), times, amounts) for item in timed])
    columns = tuple(_columns(shown, drawn, frame, amounts))
    labelled = _labelled(drawn, Box(frame.left, 0, right, frame.height - frame.foot))
    height = frame.height + (frame.below if shown and not frame.beside else 0)
    return Plot(frame, height, times, amounts, labelled, columns, tuple(_lines(conflicts, labelled)))


def _dates(mark: Mark) -> list[dt.date]:
    if mark.period:
        return [mark.period.begin, mark.period.end]
    return [mark.at] if mark.at else []


def _amounts(items: list[Item], bases: dict[int, Decimal]) -> Iterable[Decimal]:
    for item in items:
        for bound in (item.mark.low, item.mark.high):
            if bound is not None:
                yield bound + bases.get(item.number, Decimal())


def _bases(items: list[Item]) -> dict[int, Decimal]:
    """What additional figures stand on, by number: the total to date that is told with them."""
    found = {}
    for item in items:
        if item.mark.scope == ADDITIONAL and (totals := [each.mark for each in items if _told_with(each, item)]):
            found[item.number] = max(totals, key=lambda total: _closeness(total, item.mark)).value
    return found


def _told_with(total: Item, item: Item) -> bool:
    return (
        total.mark.period is None
        and total.mark.scope != ADDITIONAL
        and total.mark.value > item.mark.value
        and bool(total.mark.articles & item.mark.articles)
    )


def _closeness(total: Mark, mark: Mark) -> tuple[int, int]:
    """In the same claim, else in as many of the same articles as may be."""
    claims = {telling.claim for telling in total.tellings} & {telling.claim for telling in mark.tellings}
    return len(claims), len(total.articles & mark.articles)


def _drawn(item: Item, base: Decimal | None, times: TimeAxis, amounts: AmountAxis) -> Drawn:
    mark, ground = item.mark, base or Decimal()
    y = amounts.y(mark.value + ground)
    foot = amounts.y(base) if base is not None else amounts.base
    whisker = None
    if mark.low is not None and mark.high is not None and mark.low != mark.high:
        whisker = (amounts.y(mark.high + ground), amounts.y(mark.low + ground))
    fade = "up" if mark.modifier in OPEN_UPWARDS else "down" if mark.modifier in OPEN_DOWNWARDS else ""
    if mark.period:
        left, right = times.x(mark.period.begin) + 1, times.x(mark.period.end) - 1
        right = max(right, left + SLENDER)
        return Drawn(item, round((left + right) / 2, 1), y, left, right, foot, whisker, fade)
    x = times.x(mark.at) if mark.at else times.left
    return Drawn(item, x, y, x, x, foot, whisker, fade)


def _apart(drawn: list[Drawn]) -> list[Drawn]:
    """Bars over the same time become narrower one by one; shapes move to the right until they are free."""
    result: list[Drawn] = []
    for each in drawn:
        if each.bar:
            same = sum(other.bar and (other.x, other.y) == (each.x, each.y) for other in result)
            inset = min(same * INSET, max(0.0, (each.right - each.left - SLENDER) / 2))
            result.append(replace(each, left=each.left + inset, right=each.right - inset))
        else:
            x = each.x
            while any(not other.bar and abs(other.x - x) < APART and abs(other.y - each.y) < APART for other in result):
                x += APART
            result.append(replace(each, x=x, left=x, right=x))
    return result


def _labelled(drawn: list[Drawn], inside: Box) -> tuple[Drawn, ...]:
    taken = [Box(each.x - SIZE, each.y - SIZE, each.x + SIZE, each.y + SIZE) for each in drawn if not each.bar]
    words = {}
    by_weight = sorted(drawn, key=lambda each: (not each.bar, -len(each.item.mark.articles), each.x))
    for each in by_weight[:LABELLED]:
        label = placed(each.item.label, each.x, each.y, taken, inside, bar=each.bar)
        if label:
            words[each.item.number] = label
            taken.append(label.box)
    return tuple(replace(each, label=words.get(each.item.number)) for each in drawn)


def _columns(sums: Sequence[Sum], drawn: Sequence[Drawn], frame: Frame, amounts: AmountAxis) -> Iterable[Column]:
    of_mark = {id(each.item.mark): each for each in drawn}
    if frame.beside:
        first, share = frame.width - frame.right - frame.panel(len(sums)) + 2 * frame.gap, frame.column + frame.gap
    else:
        highest = max((each.amount for each in sums), default=Decimal(1))
        amounts = AmountAxis(
            Decimal(), highest * Decimal("1.15"), frame.height + 14, frame.height + frame.below - frame.foot
        )
        share = (frame.width - frame.left - frame.right) // max(1, len(sums))
        first = frame.left + (share - frame.column) // 2
    for place, each in enumerate(sums):
        totals = [of_mark[id(total)] for total in each.totals] if frame.beside else []
        levels = tuple((total.x, amounts.y(total.item.mark.value)) for total in totals)
        segments = tuple(_segments(each, of_mark, amounts))
        yield Column(each, first + place * share, frame.column, segments, levels)


def _segments(of: Sum, of_mark: dict[int, Drawn], amounts: AmountAxis) -> Iterable[Segment]:
    reached = Decimal()
    for part in of.parts:
        bottom, top = amounts.y(reached), amounts.y(reached + part.value)
        yield Segment(of_mark[id(part)].item, top, round(bottom - top, 1))
        reached += part.value


def _lines(conflicts: Iterable[Conflict], drawn: Sequence[Drawn]) -> Iterable[Line]:
    by_number = {each.item.number: each for each in drawn}
    for conflict in conflicts:
        one, other = by_number.get(conflict.one), by_number.get(conflict.other)
        if one is None or other is None or one is other:
            continue
        bend = (one.x + other.x) / 2 + (28 if abs(one.x - other.x) < 40 else 0), (one.y + other.y) / 2 - 18
        x = round(0.25 * one.x + 0.5 * bend[0] + 0.25 * other.x, 1)
        y = round(0.25 * one.y + 0.5 * bend[1] + 0.25 * other.y, 1)
        path = f"M{one.x:.1f} {one.y:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {other.x:.1f} {other.y:.1f}"
        yield Line(path, x, y, conflict.confirmed)
