"""Selecting words and moving the ends of claims in a real browser: by mouse, by keys, to the code point."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim
from factbase.history.services import state_move
from tests.pages.looking import obstacles
from tests.pages.looks import WIDTHS

pytestmark = pytest.mark.slow

# Before the figures: emoji outside of the first plane, joined ones, a combining accent, Windows line ends, Hebrew.
TEXT = (
    "Un pont 🚧🏗️ est refait a\u0300 Val 👩‍🚒👨‍👩‍👧.\r\n\r\n"
    "Die Brücke kostet mehr als 12 Millionen Euro, sagt die Stadt Köln. Das Land zahlt 4,5 Millionen Euro.\n"
    "Zwölf Firmen haben sich beworben.\n\n"
    "הגשר עולה 12 מיליון יורו. העיר משלמת 3 מיליון יורו.\n"
)
BRIDGE = "Die Brücke kostet mehr als 12 Millionen Euro, sagt die Stadt Köln."
SHARE = "Das Land zahlt 4,5 Millionen Euro."
HEBREW = "הגשר עולה 12 מיליון יורו."


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit([Submission(text=TEXT, title="Brücke", source="Talbote", language="de")])
    article = Article.objects.get(pk=outcome.article)
    for action in ("extract", "link"):
        state_move(article, action)  # a page of an article that is still read asks for news
    return article


def suggested(article: Article, quote: str) -> Claim:
    claim = Claim.objects.create(article=article, quote=quote, label=f"Label of {quote[:30]}", language="de", score=0.5)
    start = TEXT.index(quote)
    Anchor.objects.create(claim=claim, text=article.text, start=start, end=start + len(quote))
    return claim


@pytest.fixture
def claim(article) -> Claim:
    return suggested(article, BRIDGE)


@pytest.fixture
def page(window, sign_in, alice, article) -> Page:
    page = window(viewport={"width": 1440, "height": 900})
    sign_in(page, "alice")
    page.goto(f"/desk/articles/{article.public_id}/")
    return page


SELECT = """([from, to]) => {
  const walker = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
  const find = (words) => {
    walker.currentNode = document.querySelector("[data-text]");
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at >= 0) return [walker.currentNode, at];
    }
  };
  const [[first, start], [last, end]] = [find(from), find(to)];
  document.getSelection().setBaseAndExtent(first, start, last, end + to.length);
}"""


def span_of(claim: Claim) -> str:
    anchor = claim.anchors.get(current=True)
    return anchor.text.text[anchor.start : anchor.end]


def select(page: Page, begin: str, end: str) -> None:
    page.evaluate(SELECT, [begin, end])
    page.locator("[data-span-offer]").wait_for()


def read(page: Page):
    return page.locator("#span-read .span-quote")


def saved(page: Page) -> None:
    page.locator("#span-said [data-saved]").wait_for()


@pytest.mark.parametrize(
    ("begin", "end", "quote"),
    [
        # After emoji and a combining accent, over a Windows line break and the marks of a claim.
        ("12 Millionen", "Das Land zahlt", "12 Millionen Euro, sagt die Stadt Köln. Das Land zahlt"),
        ("🏗️ est", "a\u0300 Val", "🏗️ est refait a\u0300 Val"),
        ("👩‍🚒👨‍👩‍👧", "Brücke", "👩‍🚒👨‍👩‍👧.\r\n\r\nDie Brücke"),
        ("4,5 Millionen Euro.", "Zwölf Firmen", "4,5 Millionen Euro.\nZwölf Firmen"),
        (" zahlt ", " zahlt ", "zahlt"),
        ("העיר", "3 מיליון יורו.", "העיר משלמת 3 מיליון יורו."),
    ],
)
def test_selected_words_become_a_claim_to_the_code_point(begin, end, quote, *, page: Page, claim):
    page.reload()
    select(page, begin, end)
    page.keyboard.press("c")
    expect(read(page)).to_have_text(quote, use_inner_text=False)
    page.keyboard.press("Enter")
    saved(page)
    made = Claim.objects.exclude(pk=claim.pk).get()
    assert (made.quote, span_of(made)) == (quote, quote)
    assert made.anchors.get().start == TEXT.index(quote)


def test_what_is_read_is_shown_with_overlaps_stored_and_taken_back(page: Page, article, claim):
    page.reload()
    select(page, "mehr als", "Euro")
    page.get_by_role("button", name="New claim").click()
    panel = page.locator("[data-span-panel]")
    expect(panel).to_contain_text("> €12M")
    expect(panel).to_contain_text(f"Shares words with: {claim.label}")
    panel.get_by_label("Another label").fill("By hand")
    panel.get_by_role("button", name="Save").click()
    saved(page)
    made = Claim.objects.get(label="By hand")
    assert (made.state, made.claimant, int(made.figures.get().low)) == ("accepted", "city", 12_000_000)
    # Text, list and focus follow without loading the page again.
    assert page.evaluate("document.activeElement.dataset.claim") == made.public_id
    expect(page.locator("#claims-heading")).to_have_text("2 claims")
    expect(page.locator("#claim-list li").nth(1)).to_contain_text("By hand")
    page.keyboard.press("u")
    expect(page.locator("#span-said")).to_contain_text("Taken back")
    expect(page.locator(f"a[data-claim='{made.public_id}']")).to_have_count(0)
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_keys_move_the_ends_by_word_sentence_and_character_and_undo_puts_them_back(page: Page, claim):
    page.reload()
    for key in ("n", "Shift+ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    expect(read(page)).to_have_text(BRIDGE.removesuffix(" Köln."))
    page.keyboard.press("Alt+ArrowLeft")
    expect(read(page)).to_have_text(BRIDGE.removesuffix("t Köln."))
    page.keyboard.press("ArrowDown")
    expect(read(page)).to_have_text(BRIDGE)
    page.keyboard.press("ArrowDown")
    expect(read(page)).to_have_text(f"{BRIDGE} {SHARE}")
    page.keyboard.press("o")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    moved = f"{BRIDGE} {SHARE}".removeprefix("Die Brücke ")
    expect(read(page)).to_have_text(moved)
    expect(page.locator("#span-read .figure")).to_have_count(2)
    page.keyboard.press("Enter")
    saved(page)
    assert span_of(claim) == moved
    assert [int(figure.low) for figure in claim.figures.all()] == [12_000_000, 4_500_000]
    page.keyboard.press("u")
    expect(page.locator("#span-said")).to_contain_text("The ends are back")
    assert span_of(claim) == BRIDGE
    assert not claim.figures.exists()


def test_a_family_of_emoji_is_one_character(page: Page, article):
    claim = suggested(article, "refait a\u0300 Val 👩‍🚒👨‍👩‍👧")
    page.reload()
    page.locator("a.claim-mark").focus()
    page.keyboard.press("m")
    page.keyboard.press("Alt+ArrowLeft")
    page.keyboard.press("Alt+ArrowLeft")
    expect(read(page)).to_have_text("refait a\u0300 Val", use_inner_text=False)
    page.keyboard.press("Enter")
    saved(page)
    assert span_of(claim) == "refait a\u0300 Val"


def test_in_a_text_from_right_to_left_the_left_arrow_goes_on(page: Page, article):
    claim = suggested(article, HEBREW)
    page.reload()
    assert page.evaluate("getComputedStyle(document.querySelector('a.claim-mark').parentElement).direction") == "rtl"
    page.locator("a.claim-mark").focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(read(page)).to_have_text(f"{HEBREW} העיר")
    page.keyboard.press("Enter")
    saved(page)
    assert span_of(claim) == f"{HEBREW} העיר"


def test_handles_are_dragged(page: Page, claim):
    page.reload()
    page.locator("a.claim-mark").focus()
    page.keyboard.press("m")
    boxes = page.evaluate(
        """() => {
          const node = [...document.querySelectorAll("[data-start]")].map((part) => part.lastChild).find((node) => node.data?.includes("4,5"));
          const range = document.createRange();
          const at = node.data.indexOf("4,5");
          range.setStart(node, at);
          range.setEnd(node, at + 3);
          const box = range.getBoundingClientRect();
          return [box.right - 2, box.top + box.height / 2];
        }"""
    )
    handle = page.locator("[data-end=end]").bounding_box()
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(*boxes, steps=8)
    page.mouse.up()
    expect(read(page)).to_have_text(f"{BRIDGE} Das Land zahlt 4,5")
    page.get_by_role("button", name="Save").click()
    saved(page)
    assert span_of(claim) == f"{BRIDGE} Das Land zahlt 4,5"


def test_words_inside_of_a_mark_are_selected_by_mouse_and_a_click_still_opens_the_claim(page: Page, claim):
    page.reload()
    box = page.locator("a.claim-mark").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 12, steps=6)
    page.mouse.up()
    page.keyboard.press("c")
    expect(read(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("a.claim-mark").click()
    page.wait_for_url(f"**/desk/claims/{claim.public_id}/")


def test_a_claim_is_made_by_keys_alone(page: Page):
    page.keyboard.press("v")
    expect(read(page)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(read(page)).to_have_text(SHARE)
    page.keyboard.press("o")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    saved(page)
    assert Claim.objects.get().quote == SHARE.removeprefix("Das ")


def test_escape_leaves_all_as_it_was_and_other_keys_are_off_meanwhile(page: Page, claim):
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.keyboard.press("f")
    expect(read(page)).to_have_text(BRIDGE)
    page.keyboard.press("a")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(page.locator("[data-span-panel]")).to_be_hidden()
    claim.refresh_from_db()
    assert (claim.state, span_of(claim)) == ("suggested", BRIDGE)


def test_the_claim_page_moves_its_own_ends(page: Page, claim):
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.keyboard.press("f")
    page.keyboard.press("ArrowDown")
    expect(read(page)).to_have_text(f"{BRIDGE} {SHARE}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert span_of(claim) == f"{BRIDGE} {SHARE}"
    page.keyboard.press("u")
    page.get_by_text("Undone: moved the ends").wait_for()
    assert span_of(claim) == BRIDGE


def test_after_a_decision_the_next_claim_moves_its_own_ends(page: Page, article, claim):
    other = suggested(article, SHARE)
    Claim.objects.filter(pk=other.pk).update(score=0.4)
    page.goto(f"/desk/claims/{claim.public_id}/?from=language%3Dde")
    page.locator("[data-next][data-ready]").wait_for()
    page.keyboard.press("a")
    page.locator(f"[data-claim='{other.public_id}']").wait_for()
    page.keyboard.press("f")
    expect(read(page)).to_have_text(SHARE)
    page.keyboard.press("ArrowLeft")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert span_of(other) == SHARE.removesuffix(".")
    assert page.url.endswith(f"/{other.public_id}/?from=language%3Dde")


def test_who_moves_ends_of_a_claim_that_changed_meanwhile_is_told(page: Page, claim):
    page.reload()
    page.locator("a.claim-mark").focus()
    page.keyboard.press("Shift+ArrowLeft")
    expect(read(page)).to_be_visible()
    Claim.objects.filter(pk=claim.pk).update(label="changed by bob")
    page.keyboard.press("Enter")
    expect(page.locator("#span-read")).to_contain_text("Somebody changed this claim")
    assert span_of(claim) == BRIDGE


def test_ends_are_moved_without_a_script(window, sign_in, alice, claim):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto(f"/desk/claims/{claim.public_id}/")
    page.get_by_role("link", name=re.compile("Move its ends")).click()
    page.get_by_label("Words of the article").fill(SHARE)
    page.get_by_role("button", name="Save").click()
    assert span_of(claim) == SHARE


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_about_spans_have_no_obstacles(width, page: Page, article, claim):
    page.set_viewport_size({"width": width, "height": 800})
    addresses = [f"/desk/articles/{article.public_id}/", f"/desk/claims/{claim.public_id}/span/"]
    assert obstacles(page, addresses) == {}


def test_the_open_editor_has_no_obstacles_and_hides_no_end(page: Page, article, claim):
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    page.locator("a.claim-mark").first.focus()
    page.keyboard.press("m")
    expect(read(page)).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
