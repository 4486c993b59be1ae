"""Every write about spans: a claim made of selected words, and a span moved. Both are taken back as acts are."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from articles.changes import same_words
from articles.models import Article, ArticleText
from claims.acts.snapshots import figures_told
from claims.findings import claim_columns, replace_parts
from claims.linking import compare_anew, links_reopen
from claims.models import Anchor, Claim, Figure
from claims.permissions import may_decide, require
from claims.review.forms import version_of
from claims.review.services import claim_create, claim_edit
from claims.spans.reading import READ, Change, change_to, span_read
from factbase.access.models import User
from factbase.history.services import event_record
from factbase.workflow import StaleState

MOVE = "move ends"
COLUMNS = ("quote", *(name for names in READ.values() for name in names))


@transaction.atomic
def span_claim(text: ArticleText, span: tuple[int, int], *, by: User, **corrections: Any) -> Claim:
    """Make a claim of words of an article's current text, read by the engine; `corrections` (label, claimant) win.

    Raises StaleState if the article has a newer text by now, ValueError where no words stand.
    """
    _require_current(text)
    finding = span_read(text, span).finding
    columns = claim_columns(finding)
    read = {name: columns[name] for name in (*COLUMNS, "engine", "score", "reasons") if name != "quote"}
    claim = claim_create(article=text.article, start=finding.start, end=finding.end, by=by, **read)
    replace_parts([(claim, finding)])
    if corrections:
        claim_edit(claim, by=by, **corrections)
    return claim


@transaction.atomic
def span_move(claim: Claim, span: tuple[int, int], *, by: User, seen: str) -> Change:
    """Give a claim another span of its article's current text. What people corrected stays, all else is read anew.

    `seen` is what `span_version` said when the person began. Raises StaleState if the claim has changed since.
    """
    require(may_decide(by))
    claim, anchor = _held(claim)
    if seen != span_version(claim, anchor):
        raise StaleState(_("Somebody changed this claim while you were at it. Look again, then move its ends."))
    before = _told(claim, anchor)
    change = change_to(claim, anchor, anchor.text, span)
    replace_parts([(claim, change.finding)])
    for figure in change.kept:
        figure.pk = None
    Figure.objects.bulk_create(change.kept)
    finding = change.finding
    _set(claim, anchor, change.columns, {"start": finding.start, "end": finding.end, "state": Anchor.State.EXACT})
    Claim.objects.filter(pk=claim.pk).update(edited=True)
    _record(claim, before, by)
    return change


def span_version(claim: Claim, anchor: Anchor) -> str:
    """A short digest of the claim and of where it stands."""
    return f"{version_of(claim)}-{anchor.text.number}-{anchor.start}-{anchor.end}"


def _require_current(text: ArticleText) -> None:
    Article.objects.select_for_update().get(pk=text.article_id)
    if text.article.text_number != text.number:
        raise StaleState(_("The article has a newer text by now. Open it again."))


def _held(claim: Claim) -> tuple[Claim, Anchor]:
    """The claim and its anchor as they are now, held until the end of the transaction."""
    held = Claim.objects.select_for_update(of=("self",)).select_related("article").get(pk=claim.pk)
    anchor = Anchor.objects.select_related("text__article").get(claim=held, current=True)
    _require_current(anchor.text)
    return held, anchor


def _told(claim: Claim, anchor: Anchor) -> dict[str, Any]:
    """As events keep it."""
    place = {"start": anchor.start, "end": anchor.end, "place": anchor.state}
    told = {name: getattr(claim, name) for name in COLUMNS} | place | {"figures": figures_told(claim)}
    return json.loads(json.dumps(told, cls=DjangoJSONEncoder))


def _set(claim: Claim, anchor: Anchor, columns: dict[str, Any], place: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(claim, name, value)
    claim.save(update_fields=list(columns))
    Anchor.objects.filter(pk=anchor.pk).update(**place)


def _record(claim: Claim, before: dict[str, Any], by: User) -> None:
    """What people said about its pairs is asked again where other words or figures stand there now."""
    claim, anchor = _held(claim)
    after = _told(claim, anchor)
    event_record(claim, MOVE, by=by, before=before, after=after)
    if before["figures"] != after["figures"] or not same_words(before["quote"], after["quote"], claim.language):
        links_reopen(claim, why="the ends of the claim were moved")
    compare_anew(claim)
