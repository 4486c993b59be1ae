"""Public pages in caches: nobody is sent what they have, everybody sees a correction at once, nobody another's page."""

import datetime as dt
from collections.abc import Callable, Iterator
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Entity, Entry, Mention, Rating, StandingPage
from claims.publication.scale.services import rating_change
from claims.publication.services import entry_correct, entry_retract
from claims.publication.standing.services import page_write
from factbase.access.models import User
from factbase.release import release
from tests.publication.conftest import QUOTE

pytestmark = pytest.mark.django_db

# Pages that show nothing but what the log of changes tells of.
LOGGED = ["list", "found", "topic", "entry", "day", "revision", "corrections", "standing", "data", "thanks", "card"]


@pytest.fixture
def entry(publish, claim) -> Entry:
    harbour = Entity.objects.create(type="place", key="Harbour", name="The Harbour")
    Mention.objects.create(claim=claim, entity=harbour, start=0, end=11, surface=QUOTE[:11])
    return publish(topics=["Häfen"])


@pytest.fixture
def addresses(entry, carol) -> dict[str, str]:
    page_write("method", "en", "We ask.", seen=None, by=carol)
    return {
        "list": "/",
        "found": "/?q=harbour",
        "topic": "/topics/H%C3%A4fen/",
        "entry": entry.get_absolute_url(),
        "day": f"{entry.get_absolute_url()}?as_of={timezone.localdate().isoformat()}",
        "revision": f"/entries/{entry.public_id}/revisions/1/",
        "corrections": "/corrections/",
        "standing": "/about/method/",
        "data": "/data/",
        "thanks": "/thanks/",
        "card": f"/cards/{entry.public_id}/",
        "subjects": "/topics/",
        "entity": f"/entities/{Entity.objects.get(key='Harbour').public_id}/the-harbour/",
    }


def again(client: Any, address: str, page: Any, **headers: str) -> Any:
    """Asked for by somebody who has the page."""
    return client.get(address, headers={"if-none-match": page["ETag"]} | headers)


def codes(client: Any, addresses: dict[str, str], pages: dict[str, Any], **headers: str) -> dict[str, int]:
    return {name: again(client, addresses[name], page, **headers).status_code for name, page in pages.items()}


def test_who_has_a_page_is_not_sent_it_again(reader, addresses):
    for name, address in addresses.items():
        page = reader.get(address)
        held = again(reader, address, page)
        assert (name, page.status_code, held.status_code, held.content) == (name, 200, 304, b"")
        assert page["Cache-Control"] == held["Cache-Control"] == "public, no-cache"
        for header in ("ETag", "Vary", "Content-Security-Policy", "X-Frame-Options"):
            assert page.get(header) == held.get(header)


def test_that_takes_a_look_into_the_log(reader, addresses, django_assert_num_queries):
    for name in LOGGED:
        page = reader.get(addresses[name])
        with django_assert_num_queries(3):
            again(reader, addresses[name], page)


def test_who_knows_the_date_only_is_told_by_it(reader, addresses):
    for name in LOGGED:
        changed = parsedate_to_datetime(reader.get(addresses[name])["Last-Modified"])
        for moment, code in ((changed, 304), (changed - dt.timedelta(seconds=1), 200)):
            since = {"if-modified-since": format_datetime(moment, usegmt=True)}
            assert (name, reader.get(addresses[name], headers=since).status_code) == (name, code)


def _who(name: str) -> User:
    return User.objects.get(username=name)


def _correct() -> None:
    entry_correct(Entry.objects.get(), by=_who("bob"), reason="It said 21.", rationale="Other words")


def _retract() -> None:
    entry_retract(Entry.objects.get(), by=_who("bob"), notice="Forged.")


def _rewrite() -> None:
    page_write("method", "en", "We ask twice.", seen=StandingPage.objects.get().edited_at, by=_who("carol"))


def _rename() -> None:
    rating_change(Rating.objects.get(key="mostly-true"), by=_who("carol"), labels={"en": "Rather true"})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_correct, dict.fromkeys(["list", "topic", "entry", "day", "corrections", "card"], 200)),
        (
            _retract,
            dict.fromkeys(["list", "corrections", "subjects"], 200)
            | dict.fromkeys(["entry", "day", "revision", "card"], 410)
            | dict.fromkeys(["topic", "entity"], 404),
        ),
        (_rewrite, {"standing": 200}),
        (_rename, {"list": 200}),
    ],
)
def test_a_change_is_seen_at_once(reader, addresses, change, expected):
    pages = {name: reader.get(addresses[name]) for name in expected}
    change()
    assert codes(reader, addresses, pages) == expected
    assert [name for name in expected if reader.get(addresses[name]).content == pages[name].content] == []


@pytest.fixture
def upgrade(settings, tmp_path) -> Iterator[Callable[[], None]]:
    """Other code than before."""

    def put_in_place() -> None:
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates/base.html").write_text("Another")
        settings.BASE_DIR = tmp_path
        release.cache_clear()

    yield put_in_place
    release.cache_clear()


def test_an_upgrade_shows_at_once(reader, addresses, upgrade):
    page = reader.get("/")
    upgrade()
    assert again(reader, "/", page).status_code == 200


def test_each_language_is_a_page_of_its_own(reader, addresses):
    del addresses["card"]  # speaks the language of its entry
    pages = {name: reader.get(address, headers={"accept-language": "de"}) for name, address in addresses.items()}
    for page in pages.values():
        assert page["Content-Language"] == "de"
        assert {"accept-language", "cookie"} <= {each.strip().lower() for each in page["Vary"].split(",")}
    english = {"accept-language": "en"}
    assert set(codes(reader, addresses, pages, **english).values()) == {200}
    reader.post("/language/", {"language": "de", "next": "/"})
    assert set(codes(reader, addresses, pages, **english).values()) == {304}


def test_who_is_signed_in_has_a_page_that_nobody_else_is_shown(reader, editor, addresses):
    del addresses["card"]  # names nobody
    for name, address in addresses.items():
        page = reader.get(address)
        own = again(editor, address, page)
        assert (name, own.status_code, "ETag" in own) == (name, 200, False)
        assert set(own["Cache-Control"].split(", ")) == {"private", "no-cache"}
        assert ("/desk/" in own.content.decode(), "/desk/" in page.content.decode()) == (True, False)


def test_a_message_is_shown_once_and_to_nobody_else(editor, entry):
    editor.post(f"/desk/entries/{entry.public_id}/move/", {"action": "fly"})
    editor.post("/accounts/logout/")
    page = editor.get("/")
    assert "There is no such step." in page.content.decode()
    assert "private" in page["Cache-Control"]
    assert editor.get("/")["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("address", ["/suggest/", "report"])
def test_the_token_of_a_form_is_for_one_reader(reader, entry, address):
    page = reader.get(f"/entries/{entry.public_id}/report/" if address == "report" else address)
    assert "csrfmiddlewaretoken" in page.content.decode()
    assert set(page["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert "ETag" not in page


@pytest.mark.parametrize("headers", [{"if-none-match": "*"}, {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}])
def test_what_is_not_there_is_not_unchanged(reader, retracted, headers):
    assert reader.get("/topics/nothing/", headers=headers).status_code == 404
    assert reader.get(retracted.get_absolute_url(), headers=headers).status_code == 410


def test_nothing_public_is_kept_without_asking(reader, published):
    for path in ("/feeds/atom.xml", "/feeds/entries.csv", "/sitemap.xml", "/sitemaps/news.xml", "/robots.txt"):
        assert (path, reader.get(path)["Cache-Control"]) == (path, "public, no-cache")


def test_a_former_slug_may_be_the_slug_again(reader, published):
    answer = reader.get(f"/entries/{published.public_id}/")
    assert (answer.status_code, answer["Cache-Control"]) == (301, "public, no-cache")
