"""What templates and modules say, and what the catalogues know of it; without GNU gettext, which a new machine lacks."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = settings.BASE_DIR
LOCALE = ROOT / "factbase" / "locale"
LANGUAGES = ("de", "fr")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}
CALL = re.compile(r"""\b(?:n?p?gettext|_)\((?:[^()'"]|'(?:\\.|[^'])*'|"(?:\\.|[^"])*")*\)""")
Key = tuple[str | None, str]


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(catalogue: Catalog) -> dict[Key, tuple[str, ...]]:
    """Every message by its context and its first form."""
    found = {}
    for message in catalogue:
        if message.id:
            first, string = (message.id, message.string) if isinstance(message.id, str) else (message.id[0], None)
            found[message.context, first] = (message.string,) if string is not None else tuple(message.string)
    return found


def said() -> set[Key]:
    """Every message of the project's own modules and templates."""
    return {*_of_modules(), *_of_templates()}


def _of_modules() -> Iterator[Key]:
    for app in ("factbase", "articles", "claims"):
        for path in (ROOT / app).rglob("*.py"):
            yield from _extracted(path.read_text())


def _of_templates() -> Iterator[Key]:
    for path in (ROOT / "templates").rglob("*.*"):
        source = templatize(path.read_text(), origin=str(path))
        # What is left of the markup is no Python: only the calls are.
        yield from _extracted("\n".join(CALL.findall(source)))


def _extracted(source: str) -> Iterator[Key]:
    for _line, found, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        words = found if isinstance(found, str) else found[0]
        if words:
            yield context, words


def compiled(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.mo"
