"""From claim to claim along the queue that a person came from. Its filters stand in the address, as `from`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from claims.models import Claim
from claims.queues.forms import form_of
from claims.queues.queue import Queue
from factbase.access.requests import DeskRequest

FROM = "from"
# Where in the queue they were, and what it told them there: no filters.
PASSING = ("after", "decided", "bulk", "ticked")


@dataclass(frozen=True)
class Walk:
    """`query` is the queue's own, such as `language=de&sort=newest`; empty: all that waits."""

    queued: Queue
    query: str = ""

    @classmethod
    def of(cls, request: DeskRequest) -> "Walk":
        asked = QueryDict(request.GET.get(FROM, ""), mutable=True)
        for name in PASSING:
            asked.pop(name, None)
        query = asked.urlencode()
        return cls(Queue.of(form_of(query), request.user), query)

    @property
    def tail(self) -> str:
        """To be put behind an address of the desk."""
        return f"?{urlencode({FROM: self.query})}" if self.query else ""

    @property
    def queue(self) -> str:
        return f"{reverse('desk:queue')}{'?' if self.query else ''}{self.query}"

    def to(self, claim: Claim) -> str:
        return reverse("desk:claim", args=[claim.public_id]) + self.tail

    def around(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """The claims before and behind this one, whether or not this one still stands in the queue."""
        return self.queued.around(claim)
