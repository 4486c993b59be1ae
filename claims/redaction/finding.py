"""Where words stand: every column of text that holds what people wrote or read, of every table there is."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from claims.models import ArchiveCopy, CopyContent, Entry, Redaction, TermCount
from claims.publication.copies.reading import copy_read
from claims.redaction.marking import marked, pattern_of, roughly
from factbase.access.models import User
from factbase.changes.models import Document
from factbase.history.fields import PublicIdField
from factbase.history.models import Recorded

APPS = {"access", "admin", "articles", "changes", "claims", "drafts", "history", "policies", "webhooks"}
# The staff; what is made anew of what is marked; the search for the words itself.
APART = {User, Document, Redaction, TermCount}
WRITTEN = (models.CharField, models.TextField, models.JSONField)
LONGEST_CODE = 50  # characters: units, languages, actions, hashes; what people write may be longer


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
    """Reads every table from one end to the other: seconds for some hundred thousand events."""
    pattern, rough = pattern_of(passages), roughly(passages)
    for model in apps.get_models():
        if model._meta.app_label in APPS and model not in APART:
            for field in filter(_is_written, model._meta.concrete_fields):
                yield from _places(model, field, rough, pattern)


def _is_written(field: models.Field) -> bool:
    if isinstance(field, ArrayField):
        return _is_written(field.base_field)
    if isinstance(field, PublicIdField) or field.primary_key or field.choices:
        return False
    is_code = isinstance(field, models.CharField) and (field.max_length or 0) <= LONGEST_CODE
    return isinstance(field, WRITTEN) and not is_code


def _places(model: type[models.Model], field: models.Field, rough: str, pattern: re.Pattern[str]) -> Iterator[Place]:
    table, column, key = quoted(model, str(field.column))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column}::text FROM {table} WHERE {column}::text ~* %s ORDER BY {key}",  # noqa: S608 - ours
            [rough],
        )
        found = cursor.fetchall()
    for pk, before in found:
        if (after := marked(before, pattern)) != before:
            yield Place(model, str(field.column), field.db_type(connection) or "", pk, before, after)


def quoted(model: type[models.Model], column: str) -> tuple[str, str, str]:
    """The names of the table, the column and the key, as they stand in a statement."""
    quote = connection.ops.quote_name
    return quote(model._meta.db_table), quote(column), quote(str(model._meta.pk.column))


def copies(passages: Collection[str]) -> list[ArchiveCopy]:
    """Kept copies in which a passage can be read; each is read as an article is."""
    pattern = pattern_of(passages)
    kept = ArchiveCopy.objects.filter(content__in=CopyContent.objects.exclude(content=b"")).select_related("content")
    return [copy for copy in kept.iterator(50) if pattern.search(copy_read(copy).text)]


def rows_of(found: Iterable[Place], model: type[models.Model]) -> set[Any]:
    """The keys of the model's rows among the places."""
    return {place.pk for place in found if place.model is model}


def touched(found: Collection[Place], kept: Collection[ArchiveCopy]) -> Iterator[Recorded]:
    """The rows with a history that hold the words, or to which what holds them belongs."""
    keys: dict[type[Recorded], set[Any]] = defaultdict(set)
    for model in dict.fromkeys(place.model for place in found):
        rows = rows_of(found, model)
        if issubclass(model, Recorded):
            keys[model] |= rows
        elif owner := _owner(model):
            keys[owner.related_model] |= set(
                model._base_manager.filter(pk__in=rows).values_list(owner.attname, flat=True)
            )
    keys[Entry] |= set(Entry.objects.filter(evidence__copy__in=kept).values_list("pk", flat=True))
    for owned, owners in keys.items():
        yield from owned._base_manager.select_related(*owned.told_with).filter(pk__in=owners).order_by("pk")


def _owner(model: type[models.Model]) -> Any:
    """The column by which a row belongs to one with a history."""
    keys = (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    return next((key for key in keys if issubclass(key.related_model, Recorded)), None)
