"""The first page of the desk: what waits for whom, what is stuck, how the desk does."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from time_machine import travel

from articles.models import Article, Watch
from articles.services import article_fail, articles_submit
from articles.submission import Submission
from claims.home.measures import counts_keep
from claims.models import Anchor, Claim, ClaimLink, Entry, Rating
from claims.opinions.entries import entry_rate
from claims.publication.services import entry_create
from claims.review.services import claim_create, claim_decide, link_decide
from factbase.access.models import User
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 4, 12, 0, tzinfo=dt.UTC)  # a Wednesday


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit(
        [Submission(text="Zwölf Firmen haben sich beworben.", source="Talbote", language="de")]
    )
    return Article.objects.get(pk=outcome.article)


def claims_of(article: Article, number: int, language: str = "de") -> list[Claim]:
    made = [Claim(article=article, quote="Zwölf Firmen", label=f"claim {n}", language=language) for n in range(number)]
    return Claim.objects.bulk_create(made)


def decide(claims: list[Claim], actions: str, *, by: User, start: dt.datetime, every: int = 30) -> None:
    """One decision after the other; a letter for each: a accepts, r rejects, u undoes."""
    words = {"a": "accept", "r": "reject", "u": "undo"}
    for place, (claim, letter) in enumerate(zip(claims, actions, strict=True)):
        with travel(start + dt.timedelta(seconds=every * place), tick=False):
            claim_decide(Claim.objects.get(pk=claim.pk), words[letter], by=by)


def counts(page) -> dict[str, int]:
    return {str(count.words): count.number for group in page.context["groups"] for count in group.counts}


def test_what_is_assigned_to_the_reader_is_counted_while_it_waits(checker, article, alice, bob):
    first, second, _ = claims_of(article, 3)
    Claim.objects.filter(pk__in=[first.pk, second.pk]).update(assigned_to=alice)
    assert counts(checker.get("/desk/"))["assigned to you"] == 2
    claim_decide(first, "reject", by=bob)
    assert counts(checker.get("/desk/"))["assigned to you"] == 1


@pytest.mark.parametrize(
    ("name", "first"), [("alice", ["To check"]), ("bob", ["To check", "To edit"]), ("carol", ["To run"]), ("dave", [])]
)
def test_what_waits_for_the_reader_comes_first(name, first, request, as_user):
    page = as_user(request.getfixturevalue(name)).get("/desk/")
    assert [str(group.title) for group in page.context["groups"] if group.mine] == first
    assert [str(group.title) for group in page.context["groups"]][: len(first)] == first
    assert len(page.context["groups"]) == 3


def test_it_counts_what_waits_and_shows_the_first_of_the_queue(checker, article):
    claims_of(article, 7)
    page = checker.get("/desk/")
    assert counts(page)["claims in the queue"] == 7
    assert [claim.label for claim in page.context["first"]] == [f"claim {n}" for n in range(5)]


def test_nobody_is_offered_what_they_may_not_approve(article, alice, bob, as_user):
    [claim] = claims_of(article, 1)
    claim_decide(claim, "accept", by=alice)
    entry = entry_create(claims=[claim], by=bob, statement="Bob wrote it")
    Entry.objects.filter(pk=entry.pk).update(state="in_review")
    other = entry_create(claims=[claim], by=alice, statement="Alice wrote it")
    Entry.objects.filter(pk=other.pk).update(state="in_review")
    assert counts(as_user(bob).get("/desk/"))["entries that you may approve"] == 1


def test_it_names_what_is_stuck(checker, article):
    claim, edited = claims_of(article, 2)
    Claim.objects.filter(pk=claim.pk).update(
        reopened={"text": 2, "state": "changed", "before": ["80"], "after": ["120"]}
    )
    Anchor.objects.create(claim=edited, text=article.text, state="gone")
    Claim.objects.filter(pk=edited.pk).update(edited=True)
    ClaimLink.objects.create(a=claim, b=edited, relation="conflicts")
    Watch.objects.create(article=article, host="x", outcome="withheld", reason="It asks for a payment")
    article_fail(article, "a worker died")
    answer = checker.get("/desk/")
    page = answer.content.decode()
    assert "<del>80</del> <ins>120</ins>" in page
    for words in ("a worker died", "It asks for a payment", "New conflicts", "Claims that lost their place"):
        assert words in page
    assert [anchor.claim for anchor in answer.context["lost"]] == [edited]
    found = counts(answer)
    assert [
        found[name] for name in ("opened again by a changed article", "conflicts suggested", "pages gone or hidden")
    ] == [1, 1, 1]


def test_it_names_what_i_did(checker, article, alice):
    claim_decide(claims_of(article, 1)[0], "accept", by=alice)
    assert [line.event.action for line in checker.get("/desk/").context["mine"]] == ["accept"]


@pytest.fixture
def history(article, alice, bob):
    """This week alice decided four German claims and bob turned one of them; three weeks ago bob decided two French ones."""
    german, french = claims_of(article, 4), claims_of(article, 2, "fr")
    decide(french, "ar", by=bob, start=NOW - dt.timedelta(weeks=3), every=100)
    decide(german, "aaar", by=alice, start=NOW - dt.timedelta(hours=5))
    decide([german[0], german[0]], "ur", by=bob, start=NOW - dt.timedelta(hours=4))
    with travel(NOW - dt.timedelta(hours=4), tick=False):
        claim_create(article=article, start=0, end=5, label="by hand", by=alice)


@pytest.fixture
def measured(history, checker):
    with travel(NOW, tick=False):
        return checker.get("/desk/").context["measures"]


def test_decisions_by_week(measured):
    assert len(measured.weeks) == 12
    shown = {
        str(week.begin): (week.accepted, week.rejected, week.overturned) for week in measured.weeks if week.decided
    }
    assert shown == {"2026-02-09": (1, 1, 0), "2026-03-02": (3, 2, 1)}
    assert measured.weeks[-1].claims_agreed == pytest.approx(3 / 5)
    assert measured.weeks[0].claims_agreed is None


def test_workload_and_overturned_decisions_by_language(measured):
    shown = {
        language.code: (language.waiting, language.decided, language.overturned) for language in measured.languages
    }
    assert shown == {"de": (0, 5, 1), "fr": (0, 2, 0)}
    assert [language.overturn_rate for language in measured.languages] == [pytest.approx(1 / 5), 0]


def test_the_time_of_a_claim_is_that_between_two_decisions(measured):
    assert (measured.all.seconds, measured.all.of) == (30, 4)
    assert (measured.mine.seconds, measured.mine.of) == (30, 3)


@pytest.mark.parametrize("pause", [0, 3600])
def test_bulk_actions_and_breaks_are_no_time_of_a_claim(pause, article, alice, checker):
    decide(claims_of(article, 3), "aaa", by=alice, start=timezone.now() - dt.timedelta(hours=5), every=pause)
    assert checker.get("/desk/").context["measures"].all.of == 0


def test_people_agree_to_a_link_when_they_confirm_what_was_suggested(article, alice, checker):
    claims = claims_of(article, 4)
    made = [
        ClaimLink.objects.create(a=claims[0], b=other, relation="same", score=score)
        for other, score in zip(claims[1:], (0.9, 0.8, None), strict=True)
    ]
    link_decide(made[0], "confirm", by=alice)
    link_decide(made[1], "reject", by=alice)
    link_decide(made[2], "confirm", by=alice)
    week = checker.get("/desk/").context["measures"].weeks[-1]
    assert (week.judged, week.links_agreed) == ((1, 2), 0.5)


def test_two_people_agree_when_the_second_says_the_same_unseen(article, *, alice, bob, frank, carol, checker):
    for name in (Policy.Name.SECOND_DECISION, Policy.Name.SECOND_RATING):
        policy_switch(name, active=True, by=carol)
    for claim, words in zip(claims_of(article, 4), ("aa", "rr", "ar", "a"), strict=True):
        for letter, who in zip(words, (alice, frank), strict=False):
            claim_decide(Claim.objects.get(pk=claim.pk), {"a": "accept", "r": "reject"}[letter], by=who)
    entry = entry_create(claims=[Claim.objects.get(state="accepted")], by=alice, rating=Rating.objects.get(key="true"))
    Entry.objects.filter(pk=entry.pk).update(state="in_review")
    entry_rate(entry, Rating.objects.get(key="false"), by=frank)
    page = checker.get("/desk/")
    week = page.context["measures"].weeks[-1]
    assert (week.claims_twice, week.verdicts_twice, week.verdicts_alike) == ((2, 3), (0, 1), 0)
    assert [measure.count("<circle") for measure in plots(page)] == [0, 1, 2]


def plots(page) -> list[str]:
    drawing = r'<svg class="measure-plot"[^>]*role="img" aria-label="[^"]+">(.*?)</svg>'
    return re.findall(drawing, page.content.decode(), re.DOTALL)


def test_the_plots_are_drawings_with_a_table_of_the_same_numbers(history, checker):
    with travel(NOW, tick=False):
        answer = checker.get("/desk/")
    page, drawings = answer.content.decode(), plots(answer)
    assert [drawing.count("<rect") for drawing in drawings] == [4, 0]
    assert [drawing.count("<circle") for drawing in drawings] == [0, 2]
    assert page.count('<th scope="row" class="nowrap">') == 12
    assert "60%" in page
    assert " style=" not in page


def test_the_counts_are_kept_and_what_waits_is_not(article, alice, checker):
    first, second = claims_of(article, 2)
    claim_decide(first, "accept", by=alice)
    checker.get("/desk/")
    claim_decide(second, "accept", by=alice)
    page = checker.get("/desk/")
    assert (page.context["measures"].weeks[-1].accepted, counts(page)["claims in the queue"]) == (1, 0)
    counts_keep()
    assert checker.get("/desk/").context["measures"].weeks[-1].accepted == 2


def test_it_opens_while_there_is_no_cache(settings, article, alice, checker):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    claim_decide(claims_of(article, 1)[0], "accept", by=alice)
    assert checker.get("/desk/").context["measures"].weeks[-1].accepted == 1


def test_a_desk_that_has_decided_nothing_shows_no_plots(checker):
    page = checker.get("/desk/").content.decode()
    assert "measure-plot" not in page
    assert "Nothing waits for a decision" in page


def test_it_costs_the_same_number_of_queries_whatever_waits(checker, article, alice):
    claims_of(article, 1)
    checker.get("/desk/")
    with CaptureQueriesContext(connection) as few:
        checker.get("/desk/")
    more = claims_of(article, 30)
    claim_decide(more[0], "accept", by=alice)
    for claim in more[1:]:
        ClaimLink.objects.create(a=more[0], b=claim, relation="conflicts")
    Claim.objects.filter(pk__gt=more[10].pk).update(reopened={"text": 1, "state": "gone"})
    with CaptureQueriesContext(connection) as many:
        checker.get("/desk/")
    assert len(many) == len(few) <= 40
