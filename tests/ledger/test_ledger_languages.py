"""A ledger in other languages: people read theirs, machines read what they always read."""

import re

import pytest
import time_machine

pytestmark = pytest.mark.django_db

COORDINATES = r' (?:x|y|x1|x2|y1|y2|cx|cy|r|d|dy|width|height|viewBox|transform|offset|data-row)="([^"]*)"'


@pytest.fixture
def read(story, address, checker):
    def get(language: str, ending: str = "") -> str:
        at = address.replace("?", f"ledger.{ending}?") if ending else address
        with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
            return checker.get(at, headers={"Accept-Language": language}).content.decode()

    return get


def test_a_german_reads_german(read):
    page = read("de")
    assert "<h1>Luxemburg → Ukraine · Militärhilfe</h1>" in page
    assert "15 Zahlen, 3 unabhängige Quellen (7 Artikel)." in page
    assert '= <b class="nowrap">250,4\xa0Mio.\xa0€</b>' in page
    assert "gilt als zusätzlich, so 1 unabhängige Quelle (5 Artikel)." in page
    assert ">100\xa0Mio.\xa0€</text>" in page


def test_a_frenchwoman_reads_french(read):
    page = read("fr")
    assert "<h1>Luxembourg → Ukraine · aide militaire</h1>" in page
    assert "15 chiffres de 3 sources indépendantes (7 articles)." in page
    assert '= <b class="nowrap">250,4\xa0M\xa0€</b>' in page


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("ending", ["", "svg"])
def test_coordinates_are_those_of_svg(read, language, ending):
    drawn = re.findall(COORDINATES, read(language, ending))
    assert len(drawn) > 50
    assert [value for value in drawn if "," in value or "\xa0" in value] == []
    assert any("." in value for value in drawn)


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_files_for_programs_are_the_same_in_every_language(read, ending):
    assert read("de", ending) == read("fr", ending) == read("en", ending)


def test_the_picture_is_in_the_language_of_who_takes_it(read):
    picture = read("de", "svg")
    assert "Luxemburg → Ukraine · Militärhilfe" in picture
    assert "Stand: 26. November 2026" in picture


@pytest.mark.parametrize("words", ["Luxemburg", "militärh", "luxemburg ukraine", "Luxembourg", "military"])
def test_a_ledger_is_found_by_the_words_of_the_reader(words, story, checker):
    page = checker.get("/desk/figures/", {"q": words}, headers={"Accept-Language": "de"}).content.decode()
    assert "Luxemburg → Ukraine · Militärhilfe" in page
