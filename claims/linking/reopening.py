"""A changed claim puts its pairs before people again."""

from django.db import transaction
from django.db.models import Q

from articles.models import Article
from claims.models import Claim, ClaimLink
from factbase.access.models import User
from factbase.history.services import state_move
from factbase.workflow import LinkState


@transaction.atomic
def links_reopen(claim: Claim, *, why: str) -> None:
    """A claim's text or figure changed: what people said about its pairs is a suggestion again, the old word shown.

    The article is compared anew.
    """
    judged = ClaimLink.objects.filter(Q(a=claim) | Q(b=claim)).exclude(state=LinkState.SUGGESTED)
    for link in judged.order_by("pk").select_for_update():
        link_reopen(link, why=why)
    compare_anew(claim)


def link_reopen(link: ClaimLink, *, why: str, by: User | None = None) -> None:
    """What a person said about one pair is a suggestion again, their word kept beside it."""
    previous = link.judged() | {
        "state": link.state,
        "by": link.decided_by.get_username() if link.decided_by else "",
        "at": link.decided_at.isoformat() if link.decided_at else "",
    }
    state_move(link, "reopen", by=by, why=why, previous=previous, decided_by=None, decided_at=None, **link.judged())


def compare_anew(claim: Claim) -> None:
    """The claim is new, reads differently or is back: beat has its article compared again."""
    Article.objects.filter(pk=claim.article_id).update(matcher="")
