"""Roles are given where the sentence states them, with its words, and nowhere else."""

import datetime

import pytest

from claims.extraction.dates import find_dates
from claims.extraction.figures import Surroundings, find_figures, with_roles
from claims.extraction.figures.words.tables import tables
from claims.extraction.types import EntityType, Figure, Mention

PUBLISHED = datetime.date(2025, 7, 10)
COUNTRIES = {
    "Luxemburg": "LU",
    "Luxembourg": "LU",
    "Ukraine": "UA",
    "Norway": "NO",
    "Norvège": "NO",
    "Kyiv": "UA",
}
STAGES = [
    ("de", "Luxemburg hat der Ukraine 80 Millionen Euro zugesagt.", "pledged", "zugesagt"),
    ("de", "Die Regierung stellt 400 Millionen Lei bereit.", "allocated", "stellt"),
    ("de", "Zwei Systeme wurden geliefert.", "delivered", "geliefert"),
    ("de", "Zwei Systeme sollen geliefert werden.", "planned", "geliefert"),
    ("de", "Er hat zugesagt, dass zwei Systeme geliefert werden.", "pledged", "zugesagt"),
    ("en", "Norway pledged NOK 50 billion.", "pledged", "pledged"),
    ("en", "The money, €5 million, will be spent on schools.", None, None),
    ("en", "Some €5 million will be spent on schools.", "planned", "spent"),
    ("en", "Some €5 million has not been paid out.", None, None),
    ("fr", "L’État a débloqué 79 M€.", "allocated", "débloqué"),
    ("fr", "Au total, 28,5 milliards d’euros avaient été versés.", "delivered", "versés"),
    ("en", "Prices rose by 5 percent, as promised.", None, None),
]
SCOPES = [
    ("de", "Luxemburg gibt weitere 80 Millionen Euro.", "additional", "weitere"),
    ("de", "Die Hilfe beträgt insgesamt 250 Millionen Euro.", "total", "insgesamt"),
    ("de", "Davon sind 80 Millionen Euro für Waffen.", "part", "Davon"),
    ("de", "Das kostet 150.000 Euro pro Tag.", "period", "pro Tag"),
    ("en", "It gave another €80 million.", "additional", "another"),
    ("en", "It costs €150,000 a day.", "period", "a day"),
    ("en", "Prices were 2% lower than a year earlier.", None, None),
    ("fr", "Il donne 80 millions d’euros supplémentaires.", "additional", "supplémentaires"),
    ("fr", "C’est 7 % de plus que prévu.", None, None),
]
PARTIES = [
    ("de", "Luxemburg hat der Ukraine 80 Millionen Euro zugesagt.", "LU", "UA"),
    ("en", "Norway will give $80 million in military aid to Ukraine.", "NO", "UA"),
    ("fr", "La Norvège a promis 85 milliards d’euros à l’Ukraine.", "NO", "UA"),
    ("en", "Norway has provided Ukraine with $80 million in military aid.", "NO", "UA"),
    ("en", "The Norway government has given $80 million to Ukraine.", "NO", "UA"),
    ("en", "Military aid from Luxembourg to Ukraine will exceed €300 million.", "LU", "UA"),
    ("en", "Imports from Luxembourg to Ukraine exceed €300 million.", None, None),
    ("de", "Für 2024 hat Luxemburg 80 Millionen Euro bewilligt.", "LU", None),
    ("de", "Die norwegische Regierung hat 80 Millionen Euro bewilligt.", "NO", None),
    ("de", "Es hat 80 Millionen Euro bewilligt.", None, None),
    ("fr", "Le gouvernement luxembourgeois a alloué 80 millions d’euros à l’Ukraine.", "LU", "UA"),
    ("fr", "Le gouvernement a alloué 80 millions d’euros à l’Ukraine.", None, "UA"),
    ("en", "Ukraine lost $80 million.", None, None),
    ("de", "In der Ukraine kostet das 80 Millionen Euro.", None, None),
]
TIMES = [
    ("de", "In diesem Jahr wurden 80 Millionen Euro bereitgestellt.", "2025", None),
    ("en", "It raised £13.9bn in 2024.", "2024", None),
    ("en", "It was 2.1 million hectares by mid-June.", None, "2025-06"),
    ("en", "It will reach 900,000 homes by 2029.", None, None),
    ("fr", "Le déficit atteint 168,6 milliards d’euros en 2024.", "2024", None),
]
MEASURES = [
    ("de", "Luxemburg leistete Militärhilfe von 250 Millionen Euro.", "military aid"),
    ("en", "The repair cost €5 million.", "cost"),
    ("en", "It has a depth of 10 kilometres.", "depth"),
    ("en", "The quake killed 14 people.", "deaths"),
    ("en", "The quake lasted 14 minutes and killed nobody.", ""),
    ("en", "It spends less than 1.5% of its national income on defence.", "national income"),
    ("de", "Das sind 2 Prozent des Bruttoinlandsprodukts.", "GDP"),
    ("fr", "Il reste 15 milliards d’euros pour l’aide civile.", "civilian aid"),
]


def first_with_roles(text: str, language: str) -> Figure:
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), name, EntityType.COUNTRY, code)
        for name, code in COUNTRIES.items()
        if name in text
    ]
    return roles_of(text, language, mentions)[0]


def roles_of(text: str, language: str, mentions: list[Mention]) -> tuple[Figure, ...]:
    span = (0, len(text))
    times = [found.when for found in find_dates(text, span, language, PUBLISHED) if not found.compared]
    figures = find_figures(text, span, language)
    return with_roles(Surroundings(text, span, tables(language), figures, mentions, times, PUBLISHED))


@pytest.mark.parametrize(("language", "text", "value", "surface"), STAGES)
def test_stage(language, text, value, surface):
    stage = first_with_roles(text, language).stage
    assert (stage and stage.value, stage and stage.surface) == (value, surface)


@pytest.mark.parametrize(("language", "text", "value", "surface"), SCOPES)
def test_scope(language, text, value, surface):
    scope = first_with_roles(text, language).scope
    assert (scope and scope.value, scope and scope.surface) == (value, surface)


@pytest.mark.parametrize(("language", "text", "giver", "receiver"), PARTIES)
def test_giver_and_receiver(language, text, giver, receiver):
    figure = first_with_roles(text, language)
    assert (figure.giver and figure.giver.value, figure.receiver and figure.receiver.value) == (giver, receiver)


@pytest.mark.parametrize(("language", "text", "period", "as_of"), TIMES)
def test_period_and_as_of_date(language, text, period, as_of):
    figure = first_with_roles(text, language)
    assert (figure.period and figure.period.value, figure.as_of and figure.as_of.value) == (period, as_of)


@pytest.mark.parametrize(("language", "text", "measure"), MEASURES)
def test_measure(language, text, measure):
    assert first_with_roles(text, language).measure == measure


@pytest.mark.parametrize(
    ("language", "text", "periods"),
    [
        ("en", "It counted €74m for 2022, €96m for 2023 and €80m for 2024.", ["2022", "2023", "2024"]),
        ("de", "Im Jahr 2022 waren es 74,4 Millionen Euro, im Jahr 2023 96.", ["2022", "2023"]),
        ("fr", "En 2022, Oslo a versé 74 millions d’euros, et en 2023 96.", ["2022", "2023"]),
        ("fr", "Pour 2024, l’État a alloué 80 millions d’euros.", ["2024"]),
        ("fr", "Il a débloqué 80 millions d’euros pour la défense ukrainienne cette année.", ["2025"]),
        ("de", "Die 80 Millionen Euro für 2024 sind in den 250 Millionen enthalten.", ["2024", None]),
        ("en", "The envelope rises from €80 million to €120 million.", [None, None]),
    ],
)
def test_each_figure_has_its_own_period(language, text, periods):
    found = roles_of(text, language, [])
    assert [figure.period and figure.period.value for figure in found] == periods


def test_a_conversion_in_brackets_plays_the_roles_of_what_it_converts():
    text = "Luxemburg hat 80 Millionen Euro (86 Millionen Dollar) zugesagt."
    euros, dollars = roles_of(text, "de", [])
    assert (dollars.unit, dollars.stage) == ("USD", euros.stage)
    assert euros.stage is not None


def test_every_role_quotes_the_text():
    text = "Norway pledged another NOK 50 billion to Ukraine in 2024."
    figure = first_with_roles(text, "en")
    roles = [figure.stage, figure.scope, figure.giver, figure.receiver, figure.period]
    assert [role and role.surface in text for role in roles] == [True] * 5
