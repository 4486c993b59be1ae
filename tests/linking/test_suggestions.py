"""What comes in is compared with what is there, and what people said about a pair stands."""

import json

import pytest
from django.core.management import call_command
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from claims.linking import links_renew
from claims.matching import VERSION
from claims.models import Claim, ClaimLink, Figure
from claims.review.services import claim_create, claim_decide, claim_edit, link_decide, link_set
from claims.tasks import articles_advance, relink_articles
from claims.wording.reasons import reason_words
from tests.linking.conftest import FRENCH, GERMAN, OTHER, all_links, link_of, submitted

CONTRADICTING = GERMAN.replace("250 Millionen", "90 Millionen")


def page_of(client, claim: Claim, language: str = "en") -> str:
    address = reverse("desk:claim", args=[claim.public_id])
    return client.get(address, headers={"accept-language": language}).content.decode()


def renewed() -> None:
    """What beat has done after any change."""
    links_renew()
    assert set(Article.objects.values_list("matcher", flat=True)) == {VERSION}


def older(*links: ClaimLink, **values) -> None:
    """As if another version of the matcher had made them."""
    ClaimLink.objects.filter(pk__in=[link.pk for link in links]).update(matcher="0", **values)
    Article.objects.update(matcher="0")


def test_three_papers_in_three_languages(papers, told):
    other = told(CONTRADICTING, "de", "2024-07-10")
    same, later, conflict = (link_of(papers["de"], each) for each in (papers["fr"], papers["en"], other))
    assert (same.relation, same.state) == ("same", "suggested")
    assert (later.relation, later.forward) == ("updates", papers["de"].pk < papers["en"].pk)
    assert conflict.relation == "conflicts"
    unrelated = told(OTHER, "en")
    assert not ClaimLink.objects.filter(Q(a=unrelated) | Q(b=unrelated)).exists()


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_page_of_a_claim_says_why(papers, checker, language):
    page = page_of(checker, papers["de"], language)
    with override(language):
        words = [reason_words(reason) for reason in link_of(papers["de"], papers["fr"]).reasons]
    assert words
    assert [each for each in words if each not in page] == []


def test_export_has_the_shape_that_is_scored(papers, capsys):
    call_command("export", "--links")
    rows = json.loads(capsys.readouterr().out)
    between = [row for row in rows if {row["a"]["article"], row["b"]["article"]} == {"de", "en"}]
    row = max(between, key=lambda row: row["score"])
    assert (row["relation"], row["state"], row["a"]["article"]) == ("updates", "suggested", "de")
    assert GERMAN[row["a"]["start"] : row["a"]["end"]] == papers["de"].quote


def test_linking_again_changes_nothing(papers):
    older()
    renewed()  # by now each article knows of all others
    before = all_links()
    Article.objects.update(matcher="")
    relink_articles(list(Article.objects.values_list("pk", flat=True)))
    assert all_links() == before


def test_an_older_matchers_word_is_judged_anew_or_taken_back(papers, told):
    unrelated = told(OTHER, "en")
    same = link_of(papers["de"], papers["fr"])
    older(same, relation="conflicts")
    wrong = ClaimLink.objects.create(a=papers["de"], b=unrelated, relation="same", score=0.9, matcher="0")
    renewed()
    same.refresh_from_db()
    assert (same.relation, same.matcher) == ("same", VERSION)
    assert not ClaimLink.objects.filter(pk=wrong.pk).exists()


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("action", ["confirm", "reject"])
def test_what_a_person_said_is_never_overwritten_nor_forgotten(papers, told, alice, action, undone):
    """Not even about a pair of which the matcher makes nothing any more."""
    unrelated = told(OTHER, "en")
    link = ClaimLink.objects.create(a=papers["de"], b=unrelated, relation="same", score=0.9, matcher="0")
    link_decide(link, action, by=alice)
    if undone:
        link_decide(link, "undo", by=alice)
    older(link)
    before = [*ClaimLink.objects.filter(pk=link.pk).values()]
    renewed()
    assert [*ClaimLink.objects.filter(pk=link.pk).values()] == before


def test_a_rejected_pair_comes_back_only_when_one_of_its_figures_changed(papers, alice, checker):
    link = link_of(papers["de"], papers["fr"])
    link_decide(link, "reject", by=alice)
    older()
    renewed()
    link.refresh_from_db()
    assert link.state == "rejected"
    figure = Figure.objects.filter(claim=papers["fr"]).values().get()
    values = {name: figure[name] for name in ("start", "end", "surface", "unit", "modifier", "measure", "giver_id")}
    claim_edit(papers["fr"], by=alice, figures=[values | {"low": 90_000_000, "high": 90_000_000}])
    renewed()
    link.refresh_from_db()
    assert (link.state, link.relation, link.previous["state"]) == ("suggested", "conflicts", "rejected")
    assert "Was refused by alice" in page_of(checker, papers["de"])


@pytest.mark.parametrize("action", ["reject", "withdraw"])
def test_nothing_is_proposed_of_a_claim_that_fell_until_that_is_undone(papers, told, alice, checker, action):
    link = link_of(papers["de"], papers["fr"])
    claim_decide(papers["fr"], action, by=alice)
    shown = lambda: link.public_id in page_of(checker, papers["de"])  # noqa: E731
    api = lambda: [row["id"] for row in checker.get("/api/v1/links/").json()["results"]]  # noqa: E731
    older()
    renewed()
    assert not shown()
    assert link.public_id not in api()
    late = told(FRENCH.replace("mercredi", "jeudi"), "fr", "2024-07-11")
    assert link_of(late, papers["fr"]) is None
    claim_decide(papers["fr"], "undo", by=alice)
    renewed()
    assert shown()
    assert link.public_id in api()
    assert link_of(late, papers["fr"]).relation == "same"


def test_what_a_person_decided_about_a_fallen_claim_stays_visible(papers, alice, checker):
    link = link_set(papers["de"], papers["fr"], "same", by=alice)
    claim_decide(papers["fr"], "reject", by=alice)
    assert link.public_id in page_of(checker, papers["de"])


def test_a_claim_made_by_hand_is_compared(papers, alice):
    article = submitted("Nothing to see. " + GERMAN.replace("250", "sehr viele"), "de")
    articles_advance([article.pk])
    article.refresh_from_db()
    made = claim_create(article=article, start=16, end=len(article.text.text), label="Aid", by=alice)
    renewed()
    assert link_of(made, papers["de"])


def test_a_label_changed_by_hand_is_compared_again(papers, alice):
    ClaimLink.objects.all().delete()
    claim_edit(papers["de"], by=alice, claimant="Yuriko Backes")
    renewed()
    assert link_of(papers["de"], papers["fr"])


def test_odd_claims_are_compared_like_any_other(papers, alice):
    for number, quote in enumerate(["7", "…", "\u200b\ufeff", "x" * 30_000, "250 " * 50]):
        odd = Claim.objects.create(article=papers["de"].article, quote=quote, label="odd", language="xx-Zyyy")
        Figure.objects.create(claim=odd, start=999, end=1000 + number, surface="", low=0, unit="")
    Article.objects.update(matcher="")
    renewed()
    assert set(Article.objects.values_list("state", "failure")) == {("linked", "")}
