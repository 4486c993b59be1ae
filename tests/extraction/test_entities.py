"""Who and what a claim names, with ids that are the same in every language."""

import pytest

from claims.extraction import extract

ROWS = [
    ("de", "Kiew erhält 20 Panzer aus Deutschland.", [("Kiew", "UA"), ("Deutschland", "DE")]),
    ("en", "Kyiv receives 20 tanks from Germany.", [("Kyiv", "UA"), ("Germany", "DE")]),
    ("fr", "Kiev reçoit 20 chars de l’Allemagne.", [("Kiev", "UA"), ("Allemagne", "DE")]),
    (
        "de",
        "Scholz traf Selenskyj in Kiew.",
        [("Scholz", "Olaf Scholz"), ("Selenskyj", "Volodymyr Zelensky"), ("Kiew", "Kyiv")],
    ),
    ("de", "Die Häuser in Russlands Norden brannten.", [("Russlands", "RU")]),
    (
        "de",
        "Die NATO-Staaten und die EU-Kommission tagten.",
        [("NATO", "NATO"), ("EU-Kommission", "European Commission")],
    ),
    ("fr", "L’Otan et l’Union européenne se réunissent.", [("Otan", "NATO"), ("Union européenne", "European Union")]),
    ("en", "The Cook Islands and the UK signed a deal.", [("Cook Islands", "CK"), ("UK", "GB")]),
    ("de", "Netzbetreiber Nordstrom zahlt 40 Euro.", [("Nordstrom", "Nordstrom")]),
    ("de", "Der Sender „Radio Nord“ zahlt 40 Euro.", [("Radio Nord", "Radio Nord")]),
    (
        "en",
        "The Bank of England and Westmoor Homes agreed.",
        [("Bank of England", "Bank of England"), ("Westmoor Homes", "Westmoor Homes")],
    ),
    ("fr", "Le Parti du progrès a voté.", [("Parti du progrès", "Parti du progrès")]),
    ("de", "Premierministerin Maja Holm trat zurück.", [("Maja Holm", "Maja Holm")]),
    ("en", "Senator Rita Holm resigned.", [("Rita Holm", "Rita Holm")]),
    ("fr", "Le ministre des Finances, Jean Dupont, a démissionné.", [("Jean Dupont", "Jean Dupont")]),
    ("de", "Der französische Präsident trat zurück.", []),
    ("en", "The F-16 and the Covid-19 tests failed.", []),
    ("de", "Der Bahnhof in Wesselbach kostet 20 Euro.", [("Wesselbach", "Wesselbach")]),
    ("de", "Die Kosten liegen in Höhe von 30 Euro, in Kraft ab Mai.", []),
    ("de", "Der Kanton Hochrhein zahlt 40 Euro.", [("Kanton Hochrhein", "Hochrhein")]),
    ("de", "Die Gewerkschaft Sivoa streikt in Werk drei.", [("Sivoa", "Sivoa")]),
    (
        "de",
        "Das Forschungszentrum Küstenklima (FZK) zahlt 40 Euro.",
        [("Forschungszentrum Küstenklima", "Forschungszentrum Küstenklima"), ("FZK", "Forschungszentrum Küstenklima")],
    ),
    (
        "en",
        "The Beekeepers’ Alliance (BKA) pays 40 euros.",
        [("Beekeepers’ Alliance", "Beekeepers’ Alliance"), ("BKA", "Beekeepers’ Alliance")],
    ),
    ("en", "The plant in Oakhaven employs 800 people.", [("Oakhaven", "Oakhaven")]),
    ("en", "The fair on Mill Lane drew 800 people.", [("Mill Lane", "Mill Lane")]),
    ("en", "Tilbrook Foods cut its forecast to 3%.", [("Tilbrook Foods", "Tilbrook Foods")]),
    ("en", "It rained for 40 days in English summers.", []),
    (
        "fr",
        "Le Réseau européen des régions (RER) attend 40 euros.",
        [("Réseau européen des régions", "Réseau européen des régions"), ("RER", "Réseau européen des régions")],
    ),
    (
        "fr",
        "L’Organisation météorologique mondiale (OMM) attend 40 euros.",
        [
            ("Organisation météorologique mondiale", "World Meteorological Organization"),
            ("OMM", "World Meteorological Organization"),
        ],
    ),
    ("fr", "Les fonds destinés à Budapest restent bloqués depuis 40 jours.", [("Budapest", "HU")]),
    ("fr", "Le village de Matavai compte 40 maisons.", [("Matavai", "Matavai")]),
    ("de", "Die Halle brannte gestern ganz ab.", []),
    ("en", "The US government spent US$40 million.", []),
    ("en", "The US spent 40 million euros.", [("US", "US")]),
    ("de", "Finanzministerin Maja Holm (SPD) nannte 40 Euro.", [("Maja Holm", "Maja Holm")]),
    ("fr", "Le cabinet bulgare paie 40 euros.", [("Le cabinet bulgare", "Government of Bulgaria")]),
    (
        "fr",
        "Le ministère bulgare de l’énergie paie 40 euros.",
        [("ministère bulgare de l’énergie", "Bulgarian Ministry of Energy")],
    ),
    ("en", "The freighter Vesta Star sank off Norway with 40 crew.", [("Norway", "NO")]),
    ("de", "Das berichtet die Fachzeitschrift „Eis & Puck“ aus 40 Hallen.", [("Eis & Puck", "Eis & Puck")]),
    ("fr", "Elering affirmait que 40 clients paieraient.", [("Elering", "Elering")]),
    (
        "fr",
        "L’Agence béninoise de protection civile compte 40 agents.",
        [("Agence béninoise de protection civile", "Agence béninoise de protection civile")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_mentions(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    (finding,) = extract(text, language=language).findings
    assert [(mention.surface, mention.id) for mention in finding.mentions] == expected


def test_a_surname_is_the_person_named_in_full() -> None:
    text = "Bürgermeisterin Maja Holm kündigte 40 Wohnungen an. Später nannte Holm auch die Kosten."
    assert [finding.mentions[0].id for finding in extract(text, language="de").findings] == ["Maja Holm", "Maja Holm"]


@pytest.mark.parametrize(
    ("language", "text", "surface", "meant"),
    [
        ("de", "Luxemburg hilft der Ukraine. Das Herzogtum zahlt 40 Euro.", "Das Herzogtum", "LU"),
        ("en", "The drought hit Vanuatu. The archipelago needs 40 ships.", "The archipelago", "VU"),
        ("de", "Die NATO tagt. Das Bündnis zahlt 40 Euro.", "Das Bündnis", "NATO"),
        ("de", "Der Konzern Nordstahl wächst. Das Unternehmen zahlt 40 Euro.", "Das Unternehmen", "Nordstahl"),
        ("en", "Harold Teague, 63, was jailed. The 63-year-old must pay 40 euros.", "The 63-year-old", "Harold Teague"),
        (
            "en",
            "Thornbeck District Council met. In May the council paid 40 euros.",
            "the council",
            "Thornbeck District Council",
        ),
        (
            "de",
            "Die Forscherin Jasmin Ferchau misst. 40 Euro koste es, sagt die Forscherin.",
            "die Forscherin",
            "Jasmin Ferchau",
        ),
        ("fr", "La Cour des comptes alerte. La Cour réclame 40 euros.", "La Cour", "Cour des comptes"),
    ],
)
def test_definite_descriptions(language: str, text: str, surface: str, meant: str) -> None:
    mentions = extract(text, language=language).findings[1].mentions
    assert [(mention.surface, mention.id) for mention in mentions] == [(surface, meant)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Rumänien leidet sehr. Das Landwirtschaftsministerium zahlt 40 Euro."),
        ("en", "Romania suffers badly. The agriculture ministry pays 40 euros."),
        ("fr", "La Roumanie souffre beaucoup. Le ministère de l’Agriculture paie 40 euros."),
    ],
)
def test_ministries_have_one_name(language: str, text: str) -> None:
    assert [mention.id for mention in extract(text, language=language).findings[1].mentions] == [
        "Romanian Ministry of Agriculture"
    ]


def test_a_government_is_the_one_of_the_country_named_most() -> None:
    findings = extract("Uruguay counts 40 people. The government puts the gap at 0.9%.", language="en").findings
    assert [mention.id for mention in findings[1].mentions] == ["Government of Uruguay"]
