"""A claim put off by one person: away from their queue for a while, and from nobody else's."""

import datetime as dt

from claims.models import Claim, Skip
from factbase.access.models import User
from factbase.history.services import event_record


def claim_skip(claim: Claim, *, by: User, at: dt.datetime, why: str = "") -> None:
    Skip.objects.update_or_create(by=by, claim=claim, defaults={"at": at})
    event_record(claim, "skip", by=by, why=why, before={}, after={})


def claim_skip_undo(claim: Claim, *, by: User, why: str = "") -> None:
    Skip.objects.filter(by=by, claim=claim).delete()
    event_record(claim, "undo skip", by=by, why=why, before={}, after={})
