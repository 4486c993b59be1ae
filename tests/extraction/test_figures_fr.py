"""Figures in French sentences: what is found, how it is meant, and what is none."""

import pytest

from tests.extraction.figure_notation import all_told, figures_in

FIGURES = [
    ("Le bilan du séisme de magnitude 7,8 dépasse 41 000 morts.", ["7.8 magnitude", "> 41000 person"]),
    ("Le PSG l’a emporté 3-0 et compte désormais 52 points, sept de plus que Lens.", ["52 point", "7 point"]),
    ("L’attaquant de 27 ans a marqué 19 buts en 30 matchs.", ["27 year", "19 goal", "30 match"]),
    ("Un Français sur cinq vit sous le seuil de pauvreté, fixé à 1 288 euros par mois.", ["20 %", "1288 EUR"]),
    ("Le taux de chômage est passé de 7,3 % à 7,5 %.", ["7.3 %", "7.5 %"]),
    ("La BCE a abaissé son taux d’un quart de point, à 2 %.", ["0.25 pp", "2 %"]),
    ("Quelque 1 200 emplois, soit 8 % des effectifs, seront supprimés.", ["~ 1200 job", "8 %"]),
    ("La police a interpellé 14 personnes, dont trois mineurs.", ["14 person", "3 mineur"]),
    (
        "Il a été condamné à dix-huit mois de prison, dont six avec sursis, et 5 000 euros d’amende.",
        ["18 month", "6 month", "5000 EUR"],
    ),
    ("Le chiffre d’affaires recule de 3,6 à 3,1 Mds€.", ["3600000000 EUR", "3100000000 EUR"]),
    ("L’article 49.3 a été utilisé 23 fois.", ["23 time"]),
    (
        "Les rafales ont atteint 150 km/h et 120 000 foyers sont privés d’électricité.",
        ["150 km/h", "120000 household"],
    ),
    ("Le projet de loi a été adopté par 295 voix contre 245.", ["295 vote", "245 vote"]),
    (
        "À 20 heures, la participation s’élevait à 66,7 %, en hausse de 19 points par rapport à 2022.",
        ["66.7 %", "19 pp"],
    ),
    ("Le RN obtient 143 sièges, le Nouveau Front populaire 182.", ["143 seat", "182 seat"]),
    ("La moitié des patients ont attendu plus de quatre heures.", ["50 %", "> 4 h"]),
    ("Le réacteur, d’une puissance de 1 650 MW, a douze ans de retard.", ["1650 MW", "12 year"]),
    ("Les émissions ont baissé de 5,8 % en 2023, à 373 millions de tonnes équivalent CO2.", ["5.8 %", "373000000 t"]),
    ("Près des trois quarts des communes sont concernées.", ["almost 75 %"]),
    (
        "Il y a dix ans, on comptait 400 000 exploitations, contre moins de 390 000 aujourd’hui.",
        ["400000 farm", "< 390000 farm"],
    ),
    ("L’amende peut aller de 1 500 à 3 000 euros.", ["1500..3000 EUR"]),
    ("Le Smic augmente de 2 % au 1er novembre, à 1 801,80 euros brut.", ["2 %", "1801.8 EUR"]),
    ("Une dizaine de personnes ont été blessées, dont deux grièvement.", ["~ 10 person", "2 person"]),
    (
        "Des milliers de manifestants ont défilé, 12 000 selon la préfecture, 40 000 selon les syndicats.",
        ["12000", "40000"],
    ),
    ("Le coût est estimé à un million et demi d’euros.", ["1500000 EUR"]),
    ("Le procès durera deux mois et demi.", ["2.5 month"]),
    ("Le prix du gazole dépasse 1,80 euro le litre.", ["> 1.8 EUR"]),
    ("Le groupe vise une marge de 10 à 12 % en 2026.", ["10..12 %"]),
    ("Quatre-vingt-dix-sept pays ont signé l’accord.", ["97 country"]),
    ("Deux tiers des 577 députés ont voté pour.", ["66.67 %", "577 person"]),
    ("La dette atteint 113,9 % du PIB, soit 0,7 point de plus.", ["113.9 %", "0.7 pp"]),
    ("Le CAC 40 a gagné 0,85 % à 7 812,31 points.", ["0.85 %", "7812.31 point"]),
    ("L’Ukraine a abattu 65 des 80 drones lancés dans la nuit.", ["65 aircraft", "80 aircraft"]),
    ("Plus d’un million de personnes ont été évacuées.", ["> 1000000 person"]),
    ("L’inflation ne dépassera pas 2 % l’an prochain.", ["<= 2 %"]),
    ("La loi du 9 décembre 1905 compte 44 articles.", ["44 article"]),
    ("Le suspect, âgé de 43 ans, a été arrêté sur l’A6.", ["43 year"]),
    ("Marie Dupont, 58 ans, dirige le syndicat depuis douze ans.", ["58 year", "12 year"]),
    ("Entre 300 et 400 hectares sont partis en fumée.", ["300..400 ha"]),
    ("Le nombre de cas a été multiplié par trois en un an, à 1 008.", ["3 time", "1 year", "1008 case"]),
    ("Le conseil compte 54 membres, dont 30 femmes.", ["54 person", "30 person"]),
    ("Sur les 45 milliards d’euros prévus, 12 ont été dépensés.", ["45000000000 EUR", "12000000000 EUR"]),
    ("Il fallait deux fois plus de temps en 1990.", ["2 time"]),
    ("Sept des dix plus grandes villes sont gérées par la gauche.", ["7 town", "10 town"]),
    ("Un véhicule neuf sur quatre est électrique.", ["25 %"]),
    ("La température est montée jusqu’à 42 degrés, soit 6°C au-dessus des normales.", ["<= 42 °C", "6 °C"]),
    ("La France a livré trente canons Caesar, et douze autres suivront.", ["30 canon", "12 canon"]),
    ("Le loyer moyen est de 15,40 €/m².", ["15.4 EUR"]),
    ("Quinze à vingt mille personnes étaient attendues.", ["15000..20000 person"]),
    (
        "Le déficit commercial s’est creusé de 1,2 milliard, à 7,9 milliards d’euros.",
        ["1200000000 EUR", "7900000000 EUR"],
    ),
    ("Sur les 1 250 logements prévus, 400 seulement ont été livrés.", ["1250 home", "400 home"]),
    (
        "Huit Français sur dix approuvent cette mesure, selon un sondage réalisé auprès de 1 005 personnes.",
        ["80 %", "1005 person"],
    ),
    ("Ils étaient entre 80 000 et 100 000 dans les rues de Paris, selon la préfecture.", ["80000..100000"]),
    ("Il risque jusqu’à cinq ans de prison et 75 000 euros d’amende.", ["<= 5 year", "75000 EUR"]),
    ("Les importations ont chuté de moitié.", ["50 %"]),
    ("Le tribunal l’a condamné à quatre ans de prison, dont deux avec sursis.", ["4 year", "2 year"]),
    ("L’excédent a été ramené de 1,9 à 1,4 milliard d’euros.", ["1900000000 EUR", "1400000000 EUR"]),
    ("Le record, 46°C, a été battu de deux dixièmes de degré.", ["46 °C", "0.2 °C"]),
    ("Les travaux dureront un à deux ans.", ["1..2 year"]),
    ("L’opposition a obtenu 104 sièges sur 225.", ["104 seat", "225 seat"]),
    ("Cinq à dix mille personnes ont défilé.", ["5000..10000 person"]),
    ("Près de neuf Français sur dix sont connectés.", ["almost 90 %"]),
    ("Zéro euro, c’est le coût du projet.", ["0 EUR"]),
    ("La canicule aurait fait 480 morts en dix jours, dont un tiers à Paris.", ["480 person", "10 day", "33.33 %"]),
    ("Une femme de 35 ans et ses deux enfants, 4 et 7 ans, ont péri.", ["35 year", "2 person", "4 year", "7 year"]),
    ("Il a purgé 12 des 20 ans de sa peine.", ["12 year", "20 year"]),
    ("Les trains circulaient à raison d’un sur trois.", ["33.33 %"]),
    ("Un milliard et demi de personnes sont concernées.", ["1500000000 person"]),
    ("Le budget 2026 prévoit 30 milliards d’efforts.", ["30000000000 EUR"]),
    ("Le séisme, de 6,1 sur l’échelle de Richter, a fait cinq morts.", ["6.1 magnitude", "5 person"]),
    ("L’incendie a détruit 3 hectares et demi.", ["3.5 ha"]),
    ("Le déficit atteindrait 5,4 à 5,6 % du PIB.", ["5.4..5.6 %"]),
]

NO_FIGURES = [
    "L’article 49.3 divise.",
    "Le 9 décembre 1905, la loi est votée.",
    "Il y a dix ans, tout allait bien.",
    "Un mois plus tôt, rien.",
    "Dans deux semaines, le procès s’ouvre.",
    "Le procès s’ouvre à 14h30.",
    "Un homme a été tué.",
    "Des milliers de personnes ont manifesté.",
    "Plusieurs centaines de foyers sont touchés.",
    "Un véhicule neuf a brûlé.",
    "Tous deux ont nié.",
    "Le PSG l’a emporté 3-0.",
    "La seconde moitié de l’année sera décisive.",
    "C’est le 3e incident.",
    "Le XXIe siècle commence.",
    "L’A380 a atterri.",
    "Les années 80 reviennent.",
    "Une fois encore, il a perdu.",
    "Le nombre de cas double.",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_french_sentence(text, expected):
    assert all_told(text, "fr") == expected
    assert all(text[figure.start : figure.end] == figure.surface for figure in figures_in(text, "fr"))


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_in_french(text):
    assert all_told(text, "fr") == []
