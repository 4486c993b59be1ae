"""Families as articles come in, change and bridge one another."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.models import Article, Family
from articles.services import articles_submit
from articles.submission import Submission
from claims.independence.families import family_find
from claims.models import Fingerprint, Kinship
from claims.tasks import articles_advance
from factbase.history.models import Event
from tests.independence import stories


def renewed(article: Article, text: str) -> Article:
    articles_submit([Submission(text=text, source=article.source.name, external_id=article.external_id)])
    articles_advance([article.pk])
    return Article.objects.get(pk=article.pk)


@pytest.mark.django_db
def test_copies_and_translations_are_one_family_and_the_others_none(take_in):
    wire = take_in(stories.WIRE, source="Northern Wire", published="2026-03-02T14:00:00+01:00")
    told = [
        take_in(stories.EDITED, source="Gazette", published="2026-03-02"),
        take_in(stories.EXCERPT, source="Digest", published="2026-03-03"),
        take_in(stories.GERMAN, source="Bote", published="2026-03-03", language="de"),
        take_in(stories.FRENCH, source="Écho", published="2026-03-01", language="fr"),
    ]
    own = [take_in(getattr(stories, name), source=name) for name in ("OWN_ENGLISH", "OWN_GERMAN", "SAME_AGENCY")]
    family = Family.objects.get()
    assert set(family.articles.all()) == {wire, *told}
    assert (family.origin, family.origin_reason, family.agency) == (wire, "agency", "")
    assert {article.family for article in own} == {None}


@pytest.mark.django_db
def test_running_twice_changes_nothing(take_in):
    articles = [take_in(stories.WIRE, source="A"), take_in(stories.EDITED, source="B")]
    before = list(Kinship.objects.values("a", "b", "kind", "strength")), Event.objects.count()
    for article in articles:
        family_find(article)
    assert (list(Kinship.objects.values("a", "b", "kind", "strength")), Event.objects.count()) == before


@pytest.mark.django_db
def test_an_article_that_becomes_a_copy_joins_and_one_that_no_longer_is_leaves(take_in):
    wire = take_in(stories.WIRE, source="A", external_id="a")
    other = take_in(stories.SAME_AGENCY, source="B", external_id="b")
    assert other.family is None
    other = renewed(other, stories.EDITED)
    assert other.family == Family.objects.get()
    other = renewed(other, stories.OWN_ENGLISH)
    wire.refresh_from_db()
    assert (other.family, wire.family) == (None, None)
    assert not Kinship.objects.exists()


@pytest.mark.django_db
def test_a_bridge_brings_two_families_together(take_in):
    first, last = (" ".join(stories.WIRE.split("\n\n")[part]) for part in (slice(0, 2), slice(3, 5)))
    left = [take_in(first, source=name) for name in "AB"]
    right = [take_in(last, source=name) for name in "CD"]
    assert {left[1].family, right[1].family} == set(Family.objects.all())
    assert left[1].family != right[1].family
    whole = take_in(stories.WIRE, source="E", published="2026-03-01")
    assert set(whole.family.articles.all()) == {*left, *right, whole}
    assert whole.family.origin == whole


@pytest.mark.django_db
def test_a_later_ticker_that_quotes_two_reports_makes_them_no_family(take_in):
    take_in(stories.CUT, source="A")
    take_in(stories.SAME_AGENCY, source="B")
    ticker = f"{stories.OWN_ENGLISH}\n\n{stories.SAME_AGENCY}\n\n{stories.CUT}\n\n{stories.OWN_GERMAN * 2}"
    assert take_in(ticker, source="Live", published="2026-03-04", language="en").family is None
    assert not Family.objects.exists()


@pytest.mark.django_db
def test_the_same_facts_half_a_year_later_are_not_compared_by_meaning(take_in):
    take_in(stories.WIRE, source="A")
    assert take_in(stories.GERMAN, source="B", published="2026-09-01", language="de").family is None


@pytest.mark.usefixtures("committed")
def test_copies_that_come_in_at_the_same_time_find_each_other():
    outcomes = articles_submit([Submission(text=stories.WIRE, source=name, language="en") for name in "ABCDEF"])

    def find(key: int) -> None:
        try:
            family_find(Article.objects.get(pk=key))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(find, [outcome.article for outcome in outcomes]))
    assert len(set(Article.objects.values_list("family", flat=True)) - {None}) == 1
    assert not Article.objects.filter(family=None).exists()
    assert Fingerprint.objects.count() == 6


@pytest.mark.django_db
def test_finding_a_family_takes_few_queries_however_many_articles_there_are(take_in, django_assert_max_num_queries):
    take_in(stories.WIRE, source="A")
    article = take_in(stories.SAME_AGENCY, source="B")
    with django_assert_max_num_queries(20):
        family_find(article)
