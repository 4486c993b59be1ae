"""Entries are written, moved along the workflow and corrected: by a person, or by the key of one."""

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.articles import MOVED
from claims.api.endpoint import Endpoint, checked, named, person, reason_for
from claims.api.repeating import repeatable
from claims.api.serializers import EntryCorrection, EntryFields, EntryMove, SentEntry
from claims.api.shapes import desk as shapes
from claims.models import Claim, Entry
from claims.publication.evidence import evidence_set
from claims.publication.services import (
    entry_correct,
    entry_create,
    entry_edit,
    entry_move,
    entry_publish,
    entry_retract,
)
from factbase.access.models import APIKey
from factbase.access.permissions import Access

WRITE = Access(APIKey.Scope.DESK, "claims.change_entry")


def draft_document(entry: Entry) -> dict[str, Any]:
    return {"id": entry.public_id, "state": entry.state, "statement": entry.statement, "language": entry.language}


class Drafts(Endpoint):
    access = {"POST": WRITE}

    @extend_schema(operation_id="entry_write", request=SentEntry, responses={201: shapes.Draft} | MOVED)
    @repeatable
    @transaction.atomic
    def post(self, request: Request) -> Response:
        """Write a draft about accepted claims."""
        sent, by = checked(SentEntry, request), person(request)
        claims = [named(Claim.objects.all(), "claims", claim) for claim in dict.fromkeys(sent.pop("claims"))]
        evidence = sent.pop("evidence", [])
        entry = entry_create(claims=claims, by=by, **sent)
        evidence_set(entry, evidence, by=by)
        return Response(draft_document(entry), status=status.HTTP_201_CREATED)


class Draft(Endpoint):
    access = {"PATCH": WRITE}

    @extend_schema(operation_id="entry_change", request=EntryFields, responses={200: shapes.Draft} | MOVED)
    @repeatable
    @transaction.atomic
    def patch(self, request: Request, public_id: str) -> Response:
        """Change a draft; evidence replaces what was there."""
        entry, sent, by = find_entry(public_id), checked(EntryFields, request), person(request)
        if "evidence" in sent:
            evidence_set(entry, sent.pop("evidence"), by=by)
        entry_edit(entry, by=by, **sent)
        return Response(draft_document(entry))


class Move(Endpoint):
    access = {"POST": WRITE}

    @extend_schema(operation_id="entry_move", request=EntryMove, responses={200: shapes.Draft} | MOVED)
    @repeatable
    def post(self, request: Request, public_id: str) -> Response:
        """Submit, send back, approve, publish or retract an entry. Four eyes, embargoes and roles are heeded."""
        entry, sent, by = find_entry(public_id), checked(EntryMove, request), person(request)
        action, why = sent["action"], sent.get("why", "")
        if action == "retract":
            entry_retract(entry, by=by, notice=why)
        elif action == "publish":
            entry_publish(entry, by=by, why=why or reason_for(request))
        else:
            entry_move(entry, action, by=by, why=why or reason_for(request))
        return Response(draft_document(entry))


class Correct(Endpoint):
    access = {"POST": WRITE}

    @extend_schema(operation_id="entry_correct", request=EntryCorrection, responses={200: shapes.Draft} | MOVED)
    @repeatable
    def post(self, request: Request, public_id: str) -> Response:
        """Change a published entry as a new revision; evidence replaces what was there."""
        entry, sent = find_entry(public_id), checked(EntryCorrection, request)
        if sent.keys() == {"reason"}:
            raise ValidationError({"reason": ["says why; send also what is to change"]})
        entry_correct(entry, by=person(request), **sent)
        return Response(draft_document(entry))


def find_entry(public_id: str) -> Entry:
    return get_object_or_404(Entry.objects.select_related("rating"), public_id=public_id)
