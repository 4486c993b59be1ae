"""What everybody reads, as caches may keep it: asked about each time, so that a correction shows at the next look."""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page, require_safe

from claims.models import Rating, StandingPage
from claims.publication.addresses import site_of
from factbase.changes.caching import CACHING
from factbase.changes.reading import last_change
from factbase.release import release

Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., HttpResponse]
# Whoever sends one of these may be signed in, or has a message waiting: what they see is for them alone.
PERSONAL = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)


class State(NamedTuple):
    """What an address shows is the same as long as `etag` is; `changed` are seconds since 1970, 0 before anything."""

    etag: str
    changed: int


def public_page(view: View) -> View:
    """A page for everybody: 304 to whoever has what it would be, without its being made."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = state_of(request)
        # Only a page that was there has been given this; it is there still, for nothing has changed.
        if state.etag in request.headers.get("If-None-Match", ""):
            return marked(HttpResponseNotModified(), state)
        response = view(request, *args, **kwargs)
        if response.status_code != HTTPStatus.OK:
            return response
        held = get_conditional_response(request, state.etag, state.changed or None, marked(response, state))
        return held or response

    return require_safe(_kept(view, answer))


def live_page(view: View) -> View:
    """The same for a page that shows of claims what they say now, which no log tells: its ETag is made of its bytes."""
    return require_safe(_kept(view, conditional_page(view)))


def _kept(view: View, shared: View) -> View:
    """The page of whoever may be signed in is kept by their browser alone."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(map(request.COOKIES.get, PERSONAL)):
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_cache=True)
            return response
        response = shared(request, *args, **kwargs)
        response["Cache-Control"] = CACHING
        return response

    return answer


def state_of(request: HttpRequest) -> State:
    """Of all that an address may show to everybody, in the language of the request."""
    change = last_change()
    about = list(StandingPage.objects.values_list("edited_at", "pk"))
    scale = list(Rating.objects.values_list())
    where = (site_of(request), get_language(), request.get_full_path())
    by = (release(), settings.LANGUAGE_CODE, settings.TIME_ZONE)
    said = repr((*by, *where, change and change.pk, about, scale))
    moments = [edited for edited, _key in about] + ([change.at] if change else [])
    etag = quote_etag(hashlib.sha256(said.encode()).hexdigest()[:32])
    return State(etag, int(max(moments).timestamp()) if moments else 0)


def marked(response: Answer, state: State) -> Answer:
    response["ETag"] = state.etag
    if state.changed:
        response["Last-Modified"] = http_date(state.changed)
    return response
