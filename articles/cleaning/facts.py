"""What a page can say about its article, and how its scattered strings become one."""

import re
from dataclasses import astuple, dataclass
from html import unescape

from articles.normalising import normalise_text

LONGEST = 300

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.I)
_NO_LANGUAGE = {"und", "zxx", "mul", "mis", "xx"}
_LEAD_IN = re.compile(r"(?:by|von|par|text|autor|author)\s*:?\s+", re.I)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Each field is one line or ""; `url` is as the page wrote it."""

    title: str = ""
    source_name: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""


def first_of(*voices: PageFacts) -> PageFacts:
    """Field by field, the first voice that says something."""
    return PageFacts(*(next(filter(None, said), "") for said in zip(*map(astuple, voices), strict=True)))


def one_line(text: str) -> str:
    """One line of at most 300 characters, entities resolved, fit to be stored."""
    line = normalise_text(" ".join(unescape(text).split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def language_code(label: str) -> str:
    """The language of a BCP 47 tag or a locale: "de" for "de-AT" and "de_DE.UTF-8"."""
    found = _LANGUAGE.fullmatch(label.strip())
    code = found[1].lower() if found else ""
    return "" if code in _NO_LANGUAGE else code


def join_names(names: list[str]) -> str:
    """A byline of these names, each once, without "By" and without the addresses of profiles."""
    tidy = (_LEAD_IN.sub("", one_line(name), count=1) if _LEAD_IN.match(name) else one_line(name) for name in names)
    return one_line(", ".join(dict.fromkeys(name for name in tidy if name and "://" not in name)))
