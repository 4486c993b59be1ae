"""What callers send to tell the same story."""

from typing import Any

from claims.api.examples.desk import END, START, TEXT
from claims.api.examples.public import ARTICLE, CLAIM, CORRECTION, ENTRY, EVIDENCE, LINK

METADATA: dict[str, Any] = {
    "external_id": "courier-4711",
    "title": ARTICLE["title"],
    "source": "The Courier",
    "url": ARTICLE["url"],
    "published": ARTICLE["published"],
    "language": "en",
}
SENT_ARTICLE = METADATA | {"text": TEXT}
SENT_FILE = METADATA | {"file": "(the bytes of accord.pdf)"}
ARTICLE_CORRECTION = {"published": "2024-07-10", "why": "The page gives no time of day."}
SENT_LINES = (
    '{"id": "courier-4711", "text": "Luxembourg gave more than €250M in military aid.", "published": "2024-07-10"}\n'
    '{"id": "courier-4712", "text": ""}\n'
)
SENT_DRAFT = {
    "text": "Luxembourg gave Ukraine more than €250M in military aid.",
    "language": "en",
    "published": "2025-08-02",
}
SENT_FEED = {"url": "https://courier.example/feed.xml", "source": "The Courier"}
SENT_CLAIM = {"article": ARTICLE["id"], "start": START, "end": END, "label": CLAIM["label"]}
JUDGEMENT = {"action": "accept", "why": "It stands in the article like that."}
SENT_LINK = {"a": LINK["a"], "b": LINK["b"], "relation": "conflicts", "why": "The 80 is inside the 250."}
LINK_JUDGEMENT = {"action": "confirm", "relation": "conflicts"}
ENTRY_FIELDS = {
    "statement": ENTRY["statement"],
    "rating": ENTRY["rating"]["key"],
    "rationale": ENTRY["rationale"],
    "language": "en",
    "evidence": [EVIDENCE],
}
SENT_ENTRY = ENTRY_FIELDS | {"claims": [CLAIM["id"], LINK["a"]]}
ENTRY_MOVE = {"action": "approve", "why": "Both sources read."}
ENTRY_CORRECTION = {"rationale": ENTRY["rationale"], "reason": CORRECTION["reason"]}
