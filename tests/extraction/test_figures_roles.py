"""Roles are given where the sentence states them, with its words, and nowhere else."""

import datetime

import pytest

from claims.extraction.figures import find_figures, with_roles
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
    ("fr", "Il reste 15 milliards d’euros pour l’aide civile.", "civilian aid"),
]


def first_with_roles(text: str, language: str) -> Figure:
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), name, EntityType.COUNTRY, code)
        for name, code in COUNTRIES.items()
        if name in text
    ]
    span = (0, len(text))
    figures = find_figures(text, span, language)
    return with_roles(figures, text, span, language, mentions=mentions, published=PUBLISHED)[0]


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


def test_a_conversion_in_brackets_plays_the_roles_of_what_it_converts():
    text = "Luxemburg hat 80 Millionen Euro (86 Millionen Dollar) zugesagt."
    span = (0, len(text))
    euros, dollars = with_roles(find_figures(text, span, "de"), text, span, "de", published=PUBLISHED)
    assert (dollars.unit, dollars.stage) == ("USD", euros.stage)
    assert euros.stage is not None


def test_every_role_quotes_the_text():
    text = "Norway pledged another NOK 50 billion to Ukraine in 2024."
    figure = first_with_roles(text, "en")
    roles = [figure.stage, figure.scope, figure.giver, figure.receiver, figure.period]
    assert [role and role.surface in text for role in roles] == [True] * 5
