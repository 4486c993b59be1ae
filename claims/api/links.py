"""What holds between two claims: what is published of it for everybody, all of it for the desk."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.articles import MOVED, WITHDRAWN
from claims.api.claims import DECIDE
from claims.api.documents import desk_link
from claims.api.endpoint import Endpoint, OpenEndpoint, checked, named, person, reason_for
from claims.api.kinds import LINKS
from claims.api.listing import DeskListing
from claims.api.openapi import either
from claims.api.parameters import choice, documented, public_id, together
from claims.api.published import published, published_page
from claims.api.repeating import repeatable
from claims.api.serializers import LinkJudgement, SentLink
from claims.api.shapes import desk as shapes
from claims.api.shapes import public
from claims.models import Claim, ClaimLink
from claims.models.link import Relation
from claims.review.services import link_decide, link_set
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.changes.models import Kind
from factbase.workflow import LinkState

DESK_LINKS = DeskListing(
    shapes.DeskLink,
    (
        choice("state", "Whose word it is.", LinkState.values),
        choice("relation", "What holds between the two.", Relation.values),
        public_id("claim", "Public id of a claim at either end."),
    ),
)


class Links(OpenEndpoint):
    access = {"POST": DECIDE}
    sees = Access(APIKey.Scope.DESK, "claims.view_claimlink")

    @extend_schema(
        operation_id="links",
        parameters=documented(*together(LINKS.parameters, DESK_LINKS.parameters)),
        responses=either("LinkList", public.LinkPage, shapes.DeskLinkPage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Pairs of claims and what holds between them, newest first; for the desk refused ones too."""
        if not self.sees_desk(request):
            return published_page(request, LINKS)
        query = DESK_LINKS.read(request)
        asked = {name: query[name] for name in ("state", "relation") if query[name]}
        links = ClaimLink.objects.standing().filter(**asked).select_related("a__article", "b__article", "decided_by")
        if query["claim"]:
            links = links.filter(Q(a__public_id=query["claim"]) | Q(b__public_id=query["claim"]))
        return DESK_LINKS.page(request, links, query, desk_link)

    @extend_schema(operation_id="link_judge", request=SentLink, responses={200: shapes.DeskLink} | MOVED)
    @repeatable
    def post(self, request: Request) -> Response:
        """Say what holds between two claims, `unrelated` included; an earlier word is replaced."""
        sent = checked(SentLink, request)
        a, b = (named(Claim.objects.all(), end, sent[end]) for end in ("a", "b"))
        if a == b:
            raise ValidationError({"b": ["is the same claim"]})
        link = link_set(a, b, sent["relation"], by=person(request), why=sent.get("why") or reason_for(request))
        return Response(link_detail(link.public_id))


class LinkDetail(OpenEndpoint):
    sees = Links.sees

    @extend_schema(
        operation_id="link", responses={200: either("AnyLink", public.PublishedLink, shapes.DeskLink)} | WITHDRAWN
    )
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """What holds between two claims."""
        if not self.sees_desk(request):
            return published(request, Kind.LINK, public_id)
        return Response(link_detail(public_id))


def link_detail(public_id: str) -> dict[str, Any]:
    links = ClaimLink.objects.select_related("a__article", "b__article", "decided_by")
    return desk_link(get_object_or_404(links, public_id=public_id))


class LinkDecision(Endpoint):
    access = {"POST": DECIDE}

    @extend_schema(operation_id="link_decide", request=LinkJudgement, responses={200: shapes.DeskLink} | MOVED)
    @repeatable
    def post(self, request: Request, public_id: str) -> Response:
        """Confirm or reject what is suggested to hold between two claims, or undo that."""
        sent = checked(LinkJudgement, request)
        link = get_object_or_404(ClaimLink, public_id=public_id)
        why, relation = sent.get("why") or reason_for(request), sent.get("relation", "")
        link_decide(link, sent["action"], by=person(request), why=why, relation=relation)
        return Response(link_detail(public_id))
