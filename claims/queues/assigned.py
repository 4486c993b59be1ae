"""The one place where queues learn whose claims are whose."""

from claims.querysets import ClaimQuerySet
from factbase.access.models import User


def assigned_to(claims: ClaimQuerySet, user: User) -> ClaimQuerySet:
    """The claims that wait on this person's desk."""
    return claims.filter(pk__in=claims.model._base_manager.none())


def assigned_to_nobody(claims: ClaimQuerySet) -> ClaimQuerySet:
    return claims
