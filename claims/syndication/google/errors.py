"""Errors in the shape of Google's APIs (AIP-193)."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from rest_framework.exceptions import APIException
from rest_framework.views import set_rollback

STATUS = {
    400: ("INVALID_ARGUMENT", "badRequest"),
    401: ("UNAUTHENTICATED", "unauthorized"),
    403: ("PERMISSION_DENIED", "forbidden"),
    404: ("NOT_FOUND", "notFound"),
    405: ("UNIMPLEMENTED", "httpMethodNotAllowed"),
    429: ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
}


def google_error(error: Exception, _context: dict[str, Any]) -> HttpResponse | None:
    """Django REST framework's handler for these endpoints; nothing for a fault of ours."""
    if isinstance(error, ValueError):
        return answer(400, str(error))
    if isinstance(error, Http404):
        return answer(404, "Requested entity was not found.")
    if not isinstance(error, APIException):
        return None
    set_rollback()
    wait = getattr(error, "wait", None)
    return answer(error.status_code, str(error.detail), {"Retry-After": str(int(wait))} if wait else {})


def answer(code: int, message: str, headers: dict[str, str] | None = None) -> HttpResponse:
    status, reason = STATUS.get(code, (HTTPStatus(code).name, "backendError"))
    detail = {"message": message, "domain": "global", "reason": reason}
    body = {"error": {"code": code, "message": message, "status": status, "errors": [detail]}}
    return JsonResponse(body, status=code, headers=headers)
