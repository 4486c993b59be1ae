"""System checks: a bad setting is named, with the environment variable that mends it, before anything starts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

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
    return [] if app_configs or not settings.MODEL_URL else [*_service(LANGUAGE_MODEL), *_model_limits()]


@register()
def check_embedder(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Check the settings of an embedder elsewhere, and say where sentences go as often as anything is started."""
    return [] if app_configs or not settings.EMBEDDER_URL else [*_service(EMBEDDER)]


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


@dataclass(frozen=True, slots=True)
class Service:
    """An option by which texts leave the house, and the numbers of what we say about its settings."""

    setting: str
    texts: str
    instead: str
    address: str
    name: str
    key: str
    insecure: str
    sent: str


LANGUAGE_MODEL = Service("MODEL", "article texts", "no language model", "E007", "E008", "E009", "W002", "I001")
EMBEDDER = Service("EMBEDDER", "sentences of claims", "the embedder that ships", "E012", "E013", "E014", "W003", "I002")


def _service(service: Service) -> Iterator[CheckMessage]:
    variable = f"FACTBASE_{service.setting}"
    url, name, key = (getattr(settings, f"{service.setting}_{part}") for part in ("URL", "NAME", "KEY"))
    parts = _address(url)
    if parts is None:
        yield Error(
            f"{variable}_URL must be like https://host/v1, without a user name or password; "
            f"leave it empty to use {service.instead}",
            id=f"factbase.{service.address}",
        )
        return
    if not name:
        yield Error(f"{variable}_NAME must name a model of {variable}_URL", id=f"factbase.{service.name}")
    if not (key.isascii() and key.isprintable()):
        yield Error(f"{variable}_KEY holds characters that no key has", id=f"factbase.{service.key}")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        message = f"{variable}_URL is not https: {service.texts} can be read on the way"
        yield Warning(message, id=f"factbase.{service.insecure}")
    where = f"{parts.scheme}://{parts.netloc}{parts.path}"
    yield Info(f"{service.texts.capitalize()} are sent to {where} (model {name})", id=f"factbase.{service.sent}")


def _address(url: str) -> SplitResult | None:
    """The parts of an address that can be asked; None for another, or one that holds a password."""
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return parts if is_address and not parts.username and not parts.password else None


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
