"""Which language a text is in; the model is loaded when the first caller leaves it open."""

from functools import cache
from importlib import import_module
from types import ModuleType

SAMPLE = 4000  # code points that are looked at: enough to be sure, and the cost stays flat
UNKNOWN = "und"


@cache
def _model() -> ModuleType:
    return import_module("py3langid")


def detect(text: str) -> str:
    """ISO 639-1 code, `und` for a text without letters."""
    sample = text[:SAMPLE]
    if not any(char.isalpha() for char in sample):
        return UNKNOWN
    code, _ = _model().classify(sample)
    return str(code)
