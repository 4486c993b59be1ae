"""What a claim is about, as extraction finds it."""

import pytest

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.models import Claim

pytestmark = pytest.mark.django_db

TEXTS = [
    ("Romania harvested 11 million tonnes of maize in 2024.", "Romania"),
    ("Romania and Bulgaria together harvested 11 million tonnes of maize in 2024.", None),
    ("The bridge cost 12 million euros in 2024.", None),
]


@pytest.mark.parametrize(("text", "subject"), TEXTS)
def test_a_claim_is_about_the_only_country_it_names(text, subject):
    (outcome,) = articles_submit([Submission(text=text, source="Paper", language="en", published="2024-11-01")])
    article_extract(Article.objects.get(pk=outcome.article))
    claim = Claim.objects.select_related("subject").get()
    assert (claim.subject.name if claim.subject else None) == subject
