"""A claim, a link or a comment as plain values, so that what changed can be put back. Times and decimals are text."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from claims.models import Anchor, Claim, ClaimLink, Comment, Figure, Mention, Opinion, Skip

Subject = Claim | ClaimLink | Comment
Values = dict[str, Any]

KINDS: dict[str, type[Subject]] = {"claim": Claim, "link": ClaimLink, "comment": Comment}
STATE = ("state", "decided_by_id", "decided_at")
TEXT = ("quote", "label", "claimant", "claimant_words", "when_value", "when_grain", "when_words", "edited")
LINK = ("a_id", "b_id", "relation", "forward", "previous")
# A judgement is one thing: nobody takes back half of it.
JUDGEMENT = (*STATE, "relation", "forward")
COLUMNS: dict[str, tuple[str, ...]] = {
    "claim": (*STATE, *TEXT, "assigned_to_id"),
    "link": (*STATE, *LINK),
    "comment": ("taken_back",),
}


def kind_of(subject: Subject) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(subject, model))


def snapshots(subjects: Sequence[Subject]) -> list[Values]:
    """What the database holds of the rows now; with claims, what hangs on them. A query a table."""
    found: dict[tuple[str, int], Values] = {}
    for kind, model in KINDS.items():
        keys = [subject.pk for subject in subjects if isinstance(subject, model)]
        rows = model._default_manager.filter(pk__in=keys) if keys else []
        found |= {(kind, row.pk): _columns(row, COLUMNS[kind]) for row in rows}
    _add_parts(found, [pk for kind, pk in found if kind == "claim"])
    return [json.loads(json.dumps(found[kind_of(subject), subject.pk], default=str)) for subject in subjects]


def _add_parts(found: dict[tuple[str, int], Values], claims: Sequence[int]) -> None:
    if not claims:
        return
    for pk in claims:
        found["claim", pk] |= {"place": None, "figures": [], "mentions": [], "decisions": [], "skips": []}
    for anchor in Anchor.objects.filter(claim__in=claims, current=True):
        found["claim", anchor.claim_id]["place"] = [anchor.text_id, anchor.start, anchor.end, anchor.state]
    for figure in Figure.objects.filter(claim__in=claims):
        found["claim", figure.claim_id]["figures"].append(_part(figure))
    for mention in Mention.objects.filter(claim__in=claims):
        found["claim", mention.claim_id]["mentions"].append(_part(mention))
    for said in Opinion.objects.filter(claim__in=claims, open=True):
        found["claim", said.claim_id or 0]["decisions"].append([said.by_id, said.verdict, said.why])
    for skip in Skip.objects.filter(claim__in=claims):
        found["claim", skip.claim_id]["skips"].append([skip.by_id, skip.at])


def _columns(row: Model, names: Iterable[str]) -> Values:
    return {name: getattr(row, name) for name in names}


def _part(row: Model) -> Values:
    return _columns(row, (field.attname for field in row._meta.concrete_fields if field.name not in ("id", "claim")))


def figures_told(claim: Claim) -> list[Values]:
    """The figures as events keep them: every column, with entities by their key."""
    hidden = ("id", "claim", "giver", "receiver")
    columns = [field.name for field in Figure._meta.concrete_fields if field.name not in hidden]
    rows = Figure.objects.filter(claim=claim).select_related("giver", "receiver")
    return [
        _columns(row, columns) | {"giver": row.giver and row.giver.key, "receiver": row.receiver and row.receiver.key}
        for row in rows
    ]
