"""The page of one ledger, through HTTP."""

import re

import pytest
from django.urls import reverse

from claims.models import Figure
from claims.models.link import Relation
from claims.review.services import link_set

pytestmark = pytest.mark.django_db


def test_the_story_is_on_one_page(story, page):
    shown = page()
    assert "15 figures from 3 independent sources (7 articles)." in shown
    assert "€74.4M <small>2022</small></span> + <span" in shown
    assert '= <b class="nowrap">€250.4M</b>' in shown
    assert re.search(
        r"lies within <a href=\"#row-\d+\">&gt; €250M</a> in total, 1 independent source \(5 articles\)", shown
    )
    assert re.search(r"equals <a href=\"#row-\d+\">€250.4M</a>, 1 source", shown)
    assert re.search(r"\+ €80M</a> is told as additional by 1 independent source \(5 articles\)", shown)
    assert "€80M for 2024 is allocated; the total is told as delivered" in shown


def test_the_table_has_a_row_for_each_mark_in_time_order(story, page):
    shown = page()
    amounts = re.findall(r'<th scope="row" class="amount"><a href="[^"]+">([^<]+)</a>', shown)
    assert amounts == ["€74.4M", "€96M", "€80M", "+ €80M", "&gt; €250M", "€250.4M"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("amount", "€74.4M"),
        ("-amount", "€250.4M"),
        ("-sources", "€74.4M"),
        ("-time", "€250.4M"),
        ("nonsense", "€74.4M"),
    ],
)
def test_the_table_is_sorted_by_links(sort, first, story, address, page):
    shown = page(f"{address}&sort={sort}")
    assert re.search(r'<th scope="row" class="amount"><a href="[^"]+">([^<]+)</a>', shown)[1] == first


def test_each_mark_leads_to_its_claim_and_says_its_sentence(story, page):
    shown = page()
    claim = story["Northquay total"].claim
    found = re.search(
        rf'<a class="mark" href="{reverse("desk:claim", args=[claim.public_id])}"[^>]+aria-label="([^"]+)"', shown
    )
    assert "&gt; €250M" in found[1]
    assert claim.quote in found[1]
    assert "Northquay and others: 1 independent source (5 articles)" in found[1]


def test_what_is_presumed_is_marked_so(story, page):
    shown = page()
    row = shown[shown.index('id="row-2"') : shown.index('id="row-3"')]
    assert "€96M" in row
    assert "presumed" in row
    first = shown[shown.index('id="row-1"') : shown.index('id="row-2"')]
    assert "presumed" not in first


def test_the_picture_needs_no_inline_style_and_ids_are_unique(story, page):
    shown = page()
    assert " style=" not in shown
    assert "<style" not in shown
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_numbers_of_the_picture_are_not_written_in_the_readers_way(story, page, checker):
    checker.cookies["django_language"] = "de"
    shown = page()
    assert not re.search(r' (?:x|y|x1|y1|width|height|cx|cy)="[^"]*,', shown)
    assert "74,4" in shown


def test_rejected_and_withdrawn_claims_are_left_out(give, page):
    give("One", 74)
    give("Two", 75, state="rejected")
    give("Three", 76, state="withdrawn")
    shown = page()
    assert "€74M" in shown
    assert "€75M" not in shown
    assert "€76M" not in shown


def test_a_figure_joins_only_where_nothing_else_can_be_meant(give, tell, write, country, page):
    article, other = write("One"), write("Two")
    given = give(article, 74)
    tell(article, 15, names=(country("EE", "Estonia"),))
    tell(article, 16, measure="loan")
    tell(article, 17, unit="USD")
    tell(article, 18, names=(given.receiver,))
    give(other, 75)
    give(other, 5, measure="humanitarian aid")
    tell(other, 19)
    shown = page()
    assert [amount for amount in (15, 16, 17, 18, 19, 5) if f"€{amount}M<" in shown] == [18]


def test_currencies_are_shown_apart_and_never_converted(give, page):
    for year, amount in (("2022", 74), ("2023", 96)):
        give("Euro", amount, period=year)
        give("Dollar", amount + 1, period=year, unit="USD")
    shown = page()
    euros, dollars = shown.split('id="unit-2"')
    assert "€74M" in euros
    assert "$75M" not in euros.split('id="unit-1"')[1]
    assert "US$75M" in dollars or "$75M" in dollars
    assert "€74M" not in dollars


@pytest.mark.parametrize(
    ("state", "signs"),
    [
        ("confirmed", ('class="conflict"', "≠ €96M</a>")),
        ("suggested", ("conflict-suggested", "≠ €96M (suggested)</a>")),
    ],
)
def test_conflicts_are_marked(state, signs, give, conflict, page):
    conflict(give("One", 74, period="2022"), give("Two", 96, period="2022"), state)
    shown = page()
    assert [sign in shown for sign in signs] == [True, True]


def test_refused_conflicts_and_other_relations_are_not_marked(give, conflict, alice, page):
    one, other, third = (give(name, amount) for name, amount in (("One", 74), ("Two", 96), ("Three", 97)))
    conflict(one, other, "rejected")
    link_set(one.claim, third.claim, Relation.RELATED, by=alice)
    assert 'class="conflict' not in page()


def test_ledgers_of_one_entity_and_of_an_open_side(tell, country, luxembourg, ukraine, page):
    romania = country("RO", "Romania")
    tell("One", 20, unit="t", measure="harvest", subject=romania)
    tell("Two", 12, giver=luxembourg, measure="aid")
    tell("Three", 13, receiver=ukraine, measure="aid")
    assert "20M" in page(f"/desk/figures/{romania.public_id}/?measure=harvest")
    assert "€12M" in page(f"/desk/figures/{luxembourg.public_id}/-/?measure=aid")
    assert "€13M" in page(f"/desk/figures/-/{ukraine.public_id}/?measure=aid")


def test_a_pair_without_a_measure_has_a_ledger_too_and_its_neighbours_are_named(give, address, page):
    give("One", 12, measure="")
    give("Two", 13)
    shown = page(address.replace("military+aid", ""))
    assert "measure not said" in shown
    assert "€13M" not in shown
    assert f'<a href="{address.replace("&", "&amp;")}">military aid</a> (1)' in shown


@pytest.mark.parametrize(
    "path", ["nobody000000/-/", "-/-/", "{lu}/{lu}/", "{lu}/", "{lu}/{ua}/ledger.exe", "{lu}/{ua}/ledger.csv"]
)
def test_what_is_no_ledger_is_not_found(path, luxembourg, ukraine, checker):
    address = path.format(lu=luxembourg.public_id, ua=ukraine.public_id)
    assert checker.get(f"/desk/figures/{address}?measure=x").status_code == 404


def test_undated_figures_stand_in_the_table_alone(give, write, page):
    article = write("One")
    article.published_on = None
    article.save()
    give(article, 74)
    give(article, 75)
    shown = page()
    assert shown.count("no date") == 2
    assert "<svg class=" not in shown


def test_the_page_takes_as_many_queries_for_many_figures(story, give, page, django_assert_num_queries):
    with django_assert_num_queries(12):
        page()
    for number in range(30):
        give(f"Paper {number}", 60 + number, period="2022")
    with django_assert_num_queries(12):
        page()


def test_the_page_of_a_claim_leads_to_its_ledgers(story, address, page):
    link = f'<a href="{address.replace("&", "&amp;")}">Luxembourg → Ukraine · military aid</a>'
    said, presumed = story["2022"].claim, story["Northquay more"].claim
    assert link in page(reverse("desk:claim", args=[said.public_id]))
    assert link in page(reverse("desk:claim", args=[presumed.public_id]))


def test_of_very_many_figures_the_newest_are_shown(give, page):
    first = give("Paper", 74)
    copies = [Figure(claim=first.claim, start=place, end=place + 1) for place in range(1, 1001)]
    for copy in copies:
        copy.low = copy.high = 75_000_000
        copy.unit, copy.giver, copy.receiver, copy.measure = "EUR", first.giver, first.receiver, first.measure
    Figure.objects.bulk_create(copies)
    shown = page()
    assert "1000 figures from 1 source." in shown
    assert "These are the newest; older ones are left out." in shown
    assert "€74M" not in shown


@pytest.fixture
def addresses(story, address) -> list[str]:
    files = [address.replace("?", f"ledger.{ending}?") for ending in ("csv", "json", "svg")]
    return ["/desk/figures/", address, *files]


@pytest.mark.parametrize(
    ("person", "status"), [("alice", 200), ("bob", 200), ("carol", 200), ("dave", 200), ("eve", 403)]
)
def test_who_may_read_ledgers(person, status, addresses, as_user, request):
    client = as_user(request.getfixturevalue(person))
    assert {client.get(each).status_code for each in addresses} == {status}


def test_a_stranger_is_asked_to_sign_in(addresses, reader):
    assert {reader.get(each)["Location"].partition("?")[0] for each in addresses} == {"/accounts/login/"}
