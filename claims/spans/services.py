"""Every write about spans: a claim made of selected words, a span moved, and either taken back."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from articles.changes import same_words
from articles.models import Article, ArticleText
from claims.acts.snapshots import figures_told
from claims.extraction.types import EntityType
from claims.findings import COUNTRIES, claim_columns, replace_parts
from claims.linking import compare_anew, links_reopen
from claims.models import Anchor, Claim, Entity, Figure
from claims.permissions import may_decide, require
from claims.review.forms import version_of
from claims.review.services import claim_create, claim_decide, claim_edit
from claims.spans.reading import READ, Change, change_to, span_read
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record, state_move
from factbase.workflow import IllegalMove, StaleState

MOVE, UNDO = "move ends", "undo move ends"
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
def span_claim_take_back(claim: Claim, *, by: User) -> None:
    """Undo that a claim was made by hand: it is withdrawn, and its history stays."""
    if claim.origin != Claim.Origin.PERSON:
        raise IllegalMove(_("Only a claim that a person made can be taken back; reject this one instead"))
    claim_decide(claim, "undo", by=by, why="taken back")
    state_move(claim, "withdraw", by=by, why="taken back")


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
    _record(claim, MOVE, before, by)
    return change


@transaction.atomic
def span_move_undo(claim: Claim, *, by: User) -> None:
    """Put back what the last move of this claim's ends changed; undone once more, it is done again.

    Raises StaleState if the claim has changed since.
    """
    require(may_decide(by))
    claim, anchor = _held(claim)
    event = last_move(claim)
    now = _told(claim, anchor)
    if event is None or any(event.after[name] != now[name] for name in now if name != "edited"):
        raise StaleState(_("The claim has changed since its ends were moved; move them by hand."))
    told = event.before
    if told["start"] is not None:
        finding = span_read(anchor.text, (told["start"], told["end"])).finding
        replace_parts([(claim, finding)])
    claim.figures.all().delete()
    Figure.objects.bulk_create(_figure(claim, figure) for figure in told["figures"])
    place = {"start": told["start"], "end": told["end"], "state": told["place"]}
    _set(claim, anchor, {name: told[name] for name in COLUMNS}, place)
    Claim.objects.filter(pk=claim.pk).update(edited=told["edited"])
    _record(claim, UNDO if event.action == MOVE else MOVE, now, by)


def last_move(claim: Claim) -> Event | None:
    return Event.objects.filter(kind=Event.Kind.CLAIM, subject=claim.public_id, action__in=(MOVE, UNDO)).first()


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
    """As events keep it: with it the span can be put back."""
    place = {"start": anchor.start, "end": anchor.end, "place": anchor.state, "edited": claim.edited}
    told = {name: getattr(claim, name) for name in COLUMNS} | place | {"figures": figures_told(claim)}
    return json.loads(json.dumps(told, cls=DjangoJSONEncoder))


def _set(claim: Claim, anchor: Anchor, columns: dict[str, Any], place: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(claim, name, value)
    claim.save(update_fields=list(columns))
    Anchor.objects.filter(pk=anchor.pk).update(**place)


def _record(claim: Claim, action: str, before: dict[str, Any], by: User) -> None:
    """What people said about its pairs is asked again where other words or figures stand there now."""
    claim, anchor = _held(claim)
    after = _told(claim, anchor)
    event_record(claim, action, by=by, before=before, after=after)
    if before["figures"] != after["figures"] or not same_words(before["quote"], after["quote"], claim.language):
        links_reopen(claim, why="the ends of the claim were moved")
    compare_anew(claim)


def _figure(claim: Claim, told: dict[str, Any]) -> Figure:
    return Figure(claim=claim, **told | {name: _party(told[name]) for name in ("giver", "receiver")})


def _party(key: str | None) -> Entity | None:
    """Givers and receivers are countries by their code, else organisations."""
    kind = EntityType.COUNTRY if key in COUNTRIES else EntityType.ORG
    return Entity.objects.get(type=kind, key=key) if key else None
