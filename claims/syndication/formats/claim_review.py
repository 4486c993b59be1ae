"""ClaimReview (schema.org): what search engines and fact check tools read of a published entry.

A verdict outside the scale has no numbers: there is nothing between "false" and "true" that satire is.
"""

from collections.abc import Iterable
from typing import Any

from claims.publication.site import Site
from claims.syndication.formats.members import filled

Document = dict[str, Any]

CONTEXT = "https://schema.org"
# The scale of verdicts: 1 is false, 5 is true.
WORST, BEST = 1, 5
STATING = ("checked", "appearance")


def claim_review(document: Document, site: Site) -> dict[str, Any]:
    """The ClaimReview of a published document, as one node without its context."""
    address = site.entry(document["id"])
    newsroom = {"@type": "Organization", "name": site.name, "url": f"{site.url}/"}
    principles = filled(
        correctionsPolicy=site.about("policy"),
        verificationFactCheckingPolicy=site.about("method"),
        ownershipFundingInfo=site.about("about"),
    )
    return {
        "@type": "ClaimReview",
        "@id": f"{address}#review",
        "url": site.address(document["url"]),
    } | filled(
        inLanguage=document["language"],
        claimReviewed=document["statement"],
        datePublished=document["published"],
        dateModified=document["corrected"],
        author=newsroom,
        publisher=newsroom | {"@type": "NewsMediaOrganization"} | principles,
        sdPublisher=newsroom,
        reviewRating=_rating(document),
        itemReviewed=_claim(document, site),
        citation=[_citation(item) for item in document["evidence"] if item["url"]],
        correction=[
            {"@type": "CorrectionComment", "datePublished": item["at"], "text": item["reason"]}
            for item in document["corrections"]
        ],
        translationOfWork=document["translation_of"] and {"@id": f"{site.entry(document['translation_of'])}#review"},
    )


def linked_data(node: dict[str, Any]) -> dict[str, Any]:
    """A node that stands alone."""
    return {"@context": CONTEXT} | node


def _rating(document: Document) -> dict[str, Any]:
    rating = document["rating"]
    value = rating["value"]
    scale = {"ratingValue": value, "worstRating": WORST, "bestRating": BEST} if value else {}
    label = rating["label"]
    return (
        {"@type": "Rating", "alternateName": label, "name": label}
        | scale
        | filled(ratingExplanation=document.get("summary"))
    )


def _claim(document: Document, site: Site) -> dict[str, Any]:
    stating = [claim for claim in document["claims"] if claim["role"] in STATING]
    node: dict[str, Any] = {"@type": "Claim", "@id": f"{site.entry(document['id'])}#claim"}
    if not stating:
        return node
    checked = next((claim for claim in stating if claim["role"] == "checked"), stating[0])
    articles = distinct_articles(stating)
    first, *others = [_appearance(article) for article in articles]
    return node | filled(
        text=checked["quote"],
        inLanguage=checked["language"],
        author=claimant(checked),
        datePublished=articles[0]["published"],
        firstAppearance=first,
        appearance=others,
    )


def distinct_articles(claims: Iterable[Document]) -> list[Document]:
    """The articles of claims, the earliest first; those without a date last."""
    articles = {claim["article"]["id"]: claim["article"] for claim in claims}
    return sorted(articles.values(), key=lambda article: (not article["published"], article["published"] or ""))


def claimant(claim: Document) -> dict[str, str]:
    """Who asserts it: somebody by name, or the source whose own voice it is."""
    name = claim["claimant"]
    if not name:
        return {"@type": "Organization", "name": claim["article"]["source"]["name"]}
    # Who is not known to be a person speaks for others: a ministry, a paper, "insurers".
    return {"@type": "Person" if claim.get("claimant_is_person") else "Organization", "name": name}


def _appearance(article: Document) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": article["source"]["name"]}
    return {"@type": "NewsArticle"} | filled(
        url=article["url"],
        headline=article["title"],
        datePublished=article["published"],
        inLanguage=article["language"],
        publisher=publisher,
    )


def _citation(item: Document) -> dict[str, str]:
    return {"@type": "CreativeWork"} | filled(name=item["title"], url=item["url"], archivedAt=item["archive_url"])
