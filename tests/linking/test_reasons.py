"""Every reason that the rules give has a sentence; the rules are run, so that a new one cannot be forgotten."""

import datetime as dt
import itertools
from decimal import Decimal

import numpy as np
import pytest

from claims.embedding import wheel
from claims.embedding.wheel import DIMENSIONS
from claims.extraction import Figure, Modifier
from claims.extraction.types import Role
from claims.matching import content_words
from claims.matching.features import features
from claims.matching.relations import TELLING_APART, case_of, relate
from claims.matching.sums import supports
from claims.matching.types import Claimed, Relation, Report, Statement
from claims.models.link import Relation as LinkRelation
from claims.wording.parties import party_words
from claims.wording.reasons import SENTENCES, reason_words
from claims.wording.times import moment

DAY, LATER = dt.date(2024, 7, 10), dt.date(2024, 7, 20)
NEAR, FAR = np.zeros((2, DIMENSIONS), np.float32)
NEAR[0], FAR[:2] = 1, (0.6, 0.8)


def figure(millions: int, unit: str = "EUR", start: int = 30, **roles: str) -> Figure:
    amount = Decimal(millions) * 1_000_000
    said = {name: Role(value, value) for name, value in roles.items()}
    return Figure(start, start + 5, f"{millions} million", amount, amount, unit, Modifier.EXACT, **said)


def word_vectors(text: str) -> np.ndarray:
    return np.tile(NEAR, (len(content_words(text, "en")), 1))


def told(text: str, *figures: Figure, day: dt.date = DAY, vector=NEAR, **values) -> Claimed:
    statement = Statement(text, "en", 0, vector, word_vectors(text), figures, **values)
    return Claimed(statement, Report(text, day, (statement,)))


def read(*said: tuple[str, dict], day: dt.date = DAY) -> tuple[Claimed, ...]:
    """Claims of one article with the vectors that their words really have."""
    embed = wheel().embed
    statements = tuple(
        Statement(text, "en", place, embed([text])[0], embed([*content_words(text, "en").values()]), **values)
        for place, (text, values) in enumerate(said)
    )
    report = Report(f"{day}", day, statements)
    return tuple(Claimed(statement, report) for statement in statements)


PLAIN = "Luxembourg gave the neighbours 80 million euros for schools."
TWO_SIDES = read(
    ("The mayor counts on help from the state.", {"claimant": "mayor"}),
    ("The minister denies that any help was promised.", {"claimant": "minister"}),
)
PUT_OFF = (
    *read(("The bridge is to open in December, the operator said.", {"when": "2024-12"})),
    *read(("The bridge will open in May, the operator said.", {"when": "2025-05"}), day=LATER),
)
CARRIED_ON = (
    *read(("The bridge is to open in December, the operator said.", {"when": "2024-12"})),
    *read(("The bridge is now open to traffic.", {}), day=LATER),
)
BY_THEN = (
    *read(("The bridge will open by the end of June at the latest, the mayor said.", {"when": "2024-06"})),
    *read(("The bridge will not open before the end of June, the operator said.", {"when": "2024-06"})),
)
CASES = {
    "adds up": (
        told(
            "Luxembourg gave 80 million for schools and 50 million for roads.",
            figure(80, start=16),
            figure(50, start=43),
        ),
        told("In all, Luxembourg gave 130 million for schools and roads.", figure(130, start=24)),
    ),
    "not before": BY_THEN,
    "cannot change": (told("The dam is 58 m high.", figure(58, "m")), told("The dam is 61 m high.", figure(61, "m"))),
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
    "two voices": TWO_SIDES,
    "other day": PUT_OFF,
    "other time": (told(PLAIN, figure(80), when="2022"), told(PLAIN, figure(70), when="2024")),
    "additional or part": (
        told(PLAIN, figure(80, scope="additional")),
        told(PLAIN, figure(80, scope="part")),
    ),
    "same words": (told(PLAIN), told(PLAIN)),
    "contradicted": TWO_SIDES,
    "at one time": (told(PLAIN, figure(80)), told(PLAIN, figure(50))),
    "looks back": (
        told(PLAIN, figure(80), when="2024"),
        told("Previously, in 2019, it had been 50 million a year.", figure(50), when="2019"),
    ),
    "planned": CARRIED_ON,
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
    added_up = [support.reason for support in supports(a.report, b.report, lambda *_: False)]
    return [reason.as_json() for reason in (*relate(case_of(a, b, features(a, b))).reasons, *dict.fromkeys(added_up))]


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
