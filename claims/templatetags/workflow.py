"""Small parts of other pages: who is to look at it, and what two people said unseen."""

from typing import Any

from django import template
from django.template.context import RequestContext

from claims.models import Claim, Entry, Opinion, Rating
from claims.permissions import may_decide, may_publish, may_settle
from factbase.access.models import User
from factbase.leases.models import Lease

register = template.Library()


@register.inclusion_tag("assignment/_assign.html", takes_context=True)
def assignment(context: RequestContext, row: Claim | Entry) -> dict[str, Any]:
    """Who has it, and for who may decide the way to give it to somebody."""
    user = context["user"]
    allowed = may_decide(user)
    return {
        "row": row,
        "people": _deciders() if allowed else [],
        "user": user,
        "allowed": allowed,
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def others_to_assign(user: User) -> list[User]:
    """Whom the person may give several claims at once, besides themselves."""
    return [person for person in _deciders() if person != user] if may_publish(user) else []


def _deciders() -> list[User]:
    deciders = User.objects.with_perm("claims.decide_claim", include_superusers=False)
    return sorted(deciders, key=User.get_username)


@register.inclusion_tag("leases/_elsewhere.html")
def worked_on(row: Claim | Entry, user: User) -> dict[str, Any]:
    """Who else has its form open."""
    return {"lease": Lease.objects.on(row.event_kind, [row.public_id]).exclude(by=user).first()}


@register.simple_tag
def word_of(user: User, claim: Claim) -> Opinion | None:
    """What the person said about a claim whose second decision is still out."""
    return next((opinion for opinion in _open(claim) if opinion.by_id == user.pk), None)


@register.simple_tag
def waits_for_editor(user: User, claim: Claim) -> bool:
    """Whether two people differ about it, and this person cannot settle it."""
    said = _open(claim)
    return len(said) > 1 and not may_settle(user, said)


@register.inclusion_tag("opinions/_claim.html")
def opinions_on(claim: Claim, user: User) -> dict[str, Any]:
    """What may be seen of two decisions: before the second nothing but that there is one."""
    said = _open(claim)
    return {
        "said": said if len(said) > 1 else [],
        "mine": word_of(user, claim),
        "waits": len(said) == 1,
        "may_settle": may_settle(user, said),
    }


def _open(claim: Claim) -> list[Opinion]:
    """Fetched by `with_opinions`; one query where the claim came another way."""
    if not hasattr(claim, "open_opinions"):
        claim.open_opinions = list(claim.opinions.filter(open=True).select_related("by"))
    return claim.open_opinions


@register.inclusion_tag("opinions/_entry.html", takes_context=True)
def second_rating(context: RequestContext, entry: Entry) -> dict[str, Any]:
    """The second person's rating: to be given, or compared, or settled."""
    opinion = entry.opinions.filter(open=True).select_related("by").first()
    verdicts = Rating.objects.in_bulk([opinion.verdict] if opinion else [], field_name="key")
    return {
        "entry": entry,
        "opinion": opinion,
        "theirs": verdicts.get(opinion.verdict) if opinion else None,
        "ratings": Rating.objects.filter(active=True),
        "blind": context.get("blind"),
        "may_settle": may_settle(context["user"], [opinion] if opinion else []),
        "csrf_token": context.get("csrf_token"),
    }
