"""The protocol over HTTP, as a process of its own: `gunicorn factbase.management.mcp.http:application`.

A message a request, an answer a response; nothing is remembered between them, and nothing is streamed.
"""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.request import validate_host

from factbase.management.mcp.api import Api
from factbase.management.mcp.protocol import VERSIONS
from factbase.management.mcp.tools import server

ADDRESS = "/mcp"
SCHEMES = ("bearer", "api-key")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    answer = respond(WSGIRequest(environ))
    start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
    return [answer.content]


def respond(request: WSGIRequest) -> HttpResponse:
    if refusal := _refusal(request):
        return refusal
    try:
        answer = server(_api(request)).answer(request.body)
    except RequestDataTooBig:
        return HttpResponse(status=413)
    if answer is None:
        return HttpResponse(status=202)
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _refusal(request: WSGIRequest) -> HttpResponse | None:
    if request.path != ADDRESS:
        return HttpResponse(status=404)
    if not _is_ours(request):
        return HttpResponse("Not from there", status=403, content_type="text/plain")
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if request.headers.get("MCP-Protocol-Version", VERSIONS[0]) not in VERSIONS:
        return HttpResponse(f"Spoken here: {', '.join(VERSIONS)}", status=400, content_type="text/plain")
    return None


def _is_ours(request: WSGIRequest) -> bool:
    """Whether it was sent to a name of ours, and by no page of somebody else's: a name that leads here may be bait."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    origin = request.headers.get("Origin")
    return origin is None or validate_host(urlsplit(origin).hostname or "", settings.ALLOWED_HOSTS)


def _api(request: WSGIRequest) -> Api:
    """For whoever asks: their key, or their address as our proxies tell it."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    key = key.strip() if scheme.lower() in SCHEMES else request.headers.get("X-Api-Key", "")
    passed = {name: request.headers[name] for name in ("X-Forwarded-For",) if name in request.headers}
    return Api(key if key.isascii() else "", passed, request.META.get("REMOTE_ADDR", ""))
