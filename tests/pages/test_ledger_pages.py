"""The ledgers in a real browser, on the samples of the first story as the engine reads them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from articles.services import articles_submit
from claims.models import Claim, ClaimLink, Entity
from claims.tasks import articles_advance
from factbase.samples.loading import BY_RULES
from factbase.samples.reading import sample_articles
from tests.pages.looking import obstacles
from tests.pages.looks import LOOKS

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def ledger(db) -> str:
    """The address of “Luxembourg → Ukraine · military aid”, with a conflict in it."""
    told = [article for article in sample_articles() if article.external_id.startswith("sample-lux-")]
    articles_advance([outcome.article for outcome in articles_submit(told)], BY_RULES)
    total = Claim.objects.get(article__external_id="sample-lux-en-origin", figures__surface="more than €250 million")
    later = Claim.objects.get(article__external_id="sample-lux-en-update", figures__surface="€300 million")
    a, b = sorted((total, later), key=lambda claim: claim.pk)
    said = {"relation": "conflicts", "forward": None, "reasons": []}
    ClaimLink.objects.update_or_create(a=a, b=b, defaults=said)
    giver, receiver = (Entity.objects.get(key=key).public_id for key in ("LU", "UA"))
    return f"/desk/figures/{giver}/{receiver}/?measure=military+aid"


@pytest.fixture
def page(window, sign_in, alice, ledger) -> Page:
    page = window(viewport={"width": 1280, "height": 900})
    sign_in(page, "alice")
    return page


def test_from_the_desk_to_a_ledger_and_on_to_a_claim(page: Page):
    page.goto("/desk/")
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("link", name="Luxembourg → Ukraine · military aid").click()
    assert "= €250.4M" in page.locator(".sum").first.inner_text()
    page.locator(".plot-wide .mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/claims/**")
    page.get_by_role("link", name="Luxembourg → Ukraine · military aid").click()
    page.wait_for_url("**/desk/figures/**")


def test_a_mark_tells_its_sentence_at_a_touch_and_by_keyboard(page: Page, ledger):
    page.goto(ledger)
    tip = page.locator(".tip")
    mark = page.locator(".plot-wide .mark[aria-label*='more than €250 million']")
    mark.locator(".halo").hover()
    assert "The Grand Duchy has already provided Ukraine" in tip.inner_text()
    page.mouse.move(0, 0)
    assert tip.is_hidden()
    mark.focus()
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_without_a_script_everything_is_there(window, sign_in, alice, ledger):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto(ledger)
    assert "€250.4M" in _downloaded(page, "SVG").read_text()
    assert _downloaded(page, "PNG").read_bytes().startswith(PNG)
    page.get_by_role("link", name="Figure", exact=True).click()
    page.wait_for_url("**sort=amount")
    page.locator(".plot-wide .mark .bar").first.click()
    page.wait_for_url("**/desk/claims/**")


def _downloaded(page: Page, name: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    assert download.value.suggested_filename.startswith("luxembourg-ukraine-military-aid-2")
    return download.value.path()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_have_no_obstacles(width, scheme, *, page: Page, ledger):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    assert obstacles(page, ["/desk/figures/", ledger]) == {}
