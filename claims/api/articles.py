"""Articles and feeds: what the desk sees of them, and what it corrects."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request
from rest_framework.response import Response

from articles.feeds import feed_add
from articles.models import Article, Feed
from articles.nudging import articles_nudge
from articles.services import article_edit, article_retry, source_named
from claims.api.documents import desk_article, desk_article_detail, feed_document
from claims.api.endpoint import Endpoint, OpenEndpoint, caller, reason_for
from claims.api.listing import DeskListing
from claims.api.openapi import either, problem
from claims.api.parameters import LANGUAGE, choice, documented, public_id
from claims.api.published import Withdrawn, published
from claims.api.repeating import repeatable
from claims.api.serializers import Correction, SentFeed
from claims.api.shapes import desk as shapes
from claims.api.shapes import public
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.api_errors import CONTENT_TYPE, Conflict
from factbase.changes.models import Kind
from factbase.workflow import ArticleState

DESK_ARTICLES = DeskListing(
    shapes.DeskArticle,
    (
        choice("state", "State of the article.", ArticleState.values),
        public_id("source", "Public id of a source."),
        LANGUAGE,
    ),
)
DESK_FEEDS = DeskListing(shapes.FeedDocument)
READ = Access(APIKey.Scope.DESK, "articles.view_article")
CHANGE = Access(APIKey.Scope.DESK, "articles.change_article")
WITHDRAWN = {(410, CONTENT_TYPE): problem("It is no longer public.", Withdrawn)}
MOVED = {
    (409, CONTENT_TYPE): problem(
        "Its state does not allow it, or somebody else was faster.",
        Conflict,
        details={"detail": ErrorDetail("This claim is no longer suggested; somebody else was faster", "conflict")},
    )
}


def article_list(request: Request) -> Response:
    query = DESK_ARTICLES.read(request)
    asked = {"state": query["state"], "source__public_id": query["source"], "language": query["language"]}
    articles = Article.objects.for_list().filter(**{name: value for name, value in asked.items() if value is not None})
    return DESK_ARTICLES.page(request, articles, query, desk_article)


def find_article(public_id: str) -> Article:
    return get_object_or_404(Article.objects.for_list(), public_id=public_id)


class ArticleDetail(OpenEndpoint):
    access = {"PATCH": CHANGE}
    sees = READ

    @extend_schema(
        operation_id="article",
        responses={200: either("AnyArticle", public.ArticleSummary, shapes.DeskArticleDetail)} | WITHDRAWN,
    )
    def get(self, request: Request, public_id: str) -> HttpResponse:
        """One article in which a published claim stood; for the desk any, with its current text."""
        if not self.sees_desk(request):
            return published(request, Kind.ARTICLE, public_id)
        return Response(desk_article_detail(find_article(public_id)))

    @extend_schema(
        operation_id="article_correct", request=Correction, responses={200: shapes.DeskArticleDetail} | MOVED
    )
    @repeatable
    def patch(self, request: Request, public_id: str) -> Response:
        """Correct what is known of an article; it is extracted anew where that depends on it."""
        article = find_article(public_id)
        sent = Correction(data=request.data)
        sent.is_valid(raise_exception=True)
        changes = dict(sent.validated_data)
        why = changes.pop("why", "") or reason_for(request)
        if "source" in changes:
            changes["source"] = source_named(changes["source"])
        article_edit(article, by=caller(request), why=why, **changes)
        articles_nudge([article.pk])
        return Response(desk_article_detail(find_article(public_id)))


class ArticleRetry(Endpoint):
    access = {"POST": CHANGE}

    @extend_schema(operation_id="article_retry", request=None, responses={200: shapes.DeskArticleDetail} | MOVED)
    @repeatable
    def post(self, request: Request, public_id: str) -> Response:
        """Send a failed article back to the stage where it failed."""
        article = find_article(public_id)
        article_retry(article, by=caller(request))
        articles_nudge([article.pk])
        return Response(desk_article_detail(find_article(public_id)))


class Feeds(Endpoint):
    access = {
        "GET": Access(APIKey.Scope.DESK, "articles.view_feed"),
        "POST": Access(APIKey.Scope.DESK, "articles.add_feed"),
    }

    @extend_schema(operation_id="feeds", parameters=documented(*DESK_FEEDS.parameters), responses=shapes.FeedPage)
    def get(self, request: Request) -> Response:
        """The feeds that are polled, newest first."""
        feeds = Feed.objects.select_related("source")
        return DESK_FEEDS.page(request, feeds, DESK_FEEDS.read(request), feed_document)

    @extend_schema(operation_id="feed_add", request=SentFeed, responses={201: shapes.FeedDocument})
    @repeatable
    def post(self, request: Request) -> Response:
        """Add an RSS, Atom or JSON feed; it is polled within a minute."""
        sent = SentFeed(data=request.data)
        sent.is_valid(raise_exception=True)
        feed = feed_add(sent.validated_data["url"], source=sent.validated_data.get("source", ""))
        return Response(feed_document(feed), status=status.HTTP_201_CREATED)
