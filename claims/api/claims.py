"""Claims: what is published for everybody, all of them for the desk, and what people decide about them."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Article
from claims.api.articles import MOVED, WITHDRAWN
from claims.api.documents import desk_claim, desk_claim_detail
from claims.api.endpoint import Endpoint, OpenEndpoint, checked, named, person, reason_for
from claims.api.kinds import CLAIMS
from claims.api.listing import DeskListing
from claims.api.openapi import either
from claims.api.parameters import LANGUAGE, choice, documented, public_id, together, words
from claims.api.published import published, published_page
from claims.api.repeating import repeatable
from claims.api.serializers import Judgement, SentClaim
from claims.api.shapes import desk as shapes
from claims.api.shapes import public
from claims.models import Anchor, Claim, ClaimLink
from claims.review.services import claim_decide
from claims.spans.services import span_claim
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.changes.models import Kind
from factbase.history.models import Event
from factbase.workflow import ClaimState

DESK_CLAIMS = DeskListing(
    shapes.DeskClaim,
    (
        choice("state", "State of the claim.", ClaimState.values),
        public_id("article", "Public id of an article."),
        words("q", "Words that all stand in its quote, label or claimant."),
        words("entity", "Key of a country (`LU`), organisation, person or place that it names."),
        LANGUAGE,
    ),
)
DECIDE = Access(APIKey.Scope.DESK, "claims.decide_claim")
# Lists say where a claim stands; the article's text stays in the database.
CURRENT = Prefetch(
    "anchors", Anchor.objects.filter(current=True).select_related("text").defer("text__text"), to_attr="places"
)


class Claims(OpenEndpoint):
    access = {"POST": DECIDE}
    sees = Access(APIKey.Scope.DESK, "claims.view_claim")

    @extend_schema(
        operation_id="claims",
        parameters=documented(*together(CLAIMS.parameters, DESK_CLAIMS.parameters)),
        responses=either("ClaimList", public.ClaimPage, shapes.DeskClaimPage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Claims with their figures, newest first."""
        if not self.sees_desk(request):
            return published_page(request, CLAIMS)
        query = DESK_CLAIMS.read(request)
        claims = Claim.objects.search(query["q"] or "").for_display().prefetch_related(CURRENT)
        asked = {
            "state": query["state"],
            "article__public_id": query["article"],
            "language": query["language"],
            "mentions__entity__key": query["entity"],
        }
        claims = claims.filter(**{name: value for name, value in asked.items() if value is not None}).distinct()
        return DESK_CLAIMS.page(request, claims, query, placed_claim)

    @extend_schema(operation_id="claim_make", request=SentClaim, responses={201: shapes.DeskClaimDetail} | MOVED)
    @repeatable
    def post(self, request: Request) -> Response:
        """Make a claim of words of an article: it is accepted, since a person makes it."""
        sent = checked(SentClaim, request)
        text = named(Article.objects.all(), "article", sent["article"]).text
        if text is None:
            raise ValidationError({"article": ["has no text yet"]})
        corrections = {name: sent[name] for name in ("label", "claimant") if sent.get(name)}
        try:
            claim = span_claim(text, (sent["start"], sent["end"]), by=person(request), **corrections)
        except ValueError as error:
            raise ValidationError({"start": [str(error)]}) from None
        return Response(claim_detail(claim.public_id), status=status.HTTP_201_CREATED)


def placed_claim(claim: Any) -> dict[str, Any]:
    return desk_claim(claim, next(iter(claim.places), None))


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
        return Response(claim_detail(public_id))


def claim_detail(public_id: str) -> dict[str, Any]:
    claims = Claim.objects.for_display().prefetch_related(Prefetch("anchors", Anchor.objects.select_related("text")))
    claim = get_object_or_404(claims, public_id=public_id)
    links = list(ClaimLink.objects.of(claim))
    events = Event.objects.filter(kind=Event.Kind.CLAIM, subject=public_id).select_related("by")
    return desk_claim_detail(claim, links, list(events))


class ClaimDecision(Endpoint):
    access = {"POST": DECIDE}

    @extend_schema(operation_id="claim_decide", request=Judgement, responses={200: shapes.DeskClaimDetail} | MOVED)
    @repeatable
    def post(self, request: Request, public_id: str) -> Response:
        """Accept, reject or withdraw a claim, or undo that."""
        sent = checked(Judgement, request)
        claim = get_object_or_404(Claim, public_id=public_id)
        claim_decide(claim, sent["action"], by=person(request), why=sent.get("why") or reason_for(request))
        return Response(claim_detail(public_id))
