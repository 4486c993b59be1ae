"""What holds between two claims of one fact, from what the engine reads in them; with what must not be said."""

import datetime as dt

import pytest

from claims.embedding import wheel
from claims.extraction import extract
from claims.matching import Claimed, Relation, Report, statements
from claims.matching.features import features
from claims.matching.relations import Verdict, case_of, relate

MONDAY = dt.date(2026, 3, 2)
LATER = dt.date(2026, 6, 15)


def claimed(text: str, language: str, published: dt.date) -> Claimed:
    """The first claim of a text, in a report of its own."""
    found = extract(text, language=language, published=published)
    vectors = wheel().embed([finding.surface for finding in found.findings])
    told = statements(found.findings, language, vectors, wheel().embed)
    report = Report(f"{text[:20]} {published}", published, told)
    return Claimed(report.statements[0], report)


def verdict(a: Claimed, b: Claimed) -> Verdict:
    return relate(case_of(a, b, features(a, b)))


SAME_DAY = [
    ("en", "The repair will cost about 50 million euros, the company said.",
     "de", "Die Reparatur werde rund 50 Millionen Euro kosten, teilte das Unternehmen mit.", Relation.SAME),
    ("en", "The storm destroyed 1,200 metres of pipe, the operator said.",
     "fr", "La tempête a détruit 1,2 km de conduite, selon l’exploitant.", Relation.SAME),
    ("en", "More than 1.8 million hectares were damaged, the ministry said.",
     "de", "Knapp 1,9 Millionen Hektar wurden nach Angaben des Ministeriums beschädigt.", Relation.SAME),
    ("en", "Police counted 12,000 marchers in Brussels on Monday.",
     "fr", "Selon le syndicat CGSP, 25 000 manifestants ont défilé lundi à Bruxelles.", Relation.CONFLICTS),
    ("en", "Finland would bear 60 percent of the costs, according to Fingrid.",
     "en", "Finland would bear 55 percent of the costs, according to Elering.", Relation.CONFLICTS),
    ("en", "Luxembourg has given Ukraine more than 250 million euros in military aid.",
     "en", "Luxembourg has given Ukraine more than 200 million euros in military aid.", Relation.CONFLICTS),
    ("en", "Luxembourg has given Ukraine more than 250 million euros in military aid.",
     "en", "Luxembourg has given Ukraine more than 270 million euros in military aid.", Relation.CONFLICTS),
    ("en", "Aid worth 18 billion dollars has arrived, the ministry said.",
     "en", "Researchers found proof of 13 billion dollars of aid that arrived, not 18.", Relation.CONFLICTS),
    ("de", "Der Anker schleifte mindestens 90 Kilometer weit über den Meeresboden.",
     "en", "The anchor was dragged along the seabed for some 84 kilometres.", Relation.CONFLICTS),
    ("en", "The farmers put their losses at more than one billion euros.",
     "de", "Die Bauern beziffern ihre Verluste auf bis zu 1,1 Milliarden Euro.", Relation.SAME),
    ("de", "Der Strom fließt spätestens Ende Juni wieder, sagte der Projektleiter.",
     "en", "The cable will not be repaired before the end of June, the operator said.", Relation.CONFLICTS),
    ("de", "Der Strom fließt spätestens Ende Juni wieder, sagte der Projektleiter.",
     "fr", "Le courant sera rétabli au plus tard fin juin, selon l’exploitant.", Relation.SAME),
    ("en", "The prosecutor said 640 million euros were missing.",
     "fr", "Il manquait 598 millions d’euros, et non de 640 millions comme l’affirmait le parquet.", Relation.CONFLICTS),
    ("en", "The health authority counted 310 deaths since 3 August.",
     "de", "Notärzte gehen von mehr als 500 Todesfällen aus.", Relation.CONFLICTS),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "other_language", "other", "relation"), SAME_DAY)
def test_on_one_day(language: str, text: str, other_language: str, other: str, relation: Relation) -> None:
    assert verdict(claimed(text, language, MONDAY), claimed(other, other_language, MONDAY)).relation == relation


MONTHS_LATER = [
    ("en", "The repair will cost about 50 million euros, the company said.",
     "fr", "La réparation a coûté 64,3 millions d’euros, selon l’entreprise.", Relation.UPDATES),
    ("de", "Bei dem Erdrutsch sind sechs Menschen ums Leben gekommen, teilte der Zivilschutz mit.",
     "en", "The death toll of the landslide has risen to 17, the authorities said.", Relation.UPDATES),
    ("en", "About 145,000 farms could apply for the money, the ministry said.",
     "en", "More than 160,000 farms have applied, compared with the 145,000 that were expected.", Relation.UPDATES),
    ("en", "In 2025, Ottawa pledged 3.1 billion dollars to Ukraine.",
     "en", "In 2025, Ottawa pledged 2.6 billion dollars to Ukraine, researchers say.", Relation.CONFLICTS),
    ("en", "Luxembourg allocated 80 million euros in military aid to Ukraine for 2024.",
     "en", "Luxembourg allocated 120 million euros in military aid to Ukraine for 2025.", Relation.RELATED),
    ("en", "The repair will cost about 50 million euros, the company said.",
     "de", "Die Reparatur kostet rund 50 Millionen Euro, teilte das Unternehmen mit.", Relation.SAME),
    ("en", "The dam is 58 metres high, the operator says.",
     "fr", "Le barrage mesure 61 mètres de haut, selon le rapport d’enquête.", Relation.CONFLICTS),
    ("en", "The oil slick is 11 kilometres long, the agency said.",
     "en", "The oil slick has spread over 43 kilometres, the agency said.", Relation.UPDATES),
    ("en", "The 16 crew members deny any wrongdoing.",
     "fr", "L’équipage, 14 marins, nie toute faute.", Relation.CONFLICTS),
    ("en", "The train was stopped with 412 passengers on board.",
     "de", "An Bord waren nach dem Bericht 384 Fahrgäste.", Relation.CONFLICTS),
    ("en", "Protests in the city drew 412 people, police said.",
     "en", "Protests in the city drew 384 people, police said.", Relation.UPDATES),
    ("de", "Bukarest stellt 400 Millionen Lei bereit, teilte die Regierung mit.",
     "en", "Of the 400 million lei pledged in summer, only about a quarter had been paid out, the ministry said.",
     Relation.UPDATES),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "other_language", "other", "relation"), MONTHS_LATER)
def test_months_later(language: str, text: str, other_language: str, other: str, relation: Relation) -> None:
    found = verdict(claimed(text, language, MONDAY), claimed(other, other_language, LATER))
    assert found.relation == relation
    if relation == Relation.UPDATES:
        assert found.forward, "the older claim is the first"


def test_the_order_of_the_two_says_nothing_but_the_direction() -> None:
    old = claimed("The repair will cost about 50 million euros, the company said.", "en", MONDAY)
    new = claimed("La réparation a coûté 64,3 millions d’euros, selon l’entreprise.", "fr", LATER)
    assert (verdict(old, new).relation, verdict(old, new).forward) == (Relation.UPDATES, True)
    assert (verdict(new, old).relation, verdict(new, old).forward) == (Relation.UPDATES, False)
