"""A link as it looks from one of its two claims."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, ClaimLink
from claims.models.link import Relation

# By relation, and whether it runs from this claim to the other; None where it has no direction.
WORDS: dict[tuple[str, bool | None], Promise] = {
    (Relation.SAME, None): _("states the same as"),
    (Relation.CONFLICTS, None): _("conflicts with"),
    (Relation.RELATED, None): _("is related to"),
    (Relation.UNRELATED, None): _("has nothing to do with"),
    (Relation.UPDATES, True): _("is updated by"),
    (Relation.UPDATES, False): _("updates"),
    (Relation.SUPPORTS, True): _("supports"),
    (Relation.SUPPORTS, False): _("is supported by"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """The other claim of a link, and in words what holds between them."""

    link: ClaimLink
    other: Claim
    words: Promise


def sides(claim: Claim) -> list[Side]:
    """All links of a claim, refused ones included, newest first, in a fixed number of queries."""
    found = (
        ClaimLink.objects.filter(Q(a=claim) | Q(b=claim))
        .select_related(
            "a__article__source", "a__article__family", "b__article__source", "b__article__family", "decided_by"
        )
        .prefetch_related("a__figures__giver", "a__figures__receiver", "b__figures__giver", "b__figures__receiver")
        .order_by("-pk")
    )
    return [_side(link, claim) for link in found]


def _side(link: ClaimLink, claim: Claim) -> Side:
    other, runs = (link.b, link.forward) if link.a_id == claim.pk else (link.a, _reversed(link.forward))
    return Side(link, other, WORDS[link.relation, runs])


def _reversed(forward: bool | None) -> bool | None:
    return None if forward is None else not forward
