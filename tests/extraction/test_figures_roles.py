"""Roles are given where the sentence states them, with its words, and nowhere else."""

import datetime
import re

import pytest

from claims.extraction.dates import find_dates
from claims.extraction.figures import Surroundings, find_figures, with_roles
from claims.extraction.figures.words.tables import tables
from claims.extraction.types import EntityType, Figure, Mention

PUBLISHED = datetime.date(2025, 7, 10)
NAMES = {
    "Luxemburg": ("country", "LU"),
    "Luxembourg": ("country", "LU"),
    "Ukraine": ("country", "UA"),
    "Norway": ("country", "NO"),
    "Norvège": ("country", "NO"),
    "Kyiv": ("country", "UA"),
    "Vitralux": ("org", "Vitralux"),
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
    ("de", "Der Bund hat 30 Millionen Euro freigegeben.", "allocated", "freigegeben"),
    ("de", "Norwegen sagte 400 Millionen Kronen zu.", "pledged", "sagte"),
    ("de", "Die Stiftung will 3 Millionen Euro spenden.", "planned", "spenden"),
    ("de", "Polen hat 14 Panzer geschickt.", "delivered", "geschickt"),
    ("de", "Das Land hat 9 Millionen Euro in Schulen gesteckt.", "spent", "gesteckt"),
    ("de", "Die 5 Millionen Euro wurden nicht ausgezahlt.", None, None),
    ("de", "Der Umbau wird 5 Millionen Euro kosten.", None, None),
    ("de", "Das Dorf soll 2 Millionen Euro erhalten.", "planned", "erhalten"),
    ("en", "Denmark will send 19 jets.", "planned", "send"),
    ("en", "Paris plans to give €3 million to Chad.", "planned", "plans"),
    ("en", "Of the €9 million, a third has been disbursed.", None, None),
    ("en", "The council promised 400 new homes.", "pledged", "promised"),
    ("en", "The council counted 400 new homes.", None, None),
    ("en", "Canada has released $7 million in emergency aid.", "allocated", "released"),
    ("en", "Prices will rise by 5 percent.", None, None),
    ("fr", "La Belgique versera 5 millions d’euros au Tchad.", "planned", "versera"),
    ("fr", "Paris a livré 12 canons sur les 18 promis.", "delivered", "livré"),
    ("fr", "La région a voté 6 millions d’euros.", "allocated", "voté"),
    ("fr", "La facture atteindra 6 millions d’euros.", None, None),
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
    ("de", "Sie erhielten 20 Millionen Euro zusätzlich.", "additional", "zusätzlich"),
    ("de", "Drei der 17 Kliniken schließen.", "part", "der 17"),
    ("de", "Von den 90 Lehrern fehlen 12.", None, None),
    ("de", "Von dieser Summe fließen 3 Millionen Euro nach Kiel.", "part", "Von dieser Summe"),
    ("de", "Das sind drei weniger als bisher.", None, None),
    ("de", "Im Jahr 2017 waren es 5 Millionen Euro.", None, None),
    ("de", "Die Stadt hat bereits 4 Millionen Euro ausgegeben.", "total", "bereits"),
    ("en", "Two more ships will follow.", "additional", "more"),
    ("en", "It sold two more than last year.", None, None),
    ("en", "Seven of the 12 seats are vacant.", "part", "of the"),
    ("en", "Seven of those ships are at sea.", "part", "of those"),
    ("en", "Four in ten of the costs are fixed.", None, None),
    ("en", "It has already paid $4 million.", "total", "already"),
    ("en", "It gave $3 million in additional aid.", "additional", "additional"),
    ("en", "They paid $4 million a year.", "period", "a year"),
    ("en", "They paid $4 million a year earlier.", None, None),
    ("fr", "Neuf gares sur douze sont fermées.", "part", "sur douze"),
    ("fr", "Le train transporte plus de 300 personnes.", None, None),
    ("fr", "Sur cette somme, 4 millions iront au Mali.", "part", "Sur cette somme"),
    ("fr", "Ils ont déjà reçu 4 millions d’euros.", "total", "déjà"),
    ("fr", "L’équipage compte 14 marins de cinq pays.", None, None),
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
    ("de", "Die Ukraine erhielt 80 Millionen Euro von Luxemburg.", "LU", "UA"),
    ("de", "Luxemburgs Hilfe für die Ukraine beträgt 80 Millionen Euro.", "LU", "UA"),
    ("de", "Das Geld, 80 Millionen Euro, wurde von Luxemburg bereitgestellt.", None, None),
    ("de", "80 Millionen Euro wurden von Luxemburg bereitgestellt.", "LU", None),
    ("de", "Davon zahlt Luxemburg 60 Prozent.", "LU", None),
    ("de", "Luxemburg zählt 80 Kliniken.", None, None),
    ("de", "In Luxemburg wurden 80 Millionen Euro gezahlt.", None, None),
    ("de", "Luxemburg übernimmt 60 Prozent der Kosten.", "LU", None),
    ("de", "Die Regierung in Luxemburg spendet der Ukraine 5 Millionen Euro.", "LU", "UA"),
    ("de", "Norwegische Hilfe im Umfang von 5 Millionen Euro geht an die Ukraine.", "NO", "UA"),
    ("de", "Das Bußgeld gegen Vitralux beträgt 5 Millionen Euro.", "Vitralux", None),
    ("en", "Ukraine received $12 million from Norway.", "NO", "UA"),
    ("en", "The $12 million was paid by Norway.", "NO", None),
    ("en", "Norway's aid to Ukraine totals $12 million.", "NO", "UA"),
    ("en", "Norwegian aid of $12 million is blocked.", "NO", None),
    ("en", "Norway would bear 60 percent and Luxembourg 40.", "NO", None),
    ("en", "The court fined Vitralux €40 million.", "Vitralux", None),
    ("en", "Vitralux was fined €40 million.", "Vitralux", None),
    ("en", "Ukraine, which received $12 million, thanked them.", None, "UA"),
    ("en", "Norway sold $12 million worth of gas to Ukraine.", None, None),
    ("en", "Norway earned $12 million in Ukraine.", None, None),
    ("fr", "L’Ukraine a reçu 12 millions de dollars de la Norvège.", "NO", "UA"),
    ("fr", "L’aide de la Norvège à l’Ukraine atteint 12 millions de dollars.", "NO", "UA"),
    ("fr", "La Norvège prend en charge 30 % du coût.", "NO", None),
    ("fr", "L’aide norvégienne s’élève à 12 millions de dollars.", "NO", None),
    ("fr", "Les 12 millions d’euros ont été versés par la Norvège.", "NO", None),
    ("fr", "La Norvège exporte pour 12 millions de dollars.", None, None),
    ("fr", "Norvège : 12 millions de dollars promis", "NO", None),
]
TIMES = [
    ("de", "In diesem Jahr wurden 80 Millionen Euro bereitgestellt.", "2025", None),
    ("en", "It raised £13.9bn in 2024.", "2024", None),
    ("en", "It was 2.1 million hectares by mid-June.", None, "2025-06"),
    ("en", "It will reach 900,000 homes by 2029.", None, "2029"),
    ("fr", "Le déficit atteint 168,6 milliards d’euros en 2024.", "2024", None),
    ("de", "Im zweiten Quartal stieg der Umsatz auf 3 Millionen Euro.", "2025-04/2025-06", None),
    ("de", "Die Inflation lag im Mai bei 2,1 Prozent.", None, "2025-05"),
    ("de", "Ende 2024 beliefen sich die Schulden auf 3 Milliarden Euro.", None, "2024"),
    ("de", "Seit 2020 wurden 4.000 Wohnungen gebaut.", "2020", None),
    ("de", "Vor 2020 wurden 4.000 Wohnungen gebaut.", None, None),
    ("de", "Am 3. Juli wurden 40 Flüge gestrichen.", "2025-07-03", None),
    ("de", "Der Mast ist seit 2020 40 Meter hoch.", None, None),
    ("de", "Ab dem 1. August gilt ein Zoll von 35 Prozent.", None, "2025-08-01"),
    ("de", "Im Juni wurden 1.200 Menschen eingebürgert, nach 900 im Mai.", "2025-06", None),
    ("en", "By the end of 2026 it must hire 400 doctors.", None, "2026"),
    ("en", "The population was 3.4 million in 2023.", None, "2023"),
    ("en", "Revenue was $3 million in 2023.", "2023", None),
    ("en", "In 2023, revenue rose to $3 million.", "2023", None),
    ("en", "The company announced a $3 million plan this month.", None, None),
    ("en", "The pipe was 40 metres long in 2023.", None, None),
    ("en", "The unemployment rate fell to 5.1 percent in June.", None, "2025-06"),
    ("en", "Rents averaged $900 in May.", None, "2025-05"),
    ("fr", "Au 31 mars, la dette atteignait 3 milliards d’euros.", None, "2025-03-31"),
    ("fr", "Pour 2024, le bénéfice s’établit à 3 millions d’euros.", "2024", None),
    ("fr", "Le loyer moyen était de 900 euros en mai.", None, "2025-05"),
    ("fr", "Avant 2020, la dette atteignait 3 milliards d’euros.", None, None),
]


def first_with_roles(text: str, language: str) -> Figure:
    mentions = [
        Mention(place.start(), place.end(), place.group(), EntityType(kind), key)
        for name, (kind, key) in NAMES.items()
        for place in re.finditer(rf"\b{name}s?\b", text)
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
