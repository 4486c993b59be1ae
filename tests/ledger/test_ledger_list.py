"""The list of ledgers, through HTTP."""

import re

import pytest

from claims.models import ClaimLink
from claims.models.link import Relation

pytestmark = pytest.mark.django_db
LIST = "/desk/figures/"


def names(client, query: str = "") -> list[str]:
    answer = client.get(f"{LIST}{query}")
    assert answer.status_code == 200
    cells = re.findall(r'<th scope="row"><a class="list-title" href="[^"]+">(.*?)</a>', answer.content.decode())
    return [re.sub(r"<[^>]+>", "", cell) for cell in cells]


@pytest.fixture
def ledgers(story, tell, country, luxembourg):
    romania = country("RO", "Romania")
    tell("Later", 20, unit="t", measure="harvest", subject=romania, period="2025")
    tell("Later", 21, unit="t", measure="harvest", subject=romania, period="1998")
    tell("Papers", 12, giver=luxembourg, measure="aid")
    tell("Nobody", 13)
    tell("Nobody", 14, measure="harvest")
    tell("Nobody", 15, giver=luxembourg)
    tell("Nobody", 16, measure="loan", giver=luxembourg, state="rejected")


def test_ledgers_are_counted_by_what_figures_say_themselves(ledgers, checker):
    shown = " ".join(checker.get(LIST).content.decode().split())
    assert names(checker) == [
        "Luxembourg → Ukraine · military aid",
        "Romania · harvest",
        "Luxembourg → Ukraine · measure not said",
        "Luxembourg → … · aid",
    ]
    row = shown[shown.index("military aid") : shown.index("harvest")]
    assert re.findall(r'data-label="Figures">(\d+)<', row) == ["7"]
    assert "2022 – 2024" in row
    assert "1998 – 2025" in shown


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=romania", ["Romania · harvest"]),
        ("?q=LUX+military", ["Luxembourg → Ukraine · military aid"]),
        ("?q=100%25", []),
        ("?order=name&q=aid", ["Luxembourg → Ukraine · military aid", "Luxembourg → … · aid"]),
        ("?order=nonsense&page=x&q=romania", ["Romania · harvest"]),
        ("?conflicting=on", []),
        ("?page=2", []),
        ("?page=99999999999", []),
    ],
)
def test_the_list_is_narrowed_by_its_address(query, expected, ledgers, checker):
    assert sorted(names(checker, query)) == sorted(expected)


def test_conflicts_are_counted_where_both_ends_are_in_the_ledger(ledgers, story, checker):
    one, other, outside = (story[name].claim for name in ("2022", "Northquay total", "Northquay more"))
    for a, b, state in ((one, other, "suggested"), (one, outside, "confirmed")):
        a, b = sorted((a, b), key=lambda claim: claim.pk)
        ClaimLink.objects.create(a=a, b=b, relation=Relation.CONFLICTS, state=state)
    assert names(checker, "?conflicting=on") == ["Luxembourg → Ukraine · military aid"]
    assert names(checker, "?order=conflicts")[0] == "Luxembourg → Ukraine · military aid"
    assert "≠ 1<" in checker.get(LIST).content.decode()
    ClaimLink.objects.filter(state="suggested").update(state="rejected")
    assert names(checker, "?conflicting=on") == []


def test_the_figure_told_last_leads_to_its_claim(story, tell, aid, checker):
    last = tell("Review", 300, high=None, modifier="more_than", **aid).claim
    last.article.published_on = "2025-07-16"
    last.article.save()
    shown = checker.get(LIST).content.decode()
    assert f'<a href="/desk/claims/{last.public_id}/">&gt; €300M</a>' in shown
    assert "16 July 2025" in shown


def test_a_long_list_has_pages_and_a_fixed_number_of_queries(country, tell, checker, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert names(checker) == []
    for number in range(31):
        tell("Paper", number + 1, measure="population", subject=country(f"X{number}", f"Land {number:02}"))
    with django_assert_num_queries(7):
        assert len(names(checker, "?order=name")) == 30
    assert names(checker, "?order=name&page=2") == ["Land 30 · population"]


def test_an_empty_desk_says_what_to_do(checker):
    assert b"No figures yet" in checker.get(LIST).content
