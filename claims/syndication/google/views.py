"""Google's Fact Check Tools API, answered by us: its clients need another address, nothing else."""

from typing import Any

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from claims.api.endpoint import PublicEndpoint
from claims.publication.addresses import asked_at, site_of
from claims.syndication.answering import as_json
from claims.syndication.google.discovery import VERSION, discovery
from claims.syndication.google.errors import google_error
from claims.syndication.google.searching import asked, search
from factbase.access.authentication import KeyAuthentication, find_key
from factbase.access.models import APIKey


class GoogleKey(KeyAuthentication):
    """Our key, sent as Google's clients send theirs."""

    def authenticate(self, request: Request) -> tuple[None, APIKey] | None:
        key = find_key(request.query_params.get("key", "") or request.headers.get("X-Goog-Api-Key", ""))
        return (None, key) if key else None


class GoogleEndpoint(PublicEndpoint):
    authentication_classes = [GoogleKey]
    http_method_names = ["get", "head"]
    schema = None  # type: ignore[assignment]  # described by its own document

    def get_exception_handler(self) -> Any:
        return google_error


class Search(GoogleEndpoint):
    def get(self, request: Request) -> HttpResponse:
        return as_json(search(asked(request.query_params.dict()), site_of(request)))


class Discovery(GoogleEndpoint):
    def get(self, request: Request) -> HttpResponse:
        if request.query_params.get("version") != VERSION:
            raise Http404
        return as_json(discovery(f"{asked_at(request)}/"))
