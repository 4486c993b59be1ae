"""From claim to claim along the queue that a person came from. Its filters stand in the address, as `from`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from claims.models import Claim
from claims.querysets import ClaimQuerySet
from claims.review.forms import QueueForm

FROM = "from"
# Where in the queue they were, and what it told them there: no filters.
PASSING = ("after", "decided")


@dataclass(frozen=True, slots=True)
class Walk:
    """`query` is the queue's own, such as `language=de&q=pont`; empty: all that waits."""

    query: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Walk":
        asked = QueryDict(request.GET.get(FROM, ""), mutable=True)
        for name in PASSING:
            asked.pop(name, None)
        return cls(asked.urlencode())

    @property
    def tail(self) -> str:
        """To be put behind an address of the desk."""
        return f"?{urlencode({FROM: self.query})}" if self.query else ""

    @property
    def queue(self) -> str:
        return f"{reverse('desk:queue')}{'?' if self.query else ''}{self.query}"

    def to(self, claim: Claim) -> str:
        return reverse("desk:claim", args=[claim.public_id]) + self.tail

    def next(self, claim: Claim) -> Claim | None:
        """The claim behind this one, whether or not this one still stands in the queue."""
        return self._claims().order_by("-score", "pk").behind(claim).first()

    def previous(self, claim: Claim) -> Claim | None:
        return self._claims().order_by("score", "-pk").before(claim).first()

    def _claims(self) -> ClaimQuerySet:
        return QueueForm(QueryDict(self.query)).narrow(Claim.objects.only("public_id", "score", "label"))
