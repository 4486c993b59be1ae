"""Every error of the API as a problem document (RFC 9457) that names the field."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.views import defaults
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ParseError, ValidationError
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler

from articles.documents import DocumentError
from articles.fetching import FetchError
from articles.submission import SubmissionError
from factbase.workflow import IllegalMove, StaleState

CONTENT_TYPE = "application/problem+json"


class Conflict(APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class TooLarge(APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"
    default_detail = "This is larger than what is taken"


class Refused(APIException):
    """What was sent is well-formed, and still cannot be taken."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "refused"


# What services and Django raise, and what that is to a caller. The first that fits counts.
TRANSLATIONS: tuple[tuple[type[Exception], type[APIException]], ...] = (
    (IllegalMove, Conflict),
    (StaleState, Conflict),
    (SubmissionError, Refused),
    (DocumentError, Refused),
    (FetchError, Refused),
    (RequestDataTooBig, TooLarge),
    (SuspiciousOperation, ParseError),
    (BadRequest, ParseError),
)


def problem(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Answer for an exception of a view (Django REST framework's EXCEPTION_HANDLER); nothing for a fault of ours."""
    error = next((known(str(error)) for kind, known in TRANSLATIONS if isinstance(error, kind)), error)
    answer = exception_handler(error, context)
    if answer is None:
        return None
    body = document(answer.status_code, answer.data) | getattr(error, "members", {})
    headers = dict(answer.items()) | {"Content-Type": CONTENT_TYPE}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=answer.status_code, headers=headers)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: a problem document under /api/, the page elsewhere (Django's handler500)."""
    if not request.path.startswith("/api/"):
        return defaults.server_error(request)
    detail = ErrorDetail("A fault of ours; it has been logged", "error")
    return HttpResponse(json.dumps(document(500, {"detail": detail})), status=500, content_type=CONTENT_TYPE)


def document(code: int, details: Any) -> dict[str, Any]:
    """`details` as Django REST framework collects them: a line about the whole, or lines by field."""
    errors = list(_flat(details, ""))
    lines = [f"{field}: {detail}" if field else str(detail) for field, detail in errors]
    return {
        "type": "about:blank",
        "title": HTTPStatus(code).phrase,
        "status": code,
        "code": _code(errors),
        "detail": "; ".join(lines),
        "errors": [{"field": field, "detail": str(detail)} for field, detail in errors if field],
    }


def _code(errors: list[tuple[str, ErrorDetail]]) -> str:
    """One word for programs. Whatever is wrong with a field is `invalid`."""
    fields, details = zip(*errors, strict=True)
    return ValidationError.default_code if any(fields) else details[0].code


def _flat(details: Any, field: str) -> Iterator[tuple[str, ErrorDetail]]:
    """Each detail with the path of its field; empty where it is about the whole."""
    if isinstance(details, dict):
        for name, inner in details.items():
            whole = name in ("detail", api_settings.NON_FIELD_ERRORS_KEY)
            yield from _flat(inner, field if whole else f"{field}.{name}".lstrip("."))
    elif isinstance(details, list):
        for inner in details:
            yield from _flat(inner, field)
    else:
        yield field, details
