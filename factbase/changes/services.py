"""The one place where changes are written."""

from factbase.changes.models import Change


def change_record(kind: str, public_id: str, op: str, *, merged_into: str = "", reason: str = "") -> Change:
    """Append a change; call it in the transaction that makes the difference, or readers hear of what never was."""
    return Change.objects.create(kind=kind, public_id=public_id, op=op, merged_into=merged_into, reason=reason)
