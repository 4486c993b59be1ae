"""The claim page by keyboard in a real browser: decide and go on, link, edit, split, merge, comment, undo and redo."""

import statistics
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim, ClaimLink, Comment, Figure
from factbase.access.models import User
from tests.pages.looking import obstacles, wrong_here
from tests.pages.looks import LOOKS

QUOTES = [f"Die Gemeinde {name} zahlt {number} Millionen Euro." for number, name in enumerate("ABCDEFGHIJKL", start=3)]
FILLER = "Der Rat sprach lange darüber 🚧, und beschlossen wurde am Ende nichts. " * 12
TEXT = "\n\n".join(f"{quote} {FILLER}" for quote in QUOTES)
BUDGET = 150  # milliseconds from the key to the next claim


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit([Submission(text=TEXT, title="Gemeinden", source="Talbote", language="de")])
    return Article.objects.get(pk=outcome.article)


@pytest.fixture
def claims(article) -> list[Claim]:
    """Suggested claims with a figure each, best first, in the order of the text."""
    made = []
    for place, quote in enumerate(QUOTES):
        score = 0.9 - place / 100
        claim = Claim.objects.create(article=article, quote=quote, label=f"Claim {place}", score=score, language="de")
        start = TEXT.index(quote)
        Anchor.objects.create(claim=claim, text=article.text, start=start, end=start + len(quote))
        number = str(place + 3)
        begin = quote.index(number)
        values = {"surface": number, "low": int(number) * 10**6, "high": int(number) * 10**6, "unit": "EUR"}
        Figure.objects.create(claim=claim, start=begin, end=begin + len(number), **values)
        made.append(claim)
    return made


@pytest.fixture
def links(claims) -> list[ClaimLink]:
    """Two suggestions about the first claim."""
    first, second, third, *_ = claims
    return [
        ClaimLink.objects.create(a=first, b=second, relation="same", score=0.9),
        ClaimLink.objects.create(a=first, b=third, relation="related", score=0.5),
    ]


@pytest.fixture
def page(window, sign_in, alice, claims) -> Iterator[Page]:
    page = window()
    sign_in(page, "alice")
    yield page
    # What is fetched ahead would come to a server that is no longer there.
    settle(page)
    page.locator("[data-next]:not([data-ready])").wait_for(state="detached")


def open_claim(page: Page, claim: Claim, tail: str = "") -> None:
    page.goto(f"/desk/claims/{claim.public_id}/{tail}")
    at(page, claim)


def at(page: Page, claim: Claim) -> None:
    page.wait_for_selector(f"[data-claim='{claim.public_id}']")


def settle(page: Page) -> None:
    """Until every decision was answered."""
    page.wait_for_selector("body:not([aria-busy])")


def state(row: Claim | ClaimLink) -> str:
    return type(row).objects.get(pk=row.pk).state


def test_one_key_decides_and_goes_on_and_u_brings_it_back(page: Page, claims):
    open_claim(page, claims[0], "?from=language%3Dde")
    page.keyboard.press("a")
    at(page, claims[1])
    assert "from=language" in page.url
    page.keyboard.press("r")
    page.keyboard.press("3")
    at(page, claims[2])
    page.keyboard.press(".")
    at(page, claims[3])
    settle(page)
    assert [state(claim) for claim in claims[:3]] == ["accepted", "rejected", "suggested"]
    page.keyboard.press("u")
    at(page, claims[2])
    assert "Undone: skipped" in page.locator(".messages").inner_text()
    page.keyboard.press("u")
    at(page, claims[1])
    assert "Undone: rejected" in page.locator(".messages").inner_text()
    page.keyboard.press("u")
    at(page, claims[0])
    settle(page)
    assert [state(claim) for claim in claims[:2]] == ["suggested", "suggested"]
    page.keyboard.press("Shift+U")
    page.get_by_text("Done again: accepted").wait_for()
    assert [state(claim) for claim in claims[:2]] == ["accepted", "suggested"]
    assert page.locator("#session .acts > li").count() == 3


TIMER = """() => {
  window.times = [];
  document.addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
  document.addEventListener("desk:shown", () => requestAnimationFrame(() => {
    window.times.push(performance.now() - window.pressed);
  }));
}"""


def test_the_next_claim_is_there_before_anybody_waits_for_it(page: Page, claims):
    open_claim(page, claims[0])
    page.evaluate(TIMER)
    for claim in claims[1:10]:
        page.wait_for_selector("[data-next][data-ready]")
        page.keyboard.press("a")
        at(page, claim)
    times = page.evaluate("window.times")
    print(f"key to next claim, ms: median {statistics.median(times):.0f}, max {max(times):.0f}")  # noqa: T201
    assert len(times) == 9
    assert statistics.median(times) <= BUDGET


def test_after_the_last_claim_comes_the_queue_with_its_own_looks_and_keys(page: Page, claims):
    Claim.objects.exclude(pk=claims[0].pk).update(state="accepted")
    open_claim(page, claims[0])
    page.keyboard.press("a")
    page.wait_for_url("**/desk/queue/**")
    assert page.locator("link[href*='queue.css']").count() == 1
    assert state(claims[0]) == "accepted"
    page.keyboard.press("u")
    page.locator(f"#row-{claims[0].public_id}").wait_for()
    assert state(claims[0]) == "suggested"


def test_with_nothing_to_undo_one_stays_where_one_is(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("u")
    page.get_by_text("There is nothing to undo in this session.").wait_for()
    at(page, claims[0])


def test_keys_pressed_one_right_after_the_other_decide_each_claim_once(page: Page, claims):
    open_claim(page, claims[0])
    for claim in claims[1:5]:
        page.keyboard.press("a")
        at(page, claim)
    settle(page)
    assert [state(claim) for claim in claims[:6]] == ["accepted"] * 4 + ["suggested"] * 2


def test_a_decision_that_comes_too_late_is_said_where_the_person_is_by_then(page: Page, claims, bob):
    open_claim(page, claims[0])
    Claim.objects.filter(pk=claims[0].pk).update(state="rejected", decided_by=bob)
    page.keyboard.press("a")
    at(page, claims[1])
    alert = page.get_by_role("alert").first
    alert.wait_for()
    assert "somebody else was faster" in alert.inner_text()
    alert.get_by_role("link").click()
    page.wait_for_url(f"**/{claims[0].public_id}/**")
    assert state(claims[0]) == "rejected"


def test_the_sentence_stands_in_the_middle_of_its_article(page: Page, claims):
    open_claim(page, claims[6])
    off = page.evaluate("""() => {
      const pane = document.querySelector("[data-pane]").getBoundingClientRect();
      const mark = document.querySelector("#here").getBoundingClientRect();
      return Math.abs((mark.top + mark.bottom) / 2 - (pane.top + pane.bottom) / 2);
    }""")
    assert off < 3
    page.locator("a.claim-dim", has_text=QUOTES[5]).click()
    at(page, claims[5])


def test_keys_are_dead_in_fields_and_ctrl_enter_saves(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("e")
    label = page.locator("#read").get_by_label("Label")
    expect(label).to_be_focused()
    assert page.url.endswith(f"/desk/claims/{claims[0].public_id}/")
    label.fill("")
    page.keyboard.type("arz? 5")
    page.keyboard.press("Control+Enter")
    page.get_by_role("heading", name="arz? 5").wait_for()
    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.label, claim.state) == ("arz? 5", "suggested")
    page.keyboard.press("u")
    page.get_by_role("heading", name="Claim 0").wait_for()
    assert not Claim.objects.get(pk=claims[0].pk).edited


def test_a_typed_figure_is_corrected_in_place(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("e")
    page.locator("#id_figures-0-low").fill("3 500 000")
    page.locator("#id_figures-0-high").fill("")
    page.locator("#id_figures-0-modifier").select_option("at_least")
    page.keyboard.press("Control+Enter")
    page.locator("#read h3", has_text="≥ €3.5M").wait_for()
    assert claims[0].figures.get().low == 3_500_000


def test_a_mistake_stays_on_the_page_with_what_was_typed(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("e")
    page.locator("#id_figures-0-low").fill("many")
    page.keyboard.press("Control+Enter")
    page.locator(".errorlist").first.wait_for()
    assert page.locator("#id_figures-0-low").input_value() == "many"
    at(page, claims[0])


def test_neighbours_are_judged_one_key_each(page: Page, claims, links):
    open_claim(page, claims[0])
    page.keyboard.press("d")
    page.locator("[data-neighbour][data-state=confirmed]").wait_for()
    page.keyboard.press("n")
    page.locator("[data-neighbour][data-state=confirmed]").nth(1).wait_for()
    found = {link.b: (link.relation, link.state) for link in ClaimLink.objects.all()}
    assert found == {claims[1]: ("conflicts", "confirmed"), claims[2]: ("unrelated", "confirmed")}
    page.keyboard.press("u")
    page.locator("[data-neighbour][data-state=suggested]").wait_for()
    links[1].refresh_from_db()
    assert (links[1].relation, links[1].state) == ("related", "suggested")


def test_h_and_g_move_between_neighbours(page: Page, claims, links):
    open_claim(page, claims[0])
    chosen = page.locator("[data-neighbour][aria-current]")
    assert chosen.get_attribute("data-neighbour") == links[0].public_id
    page.keyboard.press("h")
    assert chosen.get_attribute("data-neighbour") == links[1].public_id
    page.keyboard.press("g")
    page.keyboard.press("g")
    assert chosen.get_attribute("data-neighbour") == links[0].public_id


def test_a_claim_is_split_and_put_together_by_keys(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("b")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Split. The second claim").wait_for()
    assert Claim.objects.get(pk=claims[0].pk).quote == "Die Gemeinde A"
    page.keyboard.press("m")
    page.keyboard.press("1")
    page.get_by_text("Merged with").wait_for()
    assert Claim.objects.get(pk=claims[0].pk).quote == QUOTES[0]
    page.keyboard.press("u")
    page.get_by_text("Undone: merged").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Undone: split in two").wait_for()
    assert Claim.objects.get(pk=claims[0].pk).quote == QUOTES[0]
    assert Claim.objects.filter(state="suggested").count() == len(claims)


def test_a_comment_is_written_by_keys(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("w")
    page.keyboard.type("ask again?")
    page.keyboard.press("Control+Enter")
    page.locator(".comment-text", has_text="ask again?").wait_for()
    assert Comment.objects.get().text == "ask again?"


def test_what_is_not_saved_is_not_left_without_asking(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("w")
    page.keyboard.type("half a thou")
    page.keyboard.press("Escape")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.keyboard.press("j")
    page.wait_for_function("document.querySelector('#comment-text').value === 'half a thou'")
    assert asked == ["What you wrote is not saved. Leave it?"]
    at(page, claims[0])


def test_a_question_mark_lists_the_keys_and_own_keys_work(page: Page, claims):
    User.objects.filter(username="alice").update(keys={"accept": "y", "unrelated": "a"})
    open_claim(page, claims[0])
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    assert "Accept, and on to the next" in dialog.inner_text()
    page.keyboard.press("y")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert state(claims[0]) == "suggested"
    page.keyboard.press("y")
    at(page, claims[1])
    settle(page)
    assert state(claims[0]) == "accepted"


def test_back_leads_to_the_claim_before(page: Page, claims):
    open_claim(page, claims[0])
    page.keyboard.press("j")
    at(page, claims[1])
    page.go_back()
    at(page, claims[0])
    page.keyboard.press("q")
    page.wait_for_url("**/desk/queue/")


@pytest.mark.slow
def test_the_whole_round_works_without_a_script(window, sign_in, alice, claims, links):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto(f"/desk/claims/{claims[0].public_id}/")
    page.get_by_role("button", name="Conflicts").first.click()
    page.get_by_text("Split …").click()
    page.get_by_text("zahlt", exact=True).click()
    page.get_by_role("button", name="Split").click()
    page.get_by_text("Merge …").click()
    page.get_by_role("button", name="zahlt").click()
    page.get_by_label("Comment", exact=True).last.fill("seen")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Edit").click()
    page.locator("#read").get_by_label("Label").fill("by hand")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Accept").click()
    assert claims[1].public_id in page.url
    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.label, claim.state, claim.quote) == ("by hand", "accepted", QUOTES[0])
    for _ in range(6):
        page.get_by_role("button", name="Undo", exact=True).first.click()
    claim.refresh_from_db()
    assert (claim.label, claim.state, ClaimLink.objects.filter(state="suggested").count()) == (
        "Claim 0",
        "suggested",
        2,
    )


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nobody_is_kept_out(width, scheme, *, window, sign_in, alice, claims, links):
    page = window(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, "alice")
    addresses = [
        reverse("desk:claim", args=[claims[0].public_id]),
        reverse("desk:claim_edit", args=[claims[0].public_id]),
        reverse("desk:keys"),
    ]
    assert obstacles(page, addresses) == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_what_unfolds_keeps_nobody_out(width, scheme, *, page: Page, claims, links):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    open_claim(page, claims[0])
    for key in ("i", "u"):  # something stands in the history of the session, and was undone
        page.keyboard.press(key)
        page.locator(".act-undone" if key == "u" else ".acts").wait_for()
    for key in ("b", "m", "r", "?"):
        page.keyboard.press(key)
        assert wrong_here(page) == [], key
        page.keyboard.press("Escape")
