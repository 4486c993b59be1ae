from typing import Any

from django.db import models

from factbase.ids import LENGTH, new_id


class PublicIdField(models.CharField):
    """The id a row is known by outside: unique, set once, see `factbase.ids`."""

    def __init__(self, **options: Any) -> None:
        options |= {"max_length": LENGTH, "unique": True, "default": new_id, "editable": False}
        super().__init__(**options)
