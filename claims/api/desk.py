"""What the desk reads: claims, links, sources."""

from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Source
from claims.api.documents import cluster_document, desk_claim, desk_claim_detail, desk_link, source_document
from claims.api.endpoint import Endpoint
from claims.api.paging import newest_first, page_links
from claims.api.parameters import LANGUAGE, PAGING, choice, documented, public_id, read_query, words
from claims.api.shapes import desk as shapes
from claims.models import Anchor, Claim, ClaimLink, Cluster
from claims.models.link import Relation
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.history.models import Event
from factbase.workflow import ClaimState, LinkState

CLAIM_FILTERS = (
    choice("state", "State of the claim.", ClaimState.values),
    public_id("article", "Public id of an article."),
    words("q", "Words that all stand in its quote, label or claimant."),
    words("entity", "Key of a country (`LU`), organisation, person or place that it names."),
    LANGUAGE,
)
LINK_FILTERS = (
    choice("state", "Whose word it is.", LinkState.values),
    choice("relation", "What holds between the two.", Relation.values),
    public_id("claim", "Public id of a claim at either end."),
)
CLUSTER_FILTERS = (public_id("claim", "Public id of a claim in it."),)
# Lists say where a claim stands; the article's text stays in the database.
CURRENT = Prefetch(
    "anchors", Anchor.objects.filter(current=True).select_related("text").defer("text__text"), to_attr="places"
)


class Claims(Endpoint):
    access = {"GET": Access(APIKey.Scope.DESK, "claims.view_claim")}

    @extend_schema(
        operation_id="claims", parameters=documented(*CLAIM_FILTERS, *PAGING), responses=shapes.DeskClaimPage
    )
    def get(self, request: Request) -> Response:
        """Claims in every state with their figures, newest first."""
        query = read_query(request.query_params, (*CLAIM_FILTERS, *PAGING))
        claims = Claim.objects.search(query["q"] or "").for_display().prefetch_related(CURRENT)
        asked = {
            "state": query["state"],
            "article__public_id": query["article"],
            "language": query["language"],
            "mentions__entity__key": query["entity"],
        }
        claims = claims.filter(**{name: value for name, value in asked.items() if value is not None}).distinct()
        found, cursor = newest_first(claims, cursor=query["cursor"], limit=query["limit"])
        results = [desk_claim(claim, next(iter(claim.places), None)) for claim in found]
        return Response({"results": results} | page_links(request, cursor))


class ClaimDetail(Endpoint):
    access = {"GET": Access(APIKey.Scope.DESK, "claims.view_claim")}

    @extend_schema(operation_id="claim", responses=shapes.DeskClaimDetail)
    def get(self, _request: Request, public_id: str) -> Response:
        """One claim with every place where it stood, its links and its history."""
        claims = Claim.objects.for_display().prefetch_related(
            Prefetch("anchors", Anchor.objects.select_related("text"))
        )
        claim = get_object_or_404(claims, public_id=public_id)
        links = list(ClaimLink.objects.of(claim))
        events = Event.objects.filter(kind=Event.Kind.CLAIM, subject=public_id).select_related("by")
        return Response(desk_claim_detail(claim, links, list(events)))


class Links(Endpoint):
    access = {"GET": Access(APIKey.Scope.DESK, "claims.view_claimlink")}

    @extend_schema(operation_id="links", parameters=documented(*LINK_FILTERS, *PAGING), responses=shapes.DeskLinkPage)
    def get(self, request: Request) -> Response:
        """Pairs of claims and what holds between them, newest first; refused ones too."""
        query = read_query(request.query_params, (*LINK_FILTERS, *PAGING))
        asked = {name: query[name] for name in ("state", "relation") if query[name]}
        links = ClaimLink.objects.standing().filter(**asked).select_related("a__article", "b__article", "decided_by")
        if query["claim"]:
            links = links.filter(Q(a__public_id=query["claim"]) | Q(b__public_id=query["claim"]))
        found, cursor = newest_first(links, cursor=query["cursor"], limit=query["limit"])
        return Response({"results": [desk_link(link) for link in found]} | page_links(request, cursor))


class Clusters(Endpoint):
    access = {"GET": Access(APIKey.Scope.DESK, "claims.view_cluster")}

    @extend_schema(
        operation_id="clusters", parameters=documented(*CLUSTER_FILTERS, *PAGING), responses=shapes.ClusterPage
    )
    def get(self, request: Request) -> Response:
        """Claims gathered to become one entry, newest first; merged and emptied clusters are left out."""
        query = read_query(request.query_params, (*CLUSTER_FILTERS, *PAGING))
        clusters = Cluster.objects.current().for_list()
        if query["claim"]:
            clusters = clusters.filter(claims__public_id=query["claim"])
        found, cursor = newest_first(clusters, cursor=query["cursor"], limit=query["limit"])
        return Response({"results": [cluster_document(cluster) for cluster in found]} | page_links(request, cursor))


class Sources(Endpoint):
    access = {"GET": Access(APIKey.Scope.DESK, "articles.view_source")}

    @extend_schema(operation_id="sources", parameters=documented(*PAGING), responses=shapes.SourcePage)
    def get(self, request: Request) -> Response:
        """Who publishes articles, newest first."""
        query = read_query(request.query_params, PAGING)
        found, cursor = newest_first(Source.objects.all(), cursor=query["cursor"], limit=query["limit"])
        return Response({"results": [source_document(source) for source in found]} | page_links(request, cursor))
