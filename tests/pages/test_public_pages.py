"""The public pages, the sign-in and the entry editor in a real browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.fetching import FetchedPage
from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import ArchiveCopy, Entry, Rating
from claims.publication.contacts.services import contact_log
from claims.publication.copies.services import copy_keep
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_create, entry_move, entry_publish, entry_retract
from claims.redaction.services import redaction_ask
from claims.review.services import claim_create
from tests.pages.looking import obstacles
from tests.pages.looks import WIDTHS

QUOTE = "The harbour cost more than €12 million, said the mayor."
LONG = "https://town.example/contracts/" + "harbour-and-pier-and-lighthouse-" * 5


def make_entry(statement: str, alice) -> Entry:
    [outcome] = articles_submit([Submission(text=f"{QUOTE} {statement}", title="The harbour", source="The Courier")])
    article = Article.objects.get(pk=outcome.article)
    claim = claim_create(article=article, start=0, end=len(QUOTE), label="> €12M harbour", by=alice)
    entry = entry_create(
        claims=[claim],
        by=alice,
        statement=statement,
        rating=Rating.objects.get(key="half-true"),
        rationale=f"| year | amount | where it stands |\n|---|--:|---|\n| 2024 | 12 | [here]({LONG}) |\n\n{LONG}",
    )
    evidence_set(entry, [{"title": "The contract", "url": LONG, "quote": "", "archive_url": ""}], by=alice)
    return entry


def publish(entry: Entry, alice, bob) -> None:
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_publish(entry, by=bob)


@pytest.fixture
def draft(alice) -> Entry:
    return make_entry("The pier cost twelve", alice)


@pytest.fixture
def published(alice, bob) -> Entry:
    entry = make_entry("The Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenanstalt cost twelve", alice)
    publish(entry, alice, bob)
    return entry


@pytest.fixture
def retracted(alice, bob) -> Entry:
    entry = make_entry("The lighthouse cost nothing", alice)
    publish(entry, alice, bob)
    entry_retract(entry, by=bob, notice=f"The contract was forged, see {LONG}")
    return entry


def _beside(draft: Entry, retracted: Entry) -> list[str]:
    """The pages of what hangs on an entry: a copy, an overdue question, the history."""
    asked = timezone.now() - timedelta(days=2)
    contact = contact_log(
        draft, by=draft.created_by, party=LONG, asked=LONG, asked_at=asked, deadline=asked + timedelta(days=1)
    )
    copy = draft.evidence.get().copy
    copy_keep(copy, FetchedPage(LONG, 200, f"<p>{LONG} {QUOTE}</p>".encode(), "text/html", "utf-8", "", ""))
    failed = retracted.evidence.get().copy
    ArchiveCopy.objects.filter(pk=failed.pk).update(due_at=None, failure=f"{LONG} does not answer", attempts=5)
    return [
        reverse("desk:contact_create", args=[draft.public_id]),
        reverse("desk:contact", args=[draft.public_id, contact.public_id]),
        reverse("desk:copy", args=[copy.public_id]),
        reverse("desk:entry", args=[retracted.public_id]),
        *(reverse(f"desk:{name}") for name in ("scale", "rechecks", "history")),
    ]


@pytest.fixture
def addresses(draft, published, retracted, bob) -> dict[str | None, list[str]]:
    """Every page of this part, by who opens it."""
    desk = {
        "alice": [("entry", draft), ("entry_preview", draft), ("entry_claims", draft)],
        "bob": [(name, published) for name in ("entry", "entry_correct", "entry_retract", "entry_history")],
    }
    pages: dict[str | None, list[str]] = {
        who: [reverse(f"desk:{name}", args=[entry.public_id]) for name, entry in items] for who, items in desk.items()
    }
    pages["alice"] += _beside(draft, retracted)
    redaction = redaction_ask([QUOTE, "harbour"], reason=LONG, by=bob)
    pages["bob"] += [reverse("desk:redactions"), reverse("desk:redaction", args=[redaction.public_id])]
    pages["alice"] += [reverse("desk:entries"), reverse("desk:entry_create"), reverse("mfa_index")]
    public = [entry.get_absolute_url() for entry in (published, retracted)]
    return pages | {None: [*public, "/", "/nowhere", reverse("account_login"), reverse("account_reset_password")]}


@pytest.mark.parametrize("width", WIDTHS)
def test_public_pages_fit_and_put_nothing_in_the_way(window, addresses, width):
    assert obstacles(window(viewport={"width": width, "height": 800}), addresses[None]) == {}


@pytest.mark.parametrize("who", ["alice", "bob"])
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_the_desk_fit_and_put_nothing_in_the_way(window, sign_in, addresses, who, width):
    page = window(viewport={"width": width, "height": 800})
    sign_in(page, who)
    assert obstacles(page, addresses[who]) == {}


def test_the_first_key_skips_to_the_content(window, published):
    page = window()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_reader_finds_an_entry_by_keyboard(window, published):
    page = window(viewport={"width": 360, "height": 740})
    page.goto("/")
    page.get_by_label("Search").press_sequentially("twelve")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Donaudampf").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{published.get_absolute_url()}")
    assert page.get_by_text("Half true").is_visible()


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(250, 249, 246)"), ("dark", "rgb(21, 23, 26)")])
def test_light_and_dark_follow_the_system(window, scheme, ground):
    page = window(color_scheme=scheme)
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground


def test_the_editor_adds_evidence_in_place(window, sign_in, draft):
    page = window()
    sign_in(page, "alice")
    page.goto(reverse("desk:entry", args=[draft.public_id]))
    page.get_by_role("button", name="Add evidence").click()
    page.get_by_label("Title").last.fill("A letter")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Saved.").wait_for()
    assert list(draft.evidence.values_list("title", flat=True)) == ["The contract", "A letter"]


def test_the_whole_round_works_without_script(window, sign_in, draft, bob):
    address = reverse("desk:entry", args=[draft.public_id])
    writer, approver = window(java_script_enabled=False), window(java_script_enabled=False)
    sign_in(writer, "alice")
    writer.goto(address)
    writer.get_by_label("Title").last.fill("A letter")
    writer.get_by_role("button", name="Save and submit").click()
    writer.get_by_text("It waits for a colleague's approval.").wait_for()
    sign_in(approver, "bob")
    approver.goto(address)
    approver.get_by_role("button", name="Approve").click()
    approver.get_by_role("button", name="Publish").click()
    approver.get_by_role("link", name="Public page").click()
    assert approver.get_by_role("heading", name=draft.statement).is_visible()
    assert approver.get_by_role("link", name="The contract").is_visible()


def test_what_is_typed_is_there_after_leaving_without_saving(window, sign_in, draft):
    page = window()
    sign_in(page, "alice")
    address = reverse("desk:entry", args=[draft.public_id])
    page.goto(address)
    with page.expect_response("**/drafts/**"):
        page.get_by_label("Statement").fill("Half a thought")
    page.get_by_role("link", name="Queue").click()
    page.goto(address)
    assert page.get_by_label("Statement").input_value() == "Half a thought"
    assert page.get_by_text("Restored: what you typed").is_visible()


def test_an_operator_keeps_the_scale(window, sign_in, carol):
    page = window(viewport={"width": 360, "height": 800})
    sign_in(page, "carol")
    page.goto(reverse("desk:rating_create"))
    page.get_by_label("Key").fill("satire")
    page.get_by_label("In English").fill("Satire")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Up: Satire").click()
    page.get_by_role("button", name="Retire: Satire").click()
    page.get_by_role("button", name="Bring back: Satire").wait_for()
    assert Rating.objects.get(key="satire").position == 5
    addresses = [reverse("desk:scale"), reverse("desk:rating_create"), reverse("desk:rating", args=["satire"])]
    assert obstacles(page, addresses) == {}


def test_from_a_question_to_a_schedule_without_a_script(window, sign_in, draft, alice, bob):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto(reverse("desk:entry", args=[draft.public_id]))
    page.get_by_role("link", name="Log a question").click()
    page.get_by_label("Whom").fill("The mayor")
    page.get_by_label("What we asked").fill("Twelve?")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Note the answer: The mayor").click()
    page.locator("#id_answer").fill("Twelve.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("answered", exact=True).wait_for()
    page.get_by_role("button", name="Save and submit").click()
    entry_move(Entry.objects.get(pk=draft.pk), "approve", by=bob)
    page = window(java_script_enabled=False)
    sign_in(page, "bob")
    page.goto(reverse("desk:entry", args=[draft.public_id]))
    page.get_by_text("Publish later …").click()
    page.get_by_label("Publish at").fill("2099-12-24T06:00")
    page.get_by_role("button", name="Schedule").click()
    page.get_by_text("24 Dec 2099, 06:00 CET").first.wait_for()
    page.get_by_role("button", name="Cancel the schedule").click()
    page.get_by_text("It is not scheduled any more.").wait_for()
