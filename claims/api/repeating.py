"""Writes that may be asked for again: with an `Idempotency-Key` they happen once, and are answered the same again."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from factbase.access.models import APIKey, KeptAnswer

HEADER = "Idempotency-Key"
PARAMETER = OpenApiParameter(
    HEADER,
    {"type": "string", "pattern": "^[!-~]{1,255}$"},
    OpenApiParameter.HEADER,
    description="Any word of yours. Within a day, the same request with the same word is done once only.",
)
KEPT = timedelta(days=1)
_WORD = re.compile(r"[!-~]{1,255}")
Write = Callable[..., Response]


class OtherRequest(APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key_reused"
    default_detail = f"This {HEADER} stands for another request; take a new one"


def repeatable(write: Write) -> Callable[..., HttpResponse]:
    """Have a write happen once for each key. Its refusals are not kept: what was put right may be sent again.

    Two of the same at once: the later one waits for the transaction of the earlier.
    """

    @wraps(write)
    def once(view: Any, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        word = request.headers.get(HEADER)
        if word is None:
            return write(view, request, *args, **kwargs)
        if not _WORD.fullmatch(word):
            raise ValidationError({HEADER: ["must be 1 to 255 visible ASCII characters"]})
        with transaction.atomic():
            kept, new = _kept(request, word)
            return _keep(kept, write(view, request, *args, **kwargs)) if new else _again(kept)

    once.is_repeatable = True  # type: ignore[attr-defined]  # the schema says so
    return once


def _kept(request: Request, word: str) -> tuple[KeptAnswer, bool]:
    KeptAnswer.objects.filter(at__lt=timezone.now() - KEPT).delete()
    who = f"key:{request.auth.prefix}" if isinstance(request.auth, APIKey) else f"user:{request.user.pk}"
    asked = _fingerprint(request)
    kept, new = KeptAnswer.objects.get_or_create(caller=who, key=word, defaults={"request": asked})
    if kept.request != asked:
        raise OtherRequest
    return kept, new


def _fingerprint(request: Request) -> str:
    """Of a file its length must do: its form was read when the session was checked."""
    head = f"{request.method} {request.get_full_path()} {request.headers.get('Content-Length', '')}\n".encode()
    is_form = (request.content_type or "").startswith("multipart/")
    return hashlib.sha256(head + (b"" if is_form else request.body)).hexdigest()


def _keep(kept: KeptAnswer, answer: Response) -> Response:
    kept.status, kept.location = answer.status_code, answer.headers.get("Location", "")
    kept.body = JSONRenderer().render(answer.data).decode()
    kept.save(update_fields=["status", "location", "body"])
    return answer


def _again(kept: KeptAnswer) -> HttpResponse:
    answer = HttpResponse(kept.body, status=kept.status, content_type="application/json")
    if kept.location:
        answer["Location"] = kept.location
    answer["Idempotency-Replayed"] = "true"
    return answer
