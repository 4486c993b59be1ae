"""Two people at one desk in a real browser: leases, drafts after a crash, conflicts, assignments."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Error, Locator, Page, expect

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim
from factbase.drafts.models import Draft
from factbase.leases.models import GRACE, LASTS, Lease
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch
from tests.pages.looking import obstacles
from tests.pages.looks import LOOKS

pytestmark = pytest.mark.slow

QUOTE = "Die Brücke kostet 12 Millionen Euro."


@pytest.fixture
def claim(db) -> Claim:
    (outcome,) = articles_submit([Submission(text=QUOTE, title="Brücke", source="Talbote", language="de")])
    article = Article.objects.get(pk=outcome.article)
    claim = Claim.objects.create(article=article, quote=QUOTE, label="A bridge", score=0.9, claimant="The town")
    Anchor.objects.create(claim=claim, text=article.text, start=0, end=len(QUOTE))
    return claim


@pytest.fixture
def form(claim) -> str:
    return f"/desk/claims/{claim.public_id}/edit/"


@pytest.fixture
def alices(window, sign_in, alice) -> Page:
    page = window()
    sign_in(page, "alice")
    return page


@pytest.fixture
def bobs(window, sign_in, bob) -> Page:
    page = window()
    sign_in(page, "bob")
    return page


def form_of(page: Page) -> Locator:
    """The form that is kept as a draft, among the others of the page."""
    return page.locator("form[data-draft]")


def kept(page: Page):
    """Wait for the draft that is saved when typing stops."""
    return page.expect_response(lambda answer: "/drafts/" in answer.url and answer.status == 204)


def until(happened: Callable[[], bool]) -> None:
    """Wait for what a page sends when it goes: nobody sees the answer."""
    deadline = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def beat(page: Page) -> None:
    """A heartbeat now, as when somebody comes back to the window."""
    with page.expect_response("**/beat/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_two_people_on_one_claim(alices: Page, bobs: Page, claim, form):
    with alices.expect_response("**/beat/"):
        alices.goto(form)
    with kept(alices):
        form_of(alices).get_by_label("Label").fill("alice's words")
    bobs.goto(form)
    expect(bobs.get_by_text("alice has been working on this since")).to_be_visible()
    bobs.get_by_role("button", name="Take over").click()
    expect(bobs.get_by_text("alice has been working on this since")).to_have_count(0)
    beat(alices)
    expect(alices.get_by_text("bob took this over at")).to_be_visible()
    expect(alices.get_by_role("link", name="What you typed is kept as your draft")).to_have_attribute("href", form)
    assert form_of(alices).get_by_label("Label").input_value() == "alice's words"


def test_a_conflict_is_shown_and_the_second_chooses(alices: Page, bobs: Page, claim, form):
    alices.goto(form)
    form_of(alices).get_by_label("Label").fill("alice's words")
    bobs.goto(form)
    form_of(bobs).get_by_label("Label").fill("bob's words")
    form_of(bobs).get_by_label("Claimant").fill("The mayor")
    bobs.get_by_role("button", name="Save").click()
    bobs.wait_for_url("**/claims/*/")
    alices.get_by_role("button", name="Save").click()
    expect(alices.get_by_role("heading", name="Two versions")).to_be_visible()
    label = alices.get_by_role("group", name="Label")
    expect(label.get_by_role("radio", name="Yours alice's words")).to_be_checked()
    expect(
        alices.get_by_role("group", name="Claimant").get_by_role("radio", name="As it is stored now The mayor")
    ).to_be_checked()
    label.get_by_role("radio", name="As it is stored now bob's words").check()
    alices.get_by_role("button", name="Save").click()
    alices.wait_for_url("**/claims/*/")
    saved = Claim.objects.get(pk=claim.pk)
    assert (saved.label, saved.claimant) == ("bob's words", "The mayor")
    assert not Draft.objects.exists()


def test_what_was_typed_is_there_after_the_tab_was_killed(alices: Page, claim, form):
    alices.goto(form)
    with kept(alices):
        form_of(alices).get_by_label("Claimant").fill("The town, says a spok")
    context = alices.context
    _kill(alices)
    again = context.new_page()
    again.goto(form)
    expect(again.get_by_text("Restored: what you typed until")).to_be_visible()
    assert form_of(again).get_by_label("Claimant").input_value() == "The town, says a spok"
    again.get_by_role("button", name="Save").click()
    again.wait_for_url("**/claims/*/")
    again.goto(form)
    expect(again.get_by_text("Restored: what you typed until")).to_have_count(0)
    assert Claim.objects.get(pk=claim.pk).claimant == "The town, says a spok"


def _kill(page: Page) -> None:
    """End the process of this tab alone, as a crash does: no script of it has a last word."""
    with page.expect_event("crash"), pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")


def test_what_was_typed_in_the_last_second_is_kept_when_the_page_goes(alices: Page, form):
    alices.goto(form)
    form_of(alices).get_by_label("Claimant").fill("typed in haste")
    alices.get_by_role("link", name="Queue", exact=True).click()
    until(Draft.objects.exists)
    alices.goto(form)
    assert form_of(alices).get_by_label("Claimant").input_value() == "typed in haste"


def test_a_draft_can_be_discarded(alices: Page, form):
    alices.goto(form)
    with kept(alices):
        form_of(alices).get_by_label("Claimant").fill("nonsense")
    expect(alices.get_by_text("Kept as a draft.")).to_be_visible()
    alices.goto(form)
    alices.get_by_role("button", name="Discard it").click()
    expect(form_of(alices).get_by_label("Claimant")).to_have_value("The town")


def test_it_is_said_when_nothing_can_be_kept(alices: Page, form):
    alices.goto(form)
    alices.route("**/drafts/**", lambda route: route.fulfill(status=403))
    form_of(alices).get_by_label("Claimant").fill("typed offline")
    expect(alices.get_by_text("the desk did not take it")).to_be_visible()


def test_my_own_second_window_is_told_but_not_a_reload(alices: Page, form):
    for _ in range(2):
        with alices.expect_response("**/beat/"):
            alices.goto(form)
        expect(alices.get_by_text("in another window")).to_have_count(0)
    second = alices.context.new_page()
    second.goto(form)
    expect(second.get_by_text("You have this open in another window")).to_be_visible()
    second.get_by_role("button", name="Go on here").click()
    beat(second)
    expect(second.get_by_text("in another window")).to_have_count(0)
    beat(alices)
    expect(alices.get_by_text("in another window")).to_be_visible()


def test_closing_the_window_gives_the_claim_back(alices: Page, form):
    with alices.expect_response("**/beat/"):
        alices.goto(form)
    alices.get_by_role("link", name="Queue", exact=True).click()
    ends_soon = Lease.objects.filter(renewed_at__lt=timezone.now() - LASTS + GRACE + timedelta(seconds=20))
    until(ends_soon.exists)


def test_it_all_works_without_a_script(window, sign_in, alice, *, bobs: Page, claim, form):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    bobs.goto(form)
    page.goto(form)
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_text("bob has been working on this")).to_have_count(0)
    form_of(page).get_by_label("Label").fill("By hand")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Assign to me").click()
    expect(page.get_by_label("Assigned to")).to_have_value("alice")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_label("Assigned to")).to_have_value("")
    assert Claim.objects.get(pk=claim.pk).label == "By hand"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_are_usable_by_everybody(width, scheme, *, alices: Page, bobs: Page, claim, form, carol, bob):
    policy_switch(Policy.Name.SECOND_DECISION, active=True, by=carol, why="W" * 300)
    Claim.objects.update(assigned_to=bob)
    alices.goto(form)
    with kept(alices):
        form_of(alices).get_by_label("Label").fill("W" * 200)
    bobs.set_viewport_size({"width": width, "height": 800})
    bobs.emulate_media(color_scheme=scheme)
    bobs.goto(form)
    with kept(bobs):
        form_of(bobs).get_by_label("Label").fill("V" * 200)
    Claim.objects.update(label="U" * 200)
    addresses = [form, f"/desk/claims/{claim.public_id}/", "/desk/assigned/", "/desk/policies/"]
    assert obstacles(bobs, addresses) == {}


def test_a_form_that_opens_in_the_page_is_leased_and_kept_too(alices: Page, claim):
    alices.goto(f"/desk/claims/{claim.public_id}/")
    with alices.expect_response("**/beat/"):
        alices.keyboard.press("e")
    assert Lease.objects.get().window
    with kept(alices):
        form_of(alices).get_by_label("Label").fill("alice's words")
    alices.get_by_role("link", name="Cancel").click()
    expect(form_of(alices).get_by_label("Label")).to_have_count(0)
    until(Lease.objects.filter(renewed_at__lt=timezone.now() - LASTS + GRACE + timedelta(seconds=20)).exists)
    alices.keyboard.press("e")
    expect(form_of(alices).get_by_label("Label")).to_have_value("alice's words")
