"""What adds up, and above all what does not."""

from decimal import Decimal

import pytest

from claims.ledger.reckoning.sums import sums_of
from tests.ledger.telling import of

YEARS = [of("2022", 74.4), of("2023", 96), of("2024", 80)]
TOLD = "told 2024-07-10"

MET = [
    ("a bound just below", YEARS, of(TOLD, 250, None, modifier="more_than")),
    ("a bound just below, allowed to be met", YEARS, of(TOLD, 250.4, None, modifier="at_least")),
    ("a bound just above", YEARS, of(TOLD, None, 251, modifier="less_than")),
    ("the sum itself", YEARS, of(TOLD, 250.4)),
    ("the sum rounded to three digits", YEARS, of(TOLD, 250)),
    ("about the sum", YEARS, of(TOLD, 252, modifier="approx")),
    ("the same period", YEARS, of("2022/2024", 250.4)),
    ("an earlier end", YEARS, of("told 2023-12-31", 170.4)),
    ("months", [of("2024-01", 3), of("2024-02", 4)], of(TOLD, 7)),
    ("the last part has only begun", YEARS, of("as of 2024-02-01", 250.4)),
    (
        "one step less far",
        [of("2022", 5, stage="delivered"), of("2023", 6, stage="allocated")],
        of(TOLD, 11, stage="delivered"),
    ),
]
NOT_MET = [
    ("a bound far below", YEARS, of(TOLD, 200, None, modifier="more_than")),
    ("a bound above the sum", YEARS, of(TOLD, 251, None, modifier="more_than")),
    ("a bound far above", YEARS, of(TOLD, None, 400, modifier="at_most")),
    ("rounded too far", YEARS, of(TOLD, 251)),
    ("every digit of the total counts", YEARS, of(TOLD, 250.3)),
    ("about something else", YEARS, of(TOLD, 260, modifier="approx")),
    ("a gap between the years", [YEARS[0], YEARS[2]], of(TOLD, 154.4)),
    ("years picked out of a row", YEARS, of(TOLD, 176)),
    ("overlapping periods", [of("2022", 74.4), of("2022-07/2023-06", 96)], of(TOLD, 170.4)),
    ("one part is no sum", [of("2022", 74.4)], of(TOLD, 74.4)),
    ("parts that are not exact", [of("2022", 74.4, modifier="approx"), of("2023", 96)], of(TOLD, 170.4)),
    ("parts with an open bound", [of("2022", 74.4, None, modifier="more_than"), of("2023", 96)], of(TOLD, 170.4)),
    ("a part that is called additional", [*YEARS[:2], of("2024", 80, scope="additional")], of(TOLD, 250.4)),
    ("a part of something else", [*YEARS[:2], of("2024", 80, scope="part")], of(TOLD, 250.4)),
    ("a total that is additional", YEARS, of(TOLD, 250.4, scope="additional")),
    ("a total told before the last year", YEARS, of("told 2023-12-31", 250.4)),
    ("a total of another time", YEARS, of("2024", 250.4)),
    (
        "plans are not delivered",
        [of("2022", 5, stage="planned"), of("2023", 6, stage="planned")],
        of(TOLD, 11, stage="delivered"),
    ),
    ("pledges are not spent", [of("2022", 5, stage="pledged"), of("2023", 6)], of(TOLD, 11, stage="spent")),
    ("undated parts", [of(TOLD, 74.4), of(TOLD, 96)], of(TOLD, 170.4)),
]


@pytest.mark.parametrize(("_why", "parts", "total"), MET)
def test_parts_come_to_a_total(_why, parts, total):
    found = [each for each in sums_of([*parts, total]) if total in each.totals]
    assert [each.parts for each in found] == [tuple(parts[: len(found[0].parts)])]


@pytest.mark.parametrize(("_why", "parts", "total"), NOT_MET)
def test_parts_do_not_come_to_a_total(_why, parts, total):
    assert [each for each in sums_of([*parts, total]) if total in each.totals] == []


def test_the_longest_row_stands_first_and_the_same_row_only_once():
    versions = [of("2024", 80, stage="allocated"), of("2024", 80, stage="delivered")]
    totals = [of(TOLD, 250.4), of(TOLD, 170, None, modifier="more_than")]
    assert [each.amount for each in sums_of([*YEARS[:2], *versions, *totals])] == [Decimal("250.4"), Decimal("170.4")]


def test_who_calls_a_part_additional_is_named():
    again = of("2024", 80, scope="additional")
    undated = of(TOLD, 80, scope="additional")
    other = of("2023", 80, scope="additional")
    (found,) = sums_of([*YEARS, of(TOLD, 250.4), again, undated, other])
    assert found.again == (again, undated)


def test_a_part_that_has_come_less_far_than_the_total_is_named():
    allocated = of("2024", 80, stage="allocated")
    (found,) = sums_of([*YEARS[:2], allocated, of(TOLD, 250, None, modifier="more_than", stage="delivered")])
    assert found.unlike == (allocated,)


def test_the_search_ends_with_many_figures():
    years = [of(str(year), amount) for year in range(1990, 2030) for amount in range(1, 9)]
    totals = [of(TOLD, total) for total in range(1000, 1200)]
    assert len(sums_of([*years, *totals])) <= 300
