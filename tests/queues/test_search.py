"""Words and phrases, in three languages."""

import pytest


@pytest.fixture
def sentences(say, index) -> None:
    say("bridge", quote="Die Brücken kosten 12 Millionen Euro, sagt die Stadt.", language="de", score=0.9)
    say("aid", quote="Luxemburg leistet, so die EU, Militärhilfe für die Ukraine.", language="de", score=0.8)
    say("pledge", quote="Luxembourg pledged military aid to Ukraine; aid is military.", language="en", score=0.7)
    say("prize", quote="L’aide versée s’élève à 250\u202fmillions d’euros.", language="fr", score=0.6)
    say("100% neutral", quote="Neue Regeln gelten seit Mai 2024.", language="de", score=0.5)
    index()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Brücke", ["bridge"]),  # another form, and a beginning
        ("BRÜCKEN", ["bridge"]),
        ("koste", ["bridge"]),
        ("hilfe", ["aid"]),  # inside of a word
        ("pledges", ["pledge"]),
        ("versées", ["prize"]),
        ("military aid", ["pledge"]),
        ("aid military", ["pledge"]),
        ('"military aid"', ["pledge"]),
        ('"aid to military"', []),
        ('"military aids"', []),  # a phrase is exact
        ("“military aid” Ukraine", ["pledge"]),
        ("„Militärhilfe für die“", ["aid"]),
        ("« 250 millions d'euros »", ["prize"]),  # other spaces and apostrophes
        ("EU", ["aid"]),  # short words are whole words
        ("12", ["bridge"]),
        ("die", ["bridge", "aid"]),
        ("100% neutral", ["100% neutral"]),
        ("%", []),
        ('"', []),
        ("(", []),
        ("Brücke ukraine", []),
        (r"\m.*", []),
        ('"military aid', ["pledge"]),  # not closed
        ("", ["bridge", "aid", "pledge", "prize", "100% neutral"]),
        ("   ", ["bridge", "aid", "pledge", "prize", "100% neutral"]),
    ],
)
def test_search(asked, expected, sentences, checker):
    page = checker.get("/desk/queue/", {"q": asked})
    assert [claim.label for claim in page.context["claims"]] == expected


def test_what_the_workers_have_not_indexed_yet_is_found_by_its_letters(say, found):
    say("new", quote="Ein Stromnetzausbau beginnt.")
    assert found("q=netzaus") == ["new"]
