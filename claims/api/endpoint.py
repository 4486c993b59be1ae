"""What all endpoints have in common."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from claims.api.openapi import EndpointSchema
from claims.api.parsers import ObjectParser
from factbase.access.authentication import KeyAuthentication
from factbase.access.models import APIKey, User
from factbase.access.permissions import Access, ScopedAccess, is_allowed
from factbase.access.throttling import Allowance
from factbase.api_errors import TooLarge

Named = TypeVar("Named", bound=Model)
# Whoever has no key reads what is public from any page of the web; cookies are of no use there.
READING = ("GET", "HEAD", "OPTIONS")
CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
    ),
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Authorization, X-Api-Key, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


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
    http_method_names = ["get", "head", "post", "patch", "options"]
    schema = EndpointSchema()
    allowance: Allowance | None = None  # the throttle says

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before anything reads the body.
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        super().initial(request, *args, **kwargs)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks before it reads with a key from another site."""
        return Response(status=204, headers=PREFLIGHT)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        headers = self.allowance.headers() if self.allowance else {}
        headers |= CROSS_ORIGIN if request.method in READING else {}
        for name, value in headers.items():
            answer[name] = value
        return answer


class PublicEndpoint(Endpoint):
    """Reads no session, so that what it answers is the same for everybody and may be kept by a cache."""

    authentication_classes = [KeyAuthentication]


class OpenEndpoint(Endpoint):
    """Everybody reads what is published; whoever has `sees` reads all that the desk has, in its own form."""

    sees: ClassVar[Access]

    def sees_desk(self, request: Request) -> bool:
        return is_allowed(request, self.sees)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(answer, ["Authorization", "X-Api-Key", "Cookie"])
        return answer


def caller(request: Request) -> User | None:
    """The person to whom a change is put down; a program is none unless its key is a person's."""
    if isinstance(request.auth, APIKey):
        return request.auth.person
    return request.user if isinstance(request.user, User) else None


def person(request: Request) -> User:
    """The person who decides. What they may is for the services to say."""
    found = caller(request)
    if found is None:
        raise PermissionDenied("People decide: this takes a session, or a key that is a person's")
    return found


def checked(form: type[Serializer], request: Request) -> dict[str, Any]:
    """What was sent, if it is as the form wants it."""
    sent = form(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


def named(rows: QuerySet[Named], field: str, public_id: str) -> Named:
    """The row that a field of the request names."""
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise ValidationError({field: ["there is no such thing"]})
    return row


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
