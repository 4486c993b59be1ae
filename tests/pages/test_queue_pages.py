"""The queue in a real browser: keys, ticks, news, tabs; with and without a script."""

import pytest
from playwright.sync_api import Page

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Claim
from tests.pages.looking import obstacles
from tests.pages.looks import LOOKS


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit([Submission(text="Es steht hier.", title="Hilfe", source="Talbote", language="de")])
    return Article.objects.get(pk=outcome.article)


def suggest(article: Article, label: str, score: float) -> Claim:
    return Claim.objects.create(article=article, quote=f"{label} steht hier.", label=label, score=score, language="de")


@pytest.fixture
def claims(article) -> list[Claim]:
    return [suggest(article, f"Claim {place}", 0.9 - place / 10) for place in range(3)]


@pytest.fixture
def page(window, sign_in, alice, claims) -> Page:
    page = window()
    sign_in(page, "alice")
    page.goto("/desk/queue/")
    return page


def states(claims: list[Claim]) -> list[str]:
    return [Claim.objects.get(pk=claim.pk).state for claim in claims]


def test_keys_tick_a_row_and_a_page_and_one_undo_takes_all_back(page: Page, claims):
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator(".bulk-number").inner_text() == "ticked: 2"
    page.get_by_role("button", name="Accept ticked").click()
    page.get_by_text("2 claims accepted.").wait_for()
    assert states(claims) == ["accepted", "accepted", "suggested"]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert states(claims) == ["suggested"] * 3
    page.keyboard.press("X")
    assert page.locator(".bulk-number").inner_text() == "ticked: 3"
    page.keyboard.press("X")
    assert page.locator(".bulk-number").inner_text() == "none ticked"
    assert page.get_by_role("button", name="Accept ticked").is_disabled()


def test_what_is_ticked_is_assigned_at_once(page: Page, claims, alice):
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Assign ticked to me").click()
    page.get_by_text("Assigned to alice.").wait_for()
    owners = [Claim.objects.get(pk=claim.pk).assigned_to for claim in claims]
    assert owners == [alice, alice, None]


def test_a_slash_leads_to_the_search_and_keys_are_dead_there(page: Page, claims):
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "id_q"
    page.keyboard.type("x Claim 1")
    assert page.locator("[name=claim]:checked").count() == 0
    assert page.locator("#id_q").input_value() == "x Claim 1"


def test_enter_opens_the_claim_and_k_goes_back_a_row(page: Page, claims):
    for key in ("j", "j", "k", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(f"**/desk/claims/{claims[0].public_id}/")


def test_a_decided_row_moves_nothing_and_leaves_the_ticked(page: Page, claims):
    places = [page.locator(f"#row-{claim.public_id}").bounding_box()["y"] for claim in claims]
    page.locator(f"#row-{claims[0].public_id}").get_by_role("button", name="Accept").click()
    page.wait_for_selector(f"#row-{claims[0].public_id}[data-state=accepted]")
    assert [page.locator(f"#row-{claim.public_id}").bounding_box()["y"] for claim in claims] == places


def test_what_arrives_is_announced_and_moves_nothing(page: Page, claims, article):
    place = page.locator(f"#row-{claims[0].public_id}").bounding_box()
    suggest(article, "Late", 1.0)
    with page.expect_response("**/queue/news/**"):
        page.evaluate("htmx.trigger('#news', 'look')")
    page.get_by_role("link", name="1 new claim: show").wait_for()
    assert page.locator(f"#row-{claims[0].public_id}").bounding_box() == place
    assert page.locator("[data-row]").count() == 3
    page.get_by_role("link", name="1 new claim: show").click()
    page.wait_for_url("**since=**")
    assert page.locator("[data-row]").all_inner_texts()[0].startswith("Late")
    assert page.locator("[data-row]").count() == 1


def test_a_filter_becomes_a_tab(page: Page, claims):
    page.goto("/desk/queue/?q=Claim&worth_from=85")
    page.get_by_text("Save this filter").click()
    page.get_by_label("Name", exact=True).fill("Best")
    page.get_by_role("button", name="Save", exact=True).click()
    tab = page.get_by_role("link", name="Best 1")
    assert tab.get_attribute("aria-current") == "page"
    page.get_by_role("button", name="Remove “Best”").click()
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_role("link", name="Best 1").is_visible()


def test_all_of_it_works_without_a_script(window, sign_in, alice, claims):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto("/desk/queue/?worth_to=85")
    page.get_by_role("link", name="Tick this page").click()
    page.get_by_label("Why rejected").select_option("not worth checking")
    page.get_by_role("button", name="Reject ticked").click()
    assert states(claims) == ["suggested", "rejected", "rejected"]
    page.get_by_role("button", name="Undo all of it").click()
    assert states(claims) == ["suggested"] * 3


QUEUES = [
    "/desk/queue/",
    "/desk/queue/?q=Claim&unit=EUR&amount_from=nonsense&sort=largest",
    "/desk/queue/?ticked=page&state=all",
    "/desk/queue/?after=x&q=nothing",
]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_is_wrong_with_the_page(width, scheme, *, window, sign_in, alice, claims):
    page = window(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, "alice")
    page.goto("/desk/queue/?worth_from=85")
    page.get_by_text("Save this filter").click()
    page.get_by_label("Name", exact=True).fill("Donaudampfschifffahrtsgesellschaft" + "x" * 20)
    page.get_by_role("button", name="Save", exact=True).click()
    assert obstacles(page, QUEUES) == {}
