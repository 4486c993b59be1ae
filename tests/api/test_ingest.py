"""Articles come in by the API: text, address, file, lines."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from articles.models import Article, Source
from articles.services import article_fail
from factbase.history.models import Event
from factbase.workflow import ArticleState

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"
TEXT = "  Luxembourg gave Ukraine 80M.\r\n\r\nIt gave 🙂 more.\n"


def send(client, **article: str):
    return client.post(ARTICLES, article, content_type="application/json")


def test_a_text_is_stored_to_the_letter(ingest):
    answer = send(
        ingest, text=TEXT, title="Aid", source="The Courier", published="2024-07-10T09:00+02:00", language="en-GB"
    )
    body = answer.json()
    article = Article.objects.get(public_id=body["article"])
    assert (answer.status_code, body["status"]) == (201, "created")
    assert answer["Location"] == f"{ARTICLES}{article.public_id}/"
    assert (article.text.text, article.state, article.language) == (TEXT, ArticleState.STORED, "en")
    assert (article.source.name, article.published) == ("The Courier", "2024-07-10T09:00:00+02:00")


def test_what_cannot_be_stored_is_replaced_one_for_one(ingest):
    answer = send(ingest, text="Luxembourg\0 gave some")
    assert Article.objects.get(public_id=answer.json()["article"]).text.text == "Luxembourg\ufffd gave some"


def test_a_person_s_submission_is_put_down_to_them(client, alice):
    client.force_login(alice)
    answer = send(client, text=TEXT)
    assert Article.objects.get(public_id=answer.json()["article"]).submitted_by == alice


@pytest.mark.parametrize(
    ("second", "status", "word"),
    [
        ({"text": TEXT, "url": "https://a.example/2"}, 200, "duplicate"),
        ({"text": TEXT, "source": "Another"}, 201, "created"),
        ({"text": "Another text altogether here", "external_id": "a-1"}, 200, "updated"),
        ({"text": "Another text altogether here", "url": "https://A.example/1?utm_source=x"}, 200, "duplicate"),
        ({"url": "https://a.example/1#top"}, 200, "duplicate"),
        ({"url": "https://a.example/2", "external_id": "a-1"}, 200, "duplicate"),
    ],
)
def test_what_is_known_is_said_with_its_id(ingest, second, status, word):
    first = send(ingest, text=TEXT, source="The Courier", url="https://a.example/1", external_id="a-1").json()
    answer = send(ingest, **second)
    assert (answer.status_code, answer.json()["status"]) == (status, word)
    assert (answer.json()["article"] == first["article"]) == (word != "created")


def test_an_address_is_noted_for_a_worker(ingest):
    given = {"title": "Aid", "source": "The Courier", "published": "2024-07-10", "language": "de", "external_id": "a-1"}
    answer = send(ingest, url="https://www.a.example/1", **given)
    article = Article.objects.select_related("source").get(public_id=answer.json()["article"])
    assert (answer.status_code, article.state) == (202, ArticleState.RECEIVED)
    assert (article.source.name, article.source.key) == ("The Courier", "a.example")
    assert (article.title, article.published, article.language, article.external_id) == (
        "Aid",
        "2024-07-10",
        "de",
        "a-1",
    )


def upload(client, name: str, content: bytes, **given: str):
    return client.post(f"{ARTICLES}upload/", {"file": SimpleUploadedFile(name, content), **given})


def word_file(text: str) -> bytes:
    document, file = Document(), BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


HTML = b"""<html lang="en"><head><title>Aid for Ukraine</title></head><body><article><h1>Aid for Ukraine</h1>
<p>Luxembourg gave Ukraine more than 250 million euros in military aid, the ministry said on Monday.</p>
<p>Another 80 million euros are planned for this year, according to the prime minister.</p></article></body></html>"""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("aid.txt", "Luxembourg gave its ally Ukraine 80M – again.".encode(), "Ukraine 80M – again."),
        ("aid.html", HTML, "more than 250 million euros"),
        ("aid.docx", word_file("Luxembourg gave its ally Ukraine 80M again."), "Ukraine 80M again."),
    ],
)
def test_files(ingest, name, content, words):
    answer = upload(ingest, name, content, title="My title", external_id="f-1")
    article = Article.objects.get(public_id=answer.json()["article"])
    assert (answer.status_code, article.title, article.external_id) == (201, "My title", "f-1")
    assert words in article.text.text


@pytest.mark.parametrize(
    ("name", "content", "given", "named"),
    [
        ("empty.txt", b"", {}, "file"),
        ("few.txt", b"two words", {}, "file"),
        ("aid.txt", b"A text of some words", {"published": "soon"}, "published"),
        ("aid.txt", b"A text of some words", {"colour": "red"}, "colour"),
        ("noise.bin", bytes(range(256)) * 20, {}, "file"),
        ("broken.pdf", b"%PDF-1.7 nothing more", {}, "file"),
        ("broken.docx", b"PK\x03\x04 nothing more", {}, "file"),
    ],
)
def test_files_that_are_refused(ingest, name, content, given, named):
    answer = upload(ingest, name, content, **given)
    fields = [error["field"] for error in answer.json()["errors"]]
    assert (answer.status_code, fields) == (400, [named])
    assert not Article.objects.exists()
    assert "\n" not in answer.json()["detail"]


def test_an_upload_needs_a_file(ingest):
    answer = ingest.post(f"{ARTICLES}upload/", {"title": "x"})
    assert [error["field"] for error in answer.json()["errors"]] == ["file"]


def bulk(client, *lines: bytes):
    return client.generic("POST", f"{ARTICLES}bulk/", b"\n".join(lines), content_type="application/x-ndjson")


def test_lines_each_have_an_outcome(ingest):
    first = json.dumps({"id": "a-1", "text": "Luxembourg gave 80M.", "lang": "en", "published": "2024-07-10"}).encode()
    again = json.dumps({"id": "a-1", "text": "Luxembourg gave 120M."}).encode()
    answer = bulk(ingest, first, b"", b"{nonsense", b'{"id": "a-2", "text": "short"}', again, b"\xff", first)
    body = answer.json()
    assert answer.status_code == 200
    assert [(item["line"], item["status"]) for item in body["results"]] == [
        (1, "created"),
        (3, "refused"),
        (4, "refused"),
        (5, "updated"),
        (6, "refused"),
        (7, "updated"),
    ]
    assert body["counts"] == {"created": 1, "updated": 2, "duplicate": 0, "refused": 3}
    assert [item["detail"] for item in body["results"]][1].startswith("not JSON")
    assert Article.objects.get().published == "2024-07-10"


def test_lines_take_as_many_queries_as_one(ingest, django_assert_max_num_queries):
    lines = [
        json.dumps({"id": f"a-{number}", "text": f"Luxembourg gave {number} euros."}).encode() for number in range(200)
    ]
    with django_assert_max_num_queries(15):
        assert bulk(ingest, *lines).json()["counts"]["created"] == 200


def test_an_empty_body_of_lines_is_no_error(ingest):
    assert bulk(ingest).json() == {"counts": {"created": 0, "updated": 0, "duplicate": 0, "refused": 0}, "results": []}


def test_metadata_is_corrected_and_put_down_to_the_key(desk, make_article):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(state=ArticleState.EXTRACTED)
    answer = desk.patch(
        f"{ARTICLES}{article.public_id}/",
        {"title": "New", "source": "The Herald", "published": "2024-07-11", "url": "https://b.example/1"},
        content_type="application/json",
    )
    body = answer.json()
    assert (answer.status_code, body["title"], body["source"]["name"]) == (200, "New", "The Herald")
    assert (body["published"], body["url"], body["state"]) == ("2024-07-11", "https://b.example/1", "stored")
    event = Event.objects.get(subject=article.public_id, action="edit")
    assert event.why == "by the key “the desk key”"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "x" * 501}, "title"),
        ({"url": "nowhere"}, "url"),
        ({"published": "soon"}, "published"),
        ({"text": "The text is never edited"}, "text"),
        ({"state": "linked"}, "state"),
    ],
)
def test_corrections_that_are_refused(desk, make_article, change, field):
    answer = desk.patch(f"{ARTICLES}{make_article().public_id}/", change, content_type="application/json")
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (400, [field])


def test_a_refused_correction_makes_no_source(desk, make_article):
    url = f"{ARTICLES}{make_article().public_id}/"
    desk.patch(url, {"source": "Nobody", "published": "soon"}, content_type="application/json")
    assert not Source.objects.filter(name="Nobody").exists()


def test_the_longest_host_is_a_source(ingest):
    host = ".".join(["a" * 62] * 4)
    assert send(ingest, url=f"https://{host}/1").status_code == 202


def test_an_address_that_another_article_has_is_refused(desk, make_article):
    make_article(url="https://a.example/1")
    other = make_article()
    change = {"url": "https://a.example/1#top"}
    answer = desk.patch(f"{ARTICLES}{other.public_id}/", change, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "refused")


def test_a_failed_article_is_tried_again(desk, make_article):
    article = make_article()
    article_fail(article, "the engine broke")
    answer = desk.post(f"{ARTICLES}{article.public_id}/retry/")
    assert (answer.status_code, answer.json()["state"], answer.json()["failure"]) == (200, "stored", None)


def test_a_feed_is_added_once(desk):
    body = {"url": "https://news.example/feed.xml", "source": "The News"}
    answer = desk.post("/api/v1/feeds/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["source"]["name"]) == (201, "The News")
    assert desk.get("/api/v1/feeds/").json()["results"] == [answer.json()]
    again = desk.post("/api/v1/feeds/", body, content_type="application/json")
    assert (again.status_code, again.json()["detail"]) == (400, "This feed is already here")


def test_a_bad_feed_makes_no_source(desk):
    body = {"url": "file:///etc/passwd", "source": "Nobody"}
    answer = desk.post("/api/v1/feeds/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "url")
    assert not Source.objects.exists()
