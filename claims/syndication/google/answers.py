"""A published document as Google's search answers it. What is unknown is left out; moments are in UTC."""

import datetime as dt
from typing import Any

from claims.publication.site import Site, bare_host
from claims.syndication.formats.claim_review import STATING, Document, claimant, distinct_articles
from claims.syndication.formats.members import filled


def found_claim(document: Document, site: Site) -> dict[str, Any]:
    stating = [claim for claim in document["claims"] if claim["role"] in STATING]
    address = site.address(document["url"])
    review = {
        "publisher": {"name": site.name, "site": bare_host(address)},
        "url": address,
        "title": document["statement"],
        "reviewDate": _utc(document["published"]),
        "textualRating": document["rating"]["label"],
        "languageCode": document["language"],
    }
    return filled(
        text=document["statement"],
        claimant=claimant(stating[0])["name"] if stating else "",
        claimDate=_utc(distinct_articles(stating)[0]["published"]) if stating else "",
        claimReview=[review],
    )


def _utc(moment: str | None) -> str:
    """A date counts from its midnight."""
    if not moment:
        return ""
    at = dt.datetime.fromisoformat(moment)
    at = at.astimezone(dt.UTC) if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
