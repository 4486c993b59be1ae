"""Linking is a function of the articles: it matters neither how often they are compared nor in what order."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article
from claims.linking import links_forget
from claims.models import ClaimLink
from claims.tasks import articles_advance, relink_articles
from tests.linking.conftest import all_links, submitted

STORIES = Path(__file__).parents[1] / "gold" / "stories" / "k"


@pytest.fixture
def told(db) -> list[int]:
    """Twelve articles that came one after the other."""
    articles = []
    for file in sorted(STORIES.glob("k*.json")):
        about = json.loads(file.read_text())
        article = submitted(file.with_suffix(".txt").read_text(), about["lang"], about["published"], about["id"])
        articles_advance([article.pk])
        articles.append(article.pk)
    return articles


def test_linking_everything_twice_changes_nothing(told):
    call_command("link", "--all", "--here")
    before = all_links()
    call_command("link", "--all", "--here")
    assert len(before) > 100
    assert all_links() == before


def test_links_do_not_depend_on_the_order_of_the_articles(told):
    call_command("link", "--all", "--here")
    before = [each[1:] for each in all_links()]
    ClaimLink.objects.all().delete()
    links_forget()
    for article in reversed(told):
        relink_articles([article])
    assert not Article.objects.filter(matcher="").exists()
    assert sorted(each[1:] for each in all_links()) == sorted(before)
