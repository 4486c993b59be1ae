"""What a person does in a session, recorded so that any of it can be undone and done again."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.restoring import put_back
from claims.acts.snapshots import JUDGEMENT, Subject, Values, kind_of, snapshots
from claims.models import Act, Claim
from claims.permissions import may_decide, require
from factbase.access.models import User
from factbase.access.requests import DeskRequest
from factbase.ids import new_id
from factbase.workflow import ClaimState, LinkState, StaleState

SESSION = "desk"
# What a row that the act made is while the act is undone.
ABSENT: dict[str, Values] = {
    "claim": {"state": ClaimState.WITHDRAWN.value, "decided_by_id": None, "decided_at": None},
    "link": {"state": LinkState.SUGGESTED.value, "decided_by_id": None, "decided_at": None},
    "comment": {"taken_back": True},
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in one session at the desk: what `acting` records belongs to it, and is undone from it."""

    user: User
    session: str


def seat_of(request: DeskRequest) -> Seat:
    """Names the session on its first act."""
    return Seat(request.user, request.session.setdefault(SESSION, new_id()))


def seat_known(request: HttpRequest) -> Seat | None:
    """Without writing to the session: None before the first act."""
    session = request.session.get(SESSION)
    return Seat(request.user, session) if session else None  # type: ignore[arg-type]


@dataclass
class Doing:
    """An act in the making: rows that it creates are named with `made`. `act` is there once the block has ended."""

    rows: list[Subject]
    about: Claim | None
    new: list[Subject] = field(default_factory=list)
    act: Act | None = None

    def made(self, subject: Subject) -> None:
        self.new.append(subject)


@contextmanager
def acting(seat: Seat, verb: str, *rows: Subject | None, about: Claim | None = None) -> Iterator[Doing]:
    """Record what happens to `rows` inside of the block as one act; nothing is recorded where nothing changes.

    The block runs in a transaction. `about` is the claim that an undo leads back to.
    """
    with transaction.atomic():
        known = [row for row in rows if row is not None]
        before = snapshots(known)
        doing = Doing(known, about)
        yield doing
        changes = _changed(known, before) + _made(doing.new)
        if changes:
            doing.act = Act.objects.create(
                by=seat.user, session=seat.session, verb=verb, claim=doing.about, changes=changes
            )


def _changed(rows: Sequence[Subject], before: Sequence[Values]) -> list[Values]:
    changes = []
    for row, old, new in zip(rows, before, snapshots(rows), strict=True):
        differing = {name for name in old if old[name] != new[name]}
        names = [name for name in old if name in differing or (name in JUDGEMENT and differing.intersection(JUDGEMENT))]
        if names:
            changes.append(_change(row, {name: old[name] for name in names}, {name: new[name] for name in names}))
    return changes


def _made(rows: Sequence[Subject]) -> list[Values]:
    pairs = [(row, ABSENT[kind_of(row)], new) for row, new in zip(rows, snapshots(rows), strict=True)]
    return [_change(row, absent, {name: new[name] for name in absent}) for row, absent, new in pairs]


def _change(row: Subject, before: Values, after: Values) -> Values:
    return {"kind": kind_of(row), "id": row.public_id, "before": before, "after": after}


def act_last(seat: Seat) -> Act | None:
    """What undo takes back."""
    return _of(seat).filter(undone_at=None).first()


def act_next(seat: Seat) -> Act | None:
    """What redo does again: the act undone last, unless something new was done since."""
    newest = _of(seat).first()
    return _of(seat).filter(undone_at__gt=newest.at).order_by("-undone_at").first() if newest else None


def act_about(seat: Seat, claim: Claim, verbs: Collection[str]) -> Act | None:
    """What was done last to the claim, of these verbs, undone or not."""
    return _of(seat).filter(claim=claim, verb__in=verbs).first()


def _of(seat: Seat) -> QuerySet[Act]:
    return Act.objects.filter(by=seat.user, session=seat.session)


@transaction.atomic
def act_undo(act: Act, *, by: User) -> None:
    """Raises StaleState if somebody changed one of its rows since, or if it is undone already."""
    _flip(act, undone=True, by=by)


@transaction.atomic
def act_redo(act: Act, *, by: User) -> None:
    """The same act once more, with events of its own."""
    _flip(act, undone=False, by=by)


def _flip(act: Act, *, undone: bool, by: User) -> None:
    require(may_decide(by))
    _mark(act, undone=undone)
    now, then = ("after", "before") if undone else ("before", "after")
    why = "undone" if undone else "done again"
    changes = reversed(act.changes) if undone else act.changes
    for change in changes:
        put_back(change, now=now, then=then, by=by, why=why, since=act.at)


def act_close(act: Act) -> None:
    """Mark as undone what is taken back row by row, by whoever calls. Raises StaleState if it is undone already."""
    _mark(act, undone=True)


def _mark(act: Act, *, undone: bool) -> None:
    at = timezone.now() if undone else None
    if not Act.objects.filter(pk=act.pk, undone_at__isnull=undone).update(undone_at=at):
        raise StaleState(_("It has been undone already") if undone else _("It has been done again already"))
