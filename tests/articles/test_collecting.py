"""Pages and feeds from a real web server into the database."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from werkzeug import Request, Response

from articles.collecting import article_fetch, feed_poll
from articles.feeds import feed_add
from articles.models import Article, Feed
from articles.services import article_request
from articles.tasks import fetch_articles, nudge_waiting, poll_due_feeds
from factbase.celery import app
from factbase.workflow import ArticleState

pytestmark = pytest.mark.django_db

BODY = " ".join(
    f"Luxemburg zahlte im Jahr {year} der Ukraine {year - 1900} Millionen Euro, sagte der Minister."
    for year in range(2015, 2024)
)


def page(title: str = "Hilfe", canonical: str = "", body: str = BODY) -> str:
    data = {
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2024-07-10T14:30:00+02:00",
        "author": {"name": "Ann Autor"},
    }
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f'<html lang="de"><head><title>x</title>{link}{script}</head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>'


@pytest.fixture
def site(httpserver, settings):
    settings.FETCH_PRIVATE = True
    return httpserver


def request(url: str) -> Article:
    return Article.objects.get(pk=article_request(url).article)


def test_a_page_is_stored_with_what_it_says_of_itself(site):
    site.expect_request("/a").respond_with_data(page(), content_type="text/html; charset=utf-8")
    article = request(site.url_for("/a"))
    assert article_fetch(article)
    article.refresh_from_db()
    assert (article.state, article.title, article.byline, article.language) == (
        ArticleState.STORED,
        "Hilfe",
        "Ann Autor",
        "de",
    )
    assert article.published == "2024-07-10T14:30:00+02:00"
    assert "2023" in article.text.text


def test_what_was_known_before_the_page_stays(site):
    site.expect_request("/a").respond_with_data(page(), content_type="text/html")
    article_request(site.url_for("/a"), title="From the feed")
    article_fetch(Article.objects.get())
    assert Article.objects.get().title == "From the feed"


def test_two_addresses_of_one_page_are_one_article(site):
    for path in ("/a", "/amp/a"):
        site.expect_request(path).respond_with_data(page(canonical=site.url_for("/a")), content_type="text/html")
    first, second = request(site.url_for("/a")), request(site.url_for("/amp/a"))
    fetch_articles([first.pk, second.pk])
    second.refresh_from_db()
    assert (second.duplicate_of, second.text) == (first, None)
    assert list(Article.objects.failed()) == []


@pytest.mark.parametrize(
    ("status", "content_type", "body", "reason"),
    [
        (404, "text/html", "<p>gone</p>", "404"),
        (200, "image/png", "\x89PNG", "png"),
        (200, "text/html", "<nav><a href=/>Home</a></nav>", "text"),
        (200, "text/html", "", "empty"),
    ],
)
def test_what_will_never_be_an_article_is_parked_with_the_reason(site, status, content_type, body, reason):
    site.expect_request("/a").respond_with_data(body, status=status, content_type=content_type)
    assert not article_fetch(request(site.url_for("/a")))
    article = Article.objects.get()
    assert (article.state, article.failed_stage, article.text_number) == (ArticleState.FAILED, ArticleState.RECEIVED, 0)
    assert reason in article.failure.lower()


def test_a_site_that_is_down_is_asked_again_and_given_up_in_the_end(site, settings):
    settings.MAX_ATTEMPTS = 2
    site.expect_request("/a").respond_with_data("later", status=503)
    article = request(site.url_for("/a"))
    article_fetch(article)
    article.refresh_from_db()
    assert (article.state, article.attempts) == (ArticleState.RECEIVED, 1)
    article_fetch(article)
    assert Article.objects.get().state == ArticleState.FAILED


def rss(site, *paths: str) -> str:
    items = "".join(
        f"<item><title>{path}</title><link>{site.url_for(path)}</link><guid>{path}</guid></item>" for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Bote</title><link>{site.url_for("/")}</link>{items}</channel></rss>'


def test_a_feed_is_read_once_for_each_change(site):
    def answer(incoming: Request) -> Response:
        if incoming.headers.get("If-None-Match") == '"v1"':
            return Response(status=304)
        return Response(rss(site, "/a", "/b"), headers={"ETag": '"v1"'}, content_type="application/rss+xml")

    site.expect_request("/feed").respond_with_handler(answer)
    feed = feed_add(site.url_for("/feed"))
    first = feed_poll(feed)
    feed.refresh_from_db()
    assert len(first) == Article.objects.waiting(ArticleState.RECEIVED).count() == 2
    assert (feed.etag, feed.failures, feed.due_at > timezone.now()) == ('"v1"', 0, True)
    assert feed_poll(feed) == []


def test_a_broken_feed_is_asked_less_and_less_often(site):
    site.expect_request("/feed").respond_with_data("<html>no feed</html>", content_type="text/html")
    feed = feed_add(site.url_for("/feed"))
    pauses = []
    for _ in range(3):
        feed_poll(feed)
        feed.refresh_from_db()
        pauses.append(feed.due_at - feed.polled_at)
    assert feed.last_error
    assert pauses == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]


@pytest.fixture
def at_once():
    """Tasks run where they are sent."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def test_beat_polls_what_is_due_and_nothing_else(site, at_once):
    site.expect_request("/feed").respond_with_data(rss(site, "/a"), content_type="application/rss+xml")
    feed_add(site.url_for("/feed"))
    paused = feed_add(site.url_for("/paused"))
    Feed.objects.filter(pk=paused.pk).update(active=False)
    poll_due_feeds()
    poll_due_feeds()
    assert Article.objects.count() == 1
    assert len(site.log) == 1


def test_what_waits_without_a_worker_is_found_again(site, settings, django_capture_on_commit_callbacks):
    article = request(site.url_for("/a"))
    Article.objects.update(state_since=timezone.now() - timedelta(seconds=settings.STALLED_AFTER + 1))
    with django_capture_on_commit_callbacks() as sent:
        nudge_waiting()
    assert len(sent) == 1
    assert list(Article.objects.stalled(timedelta(seconds=settings.STALLED_AFTER))) == [article]


def test_the_feed_command_follows_and_reads(site, capsys):
    site.expect_request("/feed").respond_with_data(rss(site, "/a", "/b"), content_type="application/rss+xml")
    call_command("feed", site.url_for("/feed"), "--source", "Bote")
    assert "2 new of 2" in capsys.readouterr().out
    assert Feed.objects.get().source.name == "Bote"
    with pytest.raises(CommandError):
        call_command("feed", site.url_for("/feed"))
    assert "already" in capsys.readouterr().err
