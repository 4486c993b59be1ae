"""The newsroom's scale of verdicts. Published entries keep the words they were published with."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from claims.models import Rating
from claims.permissions import may_keep_scale, require
from factbase.access.models import User
from factbase.history.services import event_record

FIELDS = ("value", "labels", "active", "position")


@transaction.atomic
def rating_create(*, by: User, key: str, value: int | None, labels: dict[str, str]) -> Rating:
    """Add a verdict at the end of the scale. Raises ValidationError for a key that is taken."""
    require(may_keep_scale(by))
    last = Rating.objects.aggregate(last=Max("position"))["last"]
    rating = Rating(key=key, value=value, labels=labels, position=0 if last is None else last + 1)
    rating.full_clean()
    rating.save()
    event_record(rating, "create", by=by, before={}, after=_told(rating) | {"key": key})
    return rating


@transaction.atomic
def rating_change(rating: Rating, *, by: User, **values: Any) -> None:
    """Change the value or the words of a verdict, or retire it and bring it back (`active`)."""
    require(may_keep_scale(by))
    rating = Rating.objects.select_for_update().get(pk=rating.pk)
    before = _told(rating)
    for name, value in values.items():
        setattr(rating, name, value)
    rating.full_clean()
    after = _told(rating)
    if before == after:
        return
    rating.save()
    event_record(rating, _action(before, after), by=by, before=before, after=after)


def _action(before: dict[str, Any], after: dict[str, Any]) -> str:
    if before["active"] == after["active"]:
        return "edit"
    return "bring back" if after["active"] else "retire"


@transaction.atomic
def rating_shift(rating: Rating, places: int, *, by: User) -> None:
    """Move a verdict up (-1) or down (+1) the scale; at its end it stays where it is."""
    require(may_keep_scale(by))
    scale = list(Rating.objects.select_for_update().order_by("position", "key"))
    old = next(place for place, each in enumerate(scale) if each.pk == rating.pk)
    new = min(max(old + places, 0), len(scale) - 1)
    if new == old:
        return
    scale.insert(new, scale.pop(old))
    for place, each in enumerate(scale):
        each.position = place
    Rating.objects.bulk_update(scale, ["position"])
    event_record(rating, "move", by=by, before={"position": old + 1}, after={"position": new + 1})


def _told(rating: Rating) -> dict[str, Any]:
    return {name: getattr(rating, name) for name in FIELDS}
