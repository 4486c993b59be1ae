"""What changed between two texts of an article, and which claims that touches."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.changes import Kind, Row, compare
from articles.models import Article, ArticleText
from claims.models import Anchor
from factbase.access.pages import needs
from factbase.access.requests import DeskRequest

# So many unchanged sentences on each side of a change are shown, the others are folded.
AROUND = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences that stand together; `folded`: none of them changed, and a click shows them."""

    rows: tuple[Row, ...]
    folded: bool = False


@require_safe
@needs("articles.view_article")
def article_changes(request: DeskRequest, public_id: str, number: int) -> HttpResponse:
    """Text `number` beside the one before it, or beside another one that is asked for with `from`."""
    article = get_object_or_404(Article.objects.select_related("source"), public_id=public_id)
    text = get_object_or_404(ArticleText, article=article, number=number)
    asked = request.GET.get("from", "")
    earlier = get_object_or_404(ArticleText, article=article, number=int(asked) if asked.isdecimal() else number - 1)
    change = compare(earlier.text, text.text, article.language)
    anchors = Anchor.objects.filter(text=text, state__in=(Anchor.State.CHANGED, Anchor.State.GONE))
    context = {
        "article": article,
        "text": text,
        "earlier": earlier,
        "texts": article.texts.defer("text"),
        "stretches": list(_stretches(change.rows)),
        "numbers": [row for row in change.changed if row.touches_number],
        "counts": {kind.value: change.count(kind) for kind in Kind},
        "anchors": anchors.select_related("claim").order_by("claim__pk"),
    }
    return render(request, "review/changes.html", context)


def _stretches(rows: tuple[Row, ...]) -> Iterator[Stretch]:
    for same, run in groupby(rows, key=lambda row: row.kind is Kind.SAME):
        found = tuple(run)
        if not same or len(found) <= 2 * AROUND + 1:
            yield Stretch(found)
            continue
        yield Stretch(found[:AROUND])
        yield Stretch(found[AROUND:-AROUND], folded=True)
        yield Stretch(found[-AROUND:])
