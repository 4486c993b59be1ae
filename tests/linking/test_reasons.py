"""Every reason that the rules give has a sentence; the rules are run, so that a new one cannot be forgotten."""

import datetime as dt
import itertools
from decimal import Decimal

import numpy as np
import pytest

from claims.extraction import Figure, Modifier
from claims.extraction.types import Role
from claims.matching.amounts import align
from claims.matching.features import features
from claims.matching.relations import TELLING_APART, Case, relate
from claims.matching.types import Claimed, Relation, Report, Statement
from claims.models.link import Relation as LinkRelation
from claims.wording.parties import party_words
from claims.wording.reasons import SENTENCES, reason_words
from claims.wording.times import moment

DAY, LATER = dt.date(2024, 7, 10), dt.date(2024, 7, 20)
NEAR, FAR = np.array([1.0, 0.0], np.float32), np.array([0.6, 0.8], np.float32)


def figure(millions: int, unit: str = "EUR", start: int = 30, **roles: str) -> Figure:
    amount = Decimal(millions) * 1_000_000
    said = {name: Role(value, value) for name, value in roles.items()}
    return Figure(start, start + 5, f"{millions} million", amount, amount, unit, Modifier.EXACT, **said)


def told(text: str, *figures: Figure, day: dt.date = DAY, vector=NEAR, **values) -> Claimed:
    words = np.zeros((0, 2), np.float32)
    statement = Statement(text, "en", 0, vector, words, figures, **values)
    return Claimed(statement, Report(text, day, (statement,)))


def neighbours(*said: tuple[str, str]) -> tuple[Claimed, ...]:
    """Claims of one article, each text with its claimant."""
    words = np.zeros((0, 2), np.float32)
    told = tuple(
        Statement(text, "en", place, FAR if place else NEAR, words, claimant=claimant)
        for place, (text, claimant) in enumerate(said)
    )
    report = Report("one", DAY, told)
    return tuple(Claimed(statement, report) for statement in told)


PLAIN = "Luxembourg gave the neighbours 80 million euros for schools."
CASES = {
    "equal": (told(PLAIN, figure(80)), told(PLAIN, figure(80), vector=FAR)),
    "fits": (told(PLAIN, figure(80)), told(PLAIN, figure(81), vector=FAR)),
    "converted": (told(PLAIN, figure(100)), told(PLAIN, figure(108, "USD"), vector=FAR)),
    "differ": (told(PLAIN, figure(80)), told(PLAIN, figure(50))),
    "denied": (told(PLAIN, figure(80)), told("The ministry said: it was not 80 million at all.", figure(80))),
    "recalled": (
        told(PLAIN, figure(80)),
        told(
            "The aid rose this year, up from 80 million to 120 m.",
            *(figure(80, start=33), figure(120, start=47)),
            vector=FAR,
        ),
    ),
    "part": (told(PLAIN, figure(80, period="2024")), told(PLAIN, figure(250))),
    "two voices": neighbours(("The mayor counts on help.", "mayor"), ("The governor counts on nobody.", "governor")),
    "other day": (
        told("The bridge will open in June.", when="2025-06"),
        told("The bridge is to open in July.", vector=FAR, when="2025-07"),
    ),
    "other time": (told(PLAIN, figure(80), when="2022"), told(PLAIN, figure(70), when="2024")),
    "additional or part": (
        told(PLAIN, figure(80, scope="additional")),
        told(PLAIN, figure(80, scope="part")),
    ),
    "same words": (told(PLAIN), told(PLAIN)),
    "contradicted": (
        told(PLAIN, claimant="Luxembourg"),
        told("The minister denies that any money was paid.", vector=FAR, claimant="The minister"),
    ),
    "at one time": (told(PLAIN, figure(80)), told(PLAIN, figure(50))),
    "looks back": (
        told(PLAIN, figure(80), when="2024"),
        told("Previously, in 2019, it had been 50 million a year.", figure(50), when="2019"),
    ),
    "planned": (
        told("Luxembourg plans to build a school and will open it.", vector=NEAR),
        told("The school stands and has pupils.", vector=FAR, day=LATER),
    ),
    "days later": (told(PLAIN, figure(80)), told(PLAIN, figure(50), day=LATER)),
    "same roles": (told(PLAIN, figure(80, giver="LU")), told(PLAIN, figure(80, giver="LU"), vector=FAR)),
    "both name": (
        told(PLAIN, names=frozenset({"LU"})),
        told("Something else of Luxembourg.", vector=FAR, names=frozenset({"LU"})),
    ),
    "both about": (told("Three people died in the fire."), told("The fire killed three people.", vector=FAR)),
    "near in meaning": (told(PLAIN), told("Something else.", vector=FAR)),
} | {
    f"other {role}": (told(PLAIN, figure(80, **{role: "one"})), told(PLAIN, figure(50, **{role: "two"})))
    for role in TELLING_APART
}


def reasons(a: Claimed, b: Claimed) -> list[dict]:
    pairs = align(a.statement.figures, b.statement.figures, DAY)
    return [reason.as_json() for reason in relate(Case(a, b, pairs, features(a, b))).reasons]


@pytest.mark.parametrize(("code", "pair"), CASES.items(), ids=CASES)
def test_a_reason_is_a_sentence_of_what_it_is_about(code, pair):
    (reason,) = [reason for reason in reasons(*pair) if reason["code"] == code]
    words = reason_words(reason)
    assert words != code
    assert "%" not in words.replace(" % ", "")
    parts = [value for value in reason.values() if isinstance(value, str) and value != code]
    assert [
        part for part in parts if not any(shown in words for shown in (part, moment(part), party_words(part)))
    ] == []


def test_every_sentence_is_of_a_reason_that_the_rules_give():
    assert set(CASES) == {*SENTENCES, "days later", "same roles"}


def test_no_pair_of_all_these_claims_gives_a_reason_without_a_sentence():
    claims = list(itertools.chain(*CASES.values()))
    given = [reason for a, b in itertools.product(claims, claims) for reason in reasons(a, b)]
    assert [reason for reason in given if reason_words(reason) == reason["code"]] == []


@pytest.mark.parametrize("said", ["the same sentence in another language", "", "100 % agreed %(a)s"])
def test_what_a_person_wrote_stands_as_it_is(said):
    assert reason_words(said) == said


def test_a_reason_of_a_matcher_that_is_gone_stands_as_its_code():
    assert reason_words({"code": "same moon", "a": "1"}) == "same moon"


def test_the_desk_and_the_matcher_know_the_same_relations():
    assert LinkRelation.values == [relation.value for relation in Relation]
