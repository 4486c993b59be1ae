"""The pages in German, French and English, in a real browser: no word of another language of the interface is left."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from articles.models import Article, Watch
from articles.services import article_text_add, articles_submit
from articles.submission import Submission
from claims.assignment.services import assign
from claims.models import ArchiveCopy, Claim, Entry
from claims.publication.contacts.services import contact_log
from claims.publication.services import entry_create
from claims.review.services import claim_decide
from claims.tasks import articles_advance
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch
from tests.conftest import PASSWORD
from tests.pages.looking import TOO_WIDE

TEXT = (
    "Luxemburg hat der Ukraine bis Juli 2024 über 250 Millionen Euro Militärhilfe geliefert.\n\n"
    "Weitere 80 Millionen Euro Militärhilfe hat Luxemburg der Ukraine für 2024 zugesagt."
)
# Words that only the interface has, and that are no German and no French ones.
ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|with|from|claims?|entry|entries|queue|figures|accept(?:ed)?|reject(?:ed)?|edit|suggested|"
    r"independent|state|language|search|show|reset|save|cancel|history|found|says|undo|sign|published|draft|"
    r"clusters?|articles found|delivered|allocated|pledged|military|aid|told|January|July|October)\b"
)
OTHER = re.compile(
    r"\b(?:der|das|und|ist|wird|von|mit|nicht|Behauptung(?:en)?|Eintrag|Prüfliste|Zahlen|annehmen|ablehnen|rückgängig|"
    r"le|la|les|des|est|une|avec|pas|affirmations?|fiches?|chiffres|accepter|rejeter|annuler)\b"
)
# What the newsroom and its articles say stays in their language.
CONTENT = "[lang]:not(html), .list-title, h1, .claim-list a, .proposal label, .quote, option, .brand, code, kbd, textarea, .eyebrow, .menu summary, .title"


@pytest.fixture
def story(alice, bob, carol) -> Claim:
    """Two papers, one of which changes a figure that an entry rests on; a page in trouble; what is assigned to bob."""
    papers = [Submission(text=TEXT + ending, title=name, source=name, published="2024-07-10", language="de")
              for name, ending in (("Echo", ""), ("Kurier", "\n\nDer Minister schwieg."))]  # fmt: skip
    outcomes = articles_submit(papers, by=alice)
    articles_advance([outcome.article for outcome in outcomes])
    _relabel()
    claim = Claim.objects.filter(figures__isnull=False, article=outcomes[0].article).order_by("pk")[0]
    claim_decide(claim, "accept", by=alice)
    entry = entry_create(claims=[claim], by=alice, statement="Eine Aussage", language="de")
    assign([claim, entry], bob, by=bob)
    policy_switch(Policy.Name.SECOND_DECISION, active=True, by=carol)
    _ask(entry)
    _change(claim.article)
    _relabel()
    return Claim.objects.get(pk=claim.pk)


def _relabel() -> None:
    """The engine's labels are English in every language."""
    Claim.objects.update(label="Hilfe Luxemburgs")


def _ask(entry: Entry) -> None:
    """The ministry, whose answer is overdue, and its page, of which no copy could be kept."""
    asked, by = timezone.now() - timedelta(days=3), entry.created_by
    contact_log(entry, by=by, party="Ministerium", asked_at=asked, asked="Wann?", deadline=asked + timedelta(days=1))
    failed = ArchiveCopy.objects.create(
        url="https://echo.example/", requested_by=by, failure="The address answers 404: there is no such page"
    )
    entry.evidence.create(title="Meldung", url=failed.url, copy=failed, position=0)


def _change(article: Article) -> None:
    """Its page says another figure, and then asks for money."""
    article_text_add(article, TEXT.replace("250", "350") + "\n\nDer Minister sprach am Abend.", why="the page changed")
    articles_advance([article.pk])
    reason = "The address answers 402: it asks for a payment"
    Article.objects.filter(pk=article.pk).update(url="https://echo.example/hilfe")
    Watch.objects.create(article=article, host="echo.example", outcome="withheld", reason=reason, failures=3)


def left_over(page: Page, words: re.Pattern[str]) -> list[str]:
    texts = page.evaluate(
        """content => {
          const shown = document.body.cloneNode(true)
          shown.querySelectorAll(content).forEach((each) => each.remove())
          const labels = [...shown.querySelectorAll("[aria-label], [placeholder], [title]")].flatMap(
            (each) => [each.ariaLabel, each.getAttribute("placeholder"), each.title])
          return [shown.textContent, ...labels.filter(Boolean)]
        }""",
        CONTENT,
    )
    return [word for text in texts for word in words.findall(text)] + ["too wide"] * page.evaluate(TOO_WIDE)


def addresses(claim: Claim) -> list[str]:
    article = Article.objects.order_by("pk")[0]
    lists = ("home", "queue", "clusters", "articles", "article_submit", "article_submit_file", "article_submit_address")
    return [
        *(reverse(f"desk:{name}") for name in (*lists, "feeds", "entries", "entry_create", "ledgers")),
        *(reverse(f"desk:{name}") for name in ("watches", "assigned", "policies", "keys")),
        f"{reverse('desk:queue')}?language=de&figure=yes&assigned=nobody&age=1d&sort=largest",
        f"{reverse('desk:queue')}?q=nowhere",
        *(reverse(f"desk:{name}") for name in ("history", "scale", "rating_create", "rechecks")),
        reverse("desk:contact_create", args=[Entry.objects.get().public_id]),
        reverse("desk:article_changes", args=[claim.article.public_id, 2]),
        reverse("desk:claim", args=[claim.public_id]),
        reverse("desk:claim_edit", args=[claim.public_id]),
        reverse("desk:claim_span", args=[claim.public_id]),
        reverse("desk:article", args=[article.public_id]),
        reverse("desk:article_edit", args=[article.public_id]),
        reverse("desk:entry", args=[Entry.objects.get().public_id]),
        reverse("desk:entry_history", args=[Entry.objects.get().public_id]),
        reverse("public:entries"),
        reverse("account_change_password"),
    ]


def steps_in_queue(page: Page) -> Iterator[str]:
    """After each, the page says something else; its name."""
    page.goto(reverse("desk:queue"))
    page.locator(".queue-tick").first.check()
    page.locator(".bulk [value=skip]").click()
    page.locator(".bulk-told").wait_for()
    yield "skipped"
    page.goto(f"{reverse('desk:queue')}?language=de")
    page.locator(".queue-save summary").click()
    page.locator(".queue-save [name=name]").fill("Meine")
    page.locator(".queue-save form button").click()
    page.locator(".messages").wait_for()
    yield "saved"


def steps_at_claim(page: Page, claim: Claim) -> Iterator[str]:
    page.goto(reverse("desk:claim", args=[claim.public_id]))
    page.locator("#comment-text").fill("Wer zahlt?")
    page.keyboard.press("Control+Enter")
    page.locator(".acts").wait_for()
    yield "commented"
    page.locator("h1").focus()
    page.keyboard.press("u")
    page.locator(".act-undone").wait_for()
    yield "undone"


def steps_in_article(page: Page, claim: Claim) -> Iterator[str]:
    page.goto(reverse("desk:article", args=[claim.article.public_id]))
    for key in "vjj":  # the third sentence, whose label is its words
        page.keyboard.press(key)
    page.locator("#span-read .span-quote", has_text="Der Minister").wait_for()
    yield "selected"
    page.keyboard.press("ArrowLeft")  # the whole sentence is a claim already
    page.keyboard.press("Enter")
    page.locator("#span-said [data-saved]").wait_for()
    yield "made"


@pytest.mark.parametrize(
    ("language", "sign_in", "title", "wrong"),
    [
        pytest.param("Deutsch", "Anmelden", "Was ansteht", ENGLISH, id="German"),
        pytest.param("Français", "Se connecter", "Ce qui attend", ENGLISH, id="French", marks=pytest.mark.slow),
        pytest.param("English", "Sign in", "What waits", OTHER, id="English", marks=pytest.mark.slow),
    ],
)
def test_no_other_language_is_left_and_nothing_is_too_wide(*, language, sign_in, title, wrong, window, story):
    page = window(viewport={"width": 390, "height": 800})
    page.goto(reverse("account_login"))
    if language != "English":
        page.get_by_role("button", name=language).click()
    assert left_over(page, wrong) == []
    page.locator("[name=login]").fill("bob")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name=sign_in).click()
    page.get_by_role("heading", name=title).wait_for()
    left = {}
    for address in addresses(story):
        page.goto(address)
        left[address] = left_over(page, wrong)
    for done in chain(steps_in_queue(page), steps_at_claim(page, story), steps_in_article(page, story)):
        left[done] = left_over(page, wrong)
    assert {name: words for name, words in left.items() if words} == {}
