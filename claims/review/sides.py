"""A link as it looks from one of its two claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, ClaimLink
from claims.models.link import Relation
from claims.review.memory import Judgement, judgements

# By relation, and whether it runs from this claim to the other; None where it has no direction. Languages with cases
# want whole sentences: in front of a label in quotation marks, with this claim as the object, and of both.
Words = dict[tuple[str, bool | None], Promise]
WORDS: Words = {
    (Relation.SAME, None): _("states the same as"),
    (Relation.CONFLICTS, None): _("conflicts with"),
    (Relation.RELATED, None): _("is related to"),
    (Relation.UNRELATED, None): _("has nothing to do with"),
    (Relation.UPDATES, True): _("is updated by"),
    (Relation.UPDATES, False): _("updates"),
    (Relation.SUPPORTS, True): _("supports"),
    (Relation.SUPPORTS, False): _("is supported by"),
}
TO_THIS: Words = {
    (Relation.SAME, None): _("states the same as this claim"),
    (Relation.CONFLICTS, None): _("conflicts with this claim"),
    (Relation.RELATED, None): _("is related to this claim"),
    (Relation.UNRELATED, None): _("has nothing to do with this claim"),
    (Relation.UPDATES, True): _("is updated by this claim"),
    (Relation.UPDATES, False): _("updates this claim"),
    (Relation.SUPPORTS, True): _("supports this claim"),
    (Relation.SUPPORTS, False): _("is supported by this claim"),
}
SENTENCES: Words = {
    (Relation.SAME, None): _("this claim states the same as the other"),
    (Relation.CONFLICTS, None): _("this claim conflicts with the other"),
    (Relation.RELATED, None): _("this claim is related to the other"),
    (Relation.UNRELATED, None): _("this claim has nothing to do with the other"),
    (Relation.UPDATES, True): _("this claim is updated by the other"),
    (Relation.UPDATES, False): _("this claim updates the other"),
    (Relation.SUPPORTS, True): _("this claim supports the other"),
    (Relation.SUPPORTS, False): _("this claim is supported by the other"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement in words, from the side of one claim."""

    judgement: Judgement
    sentence: str | Promise


@dataclass(frozen=True, slots=True)
class Side:
    """A claim of a link, the other one, in words what holds between them, and what people said of it, newest first."""

    link: ClaimLink
    this: Claim
    other: Claim
    memory: Sequence[Said] = ()

    @property
    def words(self) -> Promise:
        """What stands in front of the other claim."""
        return WORDS[self._relation]

    @property
    def to_this(self) -> Promise:
        """The same where the other is the claim on the page."""
        return TO_THIS[self._relation]

    @property
    def sentence(self) -> Promise:
        return SENTENCES[self._relation]

    @property
    def before(self) -> str:
        """What the pair was said to be before it re-opened."""
        return str(Relation(self.link.previous["relation"]).label) if self.link.previous else ""

    @property
    def _relation(self) -> tuple[str, bool | None]:
        return self.link.relation, _runs(self.link.forward, is_a=self.link.a_id == self.this.pk)


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
    return Side(link, this, other, [Said(word, _said(word, is_a=is_a)) for word in memory])


def _said(word: Judgement, *, is_a: bool) -> str | Promise:
    return SENTENCES.get((word.relation, _runs(word.forward, is_a=is_a)), word.relation)


def _runs(forward: bool | None, *, is_a: bool) -> bool | None:
    """Whether the relation runs from this claim to the other."""
    return forward if forward is None or is_a else not forward
