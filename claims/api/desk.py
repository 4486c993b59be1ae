"""Clusters for the desk; sources and entities: what is published for everybody, all of them for the desk."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Source
from claims.api.articles import WITHDRAWN
from claims.api.claims import Claims
from claims.api.documents import (
    cluster_document,
    entity_document,
    source_document,
)
from claims.api.endpoint import Endpoint, OpenEndpoint
from claims.api.kinds import ENTITIES, SOURCES
from claims.api.listing import DeskListing
from claims.api.openapi import either
from claims.api.parameters import documented, public_id, together
from claims.api.published import published, published_page
from claims.api.shapes import desk as shapes
from claims.api.shapes import public
from claims.models import Cluster, Entity
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.changes.models import Kind

DESK_CLUSTERS = DeskListing(shapes.ClusterDocument, (public_id("claim", "Public id of a claim in it."),))
DESK_SOURCES = DeskListing(shapes.SourceDocument)
DESK_ENTITIES = DeskListing(public.EntitySummary, ENTITIES.filters)


class Clusters(Endpoint):
    access = {"GET": Access(APIKey.Scope.DESK, "claims.view_cluster")}

    @extend_schema(
        operation_id="clusters", parameters=documented(*DESK_CLUSTERS.parameters), responses=shapes.ClusterPage
    )
    def get(self, request: Request) -> Response:
        """Claims gathered to become one entry, newest first; merged and emptied clusters are left out."""
        query = DESK_CLUSTERS.read(request)
        clusters = Cluster.objects.current().for_list()
        if query["claim"]:
            clusters = clusters.filter(claims__public_id=query["claim"])
        return DESK_CLUSTERS.page(request, clusters, query, cluster_document)


class Sources(OpenEndpoint):
    sees = Access(APIKey.Scope.DESK, "articles.view_source")

    @extend_schema(
        operation_id="sources",
        parameters=documented(*together(SOURCES.parameters, DESK_SOURCES.parameters)),
        responses=either("SourceList", public.SourcePage, shapes.DeskSourcePage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Who publishes articles, newest first."""
        if not self.sees_desk(request):
            return published_page(request, SOURCES)
        return DESK_SOURCES.page(request, Source.objects.all(), DESK_SOURCES.read(request), source_document)


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
        query = DESK_ENTITIES.read(request)
        asked = {name: query[name] for name in ("type", "key") if query[name] is not None}
        return DESK_ENTITIES.page(request, Entity.objects.filter(**asked), query, entity_document)


class EntityDetail(OpenEndpoint):
    sees = Claims.sees

    @extend_schema(operation_id="entity", responses={200: public.EntitySummary} | WITHDRAWN)
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """A country, organisation, person or place."""
        if not self.sees_desk(request):
            return published(request, Kind.ENTITY, public_id)
        return Response(entity_document(get_object_or_404(Entity, public_id=public_id)))
