"""The picture of a ledger: time to the right, amounts upwards. Pure.

What a period covers is a bar of its length; what stands at a day is a shape. Open bounds fade out into the open,
ranges have a whisker. What is additional stands on the total that the same articles tell.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.ledger.drawing.axes import AmountAxis, TimeAxis, amount_axis, time_axis
from claims.ledger.drawing.columns import columns_of, whole
from claims.ledger.drawing.labelling import Box, Label, around, placed
from claims.ledger.drawing.shapes import SIZE
from claims.ledger.drawing.sheet import FADE, Conflict, Drawn, Frame, Item, Line, Plot
from claims.ledger.reckoning.marks import ADDITIONAL, OPEN_DOWNWARDS, OPEN_UPWARDS, Mark
from claims.ledger.reckoning.sums import Sum

# Left of the axis and over a column stands “300 Mio. €”, which is longer than “€300M”.
WIDE = Frame(width=960, height=460, left=88, beside=True, column=84, gap=30, right=24)
NARROW = Frame(width=360, height=380, left=78, beside=False, right=10)
SLENDER = 3.0  # the least width of a bar
INSET = 7.0  # of a bar over the same time and amount as another
APART = 2 * SIZE + 3
LABELLED = 60


def plot(items: Sequence[Item], sums: Sequence[Sum], conflicts: Iterable[Conflict], frame: Frame) -> Plot | None:
    """None where nothing has a time to stand at. Items are of one unit."""
    timed = [item for item in items if item.mark.period or item.mark.at]
    if not timed:
        return None
    shown = whole(sums)
    right = frame.width - frame.right - (frame.panel(len(shown)) if frame.beside else 0)
    bases = _bases(timed)
    times = time_axis((day for item in timed for day in _dates(item.mark)), frame.left, right)
    grounded = bool(shown) or any(item.mark.period for item in timed)
    amounts = amount_axis(_amounts(timed, bases), frame.top, frame.height - frame.foot, grounded=grounded)
    drawn = _apart([_drawn(item, bases.get(item.number), times, amounts) for item in timed])
    columns = tuple(columns_of(shown, sums, drawn, frame, amounts))
    lines = tuple(_lines(conflicts, drawn))
    labelled = _labelled(drawn, lines, Box(frame.left, 0, right, frame.height - frame.foot))
    height = frame.height + (frame.below if shown and not frame.beside else 0)
    return Plot(frame, height, times, amounts, labelled, columns, lines)


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


def _labelled(drawn: list[Drawn], lines: Iterable[Line], inside: Box) -> tuple[Drawn, ...]:
    taken = [_body(each) for each in drawn if not each.bar]
    taken += [Box(each.x - SIZE, each.whisker[0], each.x + SIZE, each.whisker[1]) for each in drawn if each.whisker]
    taken += [Box(line.x - SIZE, line.y - SIZE, line.x + SIZE, line.y + SIZE) for line in lines]
    words: dict[int, Label] = {}
    by_weight = sorted(drawn, key=lambda each: (not each.bar, -len(each.item.mark.articles), each.x))
    written = set()
    for each in by_weight[:LABELLED]:
        if (each.x, each.y, each.item.label) in written:
            continue
        written.add((each.x, each.y, each.item.label))
        label = placed(each.item.label, (each.x, each.y), around(each.width), taken, inside)
        if label:
            words[each.item.number] = label
            taken.append(label.box)
    return tuple(replace(each, label=words.get(each.item.number)) for each in drawn)


def _body(each: Drawn) -> Box:
    """The shape with what fades out of it, or the stem that it stands on."""
    above, below = (FADE if each.fade == way else SIZE for way in ("up", "down"))
    if each.item.mark.scope == ADDITIONAL:
        below = each.base - each.y
    return Box(each.x - SIZE, each.y - above, each.x + SIZE, each.y + below)


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
