"""What each filter leaves: read as tables, with what must not be there."""

import datetime as dt

import pytest
from django.utils import timezone

from claims.models import Claim
from claims.review.services import link_decide, link_set
from tests.queues.conftest import shown


@pytest.fixture
def five(say) -> None:
    say("aid", (250_000_000, "EUR"), (3, "year"), about="LU UA", score=0.9)
    say("harvest", (80_000_000, "EUR"), about="RO", score=0.8, language="fr")
    say("crowd", (80_000_000, "person"), score=0.7)
    say("share", (-5, "%"), score=0.05)
    say("words", about="UA", score=0.01, language="en")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("figure=yes", ["aid", "harvest", "crowd", "share"]),
        ("figure=no", ["words"]),
        ("unit=EUR", ["aid", "harvest"]),
        ("unit=eur", ["aid", "harvest"]),
        ("unit=€", ["aid", "harvest"]),
        ("unit=Person", []),
        ("unit=parsec", []),
        ("unit=EUR&amount_from=100M", ["aid"]),
        ("unit=EUR&amount_to=100+Mio", ["harvest"]),
        ("amount_from=80M&amount_to=80M", ["harvest", "crowd"]),
        ("unit=year&amount_from=100M", []),  # both are of one figure
        ("amount_to=10", ["aid", "share"]),
        ("amount_from=many", ["aid", "harvest", "crowd", "share", "words"]),
        ("entity=Ukraine", ["aid", "words"]),
        ("entity=Luxemburg", ["aid"]),
        ("entity=roumanie", ["harvest"]),
        ("entity=ua", ["aid", "words"]),
        ("entity=Nowhere", []),
        ("worth_from=80", ["aid", "harvest"]),
        ("worth_to=5", ["share", "words"]),
        ("worth_from=5&worth_to=5", ["share"]),
        ("worth_from=0", ["aid", "harvest", "crowd", "share", "words"]),
        ("worth_from=900", ["aid", "harvest", "crowd", "share", "words"]),
        ("language=fr&unit=EUR", ["harvest"]),
        ("state=accepted", []),
        ("assigned=nobody", ["aid", "harvest", "crowd", "share", "words"]),
    ],
)
def test_a_filter_leaves_what_matches(query, expected, five, found):
    assert found(query) == expected


def test_what_was_asked_wrongly_is_said_at_its_field(checker, five):
    page = checker.get("/desk/queue/?amount_from=many")
    assert "This is no amount" in page.content.decode()


def test_a_conflict_counts_while_it_stands(say, found, alice, bob):
    first, second, third = say("first"), say("second"), say("third")
    link = link_set(first, second, "conflicts", by=alice)
    link_set(second, third, "related", by=alice)
    assert found("conflict=yes") == ["first", "second"]
    assert found("conflict=no") == ["third"]
    link_decide(link, "undo", by=alice)
    link_decide(link, "reject", by=alice)
    assert found("conflict=yes") == []


def test_a_suggested_conflict_with_a_rejected_claim_is_none(say, found, alice):
    first, second = say("first"), say("second")
    link = link_set(first, second, "conflicts", by=alice)
    link_decide(link, "undo", by=alice)
    assert found("conflict=yes") == ["first", "second"]
    Claim.objects.filter(pk=second.pk).update(state="rejected")
    assert found("conflict=yes") == []


def test_a_row_says_how_many_conflicts_its_claim_has(say, checker, alice):
    first, second, third = say("first"), say("second"), say("third")
    link_set(first, second, "conflicts", by=alice)
    link_set(third, first, "conflicts", by=alice)
    page = checker.get("/desk/queue/")
    assert page.context["conflicts"] == {first.public_id: 2, second.public_id: 1, third.public_id: 1}
    assert "2 conflicts" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("age=1d", ["new"]),
        ("age=3d", ["new", "yesterday"]),
        ("age=7d", ["new", "yesterday"]),
        ("age=older7d", ["old"]),
        ("age=older30d", []),
        ("age=nonsense", ["new", "yesterday", "old"]),
    ],
)
def test_age(query, expected, say, found):
    for label, days in (("new", 0), ("yesterday", 1.5), ("old", 20)):
        claim = say(label)
        Claim.objects.filter(pk=claim.pk).update(created_at=timezone.now() - dt.timedelta(days=days))
    assert found(query) == expected


def test_each_applied_filter_can_be_taken_away(checker, five):
    chips = checker.get("/desk/queue/?unit=EUR&language=fr&sort=newest&q=harvest").context["chips"]
    assert {(chip.label, chip.value) for chip in chips} == {
        ("Search", "harvest"),
        ("Language", "French"),
        ("Unit or currency", "EUR"),
    }
    assert next(chip for chip in chips if chip.value == "EUR").without == "q=harvest&language=fr&sort=newest"


def test_the_values_of_a_filter_say_how_many_they_would_leave(checker, five):
    page = checker.get("/desk/queue/?unit=EUR").content.decode()
    assert '<option value="fr">French (1)</option>' in page
    assert '<option value="en">English (0)</option>' in page


def test_numbers_end_at_a_bound(checker, say, monkeypatch, five):
    monkeypatch.setattr("claims.queues.counting.MOST", 3)
    assert "3+ claims" in checker.get("/desk/queue/").content.decode()


def test_news_is_told_once_and_shows_only_what_came(checker, say, five):
    page = checker.get("/desk/queue/?unit=EUR")
    newest = page.context["newest"]
    news = f"/desk/queue/news/?unit=EUR&since={newest}"
    assert checker.get(f"{news}&told=0").status_code == 204
    say("late", (7, "EUR"))
    say("late too", (8, "USD"))
    answer = checker.get(f"{news}&told=0")
    assert "1 new claim: show" in answer.content.decode()
    assert f"/desk/queue/?unit=EUR&amp;since={newest}" in answer.content.decode()
    assert checker.get(f"{news}&told=1").status_code == 204
    assert shown(checker, f"unit=EUR&since={newest}") == ["late"]


@pytest.mark.parametrize("since", ["zzzzzzzzzzzz", "x", "0"])
def test_news_since_a_claim_that_is_gone_is_everything(since, found, five):
    assert len(found(f"since={since}")) == 5


def test_a_stranger_hears_no_news(client, five):
    assert client.get("/desk/queue/news/").status_code == 302


@pytest.mark.parametrize(
    ("query", "words"),
    [("unit=parsec", "Take a filter away"), ("", "New articles bring new claims"), ("after=0~0.1~zz", "First page")],
)
def test_an_empty_queue_says_how_to_go_on(query, words, checker, article):
    assert words in checker.get(f"/desk/queue/?{query}").content.decode()
