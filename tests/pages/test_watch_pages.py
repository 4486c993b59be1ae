"""Changes of a text, watched pages and the home of the desk in a real browser: light, dark, on a phone, by keyboard."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from articles.models import Article, Watch
from articles.services import article_text_add, articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.models import Claim, ClaimLink
from claims.review.services import claim_decide
from tests.pages.looking import obstacles
from tests.pages.looks import LOOKS

FIRMS = "Nach Angaben der Regierung beteiligten sich zwölf Firmen aus dem Großherzogtum an der Lieferung."
CALM = [f"Am Abend des {n}. Tages lobte der Minister die Zusammenarbeit mit {n} Partnern." for n in range(2, 9)]
TEXT = " ".join(["Luxemburg hat der Ukraine 80 Millionen Euro Militärhilfe gewährt.", FIRMS, *CALM])


@pytest.fixture
def changed(db, alice) -> Article:
    """An article whose figure changed and one of whose sentences was cut, after both claims had been accepted."""
    given = {"title": "Hilfe", "source": "Talbote", "language": "de", "url": "https://bote.example/hilfe"}
    (outcome,) = articles_submit([Submission(text=TEXT, published="2024-07-10", **given)])
    article = Article.objects.get(pk=outcome.article)
    article_extract(article)
    claims = list(Claim.objects.filter(article=article).order_by("pk"))
    for claim in claims[:2]:
        claim_decide(claim, "accept", by=alice)
    ClaimLink.objects.create(a=claims[2], b=claims[3], relation="conflicts", score=0.9)
    article_text_add(article, TEXT.replace("80 Millionen", "120 Millionen").replace(FIRMS, ""))
    article.refresh_from_db()
    article_extract(article)
    reason = "The address answers 402: it asks for a payment"
    Watch.objects.create(
        article=article, host="bote.example", outcome="withheld", reason=reason, due_at=timezone.now(), failures=3
    )
    return article


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_have_no_obstacles(width, scheme, window, sign_in, *, changed):
    page: Page = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    sign_in(page, "alice")
    article = f"/desk/articles/{changed.public_id}/"
    addresses = ["/desk/", "/desk/queue/", "/desk/articles/watched/", article, f"{article}texts/2/changes/"]
    assert obstacles(page, addresses) == {}


def test_from_home_to_what_changed_and_the_folded_sentences_by_keyboard(window, sign_in, changed):
    page: Page = window()
    sign_in(page, "alice")
    page.goto("/desk/")
    page.get_by_role("link", name="opened again by a changed article").focus()
    page.keyboard.press("Enter")
    page.locator("#reopened").get_by_role("link", name="what changed").last.click()
    numbers = page.locator(".change-row-changed .change-number")
    assert numbers.all_inner_texts() == ["80", "120"]
    fold = page.locator("details.changes-fold")
    assert not fold.locator(".change-row").first.is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator(".change-row").first.is_visible()


def test_the_plots_stand_beside_a_table_that_opens_without_a_script(window, sign_in, changed):
    page: Page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto("/desk/")
    assert page.get_by_role("img", name="Decisions a week").is_visible()
    page.get_by_text("The same as a table").click()
    assert page.get_by_role("region", name="Decisions by week").get_by_role("row").count() == 13
