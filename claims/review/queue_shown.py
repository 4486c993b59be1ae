"""What stands around the claims of a queue: tabs, numbers, what was done just now."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Bulk, Claim, SavedFilter
from claims.queues.counting import Count, counts, values
from claims.queues.forms import form_of
from claims.queues.queue import Queue
from claims.queues.saved import filters_of, may_remove
from factbase.access.models import User

# The filters whose values are counted, each under all the others, where there are few claims.
FACETS = ("state", "language")


@dataclass(frozen=True, slots=True)
class Tab:
    """A queue under a name; `saved` is empty for the one that everybody has."""

    name: str | Promise
    query: str
    count: Count
    is_current: bool
    saved: SavedFilter | None
    is_mine: bool = False  # so that it may be removed

    @property
    def address(self) -> str:
        return f"{reverse('desk:queue')}?{self.query}" if self.query else reverse("desk:queue")


@dataclass(frozen=True, slots=True)
class Told:
    """What was done to several claims, and the claims it could not be done to, each with the reason.

    `waiting`: how many a colleague has to decide on, too.
    """

    bulk: Bulk
    waiting: int
    refused: list[tuple[Claim, str]]


def shown(queue: Queue) -> dict[str, Any]:
    """The form with its numbers, the tabs and the total."""
    saved = list(filters_of(queue.user).select_related("owner"))
    queues = [queue, queue.asked(form_of("")), *(queue.asked(form_of(each.query)) for each in saved)]
    total, waiting, *numbers = counts([each.claims() for each in queues])
    here = queue.form.saved_query()
    tabs = [Tab(_("Waiting"), "", waiting, not here, None)]
    tabs += [
        Tab(each.name, each.query, number, here == each.query, each, bool(may_remove(each, queue.user)))
        for each, number in zip(saved, numbers, strict=True)
    ]
    chips = queue.form.chips()
    for name in FACETS if not total.is_bounded else ():
        queue.form.tell(name, values(queue.claims(without=name), name))
    return {"form": queue.form, "tabs": tabs, "total": total, "chips": chips, "saved_query": here}


def told(public_id: str, user: User) -> Told | None:
    bulk = Bulk.objects.select_related("act").filter(public_id=public_id, by=user).first() if public_id else None
    if bulk is None:
        return None
    claims = Claim.objects.filter(public_id__in=bulk.refused).order_by("pk")
    waiting = Claim.objects.filter(public_id__in=bulk.moved, opinions__open=True, opinions__by=user).count()
    return Told(bulk, waiting, [(claim, bulk.refused[claim.public_id]) for claim in claims])
