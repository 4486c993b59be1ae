"""What a claim's relation, its role in an entry and the entry's verdict make of a sentence."""

import pytest

from claims.lint import Bearing, Kind
from claims.lint.ruling import bearing_of, gravity, kind_of
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
    assert bearing_of(kind, value) == bearing


def test_what_a_verdict_speaks_against_comes_first():
    found = [(kind, bearing) for bearing in (None, Bearing.FOR, Bearing.AGAINST) for kind in Kind]
    first, second, *_, last = sorted(found, key=lambda each: gravity(*each))
    assert (first, second) == ((Kind.CONTRADICTS, Bearing.AGAINST), (Kind.SUPERSEDED, Bearing.AGAINST))
    assert last[0] == Kind.UNCHECKED
