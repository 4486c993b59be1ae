"""The same story, as the desk reads it."""

from typing import Any

from claims.api.examples.public import (
    ARTICLE,
    CLAIM,
    ENTRY,
    FIGURE,
    LINK,
    LUXEMBOURG,
    RATING,
    SOURCE,
    UKRAINE,
)

RECEIVED, DECIDED = "2024-07-11T06:10:00+02:00", "2024-07-11T09:20:00+02:00"
DECISION = {"decided": DECIDED, "decided_by": "alice"}
DESK_SOURCE = SOURCE | {"key": "courier.example", "language": "en", "is_agency": False}
FEED = {
    "id": "8a2w6f0m4v7b",
    "url": "https://courier.example/feed.xml",
    "source": SOURCE,
    "active": True,
    "interval": 900,
    "due": "2024-07-11T06:25:00+02:00",
    "polled": RECEIVED,
    "failures": 0,
    "error": None,
}
DESK_ARTICLE = ARTICLE | {
    "external_id": "courier-4711",
    "byline": "Owen Tarrant",
    "state": "linked",
    "since": RECEIVED,
    "attempts": 0,
    "failed_stage": None,
    "failure": None,
    "family": {"id": "9b3x7g1n5w8c", "origin": ARTICLE["id"]},
    "duplicate_of": None,
    "received": RECEIVED,
    "engine": "3",
}
TEXT = f"It was signed at the summit in Washington. {CLAIM['quote']} Another €80M is to follow this year."
ARTICLE_DETAIL = DESK_ARTICLE | {
    "text": {"number": 1, "text": TEXT, "sha256": "60303ae22b998861" * 4, "stored": RECEIVED}
}
WORDS = {
    "measure": "military aid",
    "stage": "has already given",
    "giver": "Luxembourg",
    "receiver": "Ukraine",
    "period": None,
    "as_of": None,
    "scope": None,
}
START, END = TEXT.index(str(CLAIM["quote"])), TEXT.index(" Another")
ANCHOR = {"text": 1, "state": "exact", "current": True, "start": START, "end": END}
DESK_CLAIM: dict[str, Any] = {
    "id": CLAIM["id"],
    "state": "accepted",
    "origin": "engine",
    "edited": False,
    "label": CLAIM["label"],
    "quote": CLAIM["quote"],
    "language": "en",
    "claimant": None,
    "claimant_words": None,
    "when": {"value": "2024-07-10", "grain": "day", "words": None},
    "score": 0.92,
    "reasons": ["states a figure", "is dated"],
    "engine": "3",
    "created": RECEIVED,
    **DECISION,
    "figures": [FIGURE | {"start": 37, "end": 52, "words": WORDS}],
    "entities": [LUXEMBOURG, UKRAINE],
    "anchor": ANCHOR,
    "article": ARTICLE,
}
OTHER = {"id": LINK["a"], "label": "€250.4M military aid, Luxembourg → Ukraine", "article": "ac4y8h2p6x9d"}
DESK_LINK = {
    "id": LINK["id"],
    "a": OTHER,
    "b": {"id": CLAIM["id"], "label": CLAIM["label"], "article": ARTICLE["id"]},
    "relation": "conflicts",
    "state": "confirmed",
    "score": 0.87,
    "reasons": ["same giver: Luxembourg", "“€80M” and “another €80M”: once on top of a total, once inside it"],
    "created": RECEIVED,
    **DECISION,
}
SELECTORS = [
    {"type": "TextQuoteSelector", "exact": CLAIM["quote"], "prefix": CLAIM["prefix"], "suffix": CLAIM["suffix"]},
    {"type": "TextPositionSelector", "start": START, "end": END},
]
CLAIM_DETAIL = DESK_CLAIM | {
    "anchors": [ANCHOR | {"selector": SELECTORS}],
    "links": [DESK_LINK],
    "events": [{"action": "accept", "at": DECIDED, "by": "alice", "why": None}],
}
CLUSTER = {
    "id": "bd5z9j3q7ya1",
    "title": "Military aid, Luxembourg → Ukraine",
    "claims": [CLAIM["id"], LINK["a"]],
    "independent_sources": 2,
    "articles": 6,
    "entry": ENTRY["id"],
    "created": RECEIVED,
    "created_by": "alice",
}
TAKEN = {"status": "created", "article": ARTICLE["id"], "detail": ""}
TAKEN_LINES = {
    "counts": {"created": 1, "updated": 0, "duplicate": 0, "refused": 1},
    "results": [
        {"line": 1, **TAKEN},
        {"line": 2, "status": "refused", "article": None, "detail": "there is no text"},
    ],
}
DRAFT = {name: ENTRY[name] for name in ("id", "statement", "language")} | {"state": "draft"}
KNOWN_ENTRY = {
    name: ENTRY[name] for name in ("id", "url", "language", "statement", "published", "corrected", "revision")
} | {"rating": RATING, "role": "checked"}
LINT = {
    "language": "en",
    "counts": {"contradicts": 0, "superseded": 0, "matches": 1, "unchecked": 0},
    "spans": [
        {
            "start": 0,
            "end": 58,
            "quote": "Luxembourg gave Ukraine more than €250M in military aid.",
            "label": CLAIM["label"],
            "kind": "matches",
            "bearing": "against",
            "claimant": None,
            "when": None,
            "figures": [FIGURE],
            "found": [
                {
                    "kind": "matches",
                    "bearing": "against",
                    "relation": "same",
                    "score": 0.9731,
                    "reasons": ["“more than €250M” and “more than €250M” are the same amount"],
                    "claim": CLAIM,
                    "entry": KNOWN_ENTRY,
                    "superseded_by": None,
                }
            ],
        }
    ],
}
