"""The way to a service with OpenAI's interface and back: for language models and for embedders. No Django in here."""

from claims.model_service.endpoint import Endpoint, Limits
from claims.model_service.service import RefusedError, Service

__all__ = ["Endpoint", "Limits", "RefusedError", "Service"]
