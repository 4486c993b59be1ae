"""Families of articles in a real browser."""

import pytest
from playwright.sync_api import Page

from articles.models import Article, Family
from articles.services import articles_submit
from articles.submission import Submission
from claims.tasks import articles_advance
from tests.independence import stories
from tests.pages.looking import obstacles


@pytest.fixture
def family(db) -> Family:
    texts = {"Wire": (stories.WIRE, "en"), "Gazette": (stories.EDITED, "en"), "Bote": (stories.GERMAN, "de")}
    outcomes = articles_submit(
        [
            Submission(text=text, source=name, title=f"Halden in the {name}", language=language, published="2026-03-02")
            for name, (text, language) in texts.items()
        ]
    )
    articles_advance([outcome.article for outcome in outcomes])
    return Family.objects.get()


@pytest.fixture
def page(window, sign_in, bob, family) -> Page:
    page = window()
    sign_in(page, "bob")
    return page


def test_an_editor_takes_an_article_out_and_takes_it_back(page: Page, family):
    page.goto("/desk/articles/")
    page.get_by_role("link", name="carried by 3 sites").first.click()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Halden in the Bote", exact=True))
    assert row.get_by_text("translation of").is_visible()
    row.get_by_text("Change …").click()
    row.get_by_role("button", name="Take it out").click()
    assert page.get_by_text("1 independent source (2 articles)").is_visible()
    page.get_by_role("button", name="Undo").click()
    assert page.get_by_text("1 independent source (3 articles)").is_visible()


def test_the_pages_have_no_obstacles_on_a_narrow_screen(page: Page, family):
    page.set_viewport_size({"width": 360, "height": 800})
    bote = Article.objects.get(source__name="Bote")
    addresses = [
        f"{family.get_absolute_url()}?q=halden",
        f"/desk/articles/{family.origin.public_id}/beside/{bote.public_id}/",
        f"/desk/articles/{bote.public_id}/",
    ]
    assert obstacles(page, addresses) == {}
