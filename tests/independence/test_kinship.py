"""What goes back to one origin and what does not: pairs of texts, with the kind of their kinship."""

import datetime as dt
import itertools

import pytest

from claims.embedding.wheel import WheelEmbedder
from claims.kinship.comparing import kin_by_meaning, kin_by_wording, numbers_agree
from claims.kinship.origins import Member, presume
from claims.kinship.sheets import Sheet, read_sheet
from claims.kinship.types import Kinship
from claims.kinship.wording import passages, shingles, words_of
from tests.independence import stories

EMBEDDER = WheelEmbedder()

WIRE = ("WIRE", "EDITED", "CUT", "EXCERPT", "REORDERED", "SURROUNDED")
TOLD = ("WIRE", "GERMAN", "FRENCH")
ALONE = (
    "OWN_ENGLISH",
    "OWN_GERMAN",
    "SAME_AGENCY",
    "MONDAY_MARKET",
    "TUESDAY_MARKET",
    "STATEMENT_HERE",
    "STATEMENT_THERE",
)
LANGUAGES = {"GERMAN": "de", "OWN_GERMAN": "de", "FRENCH": "fr"}


def sheet(name: str) -> Sheet:
    return read_sheet(getattr(stories, name), LANGUAGES.get(name, "en"))


def kinship(one: str, other: str) -> Kinship | None:
    a, b = sheet(one), sheet(other)
    if a.language == b.language and (found := kin_by_wording(a, b)):
        return found
    if not numbers_agree(a.all_numbers, b.all_numbers):
        return None
    return kin_by_meaning(a, b, EMBEDDER.embed(a.sentences), EMBEDDER.embed(b.sentences))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("WIRE", "EDITED", "copy"),
        ("WIRE", "REORDERED", "copy"),
        ("WIRE", "CUT", "excerpt"),
        ("WIRE", "EXCERPT", "excerpt"),
        ("WIRE", "SURROUNDED", "copy"),
        ("EDITED", "CUT", "excerpt"),
        ("WIRE", "GERMAN", "translation"),
        ("WIRE", "FRENCH", "translation"),
        ("GERMAN", "FRENCH", "translation"),
        ("EDITED", "FRENCH", "translation"),
    ],
)
def test_one_origin(one, other, kind):
    found, reverse = kinship(one, other), kinship(other, one)
    assert (found.kind, reverse.kind) == (kind, kind)
    assert (found.share_a, found.share_b) == pytest.approx((reverse.share_b, reverse.share_a), abs=0.05)


@pytest.mark.parametrize(
    ("one", "other"), [*itertools.combinations(ALONE, 2), *itertools.product(ALONE, (*WIRE, *TOLD))]
)
def test_independent(one, other):
    assert kinship(one, other) is None


def test_what_shows_it_is_counted():
    found = kinship("WIRE", "GERMAN")
    assert (found.matched, found.sentences) == (10, 10)
    assert (found.numbers_shared, found.numbers) == (10, 10)
    copy = kinship("WIRE", "EDITED")
    assert copy.credits == ("Northern Wire",)
    assert 0.7 < copy.share_a < copy.share_b < 0.95


def test_a_credit_lowers_the_threshold_and_makes_no_kin_by_itself():
    wire, agency = sheet("WIRE"), sheet("SAME_AGENCY")
    assert wire.credits == agency.credits == {"Northern Wire"}
    assert kin_by_wording(wire, agency) is None
    own = read_sheet(f"{stories.OWN_ENGLISH} {wire.sentences[0]} {wire.sentences[3]}", "en")
    credited = read_sheet(f"{' '.join(own.sentences)}\n\nWith material from Northern Wire", "en")
    assert kin_by_wording(wire, own) is None
    assert kin_by_wording(wire, credited).credits == ("Northern Wire",)


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("Berlin (dpa) - Die Preise steigen.", {"dpa"}),
        ("PARIS, 4 mars 2026 (AFP) – Les prix montent.", {"AFP"}),
        ("WIEN (APA/dpa) – Die Preise steigen.", {"APA", "dpa"}),
        ("LISBON, March 4 (Harbour News) — Prices rise.", {"Harbour News"}),
        ("Prices rise.\n\nThis article was first published by Harbour News.", {"Harbour News"}),
        ("Die Preise steigen.\n\nMit Material von dpa", {"dpa"}),
        ("(Avec Agence Meuse) Mis à jour le 20/05/2026 à 06h15\n\nLes prix montent.", {"Agence Meuse"}),
        ("Die Preise steigen.\n\n© dpa-infocom, dpa:260114-930-55123/1", {"dpa"}),
        ("Die Preise steigen.\n\nFoto: Jari Lehto/dpa", set()),
        ("Die Preise steigen, sagte die Ministerin der dpa.", set()),
        ("Reuters announces cuts to its staff\n\nThe agency said so on Monday.", set()),
    ],
)
def test_credits(line, credited):
    assert read_sheet(line).credits == credited


def test_texts_that_share_a_passage_find_each_other_however_long_the_rest_is():
    shared = "the quick brown fox of the county jumped twice over the same lazy dog on monday before anybody could open the gate"
    one = shingles(words_of(f"{stories.WIRE} {shared} {stories.SAME_AGENCY}"))
    other = shingles(words_of(f"{stories.OWN_ENGLISH * 5} {shared} {stories.MONDAY_MARKET}"))
    assert set(passages(one)) & set(passages(other))
    assert not set(passages(shingles(words_of(stories.WIRE)))) & set(
        passages(shingles(words_of(stories.OWN_ENGLISH[:300])))
    )
    assert len(passages(one)) < len(one) / 4


def member(article: int, **values) -> Member:
    defaults = {"source": f"Paper {article}", "on": None, "at": None, "words": 100}
    return Member(article, **defaults | {"credits": frozenset(), "secondary": False} | values)


MONDAY, TUESDAY = dt.date(2026, 3, 2), dt.date(2026, 3, 3)
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
DPA = frozenset({"dpa"})


@pytest.mark.parametrize(
    ("members", "origin", "reason", "agency"),
    [
        ([member(1, on=TUESDAY), member(2, on=MONDAY, words=50)], 2, "earliest", ""),
        ([member(1, on=MONDAY), member(2, on=MONDAY, words=150)], 2, "earliest", ""),
        ([member(1, on=MONDAY, at=NOON), member(2, on=MONDAY, at=NOON.replace(hour=9), words=50)], 2, "earliest", ""),
        ([member(1), member(2, words=150)], 2, "longest", ""),
        ([member(1), member(2, on=TUESDAY)], 2, "earliest", ""),
        ([member(1, on=MONDAY, secondary=True), member(2, on=TUESDAY)], 2, "earliest", ""),
        ([member(1, on=MONDAY, credits=DPA), member(2, on=TUESDAY, credits=DPA)], 1, "earliest", "dpa"),
        ([member(1, on=MONDAY, credits=DPA), member(2, on=TUESDAY, source="dpa")], 2, "agency", ""),
        ([member(1, on=MONDAY), member(2, on=TUESDAY, source="dpa", credits=DPA)], 1, "earliest", "dpa"),
        (
            [member(1, on=MONDAY, credits=frozenset({"Own Wire"})), member(2, source="Own Wire")],
            2,
            "agency",
            "",
        ),
    ],
)
def test_the_presumed_origin(members, origin, reason, agency):
    found = presume(members)
    assert (found.article, found.reason, found.agency) == (origin, reason, agency)
