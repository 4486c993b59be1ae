"""One queue: what somebody asked for in an address, as claims in an order."""

from dataclasses import dataclass
from functools import cached_property

from claims.models import Claim
from claims.querysets import ClaimQuerySet
from claims.queues.choices import ALL
from claims.queues.forms import QueueForm
from claims.queues.narrowing import narrow
from claims.queues.paging import Page, beside, page, place_of
from claims.queues.sorting import SORTS, WORTH, Phase
from factbase.access.models import User


@dataclass(frozen=True)
class Queue:
    """Two people see different claims under one address: what they skipped, and what is assigned to them."""

    form: QueueForm
    user: User

    def claims(self, *, without: str = "") -> ClaimQuerySet:
        """All that match, in no order; `without` is the name of a filter to leave out."""
        asked = {name: value for name, value in self.form.asked.items() if name != without}
        if without == "state":
            asked["state"] = ALL
        return narrow(self._searched, asked, self.user)

    @cached_property
    def _searched(self) -> ClaimQuerySet:
        """What holds the words that were asked for: looked up once."""
        return Claim.objects.order_by().search(self.form.asked.get("q") or "")

    def page(self, cursor: str, size: int) -> Page:
        return page(self._phases(), cursor, size)

    def next(self, claim: Claim) -> Claim | None:
        """The claim that follows one in this order, whether or not that one still stands in the queue."""
        return self._beside(claim, backwards=False)

    def previous(self, claim: Claim) -> Claim | None:
        return self._beside(claim, backwards=True)

    def _beside(self, claim: Claim, *, backwards: bool) -> Claim | None:
        place = place_of(claim, self._phases(Claim.objects.filter(pk=claim.pk).order_by()))
        return beside(self._phases(), place, backwards=backwards) if place else None

    def _phases(self, claims: ClaimQuerySet | None = None) -> list[Phase]:
        sort = SORTS[self.form.asked.get("sort") or WORTH]
        return sort.phases(self.claims() if claims is None else claims, self.form.asked.get("unit") or "")
