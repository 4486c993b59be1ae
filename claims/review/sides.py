"""A link as it looks from one of its two claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, ClaimLink
from claims.models.link import Relation
from claims.review.memory import Judgement, judgements

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
class Said:
    """A judgement in words, from the side of one claim."""

    judgement: Judgement
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Side:
    """A claim of a link, the other one, in words what holds between them, and what people said of it, newest first."""

    link: ClaimLink
    this: Claim
    other: Claim
    words: Promise
    memory: Sequence[Said] = ()


def sides(claim: Claim) -> list[Side]:
    """All standing links of a claim, refused ones included, newest first, in a fixed number of queries."""
    found = (
        ClaimLink.objects.standing()
        .filter(Q(a=claim) | Q(b=claim))
        .select_related(
            "a__article__source", "a__article__family", "b__article__source", "b__article__family", "decided_by"
        )
        .prefetch_related("a__figures__giver", "a__figures__receiver", "b__figures__giver", "b__figures__receiver")
        .order_by("-pk")
    )
    memory = judgements(found)
    return [side_of(link, claim, memory[link.public_id]) for link in found]


def side_of(link: ClaimLink, claim: Claim, memory: Sequence[Judgement] = ()) -> Side:
    """The link as it looks from `claim`, one of its ends."""
    is_a = link.a_id == claim.pk
    this, other = (link.a, link.b) if is_a else (link.b, link.a)
    said = [Said(word, _words(word.relation, word.forward, is_a=is_a)) for word in memory]
    return Side(link, this, other, WORDS[link.relation, _runs(link.forward, is_a=is_a)], said)


def _words(relation: str, forward: bool | None, *, is_a: bool) -> str | Promise:
    return WORDS.get((relation, _runs(forward, is_a=is_a)), relation)


def _runs(forward: bool | None, *, is_a: bool) -> bool | None:
    """Whether the relation runs from this claim to the other."""
    return forward if forward is None or is_a else not forward
