"""The geometry: where things stand, and that words do not cover one another."""

import datetime as dt
from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from claims.ledger.drawing.axes import amount_axis, time_axis
from claims.ledger.drawing.labelling import Box, around, placed
from claims.ledger.drawing.plot import NARROW, WIDE, plot
from claims.ledger.drawing.sheet import Conflict, Item
from claims.ledger.reckoning.marks import marks_of
from claims.ledger.reckoning.sums import sums_of
from tests.ledger.telling import of, telling

STORY = [
    of("2022", 74.4, stage="delivered"),
    of("2023", 96),
    of("2024", 80, stage="allocated"),
    of("told 2024-07-10", 250, None, modifier="more_than", stage="delivered"),
    of("told 2024-07-13", 250.4),
    of("told 2024-07-13", 250),
    of("told 2025-07-16", 30, 50, modifier="range"),
    of("told 2025-07-16", None, 20, modifier="at_most"),
]


def items(marks):
    return [Item(number, mark, f"€{mark.value}M") for number, mark in enumerate(marks, start=1)]


def drawn(marks, frame=WIDE, conflicts=()):
    return plot(items(marks), sums_of(marks), conflicts, frame)


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_all_stands_on_the_sheet_and_later_is_to_the_right(frame):
    sheet = drawn(STORY, frame)
    assert all(frame.left <= each.x <= frame.width and 0 <= each.y <= frame.height for each in sheet.drawn)
    bars = [each for each in sheet.drawn if each.bar]
    assert [bar.x for bar in bars] == sorted(bar.x for bar in bars)
    assert bars[1].y < bars[2].y < bars[0].y < bars[0].base


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_no_label_covers_another_nor_a_shape(frame):
    sheet = drawn(STORY, frame)
    labels = [each.label.box for each in sheet.drawn if each.label]
    assert len(labels) >= 6
    shapes = [Box(each.x - 5, each.y - 5, each.x + 5, each.y + 5) for each in sheet.drawn if not each.bar]
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert not any(label.meets(shape) for label in labels for shape in shapes)


def test_bounds_fade_where_they_are_open_and_ranges_have_a_whisker():
    by_number = {each.item.number: each for each in drawn(STORY).drawn}
    assert [by_number[number].fade for number in (1, 4, 7, 8)] == ["", "up", "", "down"]
    top, bottom = by_number[7].whisker
    assert top < by_number[7].y < bottom
    assert by_number[4].whisker is None


def test_shapes_at_the_same_place_move_apart():
    points = [each for each in drawn(STORY).drawn if not each.bar]
    near = [(abs(one.x - other.x), abs(one.y - other.y)) for one, other in combinations(points, 2)]
    assert all(across >= 16 or along >= 16 for across, along in near)


def test_a_sum_is_a_column_level_with_its_totals():
    sheet = drawn(STORY)
    (column,) = sheet.columns
    assert [segment.item.number for segment in column.segments] == [1, 2, 3]
    assert column.top == pytest.approx(sheet.amounts.y(Decimal("250.4")), abs=0.2)
    assert sum(segment.height for segment in column.segments) == pytest.approx(column.base - column.top)
    assert all(start < column.x for start, _ in column.levels)


def test_what_is_additional_stands_on_the_total_told_with_it():
    total = telling("told 2024-07-10", 250, None, modifier="more_than", scope="total", article=7)
    more = telling("2024", 80, scope="additional", article=7)
    sheet = drawn(marks_of([total, more, telling("told 2024-07-10", 200)]))
    (bar,) = [each for each in sheet.drawn if each.bar]
    assert bar.base == sheet.amounts.y(Decimal(250))
    assert bar.y == sheet.amounts.y(Decimal(330))


def test_what_is_additional_to_nothing_stands_on_the_ground():
    sheet = drawn(marks_of([telling("2024", 80, scope="additional"), telling("told 2024-07-10", 250)]))
    (bar,) = [each for each in sheet.drawn if each.bar]
    assert bar.base == sheet.amounts.base


def test_a_conflict_is_a_line_between_two_marks():
    sheet = drawn(STORY, conflicts=[Conflict(4, 6, True), Conflict(1, 4, False), Conflict(1, 99, True)])
    assert [line.confirmed for line in sheet.conflicts] == [True, False]


def test_without_any_date_there_is_no_picture():
    assert drawn(marks_of([telling("", 80, told=None)])) is None


def test_negative_amounts_hang_below_the_ground():
    sheet = drawn([of("2023", -3), of("2024", 2)])
    below, above = sheet.drawn
    assert below.y > below.base > above.y


def test_one_figure_alone_has_an_axis():
    sheet = drawn([of("told 2024-07-10", 0)])
    assert sheet.amounts.low < sheet.amounts.high
    assert sheet.times.begin < sheet.times.end


TICKS = [
    (("2022-01-01", "2025-06-01"), "year", 4),
    (("2024-01-01", "2024-12-31"), "month", 12),
    (("2024-07-10", "2024-07-13"), "day", 8),
    (("1600-01-01", "2025-01-01"), "year", 9),
    (("2024-07-01", "2024-08-15"), "day", 13),
]


@pytest.mark.parametrize(("dates", "grain", "most"), TICKS)
def test_dates_on_the_axis_stay_apart(dates, grain, most):
    axis = time_axis(map(dt.date.fromisoformat, dates), 64, 944)
    places = [tick.at for tick in axis.ticks]
    assert {tick.grain for tick in axis.ticks} == {grain}
    assert 2 <= len(places) <= max(most, 14)
    assert all(later - sooner >= 40 for sooner, later in pairwise(places))


@pytest.mark.parametrize("highest", ["0.3", "7", "100", "250.4", "18400000", "999999999999"])
def test_amounts_on_the_axis_are_round_and_few(highest):
    axis = amount_axis([Decimal(0), Decimal(highest)], 20, 400, grounded=True)
    values = [tick.value for tick in axis.ticks]
    assert 3 <= len(values) <= 8
    assert values[0] == 0
    assert all(str(value.normalize().as_tuple().digits[0]) in "123456789" for value in values[1:])


def test_amounts_that_are_far_from_zero_and_near_one_another_are_told_apart():
    axis = amount_axis([Decimal(670_000), Decimal(672_000)], 20, 400, grounded=False)
    assert axis.y(Decimal(670_000)) - axis.y(Decimal(672_000)) > 200


def test_words_find_no_place_in_a_full_sheet():
    sheet = Box(0, 0, 200, 100)
    assert placed("words", (100, 50), around(0), [], sheet) is not None
    assert placed("words", (100, 50), around(0), [sheet], sheet) is None
