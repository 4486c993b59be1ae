"""What all endpoints have in common."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.openapi import EndpointSchema
from claims.api.parsers import ObjectParser
from factbase.access.authentication import KeyAuthentication
from factbase.access.models import APIKey, User
from factbase.access.permissions import Access, ScopedAccess
from factbase.api_errors import TooLarge


class OnlyForm(BaseContentNegotiation):
    """An endpoint answers in one form, whatever the caller would prefer."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        return next((parser for parser in parsers if _fits(parser.media_type, request.content_type or "")), None)

    def select_renderer(
        self, _request: Request, renderers: Iterable[BaseRenderer], _format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


def _fits(offered: str | None, sent: str) -> bool:
    return sent.partition(";")[0].strip().lower() == offered


class Endpoint(APIView):
    """An endpoint whose `access` says who may call it, by method; a method that is not in it is public."""

    access: ClassVar[Mapping[str, Access]] = {}
    permission_classes = [ScopedAccess]
    parser_classes = [ObjectParser]
    content_negotiation_class = OnlyForm
    http_method_names = ["get", "head", "post", "patch"]
    schema = EndpointSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before anything reads the body.
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        super().initial(request, *args, **kwargs)


class PublicEndpoint(Endpoint):
    """Reads no session, so that what it answers is the same for everybody and may be kept by a cache."""

    authentication_classes = [KeyAuthentication]


def caller(request: Request) -> User | None:
    """The person to whom a change is put down; a program is none."""
    return request.user if isinstance(request.user, User) else None


def reason_for(request: Request) -> str:
    """Why something changed, for the events: a program is known by the name of its key."""
    return f"by the key “{request.auth.name}”" if isinstance(request.auth, APIKey) else ""


class Elsewhere(PublicEndpoint):
    """Whatever is not an address of the API. A forgotten slash at the end is added."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.path.endswith("/"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{request.path}/?{query}".rstrip("?"), preserve_request=True)
        return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404
