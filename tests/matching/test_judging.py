"""Two whole articles: what their claims say of each other beside the pairs that are compared one by one."""

import datetime as dt

import pytest

from claims.embedding import wheel
from claims.extraction import extract
from claims.matching import Judgement, Relation, Report, judge, statements

MONDAY = dt.date(2026, 3, 2)


def report(text: str, language: str = "en") -> Report:
    found = extract(text, language=language, published=MONDAY)
    vectors = wheel().embed([finding.surface for finding in found.findings])
    return Report(text, MONDAY, statements(found.findings, language, vectors, wheel().embed))


def supporting(one: Report, other: Report) -> list[tuple[str, str]]:
    """(part, total), each by the beginning of its sentence."""
    found = []
    for each in judge(one, other):
        if each.relation == Relation.SUPPORTS:
            ends = one.statements[each.pair[0]].text, other.statements[each.pair[1]].text
            part, total = ends if each.forward else ends[::-1]
            found.append((part[:12], total[:12]))
    return sorted(found)


PARTS = (
    "The commission fined Verrelis 214 million euros on Tuesday. It fined Hellmark 198 million euros on Tuesday, too. "
    "Both said that they would appeal."
)


@pytest.mark.parametrize(
    ("parts", "total", "count"),
    [
        (PARTS, "The commission fined Verrelis and Hellmark 412 million euros.", 2),
        (PARTS, "The commission fined Verrelis and Hellmark more than 400 million euros.", 0),
        (PARTS, "The commission fined Verrelis and Hellmark more than 410 million euros.", 2),
        (PARTS, "The commission fined Verrelis and Hellmark 413 million euros.", 0),
        (PARTS, "The commission fined Verrelis and Hellmark 412 million dollars.", 0),
        (PARTS, "A museum in Lisbon bought paintings for 412 million euros.", 0),
        ("Verrelis paid 400 million euros on Tuesday, 12 million euros less than Hellmark.",
         "The commission fined Verrelis and Hellmark 412 million euros.", 0),
        ("The flood in Sumy killed 17 people on Tuesday. It injured 14 people in Sumy.",
         "The flood in Sumy killed 31 people.", 0),
        ("Of the grants, Sumy got 4 million euros. Of the grants, Kharkiv got 6 million euros.",
         "Sumy and Kharkiv got grants of 10 million euros.", 0),
    ],
)  # fmt: skip
def test_parts_that_add_up_support_the_total(parts: str, total: str, count: int) -> None:
    listing, telling = report(parts), report(total)
    assert len(supporting(listing, telling)) == count
    assert supporting(telling, listing) == supporting(listing, telling), "whichever comes first"


def test_among_many_amounts_nothing_adds_up() -> None:
    amounts = " ".join(
        f"Town {letter} got {sum} million euros."
        for letter, sum in zip("ABCDEFGHIJK", range(310, 420, 10), strict=True)
    )
    long, total = report(PARTS + amounts), report("The commission fined Verrelis and Hellmark 412 million euros.")
    assert supporting(long, total) == []


def test_a_sum_says_what_was_added() -> None:
    found = [
        each
        for each in judge(report(PARTS), report("Verrelis and Hellmark were fined 412 million euros."))
        if each.relation == Relation.SUPPORTS
    ]
    assert {str(each.reasons[0].as_json()) for each in found} == {
        "{'code': 'adds up', 'parts': '214 million euros + 198 million euros', 'total': '412 million euros'}"
    }


def test_within_one_article_parts_and_total_may_stand_in_any_order() -> None:
    before = report(PARTS + " In all the commission fined Verrelis and Hellmark 412 million euros.")
    behind = report("The commission fined Verrelis and Hellmark 412 million euros on Tuesday. " + PARTS)
    assert len(supporting(before, before)) == len(supporting(behind, behind)) == 2


def test_an_article_without_claims_says_nothing_of_others() -> None:
    empty = Report("empty", MONDAY, ())
    assert judge(empty, report(PARTS)) == judge(report(PARTS), empty) == judge(empty, empty) == []


def scores(judgements: list[Judgement]) -> dict[tuple[int, int], float]:
    return {each.pair: each.score for each in judgements}


def test_a_copied_sentence_is_judged_as_the_one_it_was_taken_from() -> None:
    told = (
        "Finland would bear 60 percent of the costs of the cable and Estonia 40 percent, according to Fingrid. "
        "Elering, its Estonian partner, told this newspaper that each side would pay 50 percent."
    )
    original, copy = report(told), report(told.replace("percent", "per cent"))
    within, across = scores(judge(original, original)), scores(judge(original, copy))
    assert across[0, 1] >= within[0, 1]
    assert across[1, 0] >= within[0, 1]
