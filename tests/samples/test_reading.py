import unicodedata
from urllib.parse import urlsplit

import pytest

from factbase.samples.reading import sample_articles, sample_entries

ARTICLES = {article.external_id: article for article in sample_articles()}
ENTRIES = {entry.key: entry for entry in sample_entries()}
PASSAGES = [(passage.article, passage.quote) for entry in ENTRIES.values() for passage in entry.claims]
EVIDENCE = [
    (item["url"], item["quote"])
    for entry in ENTRIES.values()
    for item in [*entry.evidence, *(entry.correction or {}).get("evidence", [])]
]


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_a_sample_is_a_short_article_with_all_that_is_known_of_it(article):
    assert 150 <= len(article.text.split()) <= 450
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.checked().text == article.text
    assert all((article.title, article.published, article.source))
    assert article.language in ("de", "en", "fr")
    assert urlsplit(article.url).hostname.endswith(".example")


@pytest.mark.parametrize("story", ["lux", "bridge", "flood"])
def test_a_story_is_told_in_all_three_languages(story):
    told = {article.language for name, article in ARTICLES.items() if name.startswith(f"sample-{story}-")}
    assert told == {"de", "en", "fr"}


@pytest.mark.parametrize(("article", "quote"), PASSAGES)
def test_a_claim_of_an_entry_stands_in_its_article_once(article, quote):
    assert ARTICLES[article].text.count(quote) == 1


@pytest.mark.parametrize(("url", "quote"), EVIDENCE)
def test_evidence_quotes_what_the_article_at_its_address_says(url, quote):
    [article] = [article for article in ARTICLES.values() if article.url == url]
    assert quote in article.text
