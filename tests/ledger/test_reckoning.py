"""Times, membership, and who tells the same."""

import datetime as dt

import pytest

from claims.ledger.reckoning.marks import marks_of
from claims.ledger.reckoning.membership import Roles, may_join, only_home
from claims.ledger.reckoning.times import Days, days
from tests.ledger.telling import telling

LU, UA, EE = 1, 2, 3
HOME = Roles(LU, UA, "military aid")

TIMES = [
    ("2024", ("2024-01-01", "2025-01-01")),
    ("2024-12", ("2024-12-01", "2025-01-01")),
    ("2024-02", ("2024-02-01", "2024-03-01")),
    ("2024-W01", ("2024-01-01", "2024-01-08")),
    ("2024-07-10", ("2024-07-10", "2024-07-11")),
    ("2022/2024", ("2022-01-01", "2025-01-01")),
    ("2024-07/2024-07-10", ("2024-07-01", "2024-07-11")),
]


@pytest.mark.parametrize(("value", "expected"), TIMES)
def test_days_of_a_time(value, expected):
    assert days(value) == Days(*map(dt.date.fromisoformat, expected))


@pytest.mark.parametrize("value", ["", "soon", "2024-13", "2024-W54", "9999", "2024/2022", "/2024", "2024-02-30"])
def test_what_is_no_time_has_no_days(value):
    assert days(value) is None


JOINING = [
    (Roles(None, None, ""), [], True),
    (Roles(LU, None, ""), [LU], True),
    (Roles(LU, UA, ""), [LU, UA], True),
    (Roles(None, UA, "military aid"), [], True),
    (Roles(None, None, "aid"), [], True),
    (Roles(LU, UA, "military aid"), [], False),  # says so itself
    (Roles(None, None, "population"), [], False),
    (Roles(None, None, "paid"), [], False),
    (Roles(UA, None, ""), [], False),
    (Roles(None, EE, ""), [], False),
    (Roles(None, None, ""), [LU, EE], False),
]


@pytest.mark.parametrize(("roles", "countries", "expected"), JOINING)
def test_what_leaves_something_open_joins_unless_its_words_say_otherwise(roles, countries, expected):
    assert may_join(roles, HOME, countries) == expected


def test_an_article_with_two_ledgers_is_nobodys_home():
    assert only_home([HOME, Roles(None, None, ""), HOME]) == HOME
    assert only_home([HOME, Roles(LU, UA, "humanitarian aid")]) is None
    assert only_home([Roles(LU, UA, "")]) is None


SAME = [
    ({}, {}, 1),
    ({"scope": "total"}, {}, 1),
    ({"stage": "allocated"}, {}, 1),  # unsaid goes with said
    ({"stage": "allocated"}, {"stage": "delivered"}, 2),
    ({"scope": "additional"}, {}, 2),
    ({"scope": "part"}, {"scope": "additional"}, 2),
    ({"unit": "USD"}, {}, 2),
    ({"modifier": "approx"}, {}, 2),
    ({"period": "2024"}, {}, 2),
    ({"period": "2024"}, {"as_of": "2024"}, 2),
    ({"told": dt.date(2025, 1, 1)}, {}, 1),
]


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_the_same_amount_of_the_same_time_is_one_mark(one, other, expected):
    assert len(marks_of([telling("", 80, **one), telling("", 80, **other)])) == expected


def test_an_unsaid_stage_goes_with_the_one_that_most_say():
    told = [telling("2024", 80, stage=stage) for stage in ("delivered", "allocated", "allocated", "")]
    assert {mark.stage: len(mark.tellings) for mark in marks_of(told)} == {"allocated": 3, "delivered": 1}


def test_marks_stand_in_time_order_at_the_day_first_told():
    marks = marks_of([telling("told 2024-07-11", 250), telling("2022", 74), telling("told 2024-07-09", 250)])
    assert [(mark.period is None, mark.at) for mark in marks] == [
        (False, dt.date(2024, 7, 10)),
        (True, dt.date(2024, 7, 9)),
    ]
