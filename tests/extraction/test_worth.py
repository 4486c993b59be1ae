"""What comes first in the queue, and what the label says."""

from datetime import date

import pytest

from claims.extraction import extract

PUBLISHED = date(2026, 3, 12)
PAIRS = [
    ("de", "Kiel zahlt 40 Millionen Euro für Häuser.", "Das ist möglicherweise keine gute Idee gewesen."),
    ("de", "Ministerin Maja Holm sagte, es fehle an Geld.", "Es fehlt dort wohl vielleicht an manchem."),
    ("en", "Kiel signed the treaty with Norway on Monday.", "It could perhaps turn out to be useful some day."),
    ("en", "Police said 14 people were hurt.", "Some people were perhaps a little unhappy."),
    ("fr", "Kiel a débloqué 40 millions d’euros.", "Cela pourrait sans doute être utile un jour."),
]


@pytest.mark.parametrize(("language", "more", "less"), PAIRS)
def test_the_more_checkable_claim_scores_higher(language: str, more: str, less: str) -> None:
    first, second = (extract(text, language=language, published=PUBLISHED).findings[0] for text in (more, less))
    assert first.score > second.score


def test_reasons_name_the_weightiest_first() -> None:
    (finding,) = extract("Laut Kiew zahlt Luxemburg 40 Millionen Euro.", language="de").findings
    assert finding.reasons[:2] == ("states a figure", "says who asserts it")


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("de", "Russland lehnt einen Beitritt der Ukraine ab.", "Russland lehnt einen Beitritt der Ukraine ab."),
        ("en", "However, Russia (as is known) rejects the plan.", "Russia rejects the plan."),
        ("en", "At least 40 soldiers came to Norway.", "At least 40 soldiers came to Norway."),
        ("en", "Nearly 2,000 people took part.", "Nearly 2,000 people took part."),
        ("en", "At least 40 people died in Norway.", "≥ 40 deaths in Norway"),
        ("en", "Luxembourg has about 670,000 inhabitants.", "~ 670,000 people in Luxembourg"),
        ("fr", "Pour 2024, l’État a alloué 80 millions d’euros.", "€80M, 2024"),
        ("de", "Im Jahr 2022 waren es 74 Millionen Euro, im Jahr 2023 96.", "€74M, 2022; €96M, 2023"),
        ("en", "It spends less than 1.5% of its national income.", "It spends less than 1.5% of its national income."),
        ("de", "Bestätigt sind drei Jahresbeträge.", "Bestätigt sind drei Jahresbeträge."),
        (
            "en",
            "They promise talks within 24 hours if Russia attacks.",
            "They promise talks within 24 hours if Russia attacks.",
        ),
    ],
)
def test_labels(language: str, text: str, label: str) -> None:
    (finding,) = extract(text, language=language).findings
    assert finding.label == label
