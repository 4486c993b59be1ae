"""What comes in, what is a duplicate, and what is refused: the one service under the UI, the API and the command line."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from articles.models import Article, ArticleText, Source
from articles.services import (
    Status,
    article_edit,
    article_fail,
    article_request,
    article_retry,
    articles_submit,
    stage_begin,
)
from articles.submission import Submission, SubmissionError
from factbase.history.models import Event
from factbase.workflow import ArticleState, IllegalMove

pytestmark = pytest.mark.django_db

TEXT = "Luxemburg gibt der Ukraine 80 Millionen Euro."


def submit(*texts: str, **given: str) -> list:
    return articles_submit([Submission(text=text, **given) for text in texts])


def test_an_article_is_stored_with_its_text_and_waits_for_extraction():
    (outcome,) = submit(TEXT, title="Hilfe", url="https://www.bote.example/hilfe?utm_source=x", published="2024-07-10")
    article = Article.objects.get(public_id=outcome.public_id)
    assert (outcome.status, article.state, article.text_number) == (Status.CREATED, ArticleState.STORED, 1)
    assert (article.source.key, article.canonical_url) == ("bote.example", "https://www.bote.example/hilfe")
    assert (article.text.text, article.published) == (TEXT, "2024-07-10")


def test_a_time_keeps_the_offset_the_source_wrote():
    (outcome,) = submit(TEXT, published="2024-07-10T01:30:00+09:00")
    article = Article.objects.get(pk=outcome.article)
    assert article.published == "2024-07-10T01:30:00+09:00"
    assert article.published_on.isoformat() == "2024-07-10"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"url": "https://a.example/1"}, {"url": "https://A.example/1#top", "text": "Ein neuer Text dazu."}, Status.DUPLICATE, id="url"),
        pytest.param({"source": "Bote"}, {"source": "bote"}, Status.DUPLICATE, id="same text, same source"),
        pytest.param({"source": "Bote"}, {"source": "Kurier"}, Status.CREATED, id="same text, another source: a copy"),
        pytest.param({"external_id": "x1"}, {"external_id": "x1"}, Status.DUPLICATE, id="same id, same text"),
        pytest.param({"external_id": "x1"}, {"external_id": "x1", "text": "Ein neuer Text dazu."}, Status.UPDATED, id="same id, another text"),
        pytest.param({"source": "Bote"}, {"source": "Bote", "text": "Ein neuer Text dazu."}, Status.CREATED, id="another text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("together", [True, False])
def test_duplicates(first, second, expected, together):
    items = [Submission(**{"text": TEXT} | given) for given in (first, second)]
    outcomes = articles_submit(items) if together else [*articles_submit(items[:1]), *articles_submit(items[1:])]
    assert [outcome.status for outcome in outcomes] == [Status.CREATED, expected]
    assert (outcomes[1].article == outcomes[0].article) == (expected != Status.CREATED)


def test_a_new_text_is_a_new_version_and_sends_the_article_back_to_extraction():
    (outcome,) = submit(TEXT, external_id="x1")
    submit("Luxemburg gibt der Ukraine 120 Millionen Euro.", external_id="x1")
    article = Article.objects.get(pk=outcome.article)
    assert (article.text_number, article.state) == (2, ArticleState.STORED)
    assert [text.number for text in article.texts.all()] == [1, 2]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"text": ""}, "no text"),
        ({"text": " \n\t "}, "no text"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "web address"),
        ({"text": TEXT, "published": "gestern"}, "date"),
        ({"text": TEXT, "published": "2024-13-45"}, "date"),
        ({"text": TEXT, "external_id": "x" * 201}, "external_id"),
    ],
)
def test_what_is_refused_leaves_no_trace_and_spoils_nothing_else(given, reason):
    refused, stored = articles_submit([Submission(**given), Submission(text="Ein guter Text dazu.")])
    assert (refused.status, stored.status) == (Status.REFUSED, Status.CREATED)
    assert reason in refused.reason
    assert Article.objects.count() == 1


def test_characters_that_cannot_be_stored_keep_their_place():
    (outcome,) = submit("Ein\x00Text mit \ud800 Resten")
    assert Article.objects.get(pk=outcome.article).text.text == "Ein\ufffdText mit \ufffd Resten"


def test_a_requested_address_waits_for_its_page_and_is_known_the_second_time():
    first = article_request("https://bote.example/a")
    second = article_request("https://bote.example/a#kommentare")
    assert [first.status, second.status] == [Status.CREATED, Status.DUPLICATE]
    assert Article.objects.get().state == ArticleState.RECEIVED


@pytest.mark.parametrize("url", ["", "ftp://bote.example/a", "bote.example", "file:///etc/passwd", "http://"])
def test_a_bad_address_is_refused(url):
    assert article_request(url).status == Status.REFUSED
    assert not Article.objects.exists()


def test_a_failed_article_returns_to_the_stage_where_it_failed(bob):
    (outcome,) = submit(TEXT)
    article = Article.objects.get(pk=outcome.article)
    article_fail(article, "the engine tripped")
    assert list(Article.objects.failed()) == [article]
    article_retry(article, by=bob)
    article.refresh_from_db()
    assert (article.state, article.attempts, article.failure) == (ArticleState.STORED, 0, "")
    assert [(event.action, event.by, event.why) for event in Event.objects.order_by("pk")] == [
        ("fail", None, "the engine tripped"),
        ("retry stored", bob, ""),
    ]


def test_a_text_that_keeps_killing_its_worker_is_parked(settings):
    settings.MAX_ATTEMPTS = 2
    (outcome,) = submit(TEXT)
    begun = [stage_begin(Article.objects.get(pk=outcome.article)) for _ in range(3)]
    assert begun == [True, True, False]
    assert "2 attempts" in Article.objects.get(pk=outcome.article).failure


def test_corrected_metadata_is_recorded_and_read_anew(bob):
    (outcome,) = submit(TEXT, title="Hife")
    article = Article.objects.get(pk=outcome.article)
    article_edit(article, by=bob, title="Hilfe", published="2024-07-10", why="typo")
    event = Event.objects.get(action="edit")
    assert (event.before["title"], event.after["title"], event.by, event.why) == ("Hife", "Hilfe", bob, "typo")
    assert Article.objects.get(pk=article.pk).published == "2024-07-10"


def test_an_address_that_another_article_has_cannot_be_given(bob):
    submit(TEXT, url="https://bote.example/a")
    (outcome,) = submit("Ein anderer Text dazu.", url="https://bote.example/b")
    with pytest.raises(SubmissionError, match="Another article"):
        article_edit(Article.objects.get(pk=outcome.article), by=bob, url="https://bote.example/a")


def test_the_database_itself_keeps_texts_events_and_states_as_they_are(bob):
    (outcome,) = submit(TEXT)
    article = Article.objects.get(pk=outcome.article)
    article_fail(article, "for the record")
    attempts = [
        lambda: ArticleText.objects.update(text="gefälscht"),
        lambda: Event.objects.update(why="gefälscht"),
        lambda: Event.objects.all().delete(),
        lambda: Article.objects.update(state=ArticleState.LINKED),
    ]
    for attempt in attempts:
        with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
            attempt()
    assert (ArticleText.objects.get().text, Event.objects.get().why) == (TEXT, "for the record")


def test_the_table_refuses_what_no_worker_does():
    (outcome,) = submit(TEXT)
    with pytest.raises(IllegalMove):
        article_retry(Article.objects.get(pk=outcome.article), by=None)


def test_sources_are_told_apart_by_their_site_or_name():
    submit(TEXT, url="https://www.bote.example/1")
    submit("Ein anderer Text dazu.", source="bote.example")
    submit("Noch ein anderer Text.", source="Der  Bote")
    assert sorted(Source.objects.values_list("key", flat=True)) == ["bote.example", "der bote"]


def test_many_articles_take_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        outcomes = articles_submit([Submission(text=f"Meldung Nummer {number} von heute.") for number in range(500)])
    assert {outcome.status for outcome in outcomes} == {Status.CREATED}
    assert connection.settings_dict["NAME"].startswith("test_")
