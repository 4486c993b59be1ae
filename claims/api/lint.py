"""A draft is compared with what is known."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.submission import Published
from claims.api.endpoint import Endpoint
from claims.api.serializers import SentDraft
from claims.api.shapes.lint import LintDocument
from claims.lint import text_lint
from claims.lint.documents import lint_document
from factbase.access.models import APIKey
from factbase.access.permissions import Access
from factbase.access.throttling import CallerThrottle, DraftThrottle


class Lint(Endpoint):
    access = {"POST": Access(APIKey.Scope.READ, "claims.view_claim")}
    throttle_classes = [CallerThrottle, DraftThrottle]

    @extend_schema(operation_id="lint", request=SentDraft, responses={200: LintDocument})
    def post(self, request: Request) -> Response:
        """Compare a draft, sentence by sentence, with published entries: what matches one, contradicts one, is out of
        date, or was never checked. Keys of the scope `desk` and sessions see known claims that are not published as
        well. Nothing of the draft is kept."""
        sent = SentDraft(data=request.data)
        sent.is_valid(raise_exception=True)
        draft = sent.validated_data
        found = text_lint(
            draft["text"],
            language=draft.get("language", ""),
            title=draft.get("title", ""),
            published=Published.parse(draft.get("published", "")).on,
            everything=not isinstance(request.auth, APIKey) or request.auth.allows(APIKey.Scope.DESK),
        )
        return Response(lint_document(found))
