"""System checks: a bad setting is named, with the environment variable that mends it, before anything starts."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register


@register()
def check_settings(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Check what a newsroom can set by environment variables."""
    return [] if app_configs else [*_public_address(), *_newsroom(), *_limits()]


def _public_address() -> Iterator[CheckMessage]:
    if not settings.PUBLIC_URL:
        return
    parts = urlsplit(settings.PUBLIC_URL)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        yield Error("FACTBASE_URL must be like https://facts.example.org, without a path", id="factbase.E001")
    elif parts.hostname not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        yield Error(f"FACTBASE_HOSTS must name {parts.hostname}, the host of FACTBASE_URL", id="factbase.E002")
    if settings.DEBUG:
        yield Error("FACTBASE_DEBUG shows passwords to strangers: not with a FACTBASE_URL", id="factbase.E003")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1"):
        yield Warning("FACTBASE_URL is not https: sign-ins can be read on the way", id="factbase.W001")


def _newsroom() -> Iterator[CheckMessage]:
    known = [code for code, _ in settings.LANGUAGES]
    if settings.LANGUAGE_CODE not in known:
        yield Error(f"FACTBASE_LANGUAGE must be one of {', '.join(known)}", id="factbase.E004")
    if len(settings.SECRET_KEY) < 32:
        yield Error("FACTBASE_SECRET_KEY must have at least 32 characters", id="factbase.E005")


def _limits() -> Iterator[CheckMessage]:
    for name in ("UPLOAD_LIMIT", "STALLED_AFTER", "MAX_ATTEMPTS"):
        if getattr(settings, name) <= 0:
            yield Error(f"FACTBASE_{name} must be greater than 0", id="factbase.E006")
