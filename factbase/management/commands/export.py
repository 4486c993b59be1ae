"""`manage.py export`: everything of one kind, on stdout."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Article
from claims.api.documents import cluster_document
from claims.models import Anchor, Claim, ClaimLink, Cluster, Entry
from claims.models.link import Relation
from claims.publication.render import article_document, claim_document, entry_document
from factbase.workflow import LinkState


class Command(BaseCommand):
    help = "Print articles, claims, clusters or entries as JSON lines (all states), or links as one JSON list."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kind = parser.add_mutually_exclusive_group(required=True)
        for name in KINDS:
            kind.add_argument(f"--{name}", action="store_const", const=name, dest="kind")

    def handle(self, *_args: str, kind: str, **_options: Any) -> None:
        rows = KINDS[kind]()
        if kind == "links":
            json.dump(list(rows), sys.stdout, ensure_ascii=False, indent=1)
            sys.stdout.write("\n")
        else:
            _print_lines(rows)


def _print_lines(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _articles() -> Iterator[dict[str, Any]]:
    articles = Article.objects.select_related("source").prefetch_related("texts").order_by("pk")
    for article in articles.iterator(chunk_size=500):
        texts = [{"number": text.number, "sha256": text.sha256, "text": text.text} for text in article.texts.all()]
        state = {"state": article.state, "failure": article.failure or None, "external_id": article.external_id or None}
        yield article_document(article) | state | {"byline": article.byline, "texts": texts}


def _claims() -> Iterator[dict[str, Any]]:
    for claim in Claim.objects.for_display().with_current_anchor().order_by("pk").iterator(chunk_size=500):
        anchor = claim.current_anchors[0] if claim.current_anchors else None
        place = anchor and {"text": anchor.text.number, "start": anchor.start, "end": anchor.end, "state": anchor.state}
        yield claim_document(claim) | {
            "state": claim.state,
            "score": claim.score,
            "reasons": claim.reasons,
            "anchor": place,
        }


def _entries() -> Iterator[dict[str, Any]]:
    for entry in Entry.objects.select_related("rating").order_by("pk").iterator(chunk_size=500):
        yield entry_document(entry, number=entry.revisions.count(), corrections=[])


def _clusters() -> Iterator[dict[str, Any]]:
    for cluster in Cluster.objects.current().for_list().order_by("pk").iterator(chunk_size=500):
        document = cluster_document(cluster)
        yield document | {"created": document["created"].isoformat()}


def _links() -> Iterator[dict[str, Any]]:
    links = ClaimLink.objects.select_related("a__article", "b__article").order_by("pk")
    places = {anchor.claim_id: anchor for anchor in Anchor.objects.filter(current=True)}
    for link in links:
        ends = [_end(claim, places.get(claim.pk)) for claim in (link.a, link.b)]
        if link.forward is False:  # the direction runs from the first to the second
            ends.reverse()
        yield {
            "a": ends[0],
            "b": ends[1],
            "relation": Relation(link.relation).value,
            "state": LinkState(link.state).value,
            "score": link.score,
            "reasons": link.reasons,
        }


def _end(claim: Claim, anchor: Anchor | None) -> dict[str, Any]:
    article = claim.article
    span = (anchor.start, anchor.end) if anchor else (None, None)
    return {"article": article.external_id or article.public_id, "start": span[0], "end": span[1]}


KINDS = {"articles": _articles, "claims": _claims, "entries": _entries, "links": _links, "clusters": _clusters}
