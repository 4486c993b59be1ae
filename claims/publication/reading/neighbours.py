"""Which fact checks a reader may want beside one."""

import json
from typing import Any

from claims.models import Entry, EntryClaim
from claims.querysets import EntryQuerySet

MOST = 5


def also_checked(entry: Entry, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The documents of others in its language that check what the same articles say, the newest first."""
    articles = {claim["article"]["id"] for claim in document["claims"] if claim["role"] in EntryClaim.STATING}
    found: EntryQuerySet = Entry.objects.public().said_in(articles).filter(language=entry.language).exclude(pk=entry.pk)
    return [json.loads(each.document) for each in found.with_document()[:MOST]]
