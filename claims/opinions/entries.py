"""Blind second ratings of entries. Every write; two people agree, or an editor settles it, before one is approved."""

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Entry, Opinion, Rating
from claims.permissions import may_rate, may_settle, require
from factbase.access.models import User
from factbase.history.services import event_record, state_move
from factbase.workflow import IllegalMove, StaleState


@transaction.atomic
def entry_rate(entry: Entry, rating: Rating, *, by: User, why: str = "") -> bool:
    """Rate an entry in review without having seen its verdict; return whether it is the same."""
    entry = Entry.objects.select_for_update(of=("self",)).select_related("rating", "edited_by").get(pk=entry.pk)
    if entry.opinions.filter(open=True).exists():
        raise StaleState(_("Somebody else has rated it by now"))
    require(may_rate(by, entry))
    Opinion.objects.create(entry=entry, verdict=rating.key, why=why, by=by)
    agree = rating == entry.rating
    said = {entry.edited_by.get_username(): {"verdict": _key(entry.rating)}, by.get_username(): {"verdict": rating.key}}
    event_record(entry, "agree" if agree else "disagree", by=by, why=why, before={}, after=said)
    return agree


@transaction.atomic
def entry_settle(entry: Entry, rating: Rating, *, by: User, why: str) -> None:
    """Say which of two verdicts stands. The writer's: it can be approved; another: it goes back to be written anew."""
    opinion = entry.opinions.select_for_update().filter(open=True, settled=False).first()
    if opinion is None:
        raise IllegalMove(_("There is nothing to settle"))
    if rating.key not in (opinion.verdict, _key(entry.rating)):
        raise IllegalMove(_("Choose one of the two verdicts"))
    require(may_settle(by, [opinion]))
    stands = rating == entry.rating
    said = {"verdict": rating.key}
    event_record(entry, "settle", by=by, why=why, before={}, after=said)
    if stands:
        Opinion.objects.filter(pk=opinion.pk).update(settled=True)
    else:
        state_move(entry, "return", by=by, why=why)
        opinions_close(entry)


def opinions_close(entry: Entry) -> None:
    """What is submitted anew is rated anew."""
    entry.opinions.filter(open=True).update(open=False)


def _key(rating: Rating | None) -> str:
    return rating.key if rating else ""
