"""A claim, a link or a comment as plain values, so that what changed can be put back. Times and decimals are text."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from claims.models import Anchor, Claim, ClaimLink, Comment, Figure, Mention

Subject = Claim | ClaimLink | Comment
Values = dict[str, Any]

KINDS: dict[str, type[Subject]] = {"claim": Claim, "link": ClaimLink, "comment": Comment}
STATE = ("state", "decided_by_id", "decided_at")
TEXT = ("quote", "label", "claimant", "claimant_words", "when_value", "when_grain", "when_words", "edited")
LINK = ("a_id", "b_id", "relation", "forward", "previous")
# A judgement is one thing: nobody takes back half of it.
JUDGEMENT = (*STATE, "relation", "forward")
COLUMNS: dict[str, tuple[str, ...]] = {"claim": (*STATE, *TEXT), "link": (*STATE, *LINK), "comment": ("taken_back",)}


def kind_of(subject: Subject) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(subject, model))


def snapshot(kind: str, subject: Subject) -> Values:
    """What the database holds of the row now; with a claim, its place, figures and mentions. Four queries at most."""
    row = KINDS[kind]._default_manager.get(pk=subject.pk)
    values = _columns(row, COLUMNS[kind])
    if isinstance(row, Claim):
        anchor = Anchor.objects.filter(claim=row, current=True).first()
        values["place"] = anchor and [anchor.text_id, anchor.start, anchor.end, anchor.state]
        values["figures"] = _rows(Figure.objects.filter(claim=row))
        values["mentions"] = _rows(Mention.objects.filter(claim=row))
    return json.loads(json.dumps(values, default=str))


def _columns(row: Model, names: Iterable[str]) -> Values:
    return {name: getattr(row, name) for name in names}


def _rows(rows: Iterable[Model]) -> list[Values]:
    return [
        _columns(row, (field.attname for field in row._meta.concrete_fields if field.name not in ("id", "claim")))
        for row in rows
    ]


def figures_told(claim: Claim) -> list[Values]:
    """The figures as events keep them: every column, with entities by their key."""
    hidden = ("id", "claim", "giver", "receiver")
    columns = [field.name for field in Figure._meta.concrete_fields if field.name not in hidden]
    rows = Figure.objects.filter(claim=claim).select_related("giver", "receiver")
    return [
        _columns(row, columns) | {"giver": row.giver and row.giver.key, "receiver": row.receiver and row.receiver.key}
        for row in rows
    ]
