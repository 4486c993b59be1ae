"""Where words stand: every column of text that holds what people wrote or read, of every table there is."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from claims.models import ArchiveCopy, CopyContent, Redaction, TermCount
from claims.publication.copies.reading import copy_read
from claims.redaction.marking import marked, pattern_of, roughly
from factbase.access.models import User
from factbase.changes.models import Document
from factbase.history.fields import PublicIdField

APPS = {"access", "admin", "articles", "changes", "claims", "drafts", "history", "policies", "webhooks"}
# The staff; what is made anew of what is marked; the search for the words itself.
APART = {User, Document, Redaction, TermCount}
WRITTEN = (models.CharField, models.TextField, models.JSONField, ArrayField)


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of one table, as the database writes it, and as it is to be."""

    model: type[models.Model]
    column: str
    kind: str
    pk: int | str
    before: str
    after: str


def places(passages: Collection[str]) -> Iterator[Place]:
    """Reads every table once: a matter of seconds for a million rows."""
    pattern, rough = pattern_of(passages), roughly(passages)
    for model in apps.get_models():
        if model._meta.app_label in APPS and model not in APART:
            for field in filter(_is_written, model._meta.concrete_fields):
                yield from _places(model, field, rough, pattern)


def _is_written(field: models.Field) -> bool:
    if isinstance(field, PublicIdField) or field.primary_key or field.choices:
        return False
    return isinstance(field, WRITTEN)


def _places(model: type[models.Model], field: models.Field, rough: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    names = (model._meta.pk.column, field.column, model._meta.db_table)
    key, column, table = map(connection.ops.quote_name, names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column}::text FROM {table} WHERE {column}::text ~* %s ORDER BY {key}",  # noqa: S608 - ours
            [rough],
        )
        found = cursor.fetchall()
    for pk, before in found:
        if (after := marked(before, pattern)) != before:
            yield Place(model, field.column, field.db_type(connection) or "", pk, before, after)


def copies(passages: Collection[str]) -> list[ArchiveCopy]:
    """Kept copies in which a passage can be read; each is read as an article is."""
    pattern = pattern_of(passages)
    kept = ArchiveCopy.objects.filter(content__in=CopyContent.objects.exclude(content=b"")).select_related("content")
    return [copy for copy in kept.iterator(50) if pattern.search(copy_read(copy).text)]
