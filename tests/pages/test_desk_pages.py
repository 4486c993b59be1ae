"""The desk in a real browser: keys, selection, and nothing that the Content-Security-Policy forbids."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Anchor, Claim
from tests.conftest import PASSWORD
from tests.pages.looking import obstacles

TEXT = (
    "Un pont 🚧🏗️ est refait a\u0300 Val.\n\n"
    "Die Brücke kostet 12 Millionen Euro.\n"
    "Das Land zahlt 4,5 Millionen Euro.\n\n"
    "Zwölf Firmen haben sich beworben."
)
QUOTES = [
    "Die Brücke kostet 12 Millionen Euro.",
    "Das Land zahlt 4,5 Millionen Euro.",
    "Zwölf Firmen haben sich beworben.",
]


@pytest.fixture
def article(db) -> Article:
    (outcome,) = articles_submit([Submission(text=TEXT, title="Brücke", source="Talbote", language="de")])
    return Article.objects.get(pk=outcome.article)


@pytest.fixture
def claims(article) -> list[Claim]:
    """Three suggested claims, best first."""
    made = []
    for place, quote in enumerate(QUOTES):
        claim = Claim.objects.create(article=article, quote=quote, label=f"Claim {place}", score=0.9 - place / 10)
        start = TEXT.index(quote)
        Anchor.objects.create(claim=claim, text=article.text, start=start, end=start + len(quote))
        made.append(claim)
    return made


@pytest.fixture
def page(window, sign_in, alice, claims) -> Page:
    page = window()
    sign_in(page, "alice")
    return page


def state(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).state


def test_who_signs_in_arrives_at_the_desk(window, alice, claims):
    page: Page = window()
    page.goto("/desk/")
    page.get_by_label("Username").fill("alice")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")
    assert page.get_by_role("heading", name="What waits").is_visible()
    page.get_by_role("link", name="Queue", exact=True).click()
    assert page.locator("[data-row]").count() == 3


def test_one_key_decides_and_goes_on_and_another_takes_it_back(page: Page, claims):
    page.goto("/desk/queue/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector(f"#row-{claims[0].public_id}[data-state=accepted]")
    assert page.evaluate("document.activeElement.id") == f"row-{claims[1].public_id}"
    page.keyboard.press("r")
    page.wait_for_selector(f"#row-{claims[1].public_id}[data-state=rejected]")
    assert [state(claim) for claim in claims] == ["accepted", "rejected", "suggested"]
    page.keyboard.press("u")
    page.wait_for_selector(f"#row-{claims[1].public_id}[data-state=suggested]")
    page.keyboard.press("j")
    page.keyboard.press("u")
    page.wait_for_selector(f"#row-{claims[0].public_id}[data-state=suggested]")
    assert [state(claim) for claim in claims] == ["suggested"] * 3


def test_keys_do_nothing_before_a_row_is_chosen_nor_in_a_field(page: Page, claims):
    page.goto("/desk/queue/")
    page.keyboard.press("a")
    page.locator("#id_q").focus()
    page.keyboard.type("ar")
    assert page.locator("#id_q").input_value() == "ar"
    assert page.locator("[data-state=suggested]").count() == 3


def test_a_button_decides_and_offers_undo(page: Page, claims):
    page.goto("/desk/queue/")
    row = page.locator(f"#row-{claims[0].public_id}")
    row.get_by_role("button", name="Accept").click()
    row.get_by_role("button", name="Undo").click()
    row.get_by_role("button", name="Accept").wait_for()
    assert state(claims[0]) == "suggested"


def test_the_second_of_two_people_is_told(page: Page, claims, bob):
    page.goto("/desk/queue/")
    Claim.objects.filter(pk=claims[0].pk).update(state="rejected", decided_by=bob)
    row = page.locator(f"#row-{claims[0].public_id}")
    with page.expect_response("**/accept/") as answer:
        row.get_by_role("button", name="Accept").click()
    assert answer.value.status == 409
    assert "somebody else was faster" in row.get_by_role("alert").inner_text()
    assert state(claims[0]) == "rejected"


def test_a_click_on_a_marked_sentence_opens_its_claim(page: Page, article, claims):
    page.goto(f"/desk/articles/{article.public_id}/")
    page.locator("a.claim-mark", has_text=QUOTES[1]).click()
    page.wait_for_url(f"**/desk/claims/{claims[1].public_id}/")


def test_everything_works_without_a_script(window, sign_in, alice, article, claims):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto("/desk/queue/")
    page.locator(f"#row-{claims[0].public_id}").get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Undo").click()
    assert state(claims[0]) == "suggested"
    page.goto(f"/desk/articles/{article.public_id}/")
    page.get_by_text("New claim from the text").click()
    page.get_by_label("Words of the article").fill("Zwölf Firmen")
    page.get_by_role("button", name="Make the claim").click()
    page.wait_for_url("**/edit/")
    assert Claim.objects.get(quote="Zwölf Firmen").state == "accepted"


PAGES = [
    ("desk:home", ""),
    ("desk:queue", ""),
    ("desk:claim", "claim"),
    ("desk:claim_edit", "claim"),
    ("desk:article", "article"),
    ("desk:article_edit", "article"),
    ("desk:articles", ""),
    ("desk:article_submit", ""),
    ("desk:article_submit_file", ""),
    ("desk:article_submit_address", ""),
    ("desk:feeds", ""),
]


@pytest.mark.parametrize(("name", "kind"), PAGES)
def test_a_page_is_usable_on_a_phone_and_names_all_its_controls(name, kind, page: Page, article, claims):
    long_word = "Donaudampfschifffahrtsgesellschaft" * 8
    Claim.objects.filter(pk=claims[0].pk).update(label=long_word, reasons=[long_word], claimant=long_word[:200])
    Article.objects.filter(pk=article.pk).update(title=long_word)
    ids = {"": [], "claim": [claims[0].public_id], "article": [article.public_id]}
    page.set_viewport_size({"width": 360, "height": 800})
    assert obstacles(page, [reverse(name, args=ids[kind])]) == {}
