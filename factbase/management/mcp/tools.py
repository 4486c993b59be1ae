"""What a language model may do: search what was published, read it, and have a text compared with it."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from django.conf import settings

from claims.api.parameters import MOST_ROWS
from claims.lint import LONGEST
from factbase.ids import PATTERN
from factbase.management.mcp.api import Api
from factbase.management.mcp.protocol import Json, Server, Tool, ToolError

FEW, MANY = 10, 50
INSTRUCTIONS = (
    "Published fact-checks of {newsroom}. An entry is what the newsroom found about a claim: cite its `url` and give "
    "its `rating.label` as it stands. What `lint_text` says of a sentence is a computer's comparison with known "
    "claims, no verdict; `unchecked` means that nobody has looked, not that it is wrong."
)
SUMMARY = ("id", "url", "language", "statement", "rating", "published", "corrected")
# Of a figure, what it may be asked for by; the rest of the question is put to the entries.
OF_FIGURES = ("measure", "unit", "giver", "receiver", "stage", "period")


def server(api: Api) -> Server:
    """Every tool, for the caller of this API."""
    tools = (_search_entries(api), _search_figures(api), _get_entry(api), _lint_text(api))
    return Server("factbase", version("factbase"), INSTRUCTIONS.format(newsroom=settings.NEWSROOM), tools)


def _search_entries(api: Api) -> Tool:
    def run(asked: Json) -> Json:
        page = api.get("entries/", {"limit": FEW} | asked)
        found = [{name: entry[name] for name in SUMMARY} for entry in page["results"]]
        return {"entries": found, "cursor": page["cursor"]}

    schema = _object(SEARCH | {"rating": _text("Key of a verdict."), "limit": _number(FEW), "cursor": _text(CURSOR)})
    return Tool("search_entries", "Search entries", "Published fact-checks, newest first.", schema, run)


def _search_figures(api: Api) -> Tool:
    def run(asked: Json) -> Json:
        wanted = {name: asked[name] for name in OF_FIGURES if name in asked}
        page = api.get("entries/", {"limit": MANY} | {name: asked[name] for name in asked if name not in wanted})
        return {"figures": [each for each in _figures(page) if _fits(each, wanted)], "cursor": page["cursor"]}

    schema = _object(SEARCH | FIGURE | {"limit": _number(MANY, "Entries looked through."), "cursor": _text(CURSOR)})
    said = (
        "Typed figures of the claims in published entries, with who says so and the verdict: how much, of what, from "
        "whom, to whom, when. Many claims may state one figure, and some are false: mind the rating."
    )
    return Tool("search_figures", "Search figures", said, schema, run)


def _figures(page: Json) -> Iterator[Json]:
    for entry in page["results"]:
        of = {name: entry[name] for name in ("id", "url", "statement", "rating")}
        for claim in entry["claims"]:
            told = {name: claim[name] for name in ("id", "label", "quote", "claimant", "article", "role")}
            yield from (figure | {"claim": told, "entry": of} for figure in claim["figures"])


def _fits(figure: Json, wanted: Json) -> bool:
    return all(str(figure[name]).casefold() == str(value).casefold() for name, value in wanted.items())


def _get_entry(api: Api) -> Tool:
    def run(asked: Json) -> Json:
        if not re.fullmatch(PATTERN, str(asked["id"])):
            raise ToolError("`id` is no public id")
        return api.get(f"entries/{asked['id']}/", {})

    schema = _object({"id": {"type": "string", "pattern": f"^{PATTERN}$", "description": "Public id."}}, "id")
    said = "One published fact-check with its rationale, evidence, corrections, claims and figures."
    return Tool("get_entry", "Read an entry", said, schema, run)


def _lint_text(api: Api) -> Tool:
    def run(asked: Json) -> Json:
        return api.post("lint/", asked)

    schema = _object(
        {
            "text": {"type": "string", "maxLength": LONGEST, "description": "Plain text."},
            "title": _text("Its headline."),
            "language": _text("ISO 639-1; recognised if it is not given."),
            "published": _text("When it appears, as 2024-07-10."),
        },
        "text",
    )
    said = (
        "Compare a text, sentence by sentence, with what the newsroom published: `matches` an entry, `contradicts` "
        "one, `superseded` by a newer figure, or `unchecked`. Needs a key."
    )
    return Tool("lint_text", "Compare a text", said, schema, run)


def _object(properties: Json, *required: str) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _text(description: str) -> Json:
    return {"type": "string", "description": description}


def _number(default: int, description: str = "Rows of a page.") -> Json:
    bounds: dict[str, Any] = {"minimum": 1, "maximum": MOST_ROWS, "default": default}
    return {"type": "integer", "description": description} | bounds


CURSOR = "Where to go on: the `cursor` of the page before."
SEARCH = {
    "q": _text("Words that all stand in the statement of the entry."),
    "entity": _text("Key of who is named: a country by its code (`LU`), others by their English name."),
    "language": _text("Of the entry, ISO 639-1."),
}
FIGURE = {
    "measure": _text("What is counted, in English: `military aid`, `population`."),
    "unit": _text("ISO 4217, %, or a singular English noun."),
    "giver": _text("Key of who gives."),
    "receiver": _text("Key of who receives."),
    "stage": _text("`pledged`, `allocated`, `delivered`, `planned` or `spent`."),
    "period": _text("ISO 8601: `2024`."),
}
