"""Conventions that hold in every language: digits, surfaces, modifiers, units said once, context, hostile input."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.figures import find_figures
from tests.extraction.figure_notation import all_told, figures_in, told

DIGITS = [
    ("de", "1.234.567,8 Euro", "1234567.8 EUR"),
    ("en", "1,234,567.8 euros", "1234567.8 EUR"),
    ("fr", "1 234 567,8 euros", "1234567.8 EUR"),
    ("fr", "1\u202f234\u202f567,8\u00a0euros", "1234567.8 EUR"),
    ("de", "1'234'567.80 Franken", "1234567.8 CHF"),
    ("de", "4,800 Kilometer", "4.8 km"),
    ("en", "4,800 kilometres", "4800 km"),
    ("de", "NOK 1.270 Milliarden", "1270000000000 NOK"),
    ("en", "12,34,567.89 rupees", "1234567.89 INR"),
    ("en", "1¼%", "1.25 %"),
    ("en", "2 1/2 hours", "2.5 h"),
    ("en", ".25 litres", "0.25 l"),
    ("en", "5 feet and 3 inches", "5.25 foot"),
    ("en", "6ft 6in", "6.5 foot"),
    ("en", "½ teaspoon", "0.5 teaspoon"),
    ("en", "6.2x10^3 km", "6200 km"),
    ("en", "650&nbsp;MW", "650 MW"),
    ("de", "171 Kilo\u00admeter", "171 km"),
]
WORDS = [
    ("de", "einhundertdreiundzwanzig Meter", "123 m"),
    ("de", "zwei Millionen dreihunderttausend Euro", "2300000 EUR"),
    ("de", "dreieinhalb Stunden", "3.5 h"),
    ("de", "eine Dreiviertelmillion Euro", "750000 EUR"),
    ("de", "drei Komma fünf Prozent", "3.5 %"),
    ("de", "dreißig Tage", "30 day"),
    ("en", "four hundred and twelve people", "412 person"),
    ("en", "two and a half million pounds", "2500000 GBP"),
    ("en", "a quarter of a million people", "250000 person"),
    ("en", "one hundred thousand dollars", "100000 USD"),
    ("fr", "quatre-vingt-dix-sept euros", "97 EUR"),
    ("fr", "soixante et onze mètres", "71 m"),
    ("fr", "deux mille trois cents personnes", "2300 person"),
    ("fr", "une demi-douzaine de villes", "~ 6 town"),
    ("fr", "une centaine de malades", "~ 100 person"),
    ("fr", "deux centaines de malades", "200 person"),
    ("fr", "un demi-milliard d’euros", "500000000 EUR"),
]
FRACTIONS = [
    ("en", "one hundred thirty fifths", "2.857142857142857142857142857"),
    ("en", "one hundred and thirty fifths", "26"),
    ("en", "two hundred and fifty-four hundredths", "200.54"),
    ("en", "two hundred thirty two and a thirtieth", "232.0333333333333333333333333"),
    ("en", "one over 20", "5 %"),
    ("en", "negative one over 20", "-5 %"),
    ("en", "one twenty-fifth of voters", "4 %"),
    ("en", "nine thirteenths of voters", "69.23 %"),
    ("en", "one hundredth of a second", "0.01 s"),
    ("en", "a hundred trillionths", "1E-8 %"),
    ("en", "three hundred and two dozens", "324"),
    ("en", "a hundred and twenty dozen eggs", "1440 egg"),
    ("en", "twenty-two quarters", "22 quarter"),
    ("en", "minus one third", "-33.33 %"),
    ("en", "three hundred and twenty thirds", "106.6666666666666666666666667"),
    ("fr", "cent trente cinquièmes", "2.857142857142857142857142857"),
    ("fr", "cent et trente cinquièmes", "26"),
    ("fr", "trois vingt-et-unième", "14.29 %"),
    ("fr", "négative un sur vingt", "-5 %"),
    ("fr", "deux cent trente millièmes de seconde", "0.23 s"),
    ("de", "drei Fünfzigstel der Fläche", "6 %"),
    ("de", "drei halbe Schweine", "1.5 animal"),
    ("de", "ein halbes Schwein", "0.5 animal"),
    ("de", "einundhalb Stunden", "1.5 h"),
]
NO_FIGURES = [
    ("en", "the one hundred twenty-fifth anniversary"),
    ("en", "the one hundred and fifth floor"),
    ("en", "the fifty thousandth visitor"),
    ("en", "in the twenty-first century"),
    ("en", "Call +1-222-555-0199 or 192.168.1.2."),
    ("en", "5G and 10G networks"),
    ("fr", "le cent vingt-cinquième anniversaire"),
    ("fr", "un trentième but"),
    ("fr", "un vingt et unième mandat"),
    ("de", "die halbe Stadt"),
    ("de", "am 28.10."),
    ("de", "am 27. 11. in Rom"),
    ("de", "vom 3. bis zum 12. September"),
    ("fr", "du 4 au 22 janvier"),
    ("fr", "entre le 3 et le 12 mai"),
    ("en", "Aug. 3 - 5"),
    ("de", "auf halbem Weg"),
]
MONEY = [
    ("en", "US$5m", "5000000 USD"),
    ("en", "A$300", "300 AUD"),
    ("en", "HK$ 10.05 billion", "10050000000 HKD"),
    ("en", "USD50", "50 USD"),
    ("en", "30 MUSD", "30000000 USD"),
    ("en", "75 USD million", "75000000 USD"),
    ("en", "60 billion Danish crowns", "60000000000 DKK"),
    ("de", "16,4 Millionen kanadische Dollar", "16400000 CAD"),
    ("de", "10 schwedische Kronen", "10 SEK"),
    ("fr", "85 milliards de couronnes danoises", "85000000000 DKK"),
    ("fr", "3 345,8 Md€", "3345800000000 EUR"),
    ("fr", "79 M€", "79000000 EUR"),
    ("de", "15 Dollar und 15 Cent", "15.15 USD"),
    ("de", "zwei Euro fünfzig", "2.5 EUR"),
    ("de", "60 Cent", "0.6 EUR"),
    ("en", "10 $ 30 cents", "10.3 USD"),
    ("fr", "treize euros et quarante-cinq cents", "13.45 EUR"),
    ("en", "5 lakhs", "500000"),
    ("en", "470 pence", "4.7 GBP"),
]
SURFACES = [
    ("de", "Sie erhielt weitere rund 30 neue Aufträge.", ["rund 30 neue Aufträge"]),
    ("de", "Nur 62 Flüge finden statt.", ["62 Flüge"]),
    ("de", "Ein 30-tägiges Abkommen", ["30-tägiges"]),
    ("de", "Das kostet zwischen 5 und 6 Euro.", ["zwischen 5 und 6 Euro"]),
    ("en", "The two operators disagree.", ["two operators"]),
    ("en", "It requires a two-thirds majority.", ["two-thirds"]),
    ("en", "Profits exceeded €254.5 million.", ["€254.5 million"]),
    ("en", "About a quarter left.", ["About a quarter"]),
    ("en", "A 34-year-old nurse", ["34-year-old"]),
    ("en", "The rise (+4%) surprised.", ["+4%"]),
    ("fr", "La moitié part.", ["moitié"]),
    ("fr", "C’est 2,5 milliards au plus.", ["2,5 milliards au plus"]),
    ("fr", "Une trentaine de mesures sont prises.", ["Une trentaine de mesures"]),
]
MODIFIERS = [
    ("de", "gut 50 Kilometer", "> 50 km"),
    ("de", "knapp 50 Kilometer", "almost 50 km"),
    ("de", "bis zu 50 Kilometer", "<= 50 km"),
    ("de", "nicht weniger als 50 Kilometer", ">= 50 km"),
    ("de", "seit über zehn Jahren", "> 10 year"),
    ("de", "eine Reise über zehn Jahre", "10 year"),
    ("de", "Wir reden über 50 Kilometer.", "50 km"),
    ("de", "Es waren über 50 Kilometer.", "> 50 km"),
    ("en", "just over 50 km", "> 50 km"),
    ("en", "just under 50 km", "almost 50 km"),
    ("en", "as much as 50 km", "<= 50 km"),
    ("en", "no fewer than 50 km", ">= 50 km"),
    ("en", "over 25 years", "25 year"),
    ("en", "for over 25 years", "> 25 year"),
    ("en", "It will not fall below 50 km.", ">= 50 km"),
    ("en", "50 km or so", "~ 50 km"),
    ("fr", "près de 50 kilomètres", "almost 50 km"),
    ("fr", "un peu plus de 50 kilomètres", "> 50 km"),
    ("fr", "au moins 50 kilomètres", ">= 50 km"),
    ("fr", "jusqu’à 50 kilomètres", "<= 50 km"),
    ("fr", "Nous n’avons pas dépassé 50 kilomètres.", "<= 50 km"),
    ("fr", "près des trois quarts", "almost 75 %"),
]
SAID_ONCE = [
    ("de", "Der Umsatz wuchs von drei auf rund sieben Milliarden Euro.", ["3000000000 EUR", "~ 7000000000 EUR"]),
    ("de", "Acht der 169 Sitze sind leer.", ["8 seat", "169 seat"]),
    ("en", "Finland would bear 60 percent and Estonia 40.", ["60 %", "40 %"]),
    ("en", "He said 10 of the 85 billion kronor were spent.", ["10000000000 SEK", "85000000000 SEK"]),
    ("en", "It called the 60/40 split a gift.", ["60 %", "40 %"]),
    ("en", "Its index slipped to 1,104.7 points from 1,108.1.", ["1104.7 point", "1108.1 point"]),
    ("en", "It lost a fifth in 16 months, then 1% in two.", ["20 %", "16 month", "1 %", "2 month"]),
    ("fr", "Les taux sont montés de 3,2 à 3,41 %.", ["3.2 %", "3.41 %"]),
    ("fr", "Sur les 45 milliards d’euros prévus, 12 ont été versés.", ["45000000000 EUR", "12000000000 EUR"]),
    ("fr", "Un Français sur cinq approuve.", ["20 %"]),
    ("fr", "Il va de zéro à dix mètres.", ["0..10 m"]),
    ("en", "A 6 ft wall fell on 2 in the village.", ["6 foot", "2"]),
    ("en", "It took one over three hours.", ["3 h"]),
    ("en", "They took 10 rmb 20 USD.", ["10 CNY", "20 USD"]),
]
LANGUAGES = st.sampled_from(["de", "en", "fr", "pl", ""])
WORDS_BETWEEN = " eine | halbe | zwei | million | d’| et | of a | über | bis | demi| ans|Mio.|&nbsp;|\n"
PIECES = st.sampled_from(
    [*"0123456789.,:/-–+%€$()'’ ½²😀\x00\u00ad\u202e\u0301\u0663", *re.split(r"[|]", WORDS_BETWEEN)]
)


@pytest.mark.parametrize(("language", "text", "expected"), [*DIGITS, *WORDS, *FRACTIONS, *MONEY, *MODIFIERS])
def test_a_figure_is_read_as(language, text, expected):
    assert all_told(text, language) == [expected]


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_ordinals_codes_and_halves_of_nothing_are_no_figures(language, text):
    assert all_told(text, language) == []


def test_a_number_beyond_exact_arithmetic_is_none():
    assert all_told("9" * 29, "en") == []


@pytest.mark.parametrize(("language", "text", "expected"), SAID_ONCE)
def test_a_unit_said_once_holds_for_all(language, text, expected):
    assert all_told(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), SURFACES)
def test_a_surface_runs_from_the_modifier_through_the_noun(language, text, expected):
    assert [figure.surface for figure in figures_in(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "before", "sentence", "expected"),
    [
        ("en", "Norway gave 85 billion kroner. ", "Of this, 10 billion went to Kyiv.", ["10000000000 NOK"]),
        ("fr", "L’aide atteint 85 milliards de couronnes à Oslo. ", "Il reste 70 milliards.", ["70000000000 NOK"]),
        ("de", "Die Ernte brachte 8,7 Millionen Tonnen. ", "Nun sind es 7,2 Millionen.", ["7200000 t"]),
    ],
)
def test_a_missing_unit_comes_from_the_sentences_before(language, before, sentence, expected):
    text = before + sentence
    assert [told(figure) for figure in find_figures(text, (len(before), len(text)), language)] == expected


def test_only_figures_inside_the_span_are_found():
    text = "5 Euro, 6 Euro, 7 Euro"
    assert [figure.surface for figure in find_figures(text, (8, 14), "de")] == ["6 Euro"]


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), LANGUAGES)
def test_any_text_gives_exact_ordered_figures(text, language):
    figures = figures_in(text, language)
    assert all(text[figure.start : figure.end] == figure.surface for figure in figures)
    assert all(left.end <= right.start for left, right in pairwise(figures))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), LANGUAGES)
def test_any_characters_are_read_without_error(text, language):
    assert isinstance(figures_in(text, language), list)


@pytest.mark.parametrize("piece", ["5 Mio. Euro ", "1,", "12", "a.", "zwei ", "ein ", "€", "1/", "von 5 auf ", "(1) "])
def test_an_endless_line_is_read(piece):
    assert isinstance(figures_in(piece * (60_000 // len(piece)), "de"), list)
