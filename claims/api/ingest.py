"""Articles come in: as text, as an address, as a file, and many at a time."""

from collections import Counter
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from drf_spectacular.utils import OpenApiExample, OpenApiRequest, extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from articles.documents import DocumentError, read_document
from articles.interchange import InterchangeLine, LineError, read_lines
from articles.nudging import articles_nudge
from articles.services import Outcome, Status, article_request, articles_submit, source_named
from articles.submission import Submission
from claims.api.articles import DESK_ARTICLES, READ, article_list
from claims.api.documents import taken
from claims.api.endpoint import Endpoint, OpenEndpoint, caller
from claims.api.examples.sent import SENT_LINES
from claims.api.kinds import ARTICLES
from claims.api.openapi import either
from claims.api.parameters import documented, together
from claims.api.parsers import LinesParser
from claims.api.published import published_page
from claims.api.repeating import repeatable
from claims.api.serializers import SentArticle, SentFile
from claims.api.shapes import desk as shapes
from claims.api.shapes import public
from factbase.access.models import APIKey
from factbase.access.permissions import Access

SEND = Access(APIKey.Scope.INGEST, "articles.add_article")
LINES = OpenApiRequest(
    {"type": "string", "format": "binary", "description": "JSON lines."}, examples=[OpenApiExample("lines", SENT_LINES)]
)
STORED = {200: shapes.Taken, 201: shapes.Taken}


class Articles(OpenEndpoint):
    access = {"POST": SEND}
    sees = READ

    @extend_schema(
        operation_id="articles",
        parameters=documented(*together(ARTICLES.parameters, DESK_ARTICLES.parameters)),
        responses=either("ArticleList", public.ArticlePage, shapes.DeskArticlePage),
    )
    def get(self, request: Request) -> HttpResponse:
        """Articles in which published claims stood, newest first; for the desk all, in every state."""
        if not self.sees_desk(request):
            return published_page(request, ARTICLES)
        return article_list(request)

    @extend_schema(operation_id="article_send", request=SentArticle, responses=STORED | {202: shapes.Taken})
    @repeatable
    def post(self, request: Request) -> Response:
        """Send an article: 201 if it is new, 200 if it is known or was updated, 202 if its page is to be fetched."""
        sent = SentArticle(data=request.data)
        sent.is_valid(raise_exception=True)
        article = sent.validated_data
        if article.get("text"):
            [outcome] = articles_submit([Submission(**article)], by=caller(request))
            return answer(outcome, "text", status.HTTP_201_CREATED)
        article.pop("text", None)
        name, url = article.pop("source", ""), article.pop("url")
        source = source_named(name, url) if name else None
        outcome = article_request(url, by=caller(request), source=source, **article)
        return answer(outcome, "url", status.HTTP_202_ACCEPTED)


class ArticleUpload(Endpoint):
    access = {"POST": SEND}
    parser_classes = [MultiPartParser]

    @extend_schema(operation_id="article_upload", request={"multipart/form-data": SentFile}, responses=STORED)
    @repeatable
    def post(self, request: Request) -> Response:
        """Send an article as a file: plain text, HTML, Word, or PDF with a text layer."""
        sent = SentFile(data=request.data)
        sent.is_valid(raise_exception=True)
        given = dict(sent.validated_data)
        file = given.pop("file")
        try:
            page = read_document(file.name, file.read(), limit_bytes=settings.UPLOAD_LIMIT)
        except DocumentError as error:
            raise ValidationError({"file": [str(error)]}) from None
        [outcome] = articles_submit([Submission.from_page(page, **given)], by=caller(request))
        return answer(outcome, "file", status.HTTP_201_CREATED)


class ArticleBulk(Endpoint):
    access = {"POST": SEND}
    parser_classes = [LinesParser]

    @extend_schema(
        operation_id="article_bulk",
        request={LinesParser.media_type: LINES},
        responses=shapes.TakenLines,
    )
    @repeatable
    def post(self, request: Request) -> Response:
        """Send many articles, a line each: an object with `id`, `text`, and perhaps `title`, `source`, `url`,
        `published` and `lang`. A bad line is refused, the others are stored."""
        lines = list(read_lines(request.data))
        sent = [Submission.from_line(line) for line in lines if isinstance(line, InterchangeLine)]
        stored = iter(articles_submit(sent, by=caller(request)))
        outcomes = [refused(line) if isinstance(line, LineError) else next(stored) for line in lines]
        nudge(outcomes)
        counts = Counter(outcome.status for outcome in outcomes)
        results = [{"line": line.number} | taken(outcome) for line, outcome in zip(lines, outcomes, strict=True)]
        return Response({"counts": {status: counts[status] for status in Status}, "results": results})


def refused(line: LineError) -> Outcome:
    return Outcome(Status.REFUSED, reason=line.message)


def answer(outcome: Outcome, field: str, created: int) -> Response:
    """Tell the caller and the workers what became of an article; `field` is to blame for a refusal."""
    if outcome.status == Status.REFUSED:
        raise ValidationError({field: [outcome.reason]})
    nudge([outcome])
    location = reverse("api:article", args=[outcome.public_id])
    code = created if outcome.status == Status.CREATED else status.HTTP_200_OK
    return Response(taken(outcome), status=code, headers={"Location": location})


def nudge(outcomes: Sequence[Outcome]) -> None:
    moved = (Status.CREATED, Status.UPDATED)
    articles_nudge([outcome.article for outcome in outcomes if outcome.article and outcome.status in moved])
