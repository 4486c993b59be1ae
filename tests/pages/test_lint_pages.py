"""A draft is pasted and compared, in a real browser."""

import pytest
from playwright.sync_api import Page

from claims.models import Claim
from tests.linking.conftest import told
from tests.lint.conftest import OTHER_FIGURE, SAME, UNKNOWN, aid, later, publish
from tests.pages.looking import wrong_here
from tests.pages.looks import LOOKS

__all__ = ["aid", "later", "publish", "told"]
ADDRESS = "/desk/lint/"
DRAFT = f"{UNKNOWN} It rained.\n\n{SAME}\n\n{OTHER_FIGURE}\n" + "x" * 200


@pytest.fixture
def known(aid, later, publish) -> Claim:
    publish(aid)
    return later


def compare(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_label("Draft").fill(DRAFT)
    page.get_by_role("button", name="Compare it").click()
    page.get_by_role("status").wait_for()


def test_from_the_menu_to_a_mark_and_its_sentence_without_a_script(window, sign_in, alice, known):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto("/desk/")
    page.locator("details.menu summary").click()
    page.get_by_role("link", name="Check a draft").click()
    page.wait_for_url(f"**{ADDRESS}")
    compare(page)
    assert "2 sentences to look at" in page.get_by_role("status").inner_text()
    page.locator(".lint-mark", has_text="90 million").click()
    page.wait_for_url("**#s3")
    row = page.locator("#s3")
    assert "contradicts a published entry" in row.inner_text()
    assert row.locator(".lint-number").get_attribute("href") == "#m3"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_has_no_obstacles(window, sign_in, alice, known, *, width, scheme):
    page = window(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, "alice")
    page.goto(ADDRESS)
    assert wrong_here(page) == []
    compare(page)
    assert wrong_here(page) == []
