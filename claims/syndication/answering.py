"""What all formats have in common as answers: for everybody, for pages of others too, and never sent twice."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from claims.api.endpoint import PublicEndpoint
from claims.publication.caching import marked, state_of
from factbase.api_errors import CONTENT_TYPE, document
from factbase.changes.caching import CACHING
from factbase.changes.reading import last_change

View = Callable[..., HttpResponseBase]

CHUNK = 65_536  # characters


def _shared(view: View) -> View:
    """Scripts of other sites may read it."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response["Access-Control-Allow-Origin"], response["Cache-Control"] = "*", CACHING
        return response

    return answer


def page_of_feed(view: View) -> View:
    """A short answer: its ETag is made of its bytes."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except ValidationError as error:
            return HttpResponseBadRequest(json.dumps(document(400, error.detail)), content_type=CONTENT_TYPE)
        if changed := last_change():
            response["Last-Modified"] = http_date(changed.at.timestamp())
        return response

    return require_safe(_shared(gzip_page(conditional_page(answer))))


@method_decorator(gzip_page, name="dispatch")
class Export(PublicEndpoint, ABC):
    """A long answer, sent as it is made: its ETag says what was published when it began. Limited as the API is."""

    http_method_names = ["get", "head", "options"]
    schema = None  # type: ignore[assignment]  # described by its own format

    def get(self, request: Request) -> HttpResponseBase:
        state = state_of(request._request)
        held = get_conditional_response(request._request, etag=state.etag, last_modified=state.changed or None)
        response = marked(held or self.all_of_it(request), state)
        response["Cache-Control"] = CACHING
        return response

    @abstractmethod
    def all_of_it(self, request: Request) -> HttpResponseBase: ...


def streamed(pieces: Iterable[str], content_type: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(_chunks(pieces), content_type=content_type)


def _chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """Each piece alone would be a packet of its own."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > CHUNK:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def as_json(value: Any, content_type: str = "application/json") -> HttpResponse:
    return JsonResponse(value, content_type=content_type, json_dumps_params={"ensure_ascii": False})
