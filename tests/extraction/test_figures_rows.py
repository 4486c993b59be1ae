"""What the whole text tells of a figure: the line above a list, the country whose dollars and rand are meant."""

import pytest

from claims.extraction import extract
from tests.extraction.figure_notation import told

PROSE = {
    "de": "Die Verwaltung legte am Montag den Bericht vor, wie sie mitteilte.",
    "en": "The administration presented the report on Monday, it said.",
    "fr": "L’administration a présenté le rapport lundi, dit-elle.",
}
ROWS = [
    (
        "fr",
        "Promis et versé, en millions de dollars canadiens\n• Sécurité : 123 promis, 58 versés\n• Justice : 52 promis",
        ["123000000 CAD", "58000000 CAD", "52000000 CAD"],
    ),
    (
        "en",
        "Where the money went (2024/25, £m)\nPlayers and coaches 14.8\nAcademy 1.6",
        ["14800000 GBP", "1600000 GBP"],
    ),
    (
        "de",
        "Miete je Quadratmeter (in Euro, Veränderung zum Vorjahr):\n\nWien: 10,4 (+5,5 %)\nGraz: 9,1 (+4 %)",
        ["10.4 EUR", "5.5 %", "9.1 EUR", "4 %"],
    ),
    ("de", "Umsatz in Mio. Euro\nEuropa: 268\nAsien: 97,5", ["268000000 EUR", "97500000 EUR"]),
    ("de", "Euro je Quadratmeter:\nWien: 10,4\nGraz: 9,1", ["10.4 EUR", "9.1 EUR"]),
    ("fr", "Taux de logements vacants, en %\nGenève: 0,34\nJura: 2,85", ["0.34 %", "2.85 %"]),
    (
        "en",
        "Unemployment by province (change in percentage points)\nCape: 38.9% (+0.6)\nGauteng: 33% (−0.4)",
        ["38.9 %", "0.6 pp", "33 %", "-0.4 pp"],
    ),
    ("en", "Homes started, thousands\n2023: 240.3\n2024: 251", ["240300", "251000"]),
    ("en", "Spending (US$bn)\nRoads — 1.1\nSchools — 9", ["1100000000 USD", "9000000000 USD"]),
    ("de", "Umsatz (T€)\nWien: 10,4\nGraz: 9", ["10400 EUR", "9000 EUR"]),
    ("de", "Ein Land in Euro und Cent\nWien: 10,4\nGraz: 9", ["10.4", "9"]),
    ("fr", "Loyers moyens (€/m²)\nLyon : 14,2\nDijon : 10", ["14.2 EUR", "10 EUR"]),
    ("en", "Output (in thousands)\nWorkers: 14\nPupils: 2.5", ["14000 person", "2500 person"]),
    ("de", "Wer in Wien wohnt\nKinder: 268\nSenioren: 97", ["268 person", "97 person"]),
    (
        "de",
        "Die Eckdaten:\nBeschäftigte (30.9.): 11.604 / 11.912\nUmsatz: 4 Mio. €",
        ["11604 person", "11912 person", "4000000 EUR"],
    ),
    (
        "fr",
        "Le mercato\nDéparts : neuf joueurs, 31,4 M€\nMasse salariale prévue : 17 à 18 M€",
        ["9 person", "31400000 EUR", "17000000..18000000 EUR"],
    ),
    (
        "fr",
        "Les résultats (en voix et en pourcentage) :\n\nAnn Lee (DVD) : 4 315 (34,6 %)\nJo Roy (PS-PCF) : 4 103 (32,9 %)",
        ["4315 vote", "34.6 %", "4103 vote", "32.9 %"],
    ),
    (
        "en",
        "Running this weekend\nBristol–Penzance: 6 trains\nExeter–Barnstaple: buses only, up to 95 minutes",
        ["6 train", "<= 95 min"],
    ),
]
NO_ROWS = [
    ("en", "Version 1.6\nVersion 1.7"),
    ("en", "Stade Toulouse 2024\nStade Bordeaux 2025"),
    ("de", "Formel 1\nLiga 2"),
    ("fr", "Le record est de 1.6\n\nAcadémie 1.7"),
]
DOLLARS = [
    ("fr", "À Québec, le Canada et Ottawa ont versé 45 M$.", ["45000000 CAD"]),
    ("fr", "Le Canada, Montréal et Ottawa ont versé 45 dollars américains.", ["45 USD"]),
    ("fr", "Le Canada a versé 45 M$ à Haïti.", ["45000000 USD"]),
    ("en", "Ottawa, Toronto and Canada said it cost C$95 million ($70 million).", ["95000000 CAD", "70000000 USD"]),
    ("en", "Ottawa, Toronto and Canada said oil costs $70 a barrel.", ["70 USD"]),
    ("en", "Australia, Sydney and Canberra will pay $70 million.", ["70000000 AUD"]),
    ("en", "Washington, New York and Australia will pay $70 million.", ["70000000 USD"]),
    ("de", "Neuseeland, Wellington und Auckland zahlen 70 Millionen Dollar.", ["70000000 NZD"]),
]
RANDS = [
    ("en", "Pay in South Africa was R29,450 a month, up just over R300.", ["29450 ZAR", "> 300 ZAR"]),
    ("en", "In South Africa the R21 was closed for R5 million.", ["5000000 ZAR"]),
    ("en", "In Spain the R29 was closed.", []),
]


def _told(language: str, text: str) -> list[str]:
    return [told(figure) for figure in extract(f"{PROSE[language]}\n\n{text}", language=language).figures]


@pytest.mark.parametrize(("language", "text", "expected"), [*ROWS, *DOLLARS, *RANDS])
def test_the_text_tells_the_unit(language: str, text: str, expected: list[str]) -> None:
    assert _told(language, text) == expected


@pytest.mark.parametrize(("language", "text"), NO_ROWS)
def test_lines_that_end_in_a_number_need_not_be_rows(language: str, text: str) -> None:
    assert _told(language, text) == []
