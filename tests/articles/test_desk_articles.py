"""Articles at the desk: handing in, the list, correcting, feeds. Every refusal is a form error with what was typed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import views
from articles.models import Article, Feed, Source
from articles.services import article_fail, article_request, articles_submit
from articles.submission import Submission

TEXT = "Die Gemeinde Talheim baut eine Schule für 14 Millionen Euro.\n\nSie soll 2026 fertig sein."
PAGE = f"""<html lang="de"><head><title>Schule</title><meta property="og:site_name" content="Talbote"></head>
<body><article><h1>Neue Schule</h1><p>{TEXT}</p><p>{TEXT[:60]} So sagt es der Rat.</p></article></body></html>"""


@pytest.fixture
def desk(alice) -> Client:
    client = Client()
    client.force_login(alice)
    return client


@pytest.fixture
def operator(carol) -> Client:
    client = Client()
    client.force_login(carol)
    return client


def errors(answer) -> str:
    return " ".join(str(error) for found in answer.context["form"].errors.values() for error in found)


def upload(desk: Client, name: str, content: bytes, **given: str):
    return desk.post("/desk/articles/submit/file/", {"file": SimpleUploadedFile(name, content)} | given)


def test_pasted_text_is_stored_to_the_letter_with_its_metadata(desk, alice):
    given = {"title": "Schule", "source": "Talbote", "published": "2024-07-10T14:30+02:00", "language": "de"}
    answer = desk.post("/desk/articles/submit/", {"text": TEXT.replace("\n", "\r\n")} | given)
    article = Article.objects.get()
    assert answer["Location"] == f"/desk/articles/{article.public_id}/"
    assert (article.text.text, article.title, article.source.name) == (TEXT, "Schule", "Talbote")
    assert (article.published, article.submitted_by, article.state) == ("2024-07-10T14:30:00+02:00", alice, "stored")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": ""}, "no text"),
        ({"text": "  \n "}, "no text"),
        ({"text": "Hallo"}, "no text"),
        ({"text": TEXT, "published": "yesterday"}, "Not a date"),
        ({"text": TEXT, "published": "2024-02-31"}, "Not a date"),
        ({"text": TEXT, "url": "ftp://example.org/a"}, "Not a web address"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "URL"),
        ({"text": TEXT, "language": "xx"}, "valid choice"),
        ({"text": TEXT, "source": "x" * 201}, "200"),
    ],
)
def test_bad_text_is_refused_with_what_was_typed(given, says, desk):
    answer = desk.post("/desk/articles/submit/", {"title": "Kept title"} | given)
    assert answer.status_code == 200
    assert says in errors(answer)
    assert 'value="Kept title"' in answer.content.decode()
    assert not Article.objects.exists()


def test_a_duplicate_answers_with_a_link_to_the_known_article(desk):
    (known,) = articles_submit([Submission(text=TEXT, source="Talbote", title="Schule")])
    answer = desk.post("/desk/articles/submit/", {"text": TEXT, "source": "Talbote"})
    assert f'href="/desk/articles/{known.public_id}/"' in answer.content.decode()
    assert answer.context["form"]["text"].value() == TEXT
    assert Article.objects.count() == 1


@pytest.mark.parametrize(("name", "content"), [("schule.txt", TEXT.encode()), ("schule.html", PAGE.encode())])
def test_a_file_is_read(name, content, desk):
    answer = upload(desk, name, content, source="Talbote")
    article = Article.objects.get()
    assert answer["Location"] == f"/desk/articles/{article.public_id}/"
    assert "14 Millionen Euro" in article.text.text
    assert article.source.name == "Talbote"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n \n"),
        ("binary.txt", bytes(range(256)) * 50),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 500),
        ("broken.pdf", b"%PDF-1.7 nothing follows"),
        ("broken.docx", b"PK\x03\x04 nothing follows"),
        ("menu.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>"),
        ("program.exe", b"MZ" + b"\x00" * 100),
        ("noname", TEXT.encode()),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_what_was_typed(name, content, desk):
    answer = upload(desk, name, content, title="Kept title")
    assert answer.status_code == 200
    assert errors(answer)
    assert 'value="Kept title"' in answer.content.decode()
    assert not Article.objects.exists()


def test_a_file_of_fifty_megabytes_is_refused_by_its_size(desk):
    answer = upload(desk, "huge.txt", b"wort " * 10_000_000)
    assert "47.7\xa0MB; at most 9.5\xa0MB" in errors(answer)
    assert not Article.objects.exists()


def test_no_file_at_all_is_refused(desk):
    assert errors(desk.post("/desk/articles/submit/file/", {"title": "x"}))


def test_a_text_in_an_old_encoding_is_read_or_refused_but_never_garbled(desk):
    upload(desk, "alt.txt", TEXT.encode("cp1252"))
    assert [article.text.text for article in Article.objects.all()] in ([], [TEXT])


def test_json_lines_are_taken_line_by_line_and_each_refusal_is_named(desk):
    articles_submit([Submission(text="Dieser Text ist schon lange hier.", source="Talbote")])
    lines = [
        json.dumps({"id": "a1", "text": TEXT, "source": "Talbote"}),
        "{broken",
        json.dumps({"id": "a2", "text": "zu kurz"}),
        json.dumps({"id": "a3", "text": "Dieser Text ist schon lange hier.", "source": "Talbote"}),
    ]
    answer = upload(desk, "bulk.jsonl", "\n".join(lines).encode())
    assert answer.context["counts"]["created"] == 1
    assert len(answer.context["refusals"]) == 2
    assert len(answer.context["known"]) == 1
    assert Article.objects.filter(external_id="a1").exists()


def test_an_address_is_noted_for_a_worker(desk):
    answer = desk.post("/desk/articles/submit/address/", {"address": "https://Talbote.example/schule?utm_source=x#top"})
    article = Article.objects.get()
    assert answer["Location"] == f"/desk/articles/{article.public_id}/"
    assert (article.state, article.canonical_url) == ("received", "https://talbote.example/schule")
    again = desk.post("/desk/articles/submit/address/", {"address": "https://talbote.example/schule"})
    assert f'href="/desk/articles/{article.public_id}/"' in again.content.decode()


@pytest.mark.parametrize("address", ["", "talbote", "file:///etc/passwd", "ftp://talbote.example/", "https://"])
def test_a_bad_address_is_refused(address, desk):
    assert errors(desk.post("/desk/articles/submit/address/", {"address": address}))
    assert not Article.objects.exists()


@pytest.fixture
def library(db) -> None:
    articles_submit(
        [
            Submission(text=f"{TEXT} Eins.", title="Schule teuer", source="Talbote", language="de"),
            Submission(text=f"{TEXT} Zwei.", title="École chère", source="Le Val", language="fr"),
            Submission(text=f"{TEXT} Drei.", title="Schule fertig", source="Talbote", language="de"),
        ]
    )
    article_request("https://talbote.example/neu")
    article_fail(Article.objects.get(title="École chère"), "the worker died")


def titles(answer) -> list[str]:
    return [str(article) for article in answer.context["articles"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["https://talbote.example/neu", "Schule fertig", "École chère", "Schule teuer"]),
        ("q=schule", ["Schule fertig", "Schule teuer"]),
        ("q=schule+teuer", ["Schule teuer"]),
        ("language=fr", ["École chère"]),
        ("state=failed", ["École chère"]),
        ("state=unfinished&language=de", ["Schule fertig", "Schule teuer"]),
        ("state=linked", []),
        ("state=nonsense&q=teuer", ["Schule teuer"]),
        ("before=zzzzzzzzzzzz&q=teuer", ["Schule teuer"]),
    ],
)
def test_the_list_is_filtered_by_its_address(query, expected, desk, library):
    assert titles(desk.get(f"/desk/articles/?{query}")) == expected


def test_the_list_is_filtered_by_source(desk, library):
    source = Source.objects.get(name="Talbote")
    assert titles(desk.get(f"/desk/articles/?source={source.public_id}")) == ["Schule fertig", "Schule teuer"]


def test_pages_follow_each_other(desk, library, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 3)
    first = desk.get("/desk/articles/")
    second = desk.get(f"/desk/articles/?before={first.context['next_page']}")
    assert (len(titles(first)), titles(second)) == (3, ["Schule teuer"])
    assert second.context["next_page"] == ""


def test_the_list_costs_the_same_number_of_queries_whatever_its_length(desk, library):
    desk.get("/desk/articles/")
    with CaptureQueriesContext(connection) as few:
        desk.get("/desk/articles/")
    articles_submit([Submission(text=f"{TEXT} {number}.", source=f"Paper {number}") for number in range(20)])
    with CaptureQueriesContext(connection) as many:
        desk.get("/desk/articles/")
    assert len(many) == len(few) <= 10


@pytest.fixture
def school(library) -> Article:
    return Article.objects.get(title="Schule teuer")


def correct(desk: Client, article: Article, **values: str):
    page = desk.get(f"/desk/articles/{article.public_id}/edit/")
    stored = {field.name: field.value() or "" for field in page.context["form"]}
    return desk.post(f"/desk/articles/{article.public_id}/edit/", stored | values)


def test_metadata_is_corrected_and_the_article_read_again(desk, school):
    answer = correct(desk, school, title="Teure Schule", source="Le Val", published="2024-07-09", why="wrong paper")
    assert answer.status_code == 302
    school = Article.objects.get(pk=school.pk)
    assert (school.title, school.source.name, school.published) == ("Teure Schule", "Le Val", "2024-07-09")
    assert Source.objects.count() == 3
    assert school.state == "stored"


def test_saving_without_a_change_records_nothing(desk, school):
    assert "Nothing was changed" in correct(desk, school).wsgi_request._messages._queued_messages[0].message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"published": "soon"}, "Not a date"),
        ({"source": ""}, "required"),
        ({"url": "https://talbote.example/neu"}, "Another article has this address"),
    ],
)
def test_a_bad_correction_comes_back_with_what_was_typed(change, says, desk, school):
    answer = correct(desk, school, title="Kept title", **change)
    assert says in errors(answer)
    assert 'value="Kept title"' in answer.content.decode()
    assert Article.objects.get(pk=school.pk).title == "Schule teuer"


def test_an_operator_adds_pauses_and_resumes_a_feed(operator):
    operator.post("/desk/articles/feeds/", {"url": "https://talbote.example/feed.xml", "source": "Talbote"})
    feed = Feed.objects.get()
    assert (feed.active, feed.source.name) == (True, "Talbote")
    operator.post(f"/desk/articles/feeds/{feed.public_id}/pause/")
    assert not Feed.objects.get().active
    Feed.objects.update(failures=4)
    operator.post(f"/desk/articles/feeds/{feed.public_id}/resume/")
    assert (Feed.objects.get().active, Feed.objects.get().failures) == (True, 0)


@pytest.mark.parametrize("url", ["", "talbote", "ftp://talbote.example/feed", "https://known.example/feed.xml"])
def test_a_bad_or_known_feed_is_refused(url, operator):
    operator.post("/desk/articles/feeds/", {"url": "https://known.example/feed.xml"})
    answer = operator.post("/desk/articles/feeds/", {"url": url, "source": "Kept"})
    assert errors(answer)
    assert 'value="Kept"' in answer.content.decode()
    assert Feed.objects.count() == 1


def test_polling_now_says_what_went_wrong(operator):
    operator.post("/desk/articles/feeds/", {"url": "http://127.0.0.1:9/feed.xml"})
    feed = Feed.objects.get()
    page = operator.post(f"/desk/articles/feeds/{feed.public_id}/poll/", follow=True).content.decode()
    feed.refresh_from_db()
    assert feed.failures == 1
    assert feed.last_error
    assert "failing" in page


def test_a_fact_checker_sees_feeds_but_no_buttons(desk, operator):
    operator.post("/desk/articles/feeds/", {"url": "https://talbote.example/feed.xml"})
    page = desk.get("/desk/articles/feeds/").content.decode()
    assert "https://talbote.example/feed.xml" in page
    assert "Poll now" not in page
