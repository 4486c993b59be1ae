"""Figures in German sentences: what is found, how it is meant, and what is none."""

import pytest

from tests.extraction.figure_notation import all_told, figures_in

FIGURES = [
    (
        "Die Zahl der Toten nach dem Erdbeben der Stärke 7,8 stieg auf mindestens 41.000.",
        ["7.8 magnitude", ">= 41000 person"],
    ),
    (
        "Im dritten Quartal schrumpfte das Bruttoinlandsprodukt um 0,3 Prozent, nach einem Plus von 0,1 Prozent im zweiten Quartal.",
        ["0.3 %", "0.1 %"],
    ),
    ("Bayern gewann 3:1 gegen Dortmund und hat nun 52 Punkte, sieben mehr als Leipzig.", ["52 point", "7 point"]),
    ("Der 27-jährige Stürmer erzielte in 30 Spielen 19 Tore.", ["27 year", "30 match", "19 goal"]),
    (
        "Wegen Hitze starben in Spanien im Juli rund 1.180 Menschen, zehnmal so viele wie im Vorjahr.",
        ["~ 1180 person", "10 time"],
    ),
    ("Die Inflation lag im Mai bei 2,1 Prozent.", ["2.1 %"]),
    ("Die EZB senkte den Leitzins um 25 Basispunkte auf 2,0 Prozent.", ["25 bp", "2 %"]),
    ("Das Paket hat einen Umfang von 1,2 Billionen Dollar.", ["1200000000000 USD"]),
    ("Die CDU käme auf 29 Prozent, drei Punkte weniger als im April.", ["29 %", "3 pp"]),
    ("Mehr als jeder dritte Deutsche hat laut Umfrage weniger als 500 Euro Rücklagen.", ["< 500 EUR"]),
    ("Vier von zehn Befragten lehnen das ab.", ["40 %"]),
    ("Die Strafe beträgt zwischen 10.000 und 50.000 Euro.", ["10000..50000 EUR"]),
    ("Der Verein zahlte 35 bis 40 Mio. Euro Ablöse.", ["35000000..40000000 EUR"]),
    ("Um 14.30 Uhr rückten 120 Feuerwehrleute mit 25 Fahrzeugen an.", ["120 person", "25 vehicle"]),
    ("Die A7 wurde zwischen Hannover und Hildesheim auf 12 Kilometern gesperrt.", ["12 km"]),
    ("Nach Paragraf 218 des Strafgesetzbuchs drohen bis zu drei Jahre Haft.", ["<= 3 year"]),
    ("Das Gericht verurteilte ihn zu fünfeinhalb Jahren Haft.", ["5.5 year"]),
    ("Die Stadt will binnen zwei Jahren 400 Wohnungen bauen.", ["2 year", "400 home"]),
    ("Vor drei Jahren lag der Preis noch bei 1,59 Euro je Liter.", ["1.59 EUR"]),
    ("Der Konzern streicht jede zehnte Stelle, insgesamt 4.500 Jobs.", ["4500 job"]),
    ("Hunderte Menschen demonstrierten, die Polizei sprach von 2.300 Teilnehmern.", ["2300 person"]),
    ("Die Arbeitslosenquote stieg von 5,9 auf 6,1 Prozent.", ["5.9 %", "6.1 %"]),
    (
        "Der Umsatz kletterte um acht Prozent auf 3,4 Milliarden Euro, der Gewinn brach dagegen um ein Drittel auf 210 Millionen ein.",
        ["8 %", "3400000000 EUR", "33.33 %", "210000000 EUR"],
    ),
    ("Eine halbe Million Haushalte waren ohne Strom.", ["500000 household"]),
    ("Rund anderthalb Stunden dauerte das Gespräch.", ["~ 1.5 h"]),
    ("Der FC hat seit 15 Spielen nicht verloren.", ["15 match"]),
    ("Die Temperaturen sinken auf minus 12 Grad.", ["-12 °C"]),
    (
        "Windböen von bis zu 130 km/h wurden gemessen, dazu fielen 80 Liter Regen pro Quadratmeter.",
        ["<= 130 km/h", "80 l"],
    ),
    ("Das Windrad ist 246 Meter hoch und leistet 5,6 Megawatt.", ["246 m", "5.6 MW"]),
    ("Der Stromverbrauch fiel auf 458 Terawattstunden.", ["458 TWh"]),
    ("Ein Kilogramm Butter kostet nun neun Euro, 60 Cent mehr als im März.", ["1 kg", "9 EUR", "0.6 EUR"]),
    ("Die SPD verlor zwei Sitze und stellt künftig 18 der 99 Abgeordneten.", ["2 seat", "18 person", "99 person"]),
    ("Bei dem Angriff kamen zwölf Menschen ums Leben, darunter drei Kinder.", ["12 person", "3 person"]),
    ("Drei Tote und elf Verletzte bei Zugunglück", ["3 person", "11 person"]),
    ("Die Zustimmung liegt bei 54 %, das sind 6 Prozentpunkte mehr als vor einem Jahr.", ["54 %", "6 pp"]),
    ("Das Unternehmen zahlte 1,5 Mrd. US-Dollar (1,38 Mrd. Euro).", ["1500000000 USD", "1380000000 EUR"]),
    ("Die Dividende soll auf 2,80 (Vorjahr: 2,60) Euro steigen.", ["2.8 EUR", "2.6 EUR"]),
    ("Der DAX schloss 1,2 Prozent höher bei 24.312 Punkten.", ["1.2 %", "24312 point"]),
    ("Auf 100.000 Einwohner kamen 35 Infektionen.", ["100000 person", "35 case"]),
    ("Er ist 34 Jahre alt, seine Schwester 29.", ["34 year", "29 year"]),
    ("Gut ein Viertel der Befragten, 26 Prozent, stimmte zu.", ["> 25 %", "26 %"]),
    ("Sie lief die 100 Meter in 10,9 Sekunden.", ["100 m", "10.9 s"]),
    ("Das Kabinett beschloss ein 500-Milliarden-Euro-Sondervermögen.", ["500000000000 EUR"]),
    ("Seit über 20 Jahren lebt sie hier.", ["> 20 year"]),
    ("Die Reform tritt am 1. Januar 2027 in Kraft und betrifft 1,3 Millionen Rentner.", ["1300000 person"]),
    (
        "Im Bundestag stimmten 391 Abgeordnete dafür und 212 dagegen, 14 enthielten sich.",
        ["391 person", "212 person", "14 person"],
    ),
    ("Die Quote überschritt erstmals die Marke von 50 Prozent.", ["> 50 %"]),
    ("Nicht einmal 10 Prozent der Fläche sind geschützt.", ["< 10 %"]),
    ("Der Preis hat sich binnen fünf Jahren mehr als verdoppelt.", ["5 year"]),
    ("Der Ausstoß lag um das Zweieinhalbfache über dem Grenzwert.", ["2.5 time"]),
    ("Zwei Drittel der 27 EU-Staaten unterstützen den Plan.", ["66.67 %", "27 country"]),
    ("Etwa jeder Fünfte ist betroffen, also knapp 17 Millionen Menschen.", ["almost 17000000 person"]),
    (
        "Russland habe in der Nacht mit 112 Drohnen und fünf Raketen angegriffen, teilte die Luftwaffe mit.",
        ["112 aircraft", "5 rocket"],
    ),
    ("Bis 2030 sollen 80 Prozent des Stroms aus Wind und Sonne kommen.", ["80 %"]),
    (
        "Die Kosten haben sich von ursprünglich 77 Millionen auf inzwischen 866 Millionen Euro mehr als verzehnfacht.",
        ["77000000 EUR", "866000000 EUR"],
    ),
    ("Die Koalition verfügt über 328 von 630 Sitzen.", ["328 seat", "630 seat"]),
    ("Der Airbus A320 mit 168 Menschen an Bord musste notlanden.", ["168 person"]),
    ("Der Bund gibt den Ländern 100 Milliarden Euro, verteilt auf zwölf Jahre.", ["100000000000 EUR", "12 year"]),
    ("Es werden 15 bis 20 Zentimeter Neuschnee erwartet.", ["15..20 cm"]),
    ("Sie erhielt 12.345 Stimmen und damit 51,2 Prozent.", ["12345 vote", "51.2 %"]),
    (
        "Die Zahl der Asylanträge ging im ersten Halbjahr um fast 50 Prozent auf 61.336 zurück.",
        ["almost 50 %", "61336 application"],
    ),
    ("Deutschland will zwei Prozent des BIP für Verteidigung ausgeben, die USA fordern fünf.", ["2 %", "5 %"]),
    ("Der Mindestlohn steigt auf 13,90 Euro und 2027 auf 14,60 Euro.", ["13.9 EUR", "14.6 EUR"]),
    ("Rund drei Millionen Tonnen CO2 würden eingespart.", ["~ 3000000 t"]),
    ("Das Gesetz wurde mit Zweidrittelmehrheit verabschiedet.", ["66.67 %"]),
    (
        "Bei einer Wahlbeteiligung von 82,5 Prozent erhielt die Union 28,5, die AfD 20,8 Prozent.",
        ["82.5 %", "28.5 %", "20.8 %"],
    ),
    ("Die Ernte fällt zehn bis 15 Prozent geringer aus.", ["10..15 %"]),
    ("Einer der beiden Verdächtigen wurde nach zwei Tagen freigelassen.", ["2 day"]),
    ("Drei Viertel aller Deutschen sind dafür, 20 Prozent dagegen, der Rest ist unentschieden.", ["75 %", "20 %"]),
    ("Der Mann habe 2,4 Promille gehabt.", ["2.4 ‰"]),
    ("Der Fluss stieg auf 7,20 Meter, 1,5 Meter über normal.", ["7.2 m", "1.5 m"]),
    ("Die Zahl der Verkehrstoten sank um 57 auf 2.782.", ["57 person", "2782 person"]),
    ("Die Bundesregierung rechnet 2026 mit einem Wachstum von nur noch 0,2 statt 1,0 Prozent.", ["0.2 %", "1 %"]),
    (
        "Mit 58,3 Prozent der Stimmen setzte sich die Amtsinhaberin in der Stichwahl gegen ihren Herausforderer (41,7 Prozent) durch.",
        ["58.3 %", "41.7 %"],
    ),
    ("Die Impfquote liegt bei den über 60-Jährigen bei 38 Prozent.", ["> 60 year", "38 %"]),
    ("Es ist der dritte Streik binnen vier Wochen; 90 Prozent der Züge fielen aus.", ["4 week", "90 %"]),
    ("Das sind 1.200 Fälle je eine Million Einwohner.", ["1200 case", "1000000 person"]),
    ("Deutschland liefert 35 weitere Leopard-1-Panzer und 18 Radhaubitzen.", ["35 vehicle", "18 Radhaubitzen"]),
    (
        "Die Hilfsorganisation sammelte knapp 400.000 Euro Spenden, doppelt so viel wie im Vorjahr.",
        ["almost 400000 EUR", "2 time"],
    ),
    (
        "Im Prozess um den 200-Millionen-Betrug fordert die Staatsanwaltschaft sieben Jahre und sechs Monate Haft.",
        ["200000000", "7 year", "6 month"],
    ),
    ("Die Reparatur dauert ein bis zwei Wochen.", ["1..2 week"]),
    ("Es wird drei- bis viermal so teuer.", ["3..4 time"]),
    (
        "Ein 45-Jähriger starb, seine 43-jährige Frau und zwei Kinder im Alter von 7 und 9 Jahren wurden verletzt.",
        ["45 year", "43 year", "2 person", "7 year", "9 year"],
    ),
    (
        "Der Konzern peilt 2026 einen Umsatz von 4,0 bis 4,2 (2025: 3,9) Milliarden Euro an.",
        ["4000000000..4200000000 EUR", "3900000000 EUR"],
    ),
    ("Die 7-Tage-Inzidenz liegt bei 89,5.", ["7 day", "89.5"]),
    ("Trump droht mit Zöllen von 50 Prozent auf Stahl.", ["50 %"]),
    ("Der Iran habe 60-prozentig angereichertes Uran, genug für zehn Bomben.", ["60 %", "10 bomb"]),
    ("Die Union liegt mit 27 Prozent vor der AfD (24) und der SPD (15).", ["27 %", "24 %", "15 %"]),
    ("Ein Ticket kostet 29 statt bisher 19 Euro.", ["29 EUR", "19 EUR"]),
    ("Der Autobauer kürzt seine Prognose von 8 bis 10 auf 4 bis 6 Prozent.", ["8..10 %", "4..6 %"]),
    ("Das Ergebnis (Ebit) stieg auf 1,02 (Vorjahr: 0,98) Milliarden Euro.", ["1020000000 EUR", "980000000 EUR"]),
    ("Die Gewerkschaft fordert 12 Prozent, die Arbeitgeber bieten drei.", ["12 %", "3 %"]),
    ("Am 3. und 4. Oktober kamen 300.000 Besucher.", ["300000 person"]),
    ("Die Kosten stiegen um das 1,7-Fache.", ["1.7 time"]),
    (
        "Italien nahm 2.300, Malta 400 und Spanien 1.100 Gerettete auf.",
        ["2300 Gerettete", "400 Gerettete", "1100 Gerettete"],
    ),
]

NO_FIGURES = [
    "Am 24. Februar 2022 überfiel Russland die Ukraine.",
    "In zwei Wochen wird der Bundestag abstimmen.",
    "Vor drei Jahren war das noch anders.",
    "Der Schaden wird auf mehrere Millionen Euro geschätzt.",
    "Auf Platz 3 landete Köln.",
    "Die ICE 3 nach Berlin fahren planmäßig.",
    "Nach Artikel 5 des Vertrags gilt ein Angriff auf einen als Angriff auf alle.",
    "Um 14.30 Uhr begann die Sitzung, um 8 Uhr die Anhörung.",
    "Hunderte Menschen demonstrierten in den 1990er Jahren.",
    "Ein Mann stieg aus einem Zug.",
    "Es ist das 18. Sanktionspaket der EU.",
    "Bayern gewann 3:1 gegen Dortmund.",
    "Der Verstoß wird unter dem Aktenzeichen T-214/22 geführt.",
    "Jeder zweite Haushalt heizt mit Gas.",
    "Die 2022 eröffnete Halle steht leer.",
    "Rufen Sie an: 030 1234567.",
    "Mehr unter https://beispiel.de/artikel/12345?seite=2.",
    "In der zweiten Hälfte des Jahres wird gewählt.",
    "Nehmen Sie sich in Acht.",
    "Der Kurs hat sich verdoppelt.",
    "Covid-19 und die F-16 bleiben Thema.",
    "Im Jahr 2024 wurde er Minister.",
    "Die Saison 2025/26 beginnt am 3.10. in Köln.",
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_german_sentence(text, expected):
    assert all_told(text, "de") == expected
    assert all(text[figure.start : figure.end] == figure.surface for figure in figures_in(text, "de"))


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_in_german(text):
    assert all_told(text, "de") == []
