"""Every write of what is public: the documents, and the log of their differences."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from factbase.changes.compact import compact
from factbase.changes.models import Change, Document, Kind, Part

Key = tuple[str, str]  # kind and public id
Body = Mapping[str, Any]

# What readers are told of. Figures, articles, sources and entities come inside these.
TOLD = (Kind.ENTRY, Kind.CLAIM, Kind.LINK)
FOUND_BY: dict[str, tuple[str, ...]] = {
    Kind.ENTRY: ("statement",),
    Kind.CLAIM: ("label", "quote", "claimant"),
    Kind.LINK: (),
    Kind.FIGURE: ("surface", "measure"),
    Kind.ARTICLE: ("title",),
    Kind.SOURCE: ("name",),
    Kind.ENTITY: ("key", "name"),
}


def change_record(kind: str, public_id: str, op: str, *, merged_into: str = "", reason: str = "") -> Change:
    """Append a change; call it in the transaction that makes the difference, or readers hear of what never was."""
    return Change.objects.create(kind=kind, public_id=public_id, op=op, merged_into=merged_into, reason=reason)


@transaction.atomic
def document_publish(key: Key, body: str | None, parts: Mapping[Key, Body], *, reason: str = "") -> None:
    """Store what the public reads under `key` from now on, and with it the documents that it makes public.

    Without a body it is withdrawn, with every part that no other document holds. Each part says in `entries` which hold
    it. Rows are locked in one order, so that of two publications with a part in common the later one sees the other.
    """
    whole, *_others = documents = _locked(key, parts)
    _hold(whole, [document for document in documents if document.key in parts])
    holders = _holders(documents)
    bodies = {whole.pk: body} | {
        document.pk: _body(document, parts.get(document.key), holders[document.pk])
        for document in documents
        if document != whole
    }
    _write([document for document in documents if document.body != bodies[document.pk]], bodies, reason)


def _locked(key: Key, parts: Iterable[Key]) -> list[Document]:
    """The document of this key first, then its parts, those it has and those it is to have."""
    wanted = sorted({key, *parts})
    Document.objects.bulk_create([Document(kind=kind, public_id=name) for kind, name in wanted], ignore_conflicts=True)
    held = Part.objects.filter(whole__kind=key[0], whole__public_id=key[1]).values("part")
    found = Document.objects.filter(
        reduce(or_, (Q(kind=kind, public_id=name) for kind, name in wanted), Q(pk__in=held))
    )
    locked = found.order_by("kind", "public_id").select_for_update()
    return sorted(locked, key=lambda document: document.key != key)


def _hold(whole: Document, parts: Iterable[Document]) -> None:
    Part.objects.filter(whole=whole).exclude(part__in=parts).delete()
    Part.objects.bulk_create([Part(whole=whole, part=part) for part in parts], ignore_conflicts=True)


def _holders(documents: Iterable[Document]) -> dict[int, list[str]]:
    """Which documents hold each, by public id; one of perhaps thousands where they are not listed, as of a country."""
    first = Part.objects.filter(part=OuterRef("pk")).order_by("pk").values("whole__public_id")[:1]
    listing = [document.pk for document in documents if document.kind in TOLD]
    held = Part.objects.filter(part__in=listing).order_by("whole_id").values_list("part", "whole__public_id")
    others = Document.objects.filter(pk__in=[document.pk for document in documents]).exclude(pk__in=listing)
    found: dict[int, list[str]] = {document.pk: [] for document in documents}
    for part, whole in [*held, *others.annotate(holder=Subquery(first)).values_list("pk", "holder")]:
        if whole:
            found[part].append(whole)
    return found


def _body(document: Document, new: Body | None, holders: list[str]) -> str | None:
    if not holders:
        return None
    body = new or json.loads(document.body or "{}")
    listed = {"entries": holders} if document.kind in TOLD else {}
    return compact({**body, **listed})


def _write(documents: list[Document], bodies: Mapping[int, str | None], reason: str) -> None:
    now = timezone.now()
    for document in documents:
        document.body, document.modified = bodies[document.pk], now
        document.words = _words(document)
        document.etag = etag_of(document.body)
    Document.objects.bulk_update(documents, ["body", "words", "etag", "modified"])
    Change.objects.bulk_create(
        Change(
            kind=document.kind,
            public_id=document.public_id,
            op=Change.Op.RETRACT if document.body is None else Change.Op.UPSERT,
            at=now,
            reason=reason if document.kind == Kind.ENTRY else "",
        )
        for document in documents
        if document.kind in TOLD
    )


def etag_of(body: str | None) -> str:
    return hashlib.blake2b((body or "").encode(), digest_size=8).hexdigest()


def _words(document: Document) -> str:
    if document.body is None:
        return ""
    body = json.loads(document.body)
    return "\n".join(body[name] for name in FOUND_BY[document.kind] if body[name])
