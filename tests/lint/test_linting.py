"""What a sentence of a draft is to what the newsroom knows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from claims.lint import Bearing, Kind, Span, text_lint
from claims.models import Claim, ClaimLink, ClaimVector, EmbeddingModel
from claims.publication.services import entry_retract
from claims.review.services import link_decide, link_set
from tests.linking.conftest import GERMAN
from tests.lint.conftest import OTHER_FIGURE, SAME, UNKNOWN

pytestmark = pytest.mark.django_db


def linted(text: str, *, everything: bool = True, published: dt.date | None = None) -> Span:
    """The only sentence of a draft."""
    [span] = text_lint(text, everything=everything, published=published).spans
    return span


@pytest.mark.parametrize(
    ("text", "rating", "kind", "bearing"),
    [
        (SAME, "true", Kind.MATCHES, Bearing.FOR),
        (SAME, "mostly-true", Kind.MATCHES, Bearing.FOR),
        (SAME, "half-true", Kind.MATCHES, None),
        (SAME, "false", Kind.MATCHES, Bearing.AGAINST),
        (SAME, "unproven", Kind.MATCHES, None),
        (OTHER_FIGURE, "true", Kind.CONTRADICTS, Bearing.AGAINST),
        (OTHER_FIGURE, "false", Kind.CONTRADICTS, None),
    ],
)
def test_beside_a_published_entry(text, rating, kind, bearing, *, aid, publish):
    entry = publish(aid, rating=rating)
    for everything in (True, False):
        span = linted(text, everything=everything)
        assert (span.kind, span.bearing) == (kind, bearing)
        assert [each.standing.entry["id"] for each in span.found] == [entry.public_id]


def test_what_nobody_knows(aid, publish):
    publish(aid)
    span = linted(UNKNOWN)
    assert (span.kind, span.found, span.speaks_against) == (Kind.UNCHECKED, (), False)


def test_a_claim_that_was_not_published_is_for_the_desk_alone(aid):
    [found] = linted(SAME).found
    assert (found.kind, found.standing.claim["id"], found.standing.entry) == (Kind.UNCHECKED, aid.public_id, None)
    assert linted(SAME, everything=False).found == ()


def test_what_was_retracted_says_nothing(aid, publish, bob):
    entry_retract(publish(aid), by=bob, notice="Forged.")
    assert (linted(SAME).kind, linted(SAME, everything=False).found) == (Kind.UNCHECKED, ())


def test_an_older_figure_is_out_of_date_and_what_is_newer_is_named_beside_it(aid, later, publish):
    publish(aid)
    [found] = linted(SAME).found
    assert (found.kind, found.later.claim["id"]) == (Kind.SUPERSEDED, later.public_id)


def test_the_public_is_told_of_what_is_newer_once_both_are_published_and_somebody_said_so(aid, later, publish, alice):
    publish(aid)
    assert linted(SAME, everything=False).kind == Kind.MATCHES
    link_set(aid, later, "updates", by=alice)
    assert linted(SAME, everything=False).kind == Kind.MATCHES
    publish(later, statement="Luxembourg gave €320M")
    first, *_ = linted(SAME, everything=False).found
    assert (first.kind, first.later.claim["id"]) == (Kind.SUPERSEDED, later.public_id)
    assert first.later.entry["statement"] == "Luxembourg gave €320M"


def test_an_update_that_somebody_refused_is_none(aid, later, publish, alice):
    publish(aid)
    link = ClaimLink.objects.get(a__in=[aid, later], b__in=[aid, later])
    link_decide(link, "reject", by=alice)
    first, *_ = linted(SAME).found
    assert (first.kind, first.later) == (Kind.MATCHES, None)


def test_a_draft_with_a_date_tells_of_a_newer_state(aid, publish):
    publish(aid)
    assert linted(OTHER_FIGURE, published=dt.date(2024, 7, 10)).kind == Kind.CONTRADICTS
    [found] = linted(OTHER_FIGURE, published=dt.date(2026, 7, 10)).found
    assert (found.kind, found.compared.relation) == (Kind.UNCHECKED, "updates")
    assert linted(OTHER_FIGURE, published=dt.date(2022, 7, 10)).kind == Kind.SUPERSEDED


@pytest.mark.parametrize(("role", "kind"), [("contradicting", Kind.CONTRADICTS), ("evidence", Kind.UNCHECKED)])
def test_what_stands_beside_the_checked_claim(aid, told, publish, role, kind):
    other = told(GERMAN.replace("250 Millionen", "90 Millionen"), "de", name="other")
    entry = publish(aid, beside={other: role})
    found = next(each for each in linted(OTHER_FIGURE, everything=False).found if each.standing.role == role)
    assert (found.kind, found.standing.entry["id"]) == (kind, entry.public_id)


def test_a_claim_of_several_figures_stands_in_an_entry_for_those_that_it_checked(told, publish):
    checked = told("Für 2024 hat Luxemburg der Ukraine 80 Millionen Euro Militärhilfe zugesagt.", "de")
    several = told("Luxembourg gave Ukraine 74.4 million euros in military aid in 2022 and 80 million in 2024.", "en")
    publish(checked, several)
    first, second = text_lint(
        "Luxembourg gave Ukraine 74.4 million euros in military aid in 2022.\n\n"
        "For 2024, Luxembourg has pledged Ukraine 80 million euros in military aid.",
        everything=True,
    ).spans
    assert [(each.kind, each.standing.entry) for each in first.found] == [(Kind.UNCHECKED, None)]
    assert (second.kind, second.bearing) == (Kind.MATCHES, Bearing.FOR)


def test_another_year_makes_nothing_out_of_date(told, publish):
    aid = told("Im Jahr 2024 gab Luxemburg der Ukraine 80 Millionen Euro Militärhilfe.", "de", "2024-12-10")
    later = told("Luxembourg raises its military aid to Ukraine to 120 million euros in 2025.", "en", "2025-07-10")
    reason = {"code": "differ", "a": "80 Millionen Euro", "b": "120 million euros"}
    said = {"relation": "updates", "forward": True, "reasons": [reason]}
    ClaimLink.objects.update_or_create(a=aid, b=later, defaults=said)
    publish(aid)
    assert linted("In 2024 Luxembourg gave Ukraine 80 million euros in military aid.").kind == Kind.MATCHES
    assert linted("Luxembourg gave Ukraine 80 million euros in military aid.").kind == Kind.SUPERSEDED


def test_copies_of_a_claim_are_one_find(aid, told, publish):
    copies = [told(GERMAN, "de", name=name) for name in ("b", "c", "d")]
    publish(aid, *copies)
    span = linted(SAME)
    assert (span.kind, len(span.found)) == (Kind.MATCHES, 1)


def test_of_translations_the_one_in_the_language_of_the_draft_is_named(aid, publish):
    german = publish(aid, statement="Luxemburg gab 250 Mio. Euro", language="de")
    publish(aid, statement="Luxembourg gave €250M", language="en", translation_of=german)
    publish(aid, statement="Le Luxembourg a donné 250 M€", language="fr", translation_of=german)
    [found] = linted(SAME).found
    assert found.standing.entry["language"] == "en"


def test_without_an_embedder_words_and_keys_find_claims(aid, publish):
    publish(aid)
    EmbeddingModel.objects.update(version="another")
    ClaimVector.objects.all().delete()
    assert linted(SAME).kind == Kind.MATCHES


def test_offsets_count_code_points_of_what_was_sent(aid, publish):
    publish(aid)
    text = f"𝔸 \0 \ud800\r\n\r\n{SAME}"
    span = linted(text)
    assert (text[span.finding.start : span.finding.end], span.kind) == (SAME, Kind.MATCHES)


def test_nothing_of_a_draft_is_stored(aid, publish):
    publish(aid)
    before = (Article.objects.count(), Claim.objects.count(), ClaimLink.objects.count())
    with CaptureQueriesContext(connection) as captured:
        linted(SAME)
    written = [each["sql"] for each in captured if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert (Article.objects.count(), Claim.objects.count(), ClaimLink.objects.count()) == before


def test_queries_grow_with_the_sentences_alone(aid, told, publish):
    publish(aid)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            linted(SAME)
        return len(captured)

    linted(SAME)
    few = queries()
    publish(*(told(GERMAN, "de", name=name) for name in ("b", "c", "d")), statement="The same")
    assert queries() == few


def test_a_text_without_claims(db):
    assert text_lint("Well. So it is!", everything=True).spans == ()
