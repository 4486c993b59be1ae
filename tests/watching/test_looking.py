"""Pages are looked at again, politely; what is no text of theirs is never taken for one."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from articles.collecting import article_fetch
from articles.models import Article, ArticleText, Watch
from articles.services import article_edit, article_request, articles_submit
from articles.submission import Submission
from articles.tasks import look_at_due_pages
from articles.watching import LONGEST, SHORTEST, next_look, watch_look, watch_switch
from factbase.celery import app
from factbase.history.models import Event
from tests.watching.conftest import AID, MORE, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once():
    """Tasks run where they are sent."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def texts() -> int:
    return ArticleText.objects.count()


def test_what_was_fetched_is_watched_and_due_in_half_an_hour(fetched):
    watch = fetched.watch
    assert (watch.active, watch.host, bool(watch.etag)) == (True, "localhost", True)
    assert SHORTEST - timedelta(minutes=1) < watch.due_at - timezone.now() <= SHORTEST


def test_what_was_pasted_is_not(db):
    articles_submit([Submission(text=TEXT, url="https://bote.example/a")])
    assert not Watch.objects.exists()


def test_the_older_a_text_the_rarer_its_page_is_asked_until_nobody_asks():
    start = timezone.now()
    looks, now = [], start
    while due := next_look(start, now):
        looks.append(due - start)
        now = due
    days = [sum(look <= timedelta(days=day) for look in looks) for day in (1, 7, 30, 180)]
    pauses = [later - sooner for sooner, later in pairwise(looks)]
    assert days == [9, 14, 18, 23]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST


def test_an_unchanged_page_is_not_sent_again(fetched, look, site):
    article = look(fetched)
    assert site.asked == ["", fetched.watch.etag]
    assert (article.watch.outcome, article.watch.etag, texts()) == ("unchanged", fetched.watch.etag, 1)


def test_a_changed_page_is_a_new_text_and_begins_the_schedule_anew(fetched, look, site):
    Watch.objects.update(since=timezone.now() - timedelta(days=60))
    site.text = TEXT.replace("80 Millionen", "120 Millionen")
    article = look(fetched)
    assert (article.watch.outcome, article.text_number) == ("changed", 2)
    assert article.text.text.endswith(site.text)
    assert article.watch.due_at - timezone.now() <= SHORTEST
    assert Event.objects.get(action="renew").why == "the page changed"
    assert look(article).watch.outcome == "unchanged"


def test_typography_is_no_new_text(fetched, look, site):
    site.text = TEXT.replace("250 Millionen", "250\u00a0Millionen").replace("laut Kiew", "– laut Kiew –")
    assert look(fetched).watch.outcome == "unchanged"
    assert texts() == 1


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "gone"), (410, "gone"), (401, "withheld"), (402, "withheld"), (403, "withheld"), (451, "withheld"), (500, "failed"), (429, "failed")],
)  # fmt: skip
def test_a_page_that_does_not_answer_with_its_text_is_noted_and_the_text_stays(status, outcome, fetched, look, site):
    site.status = status
    article = look(fetched)
    assert (article.watch.outcome, article.text_number, texts()) == (outcome, 1, 1)
    assert str(status) in article.watch.reason
    assert Event.objects.filter(action="look").count() == (outcome != "failed")


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(AID, id="a teaser"),
        pytest.param("", id="nothing"),
        pytest.param("Bitte melden Sie sich an, um diesen Artikel und viele andere sofort zu lesen. " * 4, id="a wall"),
    ],
)
def test_a_wall_is_no_new_text_and_the_page_may_come_back(shown, fetched, look, site):
    site.text = shown
    article = look(fetched)
    assert (article.watch.outcome, texts()) == ("withheld", 1)
    site.text = TEXT
    assert look(article).watch.outcome == "unchanged"
    told = [(event.before["page"], event.after["page"]) for event in Event.objects.filter(action="look").order_by("pk")]
    assert told == [("", "withheld"), ("withheld", "unchanged")]


def test_a_wall_is_not_remembered_as_what_the_page_said(fetched, look, site):
    site.text = AID
    look(look(fetched))
    assert site.asked[1] == site.asked[2]
    assert Watch.objects.get().outcome == "withheld"


def test_a_person_may_take_what_is_there(fetched, site, alice, as_user):
    site.text = AID
    client = as_user(alice)
    page = client.post(f"/desk/articles/{fetched.public_id}/look/", follow=True).content.decode()
    assert "Take what is there as its text" in page
    client.post(f"/desk/articles/{fetched.public_id}/take/")
    article = Article.objects.select_related("watch").get()
    assert (article.watch.outcome, article.text.text) == ("changed", f"Hilfe\n{AID}")
    assert Event.objects.get(action="renew").by == alice


def test_a_removed_page_that_leads_to_the_front_page_is_gone(fetched, look, site):
    site.server.clear()
    site.server.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/"})
    site.server.expect_request("/").respond_with_data(f"<article><p>{TEXT}</p></article>", content_type="text/html")
    assert look(fetched).watch.outcome == "gone"


def test_a_page_that_has_become_another_article_of_ours_is_gone(fetched, look, site):
    site.server.expect_request("/b").respond_with_data(
        f'<link rel="canonical" href="{site.server.url_for("/b")}"><article><p>{TEXT} {TEXT.upper()}</p></article>',
        content_type="text/html",
    )
    other = Article.objects.get(pk=article_request(site.server.url_for("/b")).article)
    assert article_fetch(other)
    site.server.clear()
    moved = site.server.url_for("/b")
    site.server.expect_request("/a").respond_with_data("", status=301, headers={"Location": moved})
    site.server.expect_request("/b").respond_with_data(
        f'<link rel="canonical" href="{moved}"><article><p>{TEXT} {MORE} {MORE}</p></article>', content_type="text/html"
    )
    article = look(fetched)
    assert (article.watch.outcome, article.text_number) == ("gone", 1)


def test_a_site_that_is_down_is_asked_less_and_less_often(fetched, look, site):
    site.status = 503
    pauses = []
    for _ in range(3):
        watch = look(fetched).watch
        pauses.append(round((watch.due_at - watch.looked_at) / timedelta(minutes=1)))
    assert (pauses, watch.failures) == ([60, 120, 240], 3)


def test_one_page_of_a_host_at_a_time_the_longest_due_first(fetched, site, at_once):
    now = timezone.now()
    for place, path in enumerate(("/b", "/c")):
        other = Article.objects.create(source=fetched.source, url=site.server.url_for(path))
        Watch.objects.create(article=other, host="localhost", due_at=now - timedelta(hours=place + 1))
    elsewhere = Article.objects.create(source=fetched.source, url="http://bote.invalid/")
    Watch.objects.create(article=elsewhere, host="bote.invalid", due_at=now)
    asked = len(site.server.log)
    look_at_due_pages()
    assert [request.path for request, _ in site.server.log[asked:]] == ["/c"]
    assert Watch.objects.get(article=elsewhere).outcome == "failed"
    look_at_due_pages()
    assert [request.path for request, _ in site.server.log[asked:]] == ["/c", "/b"]


def test_who_switches_it_off_is_left_alone(fetched, site, at_once, alice):
    Watch.objects.update(due_at=timezone.now())
    watch_switch(fetched, active=False, by=alice)
    look_at_due_pages()
    assert len(site.asked) == 1
    watch_switch(fetched, active=True, by=alice)
    look_at_due_pages()
    assert len(site.asked) == 2
    assert list(Event.objects.filter(action="watch").values_list("by__username", flat=True)) == ["alice", "alice"]


def test_another_address_forgets_what_the_old_one_answered(fetched, alice):
    article_edit(fetched, by=alice, url="https://bote.example/neu")
    watch = Watch.objects.get()
    assert (watch.host, watch.etag, watch.last_modified) == ("bote.example", "", "")


def test_a_look_at_a_page_behind_a_private_address_is_refused_and_noted(fetched, settings):
    settings.FETCH_PRIVATE = False
    assert watch_look(fetched.watch).outcome == "failed"
