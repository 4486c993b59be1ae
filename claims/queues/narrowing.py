"""What each filter of the queue leaves of the claims."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from claims.models import Claim, Entity
from claims.parties import country_code
from claims.querysets import ClaimQuerySet
from claims.queues.choices import AGES, ALL, AWAY, ME, NO, NOBODY, OLDER, YES
from factbase.access.models import User
from factbase.workflow import ClaimState

Asked = Mapping[str, Any]


def narrow(claims: ClaimQuerySet, asked: Asked, user: User) -> ClaimQuerySet:
    """The claims that match all that was asked for beside words, for this person."""
    for rule in RULES:
        claims = rule(claims, asked, user)
    return claims


def _plain(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    if asked.get("state") != ALL:
        claims = claims.filter(state=asked.get("state") or ClaimState.SUGGESTED)
    if asked.get("language"):
        claims = claims.filter(language=asked["language"])
    if asked.get("source"):
        claims = claims.filter(article__source=asked["source"])
    return claims


def _worth(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    """In hundredths, as they are shown: 80 is what is shown as 80 at least."""
    if asked.get("worth_from"):
        claims = claims.filter(score__gte=asked["worth_from"] / 100)
    if asked.get("worth_to") is not None:
        claims = claims.filter(score__lte=asked["worth_to"] / 100)
    return claims


def _figures(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    """Unit and amount are of one figure."""
    unit, least, most = asked.get("unit") or "", asked.get("amount_from"), asked.get("amount_to")
    if asked.get("figure") == NO:
        claims = claims.without_figure()
    if asked.get("figure") == YES or unit or least is not None or most is not None:
        claims = claims.with_figure(unit, least, most)
    return claims


def _entity(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    if not asked.get("entity"):
        return claims
    name = asked["entity"].strip()
    country = Q(type="country", key=country_code(name) or name)
    return claims.about(Entity.objects.filter(country | Q(key__iexact=name) | Q(name__icontains=name)))


def _conflict(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    if asked.get("conflict") == YES:
        return claims.in_conflict()
    return claims.not_in_conflict() if asked.get("conflict") == NO else claims


def _assigned(claims: ClaimQuerySet, asked: Asked, user: User) -> ClaimQuerySet:
    if asked.get("assigned") == ME:
        return claims.assigned_to(user)
    return claims.assigned_to(None) if asked.get("assigned") == NOBODY else claims


def _age(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    if not asked.get("age"):
        return claims
    then = timezone.now() - AGES[asked["age"]][1]
    return claims.filter(created_at__lt=then) if asked["age"].startswith(OLDER) else claims.filter(created_at__gte=then)


def _skipped(claims: ClaimQuerySet, asked: Asked, user: User) -> ClaimQuerySet:
    since = timezone.now() - AWAY
    if asked.get("skipped") == ALL:
        return claims
    return claims.put_off_by(user, since) if asked.get("skipped") == YES else claims.not_put_off_by(user, since)


def _since(claims: ClaimQuerySet, asked: Asked, _user: User) -> ClaimQuerySet:
    """What arrived after a claim; after one that is gone, everything."""
    if not asked.get("since"):
        return claims
    known = Claim.objects.filter(public_id=asked["since"]).order_by().values("pk")
    return claims.filter(pk__gt=Coalesce(Subquery(known), Value(0)))


RULES: tuple[Callable[[ClaimQuerySet, Asked, User], ClaimQuerySet], ...] = (
    _plain,
    _worth,
    _figures,
    _entity,
    _conflict,
    _assigned,
    _age,
    _skipped,
    _since,
)
