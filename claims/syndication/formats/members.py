"""What the objects of these formats are made of."""

from typing import Any


def filled(**members: Any) -> dict[str, Any]:
    """The members that say something: in these formats what is unknown is left out."""
    return {name: value for name, value in members.items() if value not in (None, "", [], {})}
