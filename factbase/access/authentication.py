"""Who calls the API: a program by its key, or a person by the session of the desk."""

import re
from typing import Any, cast

from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

from factbase.access.models import APIKey

SCHEME = "Api-Key"
_KEY = re.compile(r"[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}")


def key_given(request: Request) -> str:
    """The key as the caller sent it, in `Authorization: Api-Key …` or `X-Api-Key`; empty without one."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if scheme.lower() == SCHEME.lower() else request.headers.get("X-Api-Key", "").strip()


def find_key(text: str) -> APIKey | None:
    """The usable key of that text; nothing for one that is unknown, revoked or expired."""
    if not _KEY.fullmatch(text):
        return None
    try:
        key = cast("APIKey", APIKey.objects.get_from_key(text))
    except APIKey.DoesNotExist:
        return None
    return None if key.has_expired else key


class KeyAuthentication(BaseAuthentication):
    """A key becomes `request.auth`; a program is no user. An unknown key reads public data like everybody."""

    def authenticate(self, request: Request) -> tuple[None, APIKey] | None:
        key = find_key(key_given(request))
        return (None, key) if key else None

    def authenticate_header(self, _request: Request) -> str:
        return f'{SCHEME} realm="factbase"'


class DeskAuthentication(SessionAuthentication):
    """A key if one is given, else the session, which needs the CSRF token for whatever writes."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        if key_given(request):
            return KeyAuthentication().authenticate(request)
        return super().authenticate(request)

    def authenticate_header(self, request: Request) -> str:
        return KeyAuthentication().authenticate_header(request)
