"""One claim made of two, and two of one. Spans are (start, end) in code points of the article's current text."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import ArticleText
from claims.acts.snapshots import figures_told
from claims.linking import compare_anew, links_reopen
from claims.models import Anchor, Claim, ClaimLink, Figure, Mention
from claims.models.link import DIRECTED
from claims.permissions import may_decide, may_reopen, require
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.workflow import ClaimState, IllegalMove, LinkState

Span = tuple[int, int]
APART = 1_000  # code points between two claims that are still one statement


@transaction.atomic
def claim_split(claim: Claim, first: Span, second: Span, *, by: User) -> Claim:
    """The claim becomes `first` and keeps its label, a new one `second`; each takes the figures that stand in it.

    Pairs that people judged re-open, for the claim says less than it did. Raises IllegalMove for spans that overlap.
    """
    require(may_decide(by))
    anchor = _anchor(claim)
    inside = all(0 <= start < end <= len(anchor.text.text) for start, end in (first, second))
    if not inside or max(first[0], second[0]) < min(first[1], second[1]):
        raise IllegalMove(_("The two parts must stand in the text and may not overlap"))
    figures, mentions = _placed(claim, Figure, anchor), _placed(claim, Mention, anchor)
    made = _begin(claim, anchor.text, second)
    for row, span in ((claim, first), (made, second)):
        _write(row, anchor.text, span, figures, mentions)
    event_record(made, "split off", by=by, before={}, after={"from": claim.label, "quote": made.quote})
    if claim.state == ClaimState.ACCEPTED:
        state_move(made, "accept", by=by, why="split off", decided_by=claim.decided_by, decided_at=claim.decided_at)
    _tell(claim, "split", anchor, first, by=by)
    links_reopen(claim, why="the claim was split")
    return made


@transaction.atomic
def claim_merge(claim: Claim, other: Claim, *, by: User) -> None:
    """The claim takes in another of its article: the words of both and what lies between, figures, and judged links.

    The other is withdrawn. Raises IllegalMove if they stand far apart, or the other in an entry.
    """
    require(may_decide(by))
    answer = may_reopen(other)
    if not answer:
        raise IllegalMove(answer.reason)
    one, two = _anchor(claim), _anchor(other)
    if one.text_id != two.text_id or claim.pk == other.pk or _gap(one, two) > APART:
        raise IllegalMove(_("Only two claims that stand near each other in one article can be merged"))
    figures = [*_placed(claim, Figure, one), *_placed(other, Figure, two)]
    mentions = [*_placed(claim, Mention, one), *_placed(other, Mention, two)]
    span = (min(one.start or 0, two.start or 0), max(one.end or 0, two.end or 0))
    _write(claim, one.text, span, figures, mentions)
    _tell(claim, "merge", one, span, by=by)
    _withdraw(other, claim, by=by)
    _carry_links(other, claim, by=by)
    compare_anew(claim)


def _anchor(claim: Claim) -> Anchor:
    anchor = Anchor.objects.filter(claim=claim, current=True).select_related("text").first()
    if anchor is None or anchor.start is None or anchor.end is None:
        raise IllegalMove(_("Its words no longer stand in the article"))
    if anchor.text.text[anchor.start : anchor.end] != claim.quote:
        raise IllegalMove(_("The article was changed here; a claim of the new words has to be made first"))
    return anchor


def _gap(one: Anchor, two: Anchor) -> int:
    return max(one.start or 0, two.start or 0) - min(one.end or 0, two.end or 0)


def _placed(claim: Claim, model: type[Figure | Mention], anchor: Anchor) -> list[tuple[int, int, Any]]:
    """Figures or mentions where they stand in the article."""
    base = anchor.start or 0
    return [(base + row.start, base + row.end, row) for row in model._default_manager.filter(claim=claim)]


def _begin(claim: Claim, text: ArticleText, span: Span) -> Claim:
    words = text.text[slice(*span)]
    made = Claim.objects.create(
        article=claim.article,
        origin=Claim.Origin.PERSON,
        quote=words,
        label=words[:300],
        language=claim.language,
        claimant=claim.claimant,
        claimant_words=claim.claimant_words,
        score=claim.score,
    )
    Anchor.objects.create(claim=made, text=text, start=span[0], end=span[1])
    return made


def _write(claim: Claim, text: ArticleText, span: Span, figures: Iterable[Any], mentions: Iterable[Any]) -> None:
    """Give a claim its new words, and of the figures and mentions those that stand in them."""
    Claim.objects.filter(pk=claim.pk).update(quote=text.text[slice(*span)], edited=True)
    Anchor.objects.filter(claim=claim, current=True).update(start=span[0], end=span[1])
    for model, rows in ((Figure, figures), (Mention, mentions)):
        model._default_manager.filter(claim=claim).delete()
        model._default_manager.bulk_create(_moved(rows, claim, span), ignore_conflicts=True)


def _moved(rows: Iterable[Any], claim: Claim, span: Span) -> list[Any]:
    inside = [(start, end, row) for start, end, row in rows if span[0] <= start and end <= span[1]]
    return [
        type(row)(claim=claim, start=start - span[0], end=end - span[0], **_kept(row)) for start, end, row in inside
    ]


def _kept(row: Any) -> dict[str, Any]:
    placed = ("id", "claim", "start", "end")
    return {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in placed
    }


def _tell(claim: Claim, action: str, anchor: Anchor, span: Span, *, by: User) -> None:
    before = {"quote": claim.quote}
    claim.quote = anchor.text.text[slice(*span)]
    event_record(claim, action, by=by, before=before, after={"quote": claim.quote, "figures": figures_told(claim)})


def _withdraw(other: Claim, into: Claim, *, by: User) -> None:
    """For good, unless it is undone: extraction would find its words again and bring it back."""
    why = f"merged into “{into.label}”"
    Claim.objects.filter(pk=other.pk).update(edited=True)
    if other.state != ClaimState.SUGGESTED:
        state_move(other, "undo", by=by, why=why, decided_by=None, decided_at=None)
    state_move(other, "withdraw", by=by, why=why)


def judged_links(claim: Claim) -> Sequence[ClaimLink]:
    links = ClaimLink.objects.filter(Q(a=claim) | Q(b=claim)).exclude(state=LinkState.SUGGESTED)
    return list(links.select_related("a", "b").order_by("pk"))


def _carry_links(other: Claim, into: Claim, *, by: User) -> None:
    """What people said of the one that went holds for the one that has its words, unless something was said of that."""
    known = {link.b_id if link.a_id == into.pk else link.a_id for link in _links(into)}
    for link in judged_links(other):
        end = link.b if link.a_id == other.pk else link.a
        if end.pk != into.pk and end.pk not in known:
            _carry(link, end, into, by=by)


def _links(claim: Claim) -> Iterable[ClaimLink]:
    return ClaimLink.objects.filter(Q(a=claim) | Q(b=claim))


def _carry(link: ClaimLink, end: Claim, into: Claim, *, by: User) -> None:
    before, was_a = str(link), link.b_id == end.pk
    link.a, link.b = sorted((into, end), key=lambda claim: claim.pk)
    if link.relation in DIRECTED and was_a != (link.b_id == end.pk):
        link.forward = not link.forward
    link.save(update_fields=["a", "b", "forward"])
    event_record(link, "carry over", by=by, before={"link": before}, after={"link": str(link)})
