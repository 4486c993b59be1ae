"""Claims, links, entities and sources: what is published for everybody, all of it for the desk."""

from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Source
from claims.api.articles import WITHDRAWN
from claims.api.documents import (
    cluster_document,
    desk_claim,
    desk_claim_detail,
    desk_link,
    entity_document,
    source_document,
)
from claims.api.endpoint import Endpoint, OpenEndpoint
from claims.api.kinds import CLAIMS, ENTITIES, LINKS, SOURCES
from claims.api.openapi import either
from claims.api.paging import newest_first, page_links
from claims.api.parameters import LANGUAGE, PAGING, choice, documented, public_id, read_query, together, words
from claims.api.published import published, published_page
from claims.api.shapes import desk as shapes
from claims.api.shapes import public
from claims.models import Anchor, Claim, ClaimLink, Cluster, Entity
from claims.models.link import Relation
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.changes.models import Kind
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


class Claims(OpenEndpoint):
    sees = Access(APIKey.Scope.DESK, "claims.view_claim")

    @extend_schema(
        operation_id="claims",
        parameters=documented(*together(CLAIMS.parameters, CLAIM_FILTERS, PAGING)),
        responses=either("ClaimList", public.ClaimPage, shapes.DeskClaimPage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Claims with their figures, newest first."""
        if not self.sees_desk(request):
            return published_page(request, CLAIMS)
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


class ClaimDetail(OpenEndpoint):
    sees = Claims.sees

    @extend_schema(
        operation_id="claim",
        responses={200: either("AnyClaim", public.PublishedClaim, shapes.DeskClaimDetail)} | WITHDRAWN,
    )
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """One claim; for the desk with every place where it stood, its links and its history."""
        if not self.sees_desk(request):
            return published(request, Kind.CLAIM, public_id)
        claims = Claim.objects.for_display().prefetch_related(
            Prefetch("anchors", Anchor.objects.select_related("text"))
        )
        claim = get_object_or_404(claims, public_id=public_id)
        links = list(ClaimLink.objects.of(claim))
        events = Event.objects.filter(kind=Event.Kind.CLAIM, subject=public_id).select_related("by")
        return Response(desk_claim_detail(claim, links, list(events)))


class Links(OpenEndpoint):
    sees = Access(APIKey.Scope.DESK, "claims.view_claimlink")

    @extend_schema(
        operation_id="links",
        parameters=documented(*together(LINKS.parameters, LINK_FILTERS, PAGING)),
        responses=either("LinkList", public.LinkPage, shapes.DeskLinkPage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Pairs of claims and what holds between them, newest first; for the desk refused ones too."""
        if not self.sees_desk(request):
            return published_page(request, LINKS)
        query = read_query(request.query_params, (*LINK_FILTERS, *PAGING))
        asked = {name: query[name] for name in ("state", "relation") if query[name]}
        links = ClaimLink.objects.standing().filter(**asked).select_related("a__article", "b__article", "decided_by")
        if query["claim"]:
            links = links.filter(Q(a__public_id=query["claim"]) | Q(b__public_id=query["claim"]))
        found, cursor = newest_first(links, cursor=query["cursor"], limit=query["limit"])
        return Response({"results": [desk_link(link) for link in found]} | page_links(request, cursor))


class LinkDetail(OpenEndpoint):
    sees = Links.sees

    @extend_schema(
        operation_id="link", responses={200: either("AnyLink", public.PublishedLink, shapes.DeskLink)} | WITHDRAWN
    )
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """What holds between two claims."""
        if not self.sees_desk(request):
            return published(request, Kind.LINK, public_id)
        links = ClaimLink.objects.select_related("a__article", "b__article", "decided_by")
        return Response(desk_link(get_object_or_404(links, public_id=public_id)))


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


class Sources(OpenEndpoint):
    sees = Access(APIKey.Scope.DESK, "articles.view_source")

    @extend_schema(
        operation_id="sources",
        parameters=documented(*together(SOURCES.parameters, PAGING)),
        responses=either("SourceList", public.SourcePage, shapes.DeskSourcePage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Who publishes articles, newest first."""
        if not self.sees_desk(request):
            return published_page(request, SOURCES)
        query = read_query(request.query_params, PAGING)
        found, cursor = newest_first(Source.objects.all(), cursor=query["cursor"], limit=query["limit"])
        return Response({"results": [source_document(source) for source in found]} | page_links(request, cursor))


class SourceDetail(OpenEndpoint):
    sees = Sources.sees

    @extend_schema(
        operation_id="source",
        responses={200: either("AnySource", public.SourceSummary, shapes.SourceDocument)} | WITHDRAWN,
    )
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """Who publishes articles."""
        if not self.sees_desk(request):
            return published(request, Kind.SOURCE, public_id)
        return Response(source_document(get_object_or_404(Source, public_id=public_id)))


class Entities(OpenEndpoint):
    sees = Claims.sees

    @extend_schema(operation_id="entities", parameters=documented(*ENTITIES.parameters), responses=public.EntityPage)
    def get(self, request: Request) -> HttpResponse:
        """Countries, organisations, people and places that claims name, newest first."""
        if not self.sees_desk(request):
            return published_page(request, ENTITIES)
        query = read_query(request.query_params, (*ENTITIES.filters, *PAGING))
        asked = {name: query[name] for name in ("type", "key") if query[name] is not None}
        entities = Entity.objects.filter(**asked)
        found, cursor = newest_first(entities, cursor=query["cursor"], limit=query["limit"])
        return Response({"results": [entity_document(entity) for entity in found]} | page_links(request, cursor))


class EntityDetail(OpenEndpoint):
    sees = Claims.sees

    @extend_schema(operation_id="entity", responses={200: public.EntitySummary} | WITHDRAWN)
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """A country, organisation, person or place."""
        if not self.sees_desk(request):
            return published(request, Kind.ENTITY, public_id)
        return Response(entity_document(get_object_or_404(Entity, public_id=public_id)))
