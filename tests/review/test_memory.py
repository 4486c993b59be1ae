"""What the desk remembers of a pair of claims: whose word, when, and what the matcher said then."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.test import Client

from claims.models import Claim, ClaimLink
from claims.review.services import claim_edit, link_decide, link_set
from factbase.history.models import Event
from tests.review.conftest import SHARE


@pytest.fixture
def share(article, suggest) -> Claim:
    return suggest(article, SHARE)


@pytest.fixture
def link(bridge, share) -> ClaimLink:
    a, b = sorted((bridge, share), key=lambda claim: claim.pk)
    given = {"relation": "same", "score": 0.8, "reasons": ["same giver"], "matcher": "7"}
    return ClaimLink.objects.create(a=a, b=b, **given)


@pytest.fixture
def memory(checker: Client) -> Callable[[Claim], str]:
    """The judgements that the page of a claim shows, as words."""

    def read(claim: Claim) -> str:
        page = checker.get(f"/desk/claims/{claim.public_id}/").content.decode()
        shown = "".join(re.findall(r'<details class="memory">.*?</details>', page, re.DOTALL))
        return " ".join(re.sub("<[^>]+>", " ", shown).split())

    return read


def test_a_judgement_keeps_what_the_matcher_said_then(link, bridge, memory, alice):
    link_decide(link, "confirm", by=alice, why="read both")
    ClaimLink.objects.update(score=0.2, reasons=["another measure"], matcher="8")
    told = memory(bridge)
    assert "1 judgement" in told
    assert "said: this claim states the same as the other alice" in told
    assert "score 80 matcher 7 same giver read both" in told
    assert "another measure" not in told


def test_judgements_outlive_their_undo(link, bridge, memory, alice, bob):
    link_decide(link, "reject", by=alice)
    link_decide(link, "undo", by=bob)
    told = memory(bridge)
    assert "2 judgements" in told
    assert told.index("no longer refuses: this claim states the same as the other bob") < told.index(
        "refused: this claim"
    )


def test_a_word_that_names_another_relation_keeps_the_suggestion_in_view(link, bridge, share, memory, alice):
    link_set(share, bridge, "updates", by=alice)
    event = Event.objects.get(kind="link", action="confirm")
    assert (event.before["relation"], event.after["relation"]) == ("same", "updates")
    assert (event.after["score"], event.after["reasons"], event.after["matcher"]) == (0.8, ["same giver"], "7")
    assert "said: this claim updates the other" in memory(bridge)
    assert "said: this claim is updated by the other" in memory(share)


def test_an_undo_brings_the_suggestion_back_not_the_persons_word(link, bridge, share, alice):
    link_set(bridge, share, "unrelated", by=alice)
    link.refresh_from_db()
    link_decide(link, "undo", by=alice)
    link.refresh_from_db()
    assert (link.state, link.relation, link.score) == ("suggested", "same", 0.8)


def test_a_changed_figure_opens_the_pair_with_the_old_word_in_view(link, bridge, memory, checker, alice):
    link_decide(link, "reject", by=alice)
    claim_edit(bridge, by=alice, figures=[])
    link.refresh_from_db()
    kept = {name: link.previous[name] for name in ("relation", "state", "by", "score", "reasons", "matcher")}
    was = {"relation": "same", "state": "rejected", "by": "alice"}
    assert kept == was | {"score": 0.8, "reasons": ["same giver"], "matcher": "7"}
    told = memory(bridge)
    assert "opened again what was refused: this claim states the same as the other the software" in told
    assert "the claim was edited" in told
    assert "Was refused by alice" in " ".join(checker.get(f"/desk/claims/{bridge.public_id}/").content.decode().split())


def test_nobody_confirms_a_suggestion_that_changed_under_their_eyes(link, checker, bridge):
    ClaimLink.objects.update(relation="conflicts")
    given = {"seen": "suggested", "relation": "same"}
    page = checker.post(f"/desk/links/{link.public_id}/confirm/", given, follow=True)
    assert "The link says “conflicts” by now" in page.content.decode()
    link.refresh_from_db()
    assert link.state == "suggested"


def test_a_claim_has_many_links_and_links_may_run_in_a_ring(bridge, article, suggest, memory, alice):
    others = [suggest(article, SHARE, label=f"Share {number}") for number in range(2)]
    ring = [bridge, *others, bridge]
    for first, second in pairwise(ring):
        link_set(first, second, "updates", by=alice)
    assert memory(bridge).count("1 judgement") == 2
