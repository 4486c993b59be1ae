"""Links between claims: the stage that suggests them, and what re-opens them."""

from django.db import transaction
from django.db.models import Q

from articles.models import Article
from articles.services import stage_begin, stage_values
from claims.independence.families import family_find
from claims.models import Claim, ClaimLink
from factbase.history.services import state_move
from factbase.workflow import ArticleState, LinkState


def article_link(article: Article) -> bool:
    """Find the article's family and compare its claims with all others; return whether this call did it.

    No matcher suggests pairs yet."""
    if article.state != ArticleState.EXTRACTED or not stage_begin(article):
        return False
    family_find(article)
    state_move(article, "link", **stage_values())
    return True


@transaction.atomic
def links_reopen(claim: Claim, *, why: str) -> None:
    """A claim's text or figure changed: what people said about its pairs is a suggestion again, the old word shown."""
    judged = ClaimLink.objects.filter(Q(a=claim) | Q(b=claim)).exclude(state=LinkState.SUGGESTED)
    for link in judged.select_for_update():
        previous = link.judged() | {
            "state": link.state,
            "by": link.decided_by.get_username() if link.decided_by else "",
            "at": link.decided_at.isoformat() if link.decided_at else "",
        }
        state_move(link, "reopen", why=why, previous=previous, decided_by=None, decided_at=None, **link.judged())
