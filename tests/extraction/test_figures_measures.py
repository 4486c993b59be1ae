"""What a figure measures is told by the words tied to it, in English; a counted thing alone has no measure."""

import pytest

from claims.extraction.figures.roles.measure_words import measure_kinds, measure_words
from claims.extraction.lexicon import LANGUAGES
from tests.extraction.test_figures_roles import roles_of

MEASURES = [
    ("de", "Luxemburg leistete Militärhilfe von 250 Millionen Euro.", "military aid", "Militärhilfe"),
    ("en", "The repair cost €5 million.", "cost", "cost"),
    ("en", "It has a depth of 10 kilometres.", "depth", "depth"),
    ("en", "The quake killed 14 people.", "deaths", "killed"),
    ("en", "The quake lasted 14 minutes and killed nobody.", None, None),
    ("en", "It spends less than 1.5% of its national income on defence.", "national income", "national income"),
    ("de", "Das sind 2 Prozent des Bruttoinlandsprodukts.", "GDP", "Bruttoinlandsprodukts"),
    ("fr", "Il reste 15 milliards d’euros pour l’aide civile.", "civilian aid", "aide civile"),
    ("de", "Der Umsatz stieg um 5 Prozent.", "revenue", "Umsatz"),
    ("de", "Die Maisernte fiel mit 7 Millionen Tonnen mager aus.", "maize harvest", "Maisernte"),
    ("de", "Die Kupferpreise stiegen um 7 Prozent.", "price", "Kupferpreise"),
    ("de", "Wegen der Inflation zahlt der Verein 5.000 Euro.", None, None),
    ("de", "Der Preis der Aktie fiel um 5 Prozent.", "price", "Preis"),
    ("de", "Es wurden 300 Flüge gestrichen.", "cancelled flights", "gestrichen"),
    ("de", "Heute fallen 300 Flüge aus.", "cancelled flights", "fallen"),
    ("de", "Es gibt 300 Flüge.", None, None),
    ("de", "Bei dem Brand starben zwei Menschen.", "deaths", "starben"),
    ("de", "Der Fonds ist 20 Milliarden Kronen wert.", "value", "ist"),
    ("de", "Sie fordern 6 Prozent mehr Lohn.", "pay rise", "mehr Lohn"),
    ("de", "Waren im Wert von 5 Millionen Euro verbrannten.", "value", "im Wert von"),
    ("de", "In dem Dorf leben 900 Menschen.", "population", "leben"),
    ("de", "In dem Dorf leben 900 Wölfe.", None, None),
    ("de", "Die Inflation, so die Bank, stieg auf 3 Prozent.", "inflation", "Inflation"),
    ("en", "The storm destroyed 40 houses.", "destroyed houses", "destroyed"),
    ("en", "Some 40 houses were destroyed.", "destroyed houses", "destroyed"),
    ("en", "Six banks cut their rates.", None, None),
    ("en", "The firm will cut 300 jobs.", "jobs cut", "cut"),
    ("en", "A profit of $3 million was made.", "profit", "profit"),
    ("en", "It made $3 million in profit.", "profit", "profit"),
    ("en", "The tax, which raised $3 million, is gone.", "tax", "tax"),
    ("en", "Dividends: 45 cents.", "dividend", "Dividends"),
    ("en", "The firm employs 4,000 people.", "employees", "employs"),
    ("en", "A sales drop of 4.8 percent hurt.", "sales", "sales"),
    ("en", "Because of inflation the club pays $5,000.", None, None),
    ("en", "Tariffs of 5 percent apply.", "tariff", "Tariffs"),
    ("en", "They own a 281-store chain, sold last year.", None, None),
    ("en", "He spent $5,000.", "spending", "spent"),
    ("en", "The $5,000 will be spent.", None, None),
    ("fr", "Le chiffre d’affaires atteint 3 millions d’euros.", "turnover", "chiffre d’affaires"),
    ("fr", "Une hausse de 3 % des prix est attendue.", "price", "prix"),
    ("fr", "La grêle a fait 14 blessés.", "injured", "blessés"),
    ("fr", "Le pont a coûté 3 millions d’euros.", "cost", "a coûté"),
    ("fr", "Le pont compte 3 voies.", None, None),
    ("fr", "Quelque 400 postes seront supprimés.", "cancelled jobs", "supprimés"),
    ("fr", "Le taux de chômage recule à 7,1 %.", "unemployment rate", "taux de chômage"),
    ("fr", "Malgré l’inflation, il gagne 900 euros.", None, None),
    ("fr", "Il vend pour 3 millions d’euros de recettes.", "revenue", "recettes"),
]
CARRIED = [
    ("de", "Der Umsatz stieg von 3 auf 5 Millionen Euro.", ["revenue", "revenue"]),
    ("de", "Die Inflation lag bei 3 Prozent, nach 2 Prozent im Mai.", ["inflation", "inflation"]),
    ("de", "Der Gewinn stieg um 5 Prozent, der Umsatz um 7 Prozent.", ["profit", "revenue"]),
    ("en", "Rents rose 3 percent, up from 2 percent in May.", ["rent", "rent"]),
    ("en", "Shares fell 7 percent to $4.", ["share price", "share price"]),
    ("en", "Tariffs of 5 percent apply to $60 billion of goods.", ["tariff", None]),
    ("en", "The storm killed 14 people and 40 houses burned.", ["deaths", None]),
    ("fr", "Le déficit atteint 5 milliards d’euros, soit 3 % du PIB.", ["deficit", "deficit"]),
    ("fr", "La récolte atteint 7 millions de tonnes, contre 8 millions en 2024.", ["harvest", "harvest"]),
]


@pytest.mark.parametrize(("language", "text", "value", "surface"), MEASURES)
def test_measure(language, text, value, surface):
    measure = roles_of(text, language, [])[0].measure
    assert (measure and measure.value, measure and measure.surface) == (value, surface)


@pytest.mark.parametrize(("language", "text", "measures"), CARRIED)
def test_what_the_next_figure_measures(language, text, measures):
    found = roles_of(text, language, [])
    assert [figure.measure and figure.measure.value for figure in found] == measures


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_says_which_units_it_may_have(language):
    words = measure_words(language)
    known = {
        value for table in (words.nouns, words.verbs) for entries in table.by_first.values() for _, value in entries
    }
    assert known <= measure_kinds().keys()
