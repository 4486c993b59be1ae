"""Stored JSON as bytes, from the database to the socket: to decode and encode it takes longer than to read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg.abc import Buffer
from psycopg.adapt import Loader


class _AsItCame(Loader):
    def load(self, data: Buffer) -> bytes:
        return bytes(data)


@contextmanager
def bytes_cursor() -> Iterator[Any]:
    """A cursor that reads columns of the type `text` as UTF-8 bytes."""
    with connection.cursor() as cursor:
        cursor.cursor.adapters.register_loader("text", _AsItCame)
        yield cursor
