import io
from collections import Counter
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from articles.models import Article
from claims.models import Claim, ClaimLink, Entry, EntryClaim, Figure
from factbase.access.models import User
from factbase.workflow import ArticleState, EntryState

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]

FIGURES = [
    ("sample-lux-en-origin", "more than €250 million", 250_000_000, None, "more_than"),
    ("sample-lux-en-origin", "another €80 million", 80_000_000, 80_000_000, "exact"),
    ("sample-lux-en-copy", "more than €250 million", 250_000_000, None, "more_than"),
    ("sample-lux-en-cut", "more than €250 million", 250_000_000, None, "more_than"),
    ("sample-lux-de-translation", "mehr als 250 Millionen Euro", 250_000_000, None, "more_than"),
    ("sample-lux-de-translation", "Weitere 80 Millionen Euro", 80_000_000, 80_000_000, "exact"),
    ("sample-lux-fr-translation", "plus de 250 millions d’euros", 250_000_000, None, "more_than"),
    ("sample-lux-fr-translation", "80 millions d’euros supplémentaires", 80_000_000, 80_000_000, "exact"),
    ("sample-lux-fr-agreement", "En 2022, le Luxembourg a fourni", 74_400_000, 74_400_000, "exact"),
    ("sample-lux-fr-agreement", "96 millions d’euros", 96_000_000, 96_000_000, "exact"),
    ("sample-lux-fr-agreement", "a alloué 80 millions d’euros", 80_000_000, 80_000_000, "exact"),
    ("sample-lux-de-analysis", "250,4 Millionen Euro", 250_400_000, 250_400_000, "exact"),
    ("sample-lux-en-update", "rises from €80 million", 120_000_000, 120_000_000, "exact"),
    ("sample-lux-en-update", "exceed €300 million", 300_000_000, None, "more_than"),
]


def rows() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in apps.get_models()}


def entry_on(article: str, language: str) -> Entry:
    return Entry.objects.get(
        entry_claims__claim__article__external_id=article,
        entry_claims__role=EntryClaim.Role.CHECKED,
        language=language,
    )


def test_all_articles_are_taken_to_the_end():
    assert Counter(Article.objects.values_list("state", flat=True)) == {ArticleState.LINKED: 16}


def test_the_wire_copy_is_the_same_text_in_another_source():
    texts = Article.objects.filter(external_id__in=["sample-lux-en-origin", "sample-lux-en-copy"])
    assert len(set(texts.values_list("text_sha256", flat=True))) == 1
    assert len(set(texts.values_list("source", flat=True))) == 2


def test_copies_and_parts_of_a_total_are_no_conflicts():
    found = ClaimLink.objects.filter(relation="conflicts").select_related("a__article", "b__article")
    between = [(link.a.article, link.b.article) for link in found]
    assert between
    assert not [pair for pair in between if pair[0].family_id and pair[0].family_id == pair[1].family_id]
    figures = [(link.a.article, link.b.article) for link in found if "differ" in {r["code"] for r in link.reasons}]
    yearly = [[article.external_id == "sample-lux-fr-agreement" for article in pair] for pair in figures]
    assert not [ends for ends in yearly if any(ends) and not all(ends)]


def test_entries_stand_where_the_tour_finds_them():
    assert Counter(Entry.objects.values_list("state", flat=True)) == {
        EntryState.PUBLISHED: 4,
        EntryState.RETRACTED: 1,
        EntryState.IN_REVIEW: 1,
        EntryState.DRAFT: 1,
    }


@pytest.mark.parametrize(
    ("article", "language"),
    [("sample-lux-en-origin", "en"), ("sample-lux-de-translation", "de"), ("sample-lux-fr-agreement", "fr")],
)
def test_published_entries_name_luxembourg(article, language):
    entry = entry_on(article, language)
    assert entry.state == EntryState.PUBLISHED
    assert "Lux" in entry.statement
    assert entry.evidence.exists()


def test_a_plot_comes_with_its_looks_for_readers_and_at_the_desk(reader, editor):
    entry = entry_on("sample-lux-en-origin", "en")
    pages = reader.get(entry.get_absolute_url()), editor.get(reverse("desk:entry", args=[entry.public_id]))
    for page in (answer.content.decode() for answer in pages):
        assert "plot-wide" in page
        assert all(f"factbase/{sheet}.css" in page for sheet in ("public", "ledger", "ledger-plot"))


def test_an_entry_knows_its_translation_and_its_successor():
    assert entry_on("sample-lux-de-translation", "de").translation_of == entry_on("sample-lux-en-origin", "en")
    assert entry_on("sample-flood-de-update", "en").succeeds == entry_on("sample-flood-en-conflict", "en")


def test_a_claim_says_what_it_is_to_its_entry():
    roles = entry_on("sample-lux-en-origin", "en").entry_claims.values_list("role", flat=True)
    assert Counter(roles) == {"checked": 1, "appearance": 8, "evidence": 3}


def test_the_corrected_entry_says_why():
    entry = entry_on("sample-bridge-de-plan", "de")
    first, second = entry.revisions.order_by("number")
    assert (first.kind, second.kind, second.number) == ("publication", "correction", 2)
    assert "23,0 Millionen Euro" in second.reason
    assert entry.rating.key == "half-true"
    assert entry.evidence.count() == 2


def test_the_retracted_entry_leaves_a_notice():
    entry = entry_on("sample-flood-en-conflict", "en")
    assert entry.state == EntryState.RETRACTED
    assert "found alive" in entry.notice


def test_checker_writes_and_editor_publishes():
    assert {user.username for user in User.objects.all()} == {"checker", "editor"}
    assert set(Entry.objects.values_list("created_by__username", flat=True)) == {"checker"}
    published = Entry.objects.exclude(published_at=None)
    assert set(published.values_list("approved_by__username", flat=True)) == {"editor"}


@pytest.mark.parametrize(("article", "words", "low", "high", "modifier"), FIGURES)
def test_the_luxembourg_figures_are_typed(article, words, low, high, modifier):
    figures = Figure.objects.filter(claim__article__external_id=article, claim__quote__contains=words)
    found = set(figures.values_list("low", "high", "unit", "modifier"))
    assert (Decimal(low), high and Decimal(high), "EUR", modifier) in found


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("sample-lux-en-origin", "another €80 million"),
        ("sample-lux-de-translation", "Weitere 80 Millionen Euro"),
        ("sample-lux-fr-translation", "80 millions d’euros supplémentaires"),
    ],
)
def test_the_error_of_the_story_is_a_scope(article, words):
    figure = Figure.objects.get(claim__article__external_id=article, claim__quote__contains=words)
    assert figure.scope == "additional"


def test_no_claim_had_to_be_made_by_hand():
    assert list(Claim.objects.filter(origin=Claim.Origin.PERSON).values_list("quote", flat=True)) == []


def test_a_second_load_adds_nothing():
    before, said = rows(), io.StringIO()
    call_command("load_samples", stdout=said)
    assert rows() == before
    assert said.getvalue() == "The samples are here already; nothing was added.\n"


def test_a_second_load_leaves_what_people_changed():
    entry = entry_on("sample-lux-en-update", "en")
    Entry.objects.filter(pk=entry.pk).update(statement="In other words")
    call_command("load_samples", stdout=io.StringIO())
    entry.refresh_from_db()
    assert entry.statement == "In other words"
    assert Entry.objects.count() == 7
