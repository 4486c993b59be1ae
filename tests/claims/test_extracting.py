"""What re-extraction may and may not touch: human edits win, nothing is doubled, what nobody touched follows the text."""

import pytest

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.linking import article_link
from claims.models import Anchor, Claim, ClaimLink
from claims.models.link import Relation
from claims.review.services import claim_create, claim_decide, claim_edit, link_set
from factbase.history.models import Event
from factbase.workflow import ArticleState, ClaimState, LinkState

pytestmark = pytest.mark.django_db

AID = "Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt."
MORE = "Außerdem wurden in diesem Jahr 80 Millionen Euro für weitere Verteidigungshilfe bereitgestellt."
TEXT = f"{AID} {MORE}"


def ingest(text: str = TEXT, **given: str) -> Article:
    given = {"external_id": "lux", "language": "de", "published": "2024-07-10"} | given
    (outcome,) = articles_submit([Submission(text=text, **given)])
    article = Article.objects.get(pk=outcome.article)
    assert article_extract(article)
    article.refresh_from_db()
    return article


def claim_of(article: Article, quote: str) -> Claim:
    return Claim.objects.get(article=article, quote=quote)


def test_claims_stand_in_the_text_with_their_figures():
    article = ingest()
    claim = claim_of(article, AID)
    figure = claim.figures.get()
    assert (figure.low, figure.high, figure.unit, figure.modifier) == (250_000_000, None, "EUR", "more_than")
    assert claim.quote[figure.start : figure.end] == figure.surface
    anchor = claim.anchors.get()
    assert article.text.text[anchor.start : anchor.end] == AID
    assert {mention.entity.key for mention in claim.mentions.all()} >= {"LU", "UA"}
    assert (article.state, Claim.objects.filter(article=article).count()) == (ArticleState.EXTRACTED, 2)


def test_running_twice_changes_nothing():
    article = ingest()
    assert not article_extract(article)
    assert Claim.objects.count() == 2
    assert Event.objects.filter(action="extract").count() == 1


def test_a_new_text_moves_the_claims_and_adds_what_is_new():
    article = ingest()
    ingest(f"Eine neue Einleitung stand am Montag davor. {TEXT}")
    moved = claim_of(article, AID)
    assert [anchor.state for anchor in moved.anchors.order_by("text__number")] == ["exact", "moved"]
    assert moved.anchors.get(current=True).text.number == 2
    assert Claim.objects.filter(article=article, quote=AID).count() == 1


def test_a_changed_digit_is_a_change_and_an_untouched_claim_follows_it():
    article = ingest()
    claim = claim_of(article, MORE)
    ingest(TEXT.replace("80 Millionen", "120 Millionen"))
    claim.refresh_from_db()
    assert claim.anchors.get(current=True).state == Anchor.State.CHANGED
    assert claim.figures.get().low == 120_000_000


def test_what_a_person_decided_keeps_its_words_and_is_open_again_when_its_sentence_is_gone(alice):
    article = ingest()
    kept, edited = claim_of(article, AID), claim_of(article, MORE)
    claim_decide(kept, "accept", by=alice)
    claim_edit(edited, by=alice, label="80M more in 2024")
    ingest("Ein ganz anderer Text, in dem von all dem am Dienstag keine Rede mehr war.")
    kept.refresh_from_db()
    edited.refresh_from_db()
    assert (kept.state, kept.quote, kept.reopened) == (ClaimState.SUGGESTED, AID, {"text": 2, "state": "gone"})
    assert (edited.state, edited.label) == (ClaimState.SUGGESTED, "80M more in 2024")
    assert kept.anchors.get(current=True).state == Anchor.State.GONE


def test_a_suggestion_that_vanished_is_withdrawn_and_comes_back_with_its_sentence():
    article = ingest()
    claim = claim_of(article, MORE)
    ingest(AID)
    claim.refresh_from_db()
    assert claim.state == ClaimState.WITHDRAWN
    ingest(f"{TEXT} Nachtrag.")
    claim.refresh_from_db()
    assert claim.state == ClaimState.SUGGESTED
    assert Claim.objects.filter(article=article, quote=MORE).count() == 1


def test_a_judged_pair_reopens_with_the_old_word_when_a_digit_changes(alice):
    article = ingest()
    first, second = claim_of(article, AID), claim_of(article, MORE)
    link_set(first, second, Relation.CONFLICTS, by=alice)
    ingest(TEXT.replace("80 Millionen", "120 Millionen"))
    link = ClaimLink.objects.get()
    assert (link.state, link.previous["relation"], link.previous["by"]) == (LinkState.SUGGESTED, "conflicts", "alice")


def test_a_claim_made_by_hand_covers_the_engine_finding(alice):
    (outcome,) = articles_submit([Submission(text=TEXT, language="de", published="2024-07-10")])
    article = Article.objects.get(pk=outcome.article)
    made = claim_create(article=article, start=0, end=len(AID), label="mine", by=alice)
    article_extract(article)
    assert list(Claim.objects.filter(article=article, quote=AID)) == [made]


def test_linking_is_the_last_stage():
    article = ingest()
    assert article_link(article)
    assert not article_link(article)
    article.refresh_from_db()
    assert article.state == ArticleState.LINKED


def test_an_article_without_claims_goes_through():
    article = ingest("Hallo liebe Leute hier.", external_id="empty")
    assert article.state == ArticleState.EXTRACTED
