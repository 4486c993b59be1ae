"""A linked claim beside the one on the page: field by field, why, and what may be said of the two with one key."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.desk.comparing import Row, rows
from claims.models import Claim
from claims.models.link import Relation
from claims.review.forms import LinkForm
from claims.review.sides import Side
from factbase.workflow import LinkState


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: `key` names its action in the catalogue of keys, `value` is what LinkForm takes."""

    key: str
    value: str
    words: Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    side: Side
    rows: list[Row]
    choices: list[Choice]


WORDS: dict[str, Promise] = {
    Relation.SAME: _("Same"),
    LinkForm.BACKED: _("Supported by it"),
    LinkForm.BACKS: _("Supports it"),
    Relation.CONFLICTS: _("Conflicts"),
    LinkForm.NEWER: _("Updates it"),
    LinkForm.OLDER: _("Updated by it"),
    Relation.RELATED: _("Related"),
    Relation.UNRELATED: _("Unrelated"),
}


def neighbour(side: Side) -> Neighbour:
    return Neighbour(side, rows(side.this, side.other), _choices(side))


def _choices(side: Side) -> list[Choice]:
    said = side.link.relation if side.link.state == LinkState.CONFIRMED else ""
    return [
        Choice(relation.value, value, WORDS[value], chosen=relation == said)
        for relation, value in ((relation, _value(relation, side)) for relation in Relation)
    ]


def _value(relation: Relation, side: Side) -> str:
    """With a direction: the link's own, else the newer updates the older, and the other supports this."""
    if relation == Relation.UPDATES:
        return LinkForm.OLDER if _forward(relation, side, _is_older(side.this, side.other)) else LinkForm.NEWER
    if relation == Relation.SUPPORTS:
        return LinkForm.BACKS if _forward(relation, side, unsaid=False) else LinkForm.BACKED
    return relation.value


def _forward(relation: Relation, side: Side, unsaid: bool) -> bool:
    """Whether it runs from this claim to the other."""
    if side.link.relation != relation:
        return unsaid
    return bool(side.link.forward) == (side.link.a_id == side.this.pk)


def _is_older(this: Claim, other: Claim) -> bool:
    days = [claim.article.published_on for claim in (this, other)]
    return days[0] < days[1] if days[0] and days[1] else this.pk < other.pk
