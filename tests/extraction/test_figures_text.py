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


def test_millions_over_so_many_years_are_not_years() -> None:
    assert all_told("Il a promis 12 millions sur trois ans.", "fr") == ["12000000", "3 year"]
