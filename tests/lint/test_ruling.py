"""What a claim's relation, its role in an entry and the entry's verdict make of a sentence."""

import pytest

from claims.lint import Bearing, Kind
from claims.lint.ruling import bearing_of, gravity, is_of_figures, kind_of, may_replace
from claims.matching import Relation
from claims.models import EntryClaim

SAME, CONFLICTS, UPDATES = Relation.SAME, Relation.CONFLICTS, Relation.UPDATES


@pytest.mark.parametrize(
    ("relation", "role", "kind"),
    [
        (SAME, "checked", Kind.MATCHES),
        (SAME, "appearance", Kind.MATCHES),
        (SAME, "contradicting", Kind.CONTRADICTS),
        (SAME, "supporting", Kind.UNCHECKED),
        (SAME, "evidence", Kind.UNCHECKED),
        (SAME, "", Kind.UNCHECKED),
        (CONFLICTS, "checked", Kind.CONTRADICTS),
        (CONFLICTS, "appearance", Kind.CONTRADICTS),
        (CONFLICTS, "supporting", Kind.CONTRADICTS),
        (CONFLICTS, "evidence", Kind.CONTRADICTS),
        (CONFLICTS, "contradicting", Kind.UNCHECKED),
        (CONFLICTS, "", Kind.UNCHECKED),
        (UPDATES, "checked", Kind.UNCHECKED),
        (UPDATES, "", Kind.UNCHECKED),
    ],
)
def test_kinds(relation, role, kind):
    assert kind_of(relation, role, outdated=False) == kind


@pytest.mark.parametrize("role", ["", *EntryClaim.Role.values])
def test_what_is_out_of_date_is_that_whatever_it_stands_in(role):
    assert kind_of(SAME, role, outdated=True) == kind_of(UPDATES, role, outdated=True) == Kind.SUPERSEDED


@pytest.mark.parametrize(
    ("kind", "value", "bearing"),
    [
        (Kind.MATCHES, 5, Bearing.FOR),
        (Kind.MATCHES, 4, Bearing.FOR),
        (Kind.MATCHES, 3, None),
        (Kind.MATCHES, 2, Bearing.AGAINST),
        (Kind.MATCHES, 1, Bearing.AGAINST),
        (Kind.MATCHES, None, None),
        (Kind.CONTRADICTS, 5, Bearing.AGAINST),
        (Kind.CONTRADICTS, 4, Bearing.AGAINST),
        (Kind.CONTRADICTS, 3, None),
        (Kind.CONTRADICTS, 1, None),
        (Kind.CONTRADICTS, None, None),
        (Kind.SUPERSEDED, 5, None),
        (Kind.UNCHECKED, 1, None),
    ],
)
def test_bearings(kind, value, bearing):
    assert bearing_of(kind, "checked", value) == bearing


@pytest.mark.parametrize("value", [1, 3, 5, None])
def test_an_entry_stands_by_what_it_rests_on_whatever_its_verdict(value):
    assert bearing_of(Kind.CONTRADICTS, "evidence", value) == Bearing.AGAINST


@pytest.mark.parametrize(
    ("told", "later", "may"),
    [
        ((), ("2025",), True),
        ((), (), True),
        (("2024",), ("2025-07-15",), False),
        (("2024",), (), False),
        (("2024",), ("2024-07", "2025"), True),
        (("2023/2024",), ("2024-12-31",), True),
    ],
)
def test_a_named_year_is_not_replaced_by_another(told, later, may):
    assert may_replace(told, later) is may


def test_only_figures_and_days_make_something_out_of_date():
    assert is_of_figures([{"code": "days later", "days": 3}, {"code": "differ", "a": "5", "b": "6"}])
    assert not is_of_figures([{"code": "planned"}, {"code": "equal", "a": "5", "b": "5"}])


def test_what_a_verdict_speaks_against_comes_first():
    found = [(kind, bearing) for bearing in (None, Bearing.FOR, Bearing.AGAINST) for kind in Kind]
    first, second, *_, last = sorted(found, key=lambda each: gravity(*each))
    assert (first, second) == ((Kind.CONTRADICTS, Bearing.AGAINST), (Kind.SUPERSEDED, Bearing.AGAINST))
    assert last[0] == Kind.UNCHECKED
