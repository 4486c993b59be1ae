"""When: expressions of time resolved against Thursday, 12 March 2026."""

from datetime import date

import pytest

from claims.extraction import extract

PUBLISHED = date(2026, 3, 12)
ROWS = [
    ("de", "Kiel unterzeichnete den Vertrag am 3. Mai 2024.", "2024-05-03"),
    ("de", "Kiel unterzeichnete den Vertrag am 03.05.2024.", "2024-05-03"),
    ("de", "Kiel unterzeichnete den Vertrag am Dienstag.", "2026-03-10"),
    ("de", "Kiel unterzeichnete den Vertrag am Donnerstag.", "2026-03-12"),
    ("de", "Kiel wird den Vertrag am kommenden Dienstag unterzeichnen.", "2026-03-17"),
    ("de", "Kiel unterzeichnete den Vertrag am Montagabend.", "2026-03-09"),
    ("de", "Bürgermeister Jan Berg unterzeichnete den Vertrag.", None),
    ("de", "Kiel unterzeichnete den Vertrag im Juni.", "2025-06"),
    ("de", "Der Bau soll Ende Juni beginnen.", "2026-06"),
    ("de", "Der Bau beginnt in zwei Wochen, so ist es geplant.", "2026-W13"),
    ("de", "Der Bau dauerte in zwei Wochen länger als sonst.", None),
    ("de", "In diesem Jahr baute Kiel 40 Häuser.", "2026"),
    ("de", "Vergangene Woche baute Kiel 40 Häuser.", "2026-W10"),
    ("de", "Von März 2009 bis Juni 2015 baute Kiel 40 Häuser.", "2009-03/2015-06"),
    ("de", "In den Jahren 2022 und 2023 baute Kiel 40 Häuser.", "2022/2023"),
    ("de", "In der Saison 2025/26 zahlt der Klub 40 Euro.", "2025/2026"),
    ("de", "Im ersten Quartal 2025 baute Kiel 40 Häuser.", "2025-01/2025-03"),
    ("de", "Kiel baute 40 Häuser, mehr als 2024.", None),
    ("de", "Kiel baute dort für 2024 Menschen.", None),
    ("de", "Kiel stellte die Agenda 2030 vor.", None),
    ("de", "Dafür zahlte Kiel 2024 mehr als 40 Euro.", "2024"),
    ("de", "Kiel baut 40 Häuser bis Jahresende, sagte Anna Berg am Montag.", "2026"),
    ("en", "Kiel signed the treaty on May 3, 2024.", "2024-05-03"),
    ("en", "Kiel signed the treaty on 3 May 2024.", "2024-05-03"),
    ("en", "Kiel signed the treaty in June.", "2025-06"),
    ("en", "Kiel signed the treaty in May last year.", "2025-05"),
    ("en", "Kiel will sign the treaty by the end of June.", "2026-06"),
    ("en", "Officers may come to march on Kiel.", None),
    ("en", "Kiel signed the treaty last week.", "2026-W10"),
    ("en", "Kiel has had 40 fires since Easter.", "2025-04-20"),
    ("en", "Prices in Kiel were up 2% in January, Jane Doe said on Monday.", "2026-01"),
    ("en", "Prices in Kiel rose by 2% after a rise of 3% in January.", None),
    ("en", "Kiel sold 40 homes in the half-year to December.", "2025-07/2025-12"),
    ("fr", "Kiel a signé le traité le 3 mai 2024.", "2024-05-03"),
    ("fr", "Kiel a signé le traité mardi.", "2026-03-10"),
    ("fr", "Kiel doit signer le traité le mardi 14 avril.", "2026-04-14"),
    ("fr", "Kiel a signé le traité mi-février.", "2026-02"),
    ("fr", "Kiel veut bâtir 40 maisons l’an prochain.", "2027"),
    ("fr", "Entre novembre et février, Kiel a bâti 40 maisons.", "2025-11/2026-02"),
    ("fr", "Kiel a bâti 40 maisons, contre 30 en 2024.", None),
    ("de", "Über die Klage entscheidet das Gericht am Montag.", "2026-03-16"),
    ("de", "Der Zoll gilt vom 1. April an für 40 Waren.", "2026-04-01"),
    ("de", "Der Konzern hat seit 2023 € 38 Millionen ausgegeben.", "2023"),
    ("en", "The manager said he expected 40 arrivals before the window closes on 2 April.", "2026-04-02"),
    ("en", "Kiel paid 2023 € for 40 chairs.", None),
    ("fr", "La ministre a promis qu’aucun des 40 services ne fermerait avant 2028.", "2028"),
    ("fr", "Une réunion est fixée à lundi pour 40 élus.", "2026-03-16"),
    ("fr", "Kiel compte plus d’habitants qu’en 2024.", None),
    ("fr", "Le sommet de 40 pays est convoqué le jeudi 10 décembre.", "2026-12-10"),
    ("en", "Kiel closed 40 roads from 4 to 22 January 2025.", "2025-01-04/2025-01-22"),
    ("en", "Kiel closed 40 roads on November 18-19.", "2025-11-18/2025-11-19"),
    ("en", "Kiel closed 40 roads from Nov 18 to Feb 9, 2026.", "2025-11-18/2026-02-09"),
    ("en", "Kiel closed 40 roads between 2007 and 2009.", "2007/2009"),
    ("en", "Kiel closed 40 roads in 2007 and 2009.", "2007"),
    ("en", "Kiel paid between 2007 and 2009 euros for 40 chairs.", None),
    ("en", "Kiel sold 40 homes in Q3 2025.", "2025-07/2025-09"),
    ("en", "Kiel sold 40 Audi Q3 to the police.", None),
    ("en", "Kiel sold 40 homes last quarter.", "2025-10/2025-12"),
    ("en", "Kiel sold 40 homes in the past three quarters.", "2025-04/2025-12"),
    ("en", "Kiel sold 40 homes in the last five years.", "2021/2026"),
    ("en", "Kiel sold 40 homes in the last two years of the war.", None),
    ("en", "Kiel sold 40 homes in the last week of July.", "2025-W31"),
    ("en", "Kiel sold 40 homes in the last week of the campaign.", None),
    ("en", "Kiel sold 40 homes in the first week of 2015.", "2015-W01"),
    ("en", "Kiel sold 40 homes in the week of January 5.", "2026-W02"),
    ("en", "Kiel signed the treaty on the Fourth of July.", "2025-07-04"),
    ("en", "Kiel signed the treaty the day before yesterday.", "2026-03-10"),
    ("en", "Kiel will sign the treaty in two weeks.", "2026-W13"),
    ("en", "Kiel will publish 40 homes sold in last year’s sale and in the year 2024.", "2024"),
    ("en", "Kiel built 40 homes in two weeks.", None),
    ("en", "Kiel will build 40 homes, the lowest number in 50 years.", None),
    ("en", "Kiel plans 40 homes after a commission came in a year ago.", "2025"),
    ("en", "Kiel built 40 homes over the last quarter century.", None),
    ("de", "Kiel wird 40 Häuser bauen, die niedrigste Zahl in 50 Jahren.", None),
    ("en", "Kiel signed the treaty on 5/15/99.", "1999-05-15"),
    ("de", "Kiel sperrte vom 3. bis zum 12. September 40 Straßen.", "2025-09-03/2025-09-12"),
    ("de", "Kiel sperrte zwischen dem 3. und dem 12. September 40 Straßen.", "2025-09-03/2025-09-12"),
    ("de", "Von 2014 bis 2018 baute Kiel 40 Häuser.", "2014/2018"),
    ("de", "Kiel unterzeichnete den Vertrag am 28.10. in Rom.", "2025-10-28"),
    ("de", "Kiel stellte am Montag die Version 28.10. vor.", "2026-03-09"),
    ("de", "Kiel baute im letzten Quartal 40 Häuser.", "2025-10/2025-12"),
    ("de", "In den vergangenen fünf Jahren baute Kiel 40 Häuser.", "2021/2026"),
    ("de", "In den letzten drei Jahren des Krieges baute Kiel 40 Häuser.", None),
    ("de", "Übernächste Woche sperrt Kiel 40 Straßen.", "2026-W13"),
    ("de", "In der ersten Woche im Juli sperrte Kiel 40 Straßen.", "2025-W27"),
    ("de", "In der Woche vom 5. Januar sperrte Kiel 40 Straßen.", "2026-W02"),
    ("de", "Kiel unterzeichnete den Vertrag am dritten Oktober.", "2025-10-03"),
    ("fr", "Du 4 au 22 janvier, Kiel a fermé 40 rues.", "2026-01-04/2026-01-22"),
    ("fr", "Kiel a bâti 40 maisons de 2014 à 2018.", "2014/2018"),
    ("fr", "Kiel a bâti 40 maisons au dernier trimestre.", "2025-10/2025-12"),
    ("fr", "Kiel a bâti 40 maisons au T3 2025.", "2025-07/2025-09"),
    ("fr", "Kiel a bâti 40 maisons ces cinq dernières années.", "2021/2026"),
    ("fr", "Kiel a bâti 40 maisons les trois derniers mois de la guerre.", None),
    ("fr", "Kiel doit signer le traité après-demain.", "2026-03-14"),
    ("fr", "La dernière semaine de juillet, Kiel a fermé 40 rues.", "2025-W31"),
    ("fr", "La semaine du 5 janvier, Kiel a fermé 40 rues.", "2026-W02"),
    ("de", "Die Abstimmung ist für den 18. Mai angesetzt.", "2026-05-18"),
    ("de", "Die Partei ruft für den 6. April zu einer Kundgebung auf.", "2026-04-06"),
    ("de", "Kiel wertete 40 Daten aus den Jahren 2009 bis 2023 aus.", "2009/2023"),
    ("de", "Im Vorjahr waren es 51.312.", "2025"),
    ("de", "Kiel verlor bis zum Mittag 40 Euro.", "2026-03-12"),
    ("de", "Kiel verdiente 40 Prozent mehr, verglichen mit dem letzten Jahr.", None),
    ("de", "Kiel schloss im April 40 Straßen.", "2025-04"),
    ("en", "A final vote is due on 14 April.", "2026-04-14"),
    ("en", "Kiel must pay 40 euros by May 3.", "2026-05-03"),
    ("en", "Kiel closed 40 roads in April.", "2025-04"),
    ("en", "Net debt was 40 million (2024: 38 million).", None),
    ("en", "Kiel shed 40 jobs, the most since the lockdown of 2020.", None),
    ("en", "Since the census of 2011 Kiel has grown by 4 percent.", "2011"),
    ("en", "For 2027 the group expects growth of 4 percent.", "2027"),
    ("fr", "Le club compte sur 40 abonnés à la reprise, le 9 mai.", "2026-05-09"),
    ("fr", "Kiel a fermé 40 rues en avril.", "2025-04"),
    ("fr", "Kiel a perdu 40 euros à la mi-journée.", "2026-03-12"),
]


@pytest.mark.parametrize(("language", "text", "value"), ROWS)
def test_time_of_the_content(language: str, text: str, value: str | None) -> None:
    (finding,) = extract(text, language=language, published=PUBLISHED).findings
    assert (finding.when.value if finding.when else None) == value


def test_without_a_day_of_publication_only_whole_dates_are_resolved() -> None:
    text = "Kiel unterzeichnete den Vertrag am Dienstag. Der Bau begann am 3. Mai 2024."
    assert [finding.when and finding.when.value for finding in extract(text, language="de").findings] == [
        None,
        "2024-05-03",
    ]


def test_at_that_time_is_the_time_of_the_sentence_before() -> None:
    text = "The group last met in Kiel at the end of January. At that time, 30 countries took part."
    assert [
        finding.when and finding.when.value for finding in extract(text, language="en", published=PUBLISHED).findings
    ] == [
        "2026-01",
        "2026-01",
    ]


def test_the_next_day_is_the_one_behind_that_of_the_sentence_before() -> None:
    text = "La demande de 40 élus a été déposée lundi. Elle aurait été retirée le lendemain."
    times = [
        finding.when.value for finding in extract(text, language="fr", published=PUBLISHED).findings if finding.when
    ]
    assert times == ["2026-03-09", "2026-03-10"]
