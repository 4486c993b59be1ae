"""What evidence cites is fetched from a real web server, kept by its hash, and shown with time and hash."""

import hashlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from claims.models import ArchiveCopy, CopyContent, Entry
from claims.publication.copies.services import copy_take
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_move, entry_publish
from claims.tasks import take_copies, take_due_copies
from factbase.celery import app
from factbase.history.models import Event

pytestmark = pytest.mark.django_db

PAGE = "<html><head><title>Contract</title></head><body><article><p>The harbour cost 12.4 million euros,\n says the contract of the town.</p><script>alert(1)</script></article></body></html>"
DIGEST = hashlib.sha256(PAGE.encode()).hexdigest()


@pytest.fixture
def site(httpserver, settings):
    settings.FETCH_PRIVATE = True
    httpserver.expect_request("/contract").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    return httpserver


@pytest.fixture
def cite(draft, alice):
    """Make the draft cite addresses, and return their copies."""

    def cite(*urls: str, quote: str = "") -> list[ArchiveCopy]:
        evidence_set(draft, [{"title": url, "url": url, "quote": quote, "archive_url": ""} for url in urls], by=alice)
        return [item.copy for item in draft.evidence.select_related("copy")]

    return cite


def acts(entry: Entry) -> list[str]:
    return list(Event.objects.filter(subject=entry.public_id).values_list("action", flat=True))


def test_a_copy_is_kept_by_its_hash_and_shown_with_time_and_hash(*, site, cite, draft, checker):
    [copy] = cite(site.url_for("/contract"))
    assert copy.state == "waiting"
    take_copies([copy.pk])
    copy.refresh_from_db()
    assert (copy.state, copy.content_id, bytes(copy.content.content)) == ("kept", DIGEST, PAGE.encode())
    page = checker.get(reverse("desk:entry", args=[draft.public_id])).content.decode()
    assert DIGEST in page
    assert f'datetime="{timezone.localtime(copy.taken_at).isoformat()[:16]}' in page
    assert acts(draft)[0] == "keep a copy"


def test_the_same_bytes_are_stored_once(site, cite):
    site.expect_request("/mirror").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    for copy in cite(site.url_for("/contract"), site.url_for("/mirror")):
        copy_take(copy)
    assert CopyContent.objects.count() == 1
    assert ArchiveCopy.objects.filter(content=DIGEST).count() == 2


@pytest.mark.parametrize(("path", "kind"), [("/table", "application/vnd.ms-excel"), ("/photo", "image/jpeg")])
def test_anything_that_can_be_cited_can_be_kept(site, cite, path, kind):
    site.expect_request(path).respond_with_data(b"\xff\xd8bytes", content_type=kind)
    [copy] = cite(site.url_for(path))
    copy_take(copy)
    copy.refresh_from_db()
    assert (copy.state, copy.content_type) == ("kept", kind)


def test_a_failure_is_visible_and_tried_again_later(*, site, cite, draft, checker, settings):
    site.expect_request("/later").respond_with_data("", status=503)
    [copy] = cite(site.url_for("/later"))
    pauses = []
    for _ in range(settings.MAX_ATTEMPTS):
        ArchiveCopy.objects.filter(pk=copy.pk).update(due_at=timezone.now())
        copy_take(copy)
        copy.refresh_from_db()
        pauses.append(copy.due_at and round((copy.due_at - timezone.now()) / timedelta(minutes=1)))
    assert pauses == [1, 4, 16, 64, None]
    assert copy.state == "failed"
    page = checker.get(reverse("desk:entry", args=[draft.public_id])).content.decode()
    assert "its server has a fault" in page
    assert "Try again now" in page
    assert acts(draft)[0] == "fail to keep a copy"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/x", "http://169.254.169.254/latest/meta-data", "http://localhost/x"]
)
def test_addresses_that_point_inwards_are_never_asked(cite, url):
    [copy] = cite(url)
    copy_take(copy)
    copy.refresh_from_db()
    assert (copy.state, copy.due_at) == ("failed", None)
    assert copy.failure


def test_who_presses_again_has_it_fetched_again(*, site, cite, draft, checker):
    [copy] = cite(site.url_for("/missing"))
    copy_take(copy)
    again = reverse("desk:copy_retry", args=[draft.public_id, 0])
    site.expect_request("/missing").respond_with_data(PAGE)
    checker.post(again)
    copy_take(copy)
    copy.refresh_from_db()
    assert copy.state == "kept"
    checker.post(again)
    fresh = draft.evidence.get().copy
    assert fresh != copy, "what is kept stays; another is taken beside it"
    assert (fresh.state, acts(draft)[0]) == ("waiting", "ask for a copy")


def test_of_two_workers_one_fetches(site, cite):
    [copy] = cite(site.url_for("/contract"))
    ArchiveCopy.objects.filter(pk=copy.pk).update(due_at=timezone.now() + timedelta(minutes=4))
    copy_take(copy)
    assert site.log == []


@pytest.fixture
def at_once():
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


def test_beat_finds_what_a_lost_message_left(site, cite, at_once):
    [copy] = cite(site.url_for("/contract"))
    take_due_copies()
    copy.refresh_from_db()
    assert copy.state == "kept"


def test_an_edit_keeps_the_copies_of_what_stays(site, cite):
    first, other = site.url_for("/contract"), site.url_for("/other")
    [copy] = cite(first)
    assert cite(other, first, quote="new words")[1] == copy
    assert ArchiveCopy.objects.count() == 3, "the draft's own, and one each"


def test_the_public_reads_time_and_hash_and_never_the_copy(*, site, cite, draft, reader, alice, bob):
    [copy] = cite(site.url_for("/contract"))
    copy_take(copy)
    copy.refresh_from_db()
    entry_move(draft, "submit", by=alice)
    entry_move(draft, "approve", by=bob)
    entry_publish(draft, by=bob)
    [evidence] = reader.get(f"/api/v1/entries/{draft.public_id}/").json()["evidence"]
    assert evidence["copy"] == {"taken": copy.taken_at.isoformat(), "sha256": DIGEST}
    assert DIGEST in reader.get(draft.get_absolute_url()).content.decode()
    for name in ("copy", "copy_file"):
        assert reader.get(reverse(f"desk:{name}", args=[copy.public_id])).status_code == 302


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("The harbour cost 12.4 million euros, says", "stands in the copy"),
        ("The harbour cost 12.5 million euros", "not found in the copy"),
    ],
)
def test_the_page_of_a_copy_says_whether_the_cited_words_stand_in_it(*, site, cite, checker, quote, says):
    [copy] = cite(site.url_for("/contract"), quote=quote)
    copy_take(copy)
    page = checker.get(reverse("desk:copy", args=[copy.public_id]))
    assert says in page.content.decode()
    assert "alert(1)" not in page.content.decode()


def test_somebody_elses_page_is_handed_out_as_a_file_only(*, site, cite, checker):
    [copy] = cite(site.url_for("/contract"))
    copy_take(copy)
    answer = checker.get(reverse("desk:copy_file", args=[copy.public_id]))
    assert answer.content == PAGE.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_kept_cannot_be_changed(site, cite):
    [copy] = cite(site.url_for("/contract"))
    copy_take(copy)
    changes = [
        lambda: ArchiveCopy.objects.filter(pk=copy.pk).update(taken_at=timezone.now()),
        lambda: CopyContent.objects.filter(pk=DIGEST).update(content=b"forged"),
        lambda: CopyContent.objects.filter(pk=DIGEST).delete(),
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
