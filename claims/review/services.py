"""What people decide about claims and about pairs of them. Every write, for the desk, the admin and the API alike."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from claims.acts.snapshots import figures_told
from claims.linking import compare_anew, links_reopen
from claims.models import Anchor, Claim, ClaimLink, Figure
from claims.models.link import DIRECTED, Relation
from claims.opinions.claims import opinion_on_claim, opinion_withdraw
from claims.permissions import may_decide, may_reopen, require
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record, state_move
from factbase.workflow import IllegalMove, LinkState, StaleState

VERDICTS = ("accept", "reject")
EDITABLE = ("label", "claimant", "when_value", "when_grain")


def _by(user: User | None) -> dict[str, Any]:
    return {"decided_by": user, "decided_at": timezone.now() if user else None}


@transaction.atomic
def claim_decide(claim: Claim, action: str, *, by: User, why: str = "") -> None:
    """Accept, reject, withdraw or undo. A claim that stands in an entry can only be accepted.

    Where two people have to decide, the word of the first leaves the claim where it is (see `claims.opinions`).

    While a claim is rejected or withdrawn nothing is compared with it; an undo has that caught up with.
    """
    require(may_decide(by))
    if action == "undo" and opinion_withdraw(claim, by=by):
        return
    if action in VERDICTS and not opinion_on_claim(claim, action, by=by, why=why):
        return
    if action != "accept" and not (answer := may_reopen(claim)):
        raise IllegalMove(answer.reason)
    state_move(claim, action, by=by, why=why, **_by(None if action == "undo" else by))
    if action == "undo":
        compare_anew(claim)


@transaction.atomic
def claim_edit(
    claim: Claim, *, by: User, figures: Sequence[dict[str, Any]] | None = None, why: str = "", **changes: Any
) -> None:
    """Correct a claim (names in EDITABLE) and, if given, replace its figures; extraction never touches it again.

    `figures`: keyword arguments of Figure without `claim`. Pairs that people judged re-open when its figures change.
    """
    require(may_decide(by))
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    before = {name: getattr(claim, name) for name in changes} | {"figures": figures_told(claim)}
    for name, value in changes.items():
        setattr(claim, name, value)
    claim.save(update_fields=list(changes))
    if figures is not None:
        claim.figures.all().delete()
        for values in figures:
            figure = Figure(claim=claim, **values)
            figure.full_clean()
            figure.save()
    after = {name: getattr(claim, name) for name in changes} | {"figures": figures_told(claim)}
    if before == after:
        return
    Claim.objects.filter(pk=claim.pk).update(edited=True)
    event_record(claim, "edit", by=by, why=why, before=before, after=after)
    if before["figures"] != after["figures"]:
        links_reopen(claim, why="the claim was edited")
    compare_anew(claim)


@transaction.atomic
def claim_create(*, article: Article, start: int, end: int, label: str, by: User, **values: Any) -> Claim:
    """Make a claim of a span (code points) of the article's current text; it is accepted, since a person made it."""
    require(may_decide(by))
    text = article.text
    if text is None or not 0 <= start < end <= len(text.text):
        raise ValueError(_("The span does not lie in the article's current text"))
    claim = Claim.objects.create(
        article=article,
        origin=Claim.Origin.PERSON,
        quote=text.text[start:end],
        label=label,
        language=article.language,
        **values,
    )
    Anchor.objects.create(claim=claim, text=text, start=start, end=end)
    state_move(claim, "accept", by=by, why="made by hand", **_by(by))
    compare_anew(claim)
    return claim


@transaction.atomic
def link_set(first: Claim, second: Claim, relation: str, *, by: User, why: str = "") -> ClaimLink:
    """State what holds between two claims, `unrelated` included; an earlier word is replaced, and kept in the events.

    `updates` runs from the older `first` to the newer `second`, `supports` from the evidence to what it supports.
    """
    require(may_decide(by))
    if first.pk == second.pk:
        raise ValueError(_("A claim cannot be linked to itself"))
    a, b = sorted((first, second), key=lambda claim: claim.pk)
    forward = a == first if relation in DIRECTED else None
    values: dict[str, Any] = {"relation": Relation(relation), "forward": forward}
    link, created = ClaimLink.objects.select_for_update().get_or_create(a=a, b=b, defaults=values)
    if not created and link.state != LinkState.SUGGESTED:
        state_move(link, "undo", by=by, why="judged anew", decided_by=None, decided_at=None, **link.judged())
    state_move(link, "confirm", by=by, why=why, **link.judged() | values, **_by(by))
    return link


@transaction.atomic
def link_decide(link: ClaimLink, action: str, *, by: User, why: str = "", relation: str = "") -> None:
    """Confirm or reject a suggested link, or undo either. The event keeps what the matcher had said.

    Raises StaleState if the link no longer says `relation`, which the person saw.
    """
    require(may_decide(by))
    said = ClaimLink.objects.select_for_update().get(pk=link.pk).judged()
    if relation and relation != said["relation"]:
        words = _("The link says “%(relation)s” by now; look again")
        raise StaleState(words % {"relation": Relation(said["relation"]).label})
    if action == "undo":
        said |= _suggested(link)
    state_move(link, action, by=by, why=why, **said, **_by(None if action == "undo" else by))


def _suggested(link: ClaimLink) -> dict[str, Any]:
    """What the pair said before a person named a relation: an undo must not leave their word as the matcher's."""
    event = Event.objects.filter(kind=Event.Kind.LINK, subject=link.public_id, action="confirm").first()
    return {name: event.before[name] for name in ("relation", "forward")} if event else {}


def claims_decide(claims: Sequence[Claim], action: str, *, by: User, why: str = "") -> tuple[int, list[str]]:
    """Decide about several claims, each on its own; return how many moved, and why the others did not."""
    refusals = []
    for claim in claims:
        try:
            claim_decide(claim, action, by=by, why=why)
        except IllegalMove as refusal:
            refusals.append(f"{claim.label}: {refusal}")
    return len(claims) - len(refusals), refusals
