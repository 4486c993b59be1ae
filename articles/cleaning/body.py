"""A page's text without what stands around it."""

import re

import trafilatura
from lxml import html
from trafilatura.settings import use_config

from articles.cleaning.markup import block_text, decode_html, parse_html
from articles.cleaning.metadata import page_facts
from articles.cleaning.page import CleanedPage, count_words
from articles.normalising import normalise_text

FEWEST_WORDS = 5

_FURNITURE = [
    "//nav", "//footer[not(ancestor::article)]", "//*[@role='navigation' or @role='dialog' or @role='search']",
    "//*[@aria-modal='true']", "//button", "//dialog",
]  # fmt: skip
_TABLE_RULE = re.compile(r"^[|\s:-]*\|[|\s:-]*(?:\n|$)", re.M)
_CELL_EDGES = re.compile(r"^\| ?| ?\| ?$", re.M)

_short_articles = use_config()
# Below this many characters trafilatura gives the whole page in one line instead; short news items are longer.
_short_articles["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "60"


def clean_html(page: bytes | str, *, url: str = "", charset: str | None = None) -> CleanedPage:
    """The article in a page or fragment. `text` is "" when there is none: an empty page, or only links.

    `charset` is what the server said. Never fails, whatever the bytes; the caller limits their number.
    """
    tree = parse_html(page if isinstance(page, str) else decode_html(page, charset or ""))
    if tree is None:
        return CleanedPage(text="")
    facts = page_facts(tree, url)
    return CleanedPage(
        text=_body(tree),
        title=facts.title,
        source_name=facts.source_name,
        byline=facts.byline,
        published=facts.published,
        language=facts.language,
        canonical_url=facts.url,
    )


def _body(tree: html.HtmlElement) -> str:
    found = trafilatura.extract(tree, fast=True, include_comments=False, prune_xpath=_FURNITURE, config=_short_articles)
    text = _plain_tables(found) if found else block_text(tree)
    return normalise_text(text) if _is_prose(text, tree) else ""


def _plain_tables(text: str) -> str:
    """Table rows as "cell | cell", without Markdown's frame."""
    return _CELL_EDGES.sub("", _TABLE_RULE.sub("", text)).strip()


def _is_prose(text: str, tree: html.HtmlElement) -> bool:
    """Whether there are words that are more than the labels of links."""
    labels = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    lines = (line.removeprefix("- ") for line in text.splitlines())
    return sum(count_words(line) for line in lines if line not in labels) >= FEWEST_WORDS
