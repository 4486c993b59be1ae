"""One queue: what somebody asked for in an address, as claims in an order."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self
from urllib.parse import urlencode

from claims.models import Claim
from claims.permissions import may_publish
from claims.querysets import ClaimQuerySet
from claims.queues.choices import ALL
from claims.queues.forms import QueueForm, form_of
from claims.queues.narrowing import narrow
from claims.queues.paging import Page, beside, page, place_of
from claims.queues.sorting import SORTS, WORTH, Phase
from factbase.access.models import User
from factbase.policies.models import Policy, is_active


@dataclass(frozen=True)
class Queue:
    """Two people see different claims under one address: what they skipped, and what is assigned to them.

    `two_decide`: what a person has decided waits for a colleague, and no longer for them; what two people differ about
    waits for an editor.
    """

    form: QueueForm
    user: User
    two_decide: bool

    @classmethod
    def of(cls, form: QueueForm, user: User) -> Self:
        return cls(form, user, is_active(Policy.Name.SECOND_DECISION))

    def asked(self, form: QueueForm) -> Self:
        """Another queue of the same person."""
        return replace(self, form=form)

    def claims(self, *, without: str = "") -> ClaimQuerySet:
        """All that match, in no order; `without` is the name of a filter to leave out."""
        asked = {name: value for name, value in self.form.asked.items() if name != without}
        if without == "state":
            asked["state"] = ALL
        return narrow(self._searched, asked, self.user)

    @cached_property
    def _searched(self) -> ClaimQuerySet:
        """What holds the words that were asked for: looked up once."""
        claims = Claim.objects.order_by().search(self.form.asked.get("q") or "")
        return claims.to_decide_by(self.user, settles=bool(may_publish(self.user))) if self.two_decide else claims

    def page(self, cursor: str, size: int) -> Page:
        return page(self._phases(), cursor, size)

    def around(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """What stands before a claim in this order and what follows it, whether or not it still stands in the queue."""
        place = place_of(claim, self._phases(Claim.objects.filter(pk=claim.pk).order_by()))
        if place is None:
            return None, None
        phases = self._phases()
        return beside(phases, place, backwards=True), beside(phases, place)

    def _phases(self, claims: ClaimQuerySet | None = None) -> list[Phase]:
        sort = SORTS[self.form.asked.get("sort") or WORTH]
        return sort.phases(self.claims() if claims is None else claims, self.form.asked.get("unit") or "")


def waiting(user: User, **asked: str) -> ClaimQuerySet:
    """The claims that a person's queue shows under these filters, the most worth checking first."""
    return Queue.of(form_of(urlencode(asked)), user).claims().order_by("-score", "pk")
