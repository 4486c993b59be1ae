"""One queue: what somebody asked for in an address, as claims in an order."""

from dataclasses import dataclass

from claims.models import Claim
from claims.querysets import ClaimQuerySet
from claims.queues.forms import QueueForm
from claims.queues.narrowing import narrow
from claims.queues.paging import Page, behind, page
from claims.queues.sorting import SORTS, WORTH, Phase
from factbase.access.models import User


@dataclass(frozen=True)
class Queue:
    """Two people see different claims under one address: what they skipped, and what is assigned to them."""

    form: QueueForm
    user: User

    def claims(self, *, instead: tuple[str, str] | None = None) -> ClaimQuerySet:
        """All that match, in no order; `instead` gives one filter another value."""
        asked = self.form.asked | dict([instead] if instead else [])
        return narrow(Claim.objects.order_by(), asked, self.user)

    def page(self, cursor: str, size: int) -> Page:
        return page(self._phases(), cursor, size)

    def behind(self, claim: Claim) -> Claim | None:
        """The claim that follows in this order."""
        return behind(self._phases(), claim)

    def _phases(self) -> list[Phase]:
        sort = SORTS[self.form.asked.get("sort") or WORTH]
        return sort.phases(self.claims(), self.form.asked.get("unit") or "")
