"""The discovery document by which Google's clients learn of our search. Names are Google's: clients depend on them.

There is no `auth`: with it the Python client would look for credentials of Google's before a public read."""

from typing import Any

from claims.syndication.google.parameters import EVERYWHERE, SEARCH, Parameter

VERSION = "v1alpha1"
PATH = "v1alpha1/claims:search"
PREFIX = "GoogleFactcheckingFactchecktoolsV1alpha1"
RESPONSE = f"{PREFIX}FactCheckedClaimSearchResponse"


def discovery(root: str) -> dict[str, Any]:
    """The document of a server whose addresses begin with `root`, which ends with a slash."""
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": f"factchecktools:{VERSION}",
        "name": "factchecktools",
        "version": VERSION,
        "title": "Fact Check Tools API",
        "description": "Search of published fact checks, compatible with Google's.",
        "protocol": "rest",
        "rootUrl": root,
        "servicePath": "",
        "baseUrl": root,
        "basePath": "",
        "batchPath": "batch",
        "parameters": _described(EVERYWHERE),
        "schemas": {name: _schema(name, members) for name, members in SCHEMAS.items()},
        "resources": {"claims": {"methods": {"search": _method()}}},
    }


def _method() -> dict[str, Any]:
    return {
        "id": "factchecktools.claims.search",
        "description": "Search through fact-checked claims.",
        "path": PATH,
        "flatPath": PATH,
        "httpMethod": "GET",
        "parameterOrder": [],
        "parameters": _described(SEARCH),
        "response": {"$ref": RESPONSE},
    }


def _described(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    return {parameter.name: parameter.described() for parameter in parameters}


def _list_of(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"{PREFIX}{name}"}}


_TEXT: dict[str, Any] = {"type": "string"}
_MOMENT = _TEXT | {"format": "google-datetime"}
SCHEMAS: dict[str, dict[str, dict[str, Any]]] = {
    RESPONSE: {"claims": _list_of("Claim"), "nextPageToken": _TEXT},
    f"{PREFIX}Claim": {
        "text": _TEXT,
        "claimant": _TEXT,
        "claimDate": _MOMENT,
        "claimReview": _list_of("ClaimReview"),
    },
    f"{PREFIX}ClaimReview": {
        "publisher": {"$ref": f"{PREFIX}Publisher"},
        "url": _TEXT,
        "title": _TEXT,
        "reviewDate": _MOMENT,
        "textualRating": _TEXT,
        "languageCode": _TEXT,
    },
    f"{PREFIX}Publisher": {"name": _TEXT, "site": _TEXT},
}


def _schema(name: str, members: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {"id": name, "type": "object", "properties": members}
