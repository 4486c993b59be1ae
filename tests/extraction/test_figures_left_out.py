"""Units that the words leave out, and times that are none: each class in several sentences with its counterparts."""

import pytest

from tests.extraction.figure_notation import all_told

HELD_AGAINST = [
    ("fr", "Elle dure en moyenne 47 jours, contre 33 entre 1991 et 1995.", ["47 day", "33 day"]),
    ("en", "It lasts 18 months in the army and up to 21 in the air force.", ["18 month", "<= 21 month"]),
    ("en", "It lasted 18 months and 21 people died.", ["18 month", "21 person"]),
    ("en", "It took 18 months and up to 21 people.", ["18 month", "<= 21 person"]),
    ("de", "Auf Sylt wurden 148 Stundenkilometer gemessen, auf dem Brocken 171.", ["148 km/h", "171 km/h"]),
    ("en", "Winds hit 148 km/h, and 160 on the coast.", ["148 km/h", "160 km/h"]),
    ("de", "Im Westen fielen 40 Liter Regen, im Osten 12.", ["40 l", "12 l"]),
    ("de", "40 Kinder warteten, in Halle 4 und in Phase 2.", ["40 person"]),
    ("fr", "L’attente est de 14 semaines, contre neuf en 2019.", ["14 week", "9 week"]),
    ("fr", "Il vend du neuf.", []),
    ("en", "Sales were 4.1 million euros, against 3.8 last year.", ["4100000 EUR", "3800000 EUR"]),
    ("en", "A 6 ft wall fell on 2 in the village.", ["6 foot", "2"]),
]
SPOKEN_AMOUNTS = [
    ("de", "Es waren 8,3 Milliarden Euro; 2025 waren es knapp acht.", ["8300000000 EUR", "almost 8000000000 EUR"]),
    ("fr", "Il paie 26 millions d’euros, plus quatre de bonus.", ["26000000 EUR", "4000000 EUR"]),
    ("fr", "Il a reçu 12 millions d’euros, contre neuf en 2024.", ["12000000 EUR", "9000000 EUR"]),
    ("en", "It paid €3 billion; about two more are due.", ["3000000000 EUR", "~ 2"]),
    ("fr", "Il paie 26 millions d’euros, dont quatre joueurs.", ["26000000 EUR", "4 person"]),
]
SHARES_AND_INDICES = [
    ("en", "Eastern Cape: 38.9% (+0.6)", ["38.9 %", "0.6 pp"]),
    ("de", "SPD: 15 % (−2)", ["15 %", "-2 pp"]),
    ("de", "SPD: 15 % (2)", ["15 %", "2 %"]),
    ("de", "Salzburg: 11,9 (+6,3 %)", ["11.9", "6.3 %"]),
    ("fr", "L’indice a grimpé à 168 mardi.", ["168 point"]),
    ("de", "Der Verbraucherpreisindex stieg auf 119,3.", ["119.3 point"]),
    ("de", "Die 7-Tage-Inzidenz liegt bei 89,5.", ["7 day", "89.5"]),
    ("de", "Die Opposition will die Mehrwertsteuer um einen Punkt anheben.", ["1 pp"]),
    ("de", "Er spricht einen Punkt an, um einen Punkt zu machen.", []),
]
POINTS = [
    ("en", "The Bank cut rates by a quarter point to 3.75%.", ["0.25 pp", "3.75 %"]),
    ("en", "A half-point cut in rates came.", ["0.5 pp"]),
    ("en", "It had a half-time lead after a half-hour drive.", []),
    ("de", "Die EZB senkt den Leitzins um einen Viertelpunkt.", ["0.25 pp"]),
    ("en", "The FTSE closed at 8,412.", ["8412 point"]),
    ("en", "The firm closed at 8,412 shops.", ["8412 shop"]),
    ("de", "Der Luftqualitätsindex erreichte 168.", ["168 point"]),
]
RATES = [
    ("de", "Der Rubel fiel um 1,8% auf 94,3 zum Dollar.", ["1.8 %", "94.3 RUB"]),
    ("en", "The rand firmed 0.7% to 17.92 per dollar.", ["0.7 %", "17.92 ZAR"]),
    ("en", "The rand firmed, and 17 went to the board.", ["17"]),
]
PRONOUNS = [
    ("fr", "Le feu a pris 412 000 hectares. En 2024, on n’en comptait que 18 000.", ["412000 ha", "18000 ha"]),
    ("de", "Sie ernten 8.200 Tonnen. Im Vorjahr waren es 9.100.", ["8200 t", "9100 t"]),
    ("de", "Sie ernten 8.200 Tonnen. Im Vorjahr half es 9.100 Menschen.", ["8200 t", "9100 person"]),
]
DURATIONS = [
    ("fr", "Ils ont continué pendant sept semaines après la saisie.", ["7 week"]),
    ("fr", "Ils ont continué sept semaines après la saisie.", []),
    ("fr", "La saison commence 16 jours plus tôt qu’au début.", ["16 day"]),
    ("fr", "La saison a commencé 16 jours plus tôt.", []),
    ("en", "It came two weeks earlier than in 2024.", ["2 week"]),
    ("fr", "Elle a été levée trois heures plus tôt qu’annoncé.", []),
    ("en", "The vote comes three months earlier than planned.", []),
    ("en", "It can be done in 16 weeks, provided crews may weld.", ["16 week"]),
    ("en", "It will open in 16 weeks.", []),
    ("en", "In 20 days, you will decide.", []),
    ("en", "I called for that five years ago, when I was young.", []),
]
CLOCKS = [
    ("en", "The roof went at ten past three.", []),
    ("en", "It closed at ten to three, and it was dark by four.", []),
    ("en", "From ten to twelve people came.", ["10 person", "12 person"]),
    ("en", "The team was cut by four, and won by two.", ["4", "2"]),
    ("en", "They cut the budget by five to seven billion dollars.", ["5000000000..7000000000 USD"]),
    ("en", "They cut the budget by a third.", ["33.33 %"]),
    ("de", "Um acht war Schluss, kurz vor zwölf kam er.", []),
    ("de", "Um vier zu retten, starb er.", ["4"]),
    ("de", "Der Wert stieg um acht.", ["8"]),
    ("fr", "À huit heures moins dix, il était sept heures du soir.", []),
    ("fr", "Il a marché sept heures de suite.", ["7 h"]),
    ("en", "The toll stood at nine.", ["9"]),
    ("de", "Es ist Viertel nach sieben, nicht halb eins.", []),
    ("de", "Er kaufte zehn vor drei Jahren.", ["10"]),
    ("de", "Beschäftigte (30.9.): 11.604", ["11604"]),
]
SIZES = [
    ("en", "He paid a seven-figure sum and earns six figures.", []),
    ("fr", "Il paie une somme à six chiffres.", []),
    ("de", "Er zahlte eine sechsstellige Summe.", []),
    ("en", "She sold seven figures of saints.", []),
]
PARTS = [
    ("fr", "L’État n’en prendra que le quart à sa charge.", ["25 %"]),
    ("fr", "Il habite le quart nord.", []),
    ("fr", "Elle réclame au moins le triple.", [">= 3 time"]),
    ("fr", "Je ne ferai pas cadeau d’un centime.", []),
    ("fr", "Cela coûte un centime.", ["0.01 EUR"]),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        *HELD_AGAINST,
        *SPOKEN_AMOUNTS,
        *SHARES_AND_INDICES,
        *POINTS,
        *RATES,
        *PRONOUNS,
        *DURATIONS,
        *CLOCKS,
        *SIZES,
        *PARTS,
    ],
)
def test_figures_of_a_class(language, text, expected):
    assert all_told(text, language) == expected
