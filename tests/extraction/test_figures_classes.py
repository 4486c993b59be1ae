"""Classes of wording in which figures are easily misread, each in several sentences with its counterparts."""

import pytest

from tests.extraction.figure_notation import all_told

ELIDED_MILLIONS = [
    ("de", "Der Umsatz lag bei 3,4 Milliarden Euro nach 3,1 im Vorjahr.", ["3400000000 EUR", "3100000000 EUR"]),
    ("de", "2022 waren es 74,4 Millionen Euro, im Jahr 2023 96.", ["74400000 EUR", "96000000 EUR"]),
    ("en", "Paris offered 4.2 billion euros, Rome only 3.8.", ["4200000000 EUR", "3800000000 EUR"]),
    ("en", "It paid €3 billion; two more are due.", ["3000000000 EUR", "2"]),
    ("en", "It sent 1.2 million people to 14 countries.", ["1200000 person", "14 country"]),
    ("fr", "Les députés réclament 201,3 milliards d’euros, Rome 194,8.", ["201300000000 EUR", "194800000000 EUR"]),
    ("fr", "Il a reçu 14 millions de dollars sur les 96 promis.", ["14000000 USD", "96000000 USD"]),
]
ELIDED_TIMES = [
    ("de", "Im Schnitt wartet ein Patient 47 Tage, auf dem Land 63.", ["47 day", "63 day"]),
    ("de", "Die 7-Tage-Inzidenz liegt bei 89,5.", ["7 day", "89.5"]),
    ("en", "They were offered two weeks and demanded six.", ["2 week", "6 week"]),
    ("fr", "Nous avons touché trois jours de salaire sur vingt.", ["3 day", "20 day"]),
]
COLLECTIVES = [
    ("fr", "Il y a une centaine de malades graves.", ["~ 100 person"]),
    ("fr", "Ils ont tiré plus d’une centaine de missiles.", ["> 100 missile"]),
    ("fr", "Il faut deux cents euros et trois centaines de kilos.", ["200 EUR", "300 kg"]),
    ("fr", "Elle a reçu 18 véhicules sur la trentaine annoncée.", ["18 vehicle", "~ 30 vehicle"]),
    ("fr", "Une bonne centaine de manifestants sont venus.", ["~ 100 person"]),
    ("fr", "Il a la trentaine passée, elle est dans la quarantaine.", []),
    ("de", "Sie braucht eine Dreiviertelstunde.", ["0.75 h"]),
    ("de", "Vor einer Viertelstunde kam er.", []),
]
OVER = [
    ("de", "Er beschloss einen Nachtragshaushalt über 11,4 Milliarden Euro.", ["11400000000 EUR"]),
    ("de", "Der Auftrag der Bahn über 300 Lokomotiven ist erteilt.", ["300 locomotive"]),
    ("de", "Der Haushalt sieht über 11,4 Milliarden Euro vor.", ["> 11400000000 EUR"]),
    ("de", "Sie, die im Haus über 92 der 200 Sitze verfügt, will blockieren.", ["92 seat", "200 seat"]),
    ("de", "Über 80 Länder verfügen über solche Gesetze.", ["> 80 country"]),
    ("de", "Er hat über 14 Firmen Rechnungen geschrieben.", ["14 company"]),
    ("de", "Er hat über 14 Firmen gegründet.", ["> 14 company"]),
]
BEHIND_ANOTHER = [
    ("de", "Kiew braucht binnen zwei Jahren mindestens 20 Milliarden Euro.", ["2 year", ">= 20000000000 EUR"]),
    ("de", "Es dauert zwei Jahre mindestens.", [">= 2 year"]),
    ("en", "It takes 10 years at least $5 million.", ["10 year", ">= 5000000 USD"]),
    ("de", "Die Täter wurden zu dreieinhalb und zu vier Jahren verurteilt.", ["3.5 year", "4 year"]),
]
LIMITS = [
    ("de", "Keine 200 Meter sind es bis zur anderen Seite.", ["< 200 m"]),
    ("de", "Es gibt keine Systeme für 200 Euro.", ["200 EUR"]),
    ("fr", "Pas même 200 personnes sont venues.", ["< 200 person"]),
    ("en", "It was not even two pounds.", ["< 2 GBP"]),
    ("fr", "Ils n’étaient plus que 96 000 mardi.", ["96000"]),
    ("fr", "Ils sont plus que 96 000 mardi.", ["> 96000"]),
    ("en", "The club owes not a penny more than £52m.", ["<= 52000000 GBP"]),
    ("en", "The club owes more than £52m.", ["> 52000000 GBP"]),
    ("de", "Er zahlt keinen Cent mehr als 80 Euro.", ["<= 80 EUR"]),
    ("fr", "Elle ne paiera pas un centime de plus que 80 euros.", ["<= 80 EUR"]),
    ("fr", "Le trou atteint 11 milliards d’euros au bas mot.", [">= 11000000000 EUR"]),
    ("fr", "Il manque au bas mot 300 places.", [">= 300 seat"]),
    ("fr", "Un peu moins du tiers est en grève.", ["almost 33.33 %"]),
    ("fr", "Il finance un peu moins d’un quart du projet.", ["almost 25 %"]),
    ("en", "It took a little less than two hours.", ["almost 2 h"]),
    ("de", "Es dauerte etwas weniger als zwei Stunden.", ["almost 2 h"]),
]
WAYS = [
    ("en", "Sales edged up to €612 million.", ["612000000 EUR"]),
    ("en", "Prices crept up to $18.", ["18 USD"]),
    ("en", "Sales of up to €612 million are expected.", ["<= 612000000 EUR"]),
    ("en", "The cuts are spread over 11 countries.", ["11 country"]),
    ("en", "It owns over 11 ships.", ["> 11 ship"]),
    ("de", "Der Lauf führt über 42 Kilometer.", ["42 km"]),
    ("de", "Der Lauf war über 42 Kilometer lang.", ["> 42 km"]),
]
SHARES = [
    ("en", "Two dwellings in five have nobody in them.", ["40 %"]),
    ("en", "Nearly one household in three consists of one person.", ["almost 33.33 %"]),
    ("en", "He scored two goals in five matches.", ["2 goal", "5 match"]),
    ("de", "Eine von fünf Schichten war nicht besetzt.", ["20 %"]),
    ("de", "Vier von fünf Klagegründen wurden abgewiesen.", ["4 plea", "5 plea"]),
    ("de", "14 von 38 Betrieben haben Kurzarbeit angemeldet.", ["14 company", "38 company"]),
    ("de", "37 von 100 Betrieben haben Kurzarbeit angemeldet.", ["37 %"]),
    ("fr", "27 des 30 économistes approuvent.", ["27 économiste", "30 économiste"]),
    ("fr", "Deux TGV sur trois circulent.", ["66.67 %"]),
    ("fr", "Ici, 31 des 96 pièces sont usées, dont 12 sur 40 %.", ["31 room", "96 room", "12 room", "40 %"]),
    ("fr", "Un ménage sur trois loue.", ["33.33 %"]),
]
AGES = [
    ("en", "My mother is 88, and she stays.", ["88 year"]),
    ("en", "The average age is 43.", ["43 year"]),
    ("en", "The score is 88, the best so far.", ["88"]),
    ("de", "Meine Mutter wird 90.", ["90 year"]),
    ("de", "Der Anwalt von Milan K. (47) schweigt.", ["47 year"]),
    ("fr", "Il a 30 ans, sa sœur 28 et leur mère 60.", ["30 year", "28 year", "60 year"]),
    ("fr", "Il a 30 ans, sa société 28 agents.", ["30 year", "28 person"]),
    ("en", "She turned 100 on Sunday.", ["100 year"]),
    ("en", "Her son, 12, and daughter, nine, survived.", ["12 year", "9 year"]),
    ("de", "Sie ist 83 und lebt hier.", ["83 year"]),
    ("de", "Sie ist 83 Meter hoch.", ["83 m"]),
    ("en", "My daughter is eleven and walks 2 miles.", ["11 year", "2 mile"]),
    ("en", "A student of 23 was swept away.", ["23 year"]),
    ("en", "A mother of four spoke for a team of 23.", ["4", "23"]),
    ("de", "Eine Frau von 70 führt ein Team von 20 Leuten.", ["70 year", "20 person"]),
]
TIMES_OF_DAY = [
    ("fr", "La réunion est fixée à lundi, 14 heures.", []),
    ("fr", "Les cours reprennent mardi 9 heures.", []),
    ("fr", "L’attente a duré 14 heures.", ["14 h"]),
    ("fr", "L’attente a duré quatre heures et quart.", ["4.25 h"]),
    ("en", "It took an hour and three people.", ["3 person"]),
]
RISES = [
    ("fr", "Les loyers ont augmenté de 4 à 5 %.", ["4..5 %"]),
    ("fr", "Le taux a augmenté de 4 à 5 %.", ["4 %", "5 %"]),
    ("fr", "La part est passée de 4 à 5 %.", ["4 %", "5 %"]),
    ("fr", "La température grimpera de 2 à 3 degrés.", ["2..3 °C"]),
    ("fr", "La température est passée de 2 à 3 degrés.", ["2 °C", "3 °C"]),
    ("fr", "Il devra être élargi de 3 à 5 milliards de mètres cubes.", ["3000000000 m³", "5000000000 m³"]),
    ("fr", "Le chiffre a été révisé de 49 740 à 49 850 logements.", ["49740 home", "49850 home"]),
    ("fr", "Il risque une amende de 5 à 6 millions d’euros.", ["5000000..6000000 EUR"]),
    ("fr", "On prévoit une hausse de 1,4 à 1,9 milliard par an.", ["1400000000..1900000000 EUR"]),
    ("en", "Of those aged 15 to 24 few work.", ["15..24 year"]),
    ("en", "The rand rose 0.7% to R17.92.", ["0.7 %", "17.92 ZAR"]),
    ("en", "The 5 million real people paid 3 million reais.", ["5000000 person", "3000000 BRL"]),
    ("en", "The economy grew by 0.8% to 1.1% last year.", ["0.8..1.1 %"]),
    ("en", "Unemployment fell by 0.5% to 0.9%.", ["0.5 %", "0.9 %"]),
    ("de", "Er wuchs um drei Prozent auf 5.", ["3 %", "5 %"]),
]
VOTES = [
    ("en", "Commissioners voted 5-2 last week to sell.", ["5 vote", "2 vote"]),
    ("fr", "Le conseil a voté 5-2 la vente.", ["5 vote", "2 vote"]),
    ("en", "Lawmakers voted 312–240 in favour.", ["312 vote", "240 vote"]),
    ("en", "Liverpool won 3-1.", []),
    ("en", "Fans voted as Leeds won 2-0.", []),
]
MONEY = [
    ("fr", "Le Sénégal verse 6 500 francs par jour.", ["6500 XOF"]),
    ("fr", "La Suisse verse 6 500 francs par jour.", ["6500 CHF"]),
    ("en", "In Montevideo it costs 150 pesos.", ["150 UYU"]),
    ("en", "Profit fell to €5m and the dividend to 45 cents.", ["5000000 EUR", "0.45 EUR"]),
    ("en", "It costs 45 cents.", ["0.45 USD"]),
    ("de", "Das Budget wird auf 24 Millionen gekürzt.", ["24000000 EUR"]),
    ("de", "Etwa 24 Millionen stimmten ab.", ["~ 24000000"]),
    ("en", "Repairs cost 350 million pa’anga.", ["350000000 TOP"]),
    ("en", "Bolivia lost 1,300 million bolivianos.", ["1300000000 BOB"]),
    ("de", "Äthiopien zahlt 20 Milliarden Birr.", ["20000000000 ETB"]),
    ("fr", "Lusaka a versé 12 millions de kwachas.", ["12000000 ZMW"]),
    ("fr", "Il paie 300 roupies indonésiennes.", ["300 IDR"]),
    ("en", "Malawi paid 40 kwacha.", ["40 MWK"]),
]
NOUNS = [
    ("de", "Sie fand fünf Fundstellen und drei Jahresbeträge.", ["5 reference", "3 amount"]),
    ("de", "Es fehlen 400 Parkplätze und zwölf Stellen.", ["400 parking space", "12 job"]),
    ("de", "Die Kommission prüft 16 Kredite.", ["16 Kredite"]),
    ("en", "Six states sued, four won.", ["6 country", "4 country"]),
    ("en", "Two of the aircraft would land.", ["2 aircraft"]),
    ("de", "Zwei der Flugzeuge landeten.", ["2 aircraft"]),
    ("fr", "Deux des avions ont atterri.", ["2 aircraft"]),
    ("en", "Two of them would land.", ["2"]),
    ("en", "It costs 400 won.", ["400 KRW"]),
    ("en", "It lent 1.9m books, compared with 2.2m in 2019.", ["1900000 book", "2200000 book"]),
    ("en", "The wave was 2.2m high.", ["2.2 m"]),
    ("de", "Er baute zwei Motoren.", ["2 Motoren"]),
    ("de", "Im Parlament 25 der 80 Sitze zu halten, gelang ihm.", ["25 seat", "80 seat"]),
    ("de", "Kanada erhebt einen Zoll.", []),
    ("de", "Das Rohr misst drei Zoll.", ["3 inch"]),
    ("de", "Es gab zwölf Unfälle.", ["12 accident"]),
    ("fr", "La région compte 42 musées et 12 bibliothèques.", ["42 museum", "12 library"]),
    ("fr", "Sur les 52 plaintes déposées, 19 ont abouti.", ["52 complaint", "19 complaint"]),
    ("fr", "Il a marqué 24 points et pris onze rebonds.", ["24 point", "11 rebound"]),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        *ELIDED_MILLIONS,
        *ELIDED_TIMES,
        *COLLECTIVES,
        *OVER,
        *BEHIND_ANOTHER,
        *VOTES,
        *LIMITS,
        *WAYS,
        *SHARES,
        *AGES,
        *TIMES_OF_DAY,
        *RISES,
        *MONEY,
        *NOUNS,
    ],
)
def test_figures_of_a_class(language, text, expected):
    assert all_told(text, language) == expected
