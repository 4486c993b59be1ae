"""One story, as everybody reads it: what Luxembourg gave to Ukraine."""

from typing import Any

LUXEMBOURG = {"id": "0r4m8x2c6k9t", "type": "country", "key": "LU", "name": "Luxembourg"}
UKRAINE = {"id": "1s5n9y3d7m0v", "type": "country", "key": "UA", "name": "Ukraine"}
SOURCE = {"id": "2t6p0z4e8n1w", "name": "The Courier"}
ARTICLE = {
    "id": "3v7q1a5f9p2x",
    "title": "Ukraine and Luxembourg sign security accord",
    "url": "https://courier.example/world/accord",
    "source": SOURCE,
    "published": "2024-07-10T16:45:00-04:00",
    "language": "en",
}
FIGURE: dict[str, Any] = {
    "surface": "more than €250M",
    "low": 250_000_000.0,
    "high": None,
    "unit": "EUR",
    "modifier": "more_than",
    "measure": "military aid",
    "stage": "delivered",
    "giver": "LU",
    "receiver": "UA",
    "period": None,
    "as_of": None,
    "scope": "total",
}
CLAIM = {
    "id": "4w8r2b6g0q3y",
    "label": "> €250M military aid, Luxembourg → Ukraine",
    "quote": "Luxembourg has already given Ukraine more than €250M in military aid.",
    "prefix": "the summit in Washington. ",
    "suffix": " Another €80M is to follow this ",
    "language": "en",
    "claimant": None,
    "claimant_is_person": False,
    "when": {"value": "2024-07-10", "grain": "day"},
    "figures": [FIGURE],
    "entities": [LUXEMBOURG, UKRAINE],
    "article": ARTICLE,
}
ENTRY_ID, AGREEMENT_ID = "5x9s3c7h1r4z", "6y0t4d8j2s50"
LINK = {"id": "7z1v5e9k3t6a", "a": AGREEMENT_ID, "b": CLAIM["id"], "relation": "conflicts"}
RATING = {"key": "half-true", "value": 3, "label": "Half true"}
PUBLISHED, CORRECTED = "2024-07-12T09:30:00+02:00", "2024-07-15T17:05:00+02:00"
CORRECTION = {"revision": 2, "at": CORRECTED, "reason": "We had counted the €80M of 2024 twice."}
EVIDENCE = {
    "title": "The agreement, as it was signed",
    "url": "https://gov.example/agreement.pdf",
    "quote": "€74.4M in 2022, €96M in 2023, €80M allocated in 2024",
    "archive_url": "https://archive.example/20240711/gov.example/agreement.pdf",
}
ENTRY: dict[str, Any] = {
    "id": ENTRY_ID,
    "url": f"https://facts.example/entries/{ENTRY_ID}/luxembourg-gave-ukraine-more-than-250m/",
    "state": "published",
    "language": "en",
    "statement": "Luxembourg has given Ukraine more than €250M in military aid.",
    "rating": RATING,
    "summary": "The signed agreement adds up to €250.4M, with the €80M of 2024 inside it.",
    "rationale": "The signed agreement adds up to **€250.4M**, with the €80M of 2024 inside it.",
    "topics": ["Ukraine"],
    "published": PUBLISHED,
    "corrected": CORRECTED,
    "revision": 2,
    "corrections": [CORRECTION],
    "translation_of": None,
    "succeeds": None,
    "evidence": [EVIDENCE | {"copy": {"taken": "2024-07-11T18:00:00+02:00", "sha256": "9f86d081884c7d65" * 4}}],
    "independent_sources": 1,
    "articles": 5,
    "claims": [CLAIM | {"role": "checked", "origin": 1}],
    "links": [LINK],
}
PUBLISHED_CLAIM = CLAIM | {"entries": [ENTRY_ID]}
PUBLISHED_LINK = LINK | {"entries": [ENTRY_ID]}
PUBLISHED_FIGURE = FIGURE | {"id": f"{CLAIM['id']}-1", "claim": CLAIM["id"], "article": ARTICLE["id"]}
REVISION = {"number": 2, "kind": "correction", "at": CORRECTED, "reason": CORRECTION["reason"], "entry": ENTRY}
CHANGE: dict[str, Any] = {
    "kind": "entry",
    "id": ENTRY_ID,
    "op": "upsert",
    "merged_into": None,
    "at": CORRECTED,
    "reason": CORRECTION["reason"],
    "object": ENTRY,
}
RETRACTION = {"notice": "We had read the agreement wrongly.", "retracted": CORRECTED, "successor": None}
RESYNC = {"resync": "https://facts.example/api/v1/changes/"}
CHANGES = {
    "results": [CHANGE],
    "next": "https://facts.example/api/v1/changes/?cursor=N3wxNzIxMDU1OTAw",
    "cursor": "N3wxNzIxMDU1OTAw",
    "more": False,
}


def page_of(row: dict[str, Any]) -> dict[str, Any]:
    return {"results": [row], "next": None, "cursor": None}
