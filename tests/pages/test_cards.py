"""An entry in the page of somebody else, in a real browser."""

import pytest
from pytest_httpserver import HTTPServer

from claims.publication.services import entry_retract
from tests.pages.looking import wrong_here
from tests.pages.looks import LOOKS
from tests.publication.conftest import approved, article, claim, draft, in_review, make_draft, published

__all__ = ["approved", "article", "claim", "draft", "in_review", "make_draft", "published"]


@pytest.fixture
def embed(live_server, settings, httpserver: HTTPServer, client, published) -> str:
    """The address of a page elsewhere that shows what oEmbed gave it."""
    settings.PUBLIC_URL = live_server.url
    answer = client.get("/oembed/", {"url": f"{live_server.url}{published.get_absolute_url()}"}).json()
    page = f'<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Elsewhere</title><main><h1>Elsewhere</h1>{answer["html"]}</main></html>'
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html; charset=utf-8")
    return httpserver.url_for("/")


def test_it_shows_the_verdict_and_opens_the_page(window, embed, published):
    page = window()
    page.goto(embed)
    frame = page.frame_locator("iframe")
    frame.get_by_text("Mostly true").wait_for()
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Read why").click()
    opened.value.get_by_role("heading", name=published.statement).wait_for()


def test_a_retraction_reaches_it(window, embed, published, bob):
    entry_retract(published, by=bob, notice="The contract was forged.")
    page = window()
    page.goto(embed)
    page.frame_locator("iframe").get_by_text("The contract was forged.").wait_for()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_of_formats_fits_and_puts_nothing_in_the_way(window, width, scheme):
    page = window(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto("/data/?q=a+rather+long+search")
    assert wrong_here(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_a_card_fits_and_puts_nothing_in_the_way(window, published, width, scheme):
    page = window(viewport={"width": width, "height": 320}, color_scheme=scheme)
    page.goto(f"/cards/{published.public_id}/")
    assert wrong_here(page) == []
