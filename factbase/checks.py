"""System checks: a bad setting is named, with the environment variable that mends it, before anything starts."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register


@register()
def check_settings(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Check what a newsroom can set by environment variables."""
    return [] if app_configs else [*_public_address(), *_newsroom(), *_limits()]


@register()
def check_language_model(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Check the settings of the model option, and say where texts go as often as anything is started."""
    return [] if app_configs or not settings.MODEL_URL else [*_model_address(), *_model_limits()]


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


def _model_address() -> Iterator[CheckMessage]:
    try:
        parts = urlsplit(settings.MODEL_URL)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_address = False
    if not is_address or parts.username or parts.password:
        yield Error(
            "FACTBASE_MODEL_URL must be like https://host/v1, without a user name or password; "
            "leave it empty to use no language model",
            id="factbase.E007",
        )
        return
    if not settings.MODEL_NAME:
        yield Error("FACTBASE_MODEL_NAME must name a model of FACTBASE_MODEL_URL", id="factbase.E008")
    if not (settings.MODEL_KEY.isascii() and settings.MODEL_KEY.isprintable()):
        yield Error("FACTBASE_MODEL_KEY holds characters that no key has", id="factbase.E009")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        yield Warning("FACTBASE_MODEL_URL is not https: article texts can be read on the way", id="factbase.W002")
    where = f"{parts.scheme}://{parts.netloc}{parts.path}"
    yield Info(f"Article texts are sent to {where} (model {settings.MODEL_NAME})", id="factbase.I001")


def _model_limits() -> Iterator[CheckMessage]:
    longest = settings.CELERY_TASK_TIME_LIMIT - 60
    if not 0 < settings.MODEL_TIMEOUT <= longest:
        yield Error(f"FACTBASE_MODEL_TIMEOUT must be from 1 to {longest} seconds", id="factbase.E010")
    elif settings.STALLED_AFTER <= settings.MODEL_TIMEOUT:
        yield Error(
            "FACTBASE_STALLED_AFTER must be longer than FACTBASE_MODEL_TIMEOUT, "
            "or articles are read a second time while the model still reads them",
            id="factbase.E011",
        )
