"""What the whole text tells of a figure: whose crowns are meant, which money it counts in, which mark it writes."""

import pytest

from claims.extraction.figures.finder import find_figures
from tests.extraction.figure_notation import all_told, told

CROWNS = [
    (
        "fr",
        "Stockholm a versé 650 millions. La Suède aide plus que le Danemark.\n\n",
        "Chisinau a reçu 780 millions de couronnes.",
        ["780000000 SEK"],
    ),
    ("en", "The Czech National Bank met in Prague.\n\n", "A flat costs 3.5 million crowns.", ["3500000 CZK"]),
    ("en", "The rate is quoted in ISK. Norway is no member.\n\n", "It costs 300 crowns.", ["300 ISK"]),
    ("en", "Sweden and its island of Gotland: Sweden pays.\n\n", "It costs 300 crowns.", ["300 SEK"]),
    ("de", "Ein pragmatischer Schritt aus Oslo.\n\n", "Er kostet 300 Kronen.", ["300 NOK"]),
    ("en", "Stockholm met. Sweden, as Swedes know, pays.\n\n", "The aid to Norway came to 300 crowns.", ["300 SEK"]),
    (
        "en",
        "The Czech crown was weak.\n\n",
        "The crown fell by 0.2 per cent to 24.61 to the euro.",
        ["0.2 %", "24.61 CZK"],
    ),
]
HOME_MONEY = [
    (
        "de",
        "Prag gibt 1,5 Milliarden Kronen im Jahr, bislang vier Milliarden Kronen. Moldau hat 2,4 Millionen Einwohner.\n\n"
        + "Darüber wird viel gestritten. " * 14,
        "Von höchstens 900 Millionen sei die Rede.",
        ["<= 900000000 CZK"],
    ),
    (
        "en",
        "Norway promised 120 million kroner and has paid 97 million kroner. Malawi spent 1.6 billion kwacha.\n\n",
        "Oslo will pay the remaining 23 million.",
        ["23000000 NOK"],
    ),
    (
        "en",
        "Sweden gives 1.2 billion kronor and spent 2.9 billion kronor. Germany gives 640 million euros.\n\n",
        "Of the 800 million promised, half was paid.",
        ["800000000 SEK", "50 %"],
    ),
    ("de", "Der Anteil stieg auf 38 Prozent. ", "Inzwischen sind es 42,5.", ["42.5 %"]),
    (
        "en",
        "Of 1.2 million flats, 7 are empty. "
        + "Nobody knew. " * 40
        + "It cost 12 million euros, not 97 million euros. ",
        "The population stood at 1.6 million.",
        ["1600000 person"],
    ),
]
MARKS = [
    ("en", "It rained 3,5 litres. ", "It costs 5.000 euros.", ["5000 EUR"]),
    ("en", "It rained 3.5 litres. ", "It costs 5.001 euros.", ["5.001 EUR"]),
    ("de", "Es kostet 3.5 Millionen und 2.4 Millionen Euro. ", "Es kamen 5,000 Menschen.", ["5000 person"]),
    ("de", "Es kostet 3,5 Millionen Euro. ", "Es kamen 5.000 Menschen.", ["5000 person"]),
]


@pytest.mark.parametrize(("language", "before", "sentence", "expected"), [*CROWNS, *HOME_MONEY, *MARKS])
def test_the_text_before_tells(language: str, before: str, sentence: str, expected: list[str]) -> None:
    text = before + sentence
    assert [told(figure) for figure in find_figures(text, (len(before), len(text)), language)] == expected


SENTENCES = [
    ("fr", "Il a promis 12 millions sur trois ans.", ["12000000", "3 year"]),
    ("fr", "Son déficit s’est creusé de 3,7 à 9,4 millions d’euros.", ["3700000 EUR", "9400000 EUR"]),
    ("fr", "La dette frôle 60 M€.", ["almost 60000000 EUR"]),
    ("fr", "Des 24 blindés annoncés, neuf ont été débarqués.", ["24 vehicle", "9 vehicle"]),
    ("fr", "Il l’a assuré lors d’un point de presse. Pas un litre n’a coulé.", []),
    ("fr", "Il en reste 11 000, contre 18 500 au plus fort de la nuit.", ["11000", "18500"]),
    ("fr", "Il en faudrait le triple rien que pour rouvrir.", ["3 time"]),
    ("fr", "Les magasins ouvrent de 9 à 19 heures.", []),
    ("fr", "La marge d’erreur est de plus ou moins 3 points.", ["3 pp"]),
    ("de", "Das Personal legte von 5 bis 9 Uhr die Arbeit nieder.", []),
    ("de", "Sie schieben 160 Überstunden vor sich her, nach 31 Dienstjahren.", ["160 h", "31 year"]),
    ("de", "Er verlangt mindestens einen halben Monatslohn.", [">= 0.5 monthly wage"]),
    ("de", "Das dauert ein, zwei Jahre, dann drei, vier Wochen.", ["1..2 year", "3..4 week"]),
    ("de", "Das werde in weniger als sieben Jahren zurückkommen.", ["< 7 year"]),
    ("de", "Befragt wurden 2014 Menschen.", ["2014 person"]),
    ("de", "Das Ja kommt nicht einmal auf vier von zehn.", ["< 40 %"]),
    ("de", "Die Firma stellt so viele wie 1.900 Menschen ein.", ["<= 1900 person"]),
    ("de", "Es kamen dreimal so viele wie 300 Menschen.", ["3 time", "300 person"]),
    ("de", "Sie hoben die Löhne um durchschnittlich 310 auf 7080 Franken an.", ["310 CHF", "7080 CHF"]),
    ("de", "Bei dem Unfall starben zwei Männer (34 und 41).", ["2 person", "34 year", "41 year"]),
    ("de", "Sie zahlte 1200 Euro Miete, heute sind es 1650.", ["1200 EUR", "1650 EUR"]),
    ("en", "Wages rose by 310 to 7,080 francs.", ["310 CHF", "7080 CHF"]),
    ("en", "It runs for ten years and can be extended by five, it says.", ["10 year", "5 year"]),
    ("en", "A rival poll showed a lead of 54 to 36.", ["54 %", "36 %"]),
    ("en", "The court voted six to three.", ["6 vote", "3 vote"]),
    ("en", "Voters under 35 reject it, said nurse Paula Etheridge, 47.", ["< 35 year", "47 year"]),
    ("en", "Women over 50 earn 12% less.", ["> 50 year", "12 %"]),
    ("en", "The office is closed from 9 to 11 a.m. on Friday.", []),
    ("en", "The number of deaths stood at 412, against 390 before.", ["412 person", "390 person"]),
    ("fr", "Le musée est ouvert de 10 h à 18 h.", []),
    ("de", "Ein, zwei Fehler dürfen passieren.", ["1..2 error"]),
    ("en", "He is missing since 23 o’clock.", []),
    ("en", "One stranded dolphin in five bears the traces of a net.", ["20 %"]),
    ("en", "The number of claims fell by 12,000 to 231,000.", ["12000 claim", "231000 claim"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_the_words_around_tell(language: str, text: str, expected: list[str]) -> None:
    assert all_told(text, language) == expected
