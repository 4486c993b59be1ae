"""Reasons, names, amounts and history as people read them in three languages."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

import claims.extraction.lexicon
import claims.matching
from claims.models import Figure
from claims.wording.figures import amount, stage_words
from claims.wording.parties import name_words, party_words
from claims.wording.reasons import reason_words
from claims.wording.searching import spellings
from claims.wording.terms import measure_words, terms_of, unit_name
from claims.wording.times import moment
from factbase.history.words import action_words, value_words

LEXICON = Path(claims.extraction.lexicon.__file__).parent
CONCEPTS = Path(claims.matching.__file__).parent / "concepts.toml"
PAIR = {"a": "80 Millionen", "b": "50 millions"}


@pytest.mark.parametrize(
    ("reason", "en", "de", "fr"),
    [
        (
            {"code": "differ", **PAIR},
            "“80 Millionen” is not “50 millions”",
            "„80 Millionen“ ist nicht „50 millions“",
            "«\xa080 Millionen\xa0» n’est pas «\xa050 millions\xa0»",
        ),
        (
            {"code": "other giver", **PAIR, "a_role": "LU", "b_role": "NATO"},
            "“80 Millionen” and “50 millions” have different givers: Luxembourg, NATO",
            "„80 Millionen“ und „50 millions“ haben verschiedene Geber: Luxemburg, NATO",
            "«\xa080 Millionen\xa0» et «\xa050 millions\xa0» ont des donateurs différents\xa0: Luxembourg, NATO",
        ),
        (
            {"code": "other stage", **PAIR, "a_role": "pledged", "b_role": "delivered"},
            "“80 Millionen” and “50 millions” are at different stages: pledged, delivered",
            "„80 Millionen“ und „50 millions“ haben einen verschiedenen Stand: zugesagt, geliefert",
            "«\xa080 Millionen\xa0» et «\xa050 millions\xa0» sont à des étapes différentes\xa0: promis, livré",
        ),
        (
            {"code": "other time", "a": "2024-07-10", "b": "2022"},
            "they tell of different times: 10 July 2024, 2022",
            "sie sprechen von verschiedenen Zeiten: 10. Juli 2024, 2022",
            "elles parlent de moments différents\xa0: 10 juillet 2024, 2022",
        ),
        (
            {"code": "same roles", "roles": ["giver", "receiver", "measure"]},
            "same giver, same receiver, same measure",
            "gleicher Geber, gleicher Empfänger, gleiche Messgröße",
            "même donateur, même bénéficiaire, même grandeur",
        ),
        ({"code": "days later", "days": 1}, "1 day later", "1 Tag später", "1 jour plus tard"),
        ({"code": "days later", "days": 0}, "0 days later", "0 Tage später", "0 jour plus tard"),
        ({"code": "both name", "names": "DE, NATO"}, "both name Germany, NATO", "beide nennen Deutschland, NATO", "les deux nomment Allemagne, NATO"),
        ({"code": "both about", "concepts": "fire, death"}, "both are about: fire, death", "beide handeln von: Brand, Tod", "les deux traitent de\xa0: incendie, mort"),
        (
            {"code": "near in meaning", "percent": 87},
            "the sentences are 87 % alike in meaning",
            "die Sätze gleichen sich in der Bedeutung zu 87\xa0%",
            "les phrases se ressemblent à 87\xa0% par le sens",
        ),
        ({"code": "same moon"}, "same moon", "same moon", "same moon"),
        ("wie im Protokoll", "wie im Protokoll", "wie im Protokoll", "wie im Protokoll"),
    ],
)  # fmt: skip
def test_reasons(reason, en, de, fr):
    assert [in_language(language, reason_words, reason) for language in ("en", "de", "fr")] == [en, de, fr]


def in_language(language, say, *what):
    with translation.override(language):
        return str(say(*what))


@pytest.mark.parametrize(
    ("low", "unit", "en", "de", "fr"),
    [
        ("250000000", "EUR", "€250M", "250\xa0Mio.\xa0€", "250\xa0M\xa0€"),
        ("1234567.5", "EUR", "€1,234,567.50", "1.234.567,50\xa0€", "1\u202f234\u202f567,50\xa0€"),
        ("1", "vehicle", "1 vehicle", "1 Fahrzeug", "1 véhicule"),
        ("0", "vehicle", "0 vehicles", "0 Fahrzeuge", "0 véhicule"),
        ("1200", "person", "1,200 people", "1.200 Menschen", "1\u202f200 personnes"),
        ("2500000", "household", "2.5M households", "2,5\xa0Mio. Haushalte", "2,5\xa0M foyers"),
        ("12.5", "%", "12.5 %", "12,5 %", "12,5 %"),
        ("40", "km", "40 km", "40 km", "40 km"),
        ("3", "widget", "3 widgets", "3 widgets", "3 widgets"),
    ],
)
def test_amounts(low, unit, en, de, fr):
    figure = Figure(low=Decimal(low), high=Decimal(low), unit=unit, modifier="exact")
    assert [in_language(language, amount, figure) for language in ("en", "de", "fr")] == [en, de, fr]


@pytest.mark.parametrize(
    ("say", "code", "en", "de", "fr"),
    [
        (measure_words, "military aid", "military aid", "Militärhilfe", "aide militaire"),
        (measure_words, "destroyed homes", "destroyed homes", "zerstört: Wohnungen", "détruits\xa0: logements"),
        (measure_words, "moon dust", "moon dust", "moon dust", "moon dust"),
        (measure_words, "", "", "", ""),
        (unit_name, "vehicle", "vehicle", "Fahrzeuge", "véhicules"),
        (unit_name, "EUR", "EUR", "EUR", "EUR"),
        (stage_words, "allocated", "allocated", "bewilligt", "alloué"),
        (party_words, "LU", "Luxembourg", "Luxemburg", "Luxembourg"),
        (name_words, "Germany", "Germany", "Deutschland", "Allemagne"),
        (name_words, "The mayor", "The mayor", "The mayor", "The mayor"),
        (moment, "2024-W28", "2024-W28", "KW 28/2024", "semaine 28 de 2024"),
        (moment, "2022/2024-06", "2022 – June 2024", "2022 – Juni 2024", "2022 – juin 2024"),
        (action_words, "accept", "accept", "angenommen", "acceptation"),
        (action_words, "undo take out", "undo: take out", "rückgängig: herausgenommen", "annulation\xa0: retrait"),
        (action_words, "a step of a later version", *3 * ["a step of a later version"]),
    ],
)
def test_codes_in_words(say, code, en, de, fr):
    assert [in_language(language, say, code) for language in ("en", "de", "fr")] == [en, de, fr]


@pytest.mark.parametrize(
    ("name", "value", "kind", "de"),
    [
        ("state", "accepted", "claim", "angenommen"),
        ("state", "in_review", "entry", "in Prüfung"),
        ("relation", "conflicts", "link", "widerspricht"),
        ("stage", "pledged", "claim", "zugesagt"),
        ("scope", "", "claim", ""),
        ("low", "1200.500000", "claim", "1.200,5"),
        ("low", "no number", "claim", "no number"),
        ("edited", True, "claim", "ja"),
        ("label", "accepted", "claim", "accepted"),
        ("verdict", "accept", "claim", "annehmen"),
        ("page", "gone", "article", "verschwunden"),
        ("channel", "telephone", "entry", "Telefon"),
    ],
)
def test_values_of_the_history(name, value, kind, de):
    assert in_language("de", value_words, name, value, kind) == de


def test_what_is_stored_in_english_is_found_in_the_language_of_the_reader():
    with translation.override("de"):
        assert {"Luxembourg", "Luxemburg"} <= set(spellings("Luxemburg"))
        assert spellings("militär") == ["militär", "military aid"]
    with translation.override("en"):
        assert spellings("Luxemburg") == ["Luxemburg"]


def table(path: Path) -> dict:
    return tomllib.loads(path.read_text())


@pytest.mark.parametrize("language", ["de", "fr"])
def test_all_of_the_engines_vocabulary_has_its_words(language):
    measures, nouns = table(LEXICON / "figures_measures.toml"), table(LEXICON / "figures_nouns.toml")
    listed = {measure.strip() for kind in measures["kinds"].values() for measure in kind.split(",")}
    told = {
        measure
        for source in ("de", "en", "fr")
        for kind in ("nouns", "verbs", "events")
        for measure in measures[source][kind]
    }
    units = {unit for source in ("de", "en", "fr") for unit in nouns[source]}
    concepts = {concept for field in table(CONCEPTS).values() for concept in field}
    words = terms_of(language)
    assert listed | told <= words["measures"].keys() | words["events"].keys()
    assert units <= words["units"].keys()
    assert concepts == words["concepts"].keys()
    assert all("{}" in made for made in words["events"].values())
