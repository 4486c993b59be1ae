"""The log of changes, from any place in it."""

from factbase.changes.models import Change


class UnknownPosition(LookupError):
    """There is no such change: the reader's position comes from another database, or from a later backup."""


def last_change() -> Change | None:
    """The last difference that the public can see: while it is the same, so is all that is published."""
    return Change.objects.order_by("-pk").first()


def changes_after(sequence: int, limit: int) -> list[Change]:
    """The next changes after the one with the key `sequence`, or from the start after 0."""
    if sequence and not Change.objects.filter(pk=sequence).exists():
        raise UnknownPosition(sequence)
    return list(Change.objects.filter(pk__gt=sequence).order_by("pk")[:limit])
