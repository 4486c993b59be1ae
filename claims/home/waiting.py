"""What waits for whom, and what is stuck: each number with the list behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count as Number
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Feed, Watch
from articles.watching import OVERDUE
from claims.models import Anchor, Claim, ClaimLink, Entry, Recheck, Tip
from claims.models.link import Relation
from claims.permissions import may_approve
from claims.querysets import ClaimLinkQuerySet
from claims.queues.choices import ME
from claims.queues.queue import waiting
from factbase.access.models import User
from factbase.webhooks.models import Endpoint
from factbase.workflow import ClaimState, EntryState, LinkState


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the home page with the list behind it; an alarm is something that should be none."""

    number: int
    words: str | Promise
    address: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What one role comes for; `mine`: it is the reader's."""

    title: str | Promise
    counts: tuple[Count, ...]
    mine: bool


def groups(user: User) -> list[Group]:
    """Those of the reader's own roles first."""
    found = [
        Group(_("To check"), tuple(_to_check(user)), user.has_perm("claims.decide_claim")),
        Group(_("To edit"), tuple(_to_edit(user)), user.has_perm("claims.publish_entry")),
        Group(_("To run"), tuple(_to_run()), user.has_perm("articles.change_feed")),
    ]
    return sorted(found, key=lambda group: not group.mine)


def _assigned(user: User) -> Iterable[Count]:
    """What was given to this person by name."""
    claims = waiting(user, assigned=ME).count()
    entries = Entry.objects.unfinished().assigned_to(user).count()
    yield Count(claims + entries, _("assigned to you"), reverse("desk:assigned"))


def _to_check(user: User) -> Iterable[Count]:
    queue, entries = reverse("desk:queue"), reverse("desk:entries")
    yield from _assigned(user)
    yield Count(waiting(user).count(), _("claims in the queue"), queue)
    yield Count(Claim.objects.reopened().count(), _("opened again by a changed article"), "#reopened", alarm=True)
    yield Count(_conflicts().count(), _("conflicts suggested"), "#conflicts")
    mine = Entry.objects.filter(created_by=user, state=EntryState.DRAFT).count()
    yield Count(mine, _("drafts of yours"), f"{entries}?state=draft")
    yield from _tips(user, Tip.Kind.CLAIM, _("claims that readers suggest"))


def _to_edit(user: User) -> Iterable[Count]:
    entries = reverse("desk:entries")
    states = dict(Entry.objects.order_by().values_list("state").annotate(Number("pk")))
    yield Count(_approvable(user), _("entries that you may approve"), f"{entries}?state=in_review")
    yield Count(states.get(EntryState.APPROVED, 0), _("approved, not published"), f"{entries}?state=approved")
    yield Count(states.get(EntryState.DRAFT, 0), _("being written"), f"{entries}?state=draft")
    yield Count(Recheck.objects.open().count(), _("to look at again"), reverse("desk:rechecks"), alarm=True)
    yield from _tips(user, Tip.Kind.ERROR, _("mistakes that readers report"), alarm=True)


def _tips(user: User, kind: str, words: str | Promise, *, alarm: bool = False) -> Iterable[Count]:
    """Letters of readers, for those who may read them."""
    if user.has_perm("claims.view_tip"):
        yield Count(Tip.objects.open().filter(kind=kind).count(), words, f"{reverse('desk:tips')}?kind={kind}", alarm)


def _approvable(user: User) -> int:
    waiting = Entry.objects.filter(state=EntryState.IN_REVIEW)
    return sum(bool(may_approve(user, entry)) for entry in waiting)


def _to_run() -> Iterable[Count]:
    articles, watched = reverse("desk:articles"), reverse("desk:watches")
    yield Count(Article.objects.waiting().count(), _("articles at work"), f"{articles}?state=unfinished")
    yield Count(Article.objects.failed().count(), _("articles failed"), f"{articles}?state=failed", alarm=True)
    yield Count(Feed.objects.failing().count(), _("feeds failing"), reverse("desk:feeds"), alarm=True)
    yield Count(Endpoint.objects.in_trouble().count(), _("webhooks failing"), reverse("desk:webhooks"), alarm=True)
    yield Count(Watch.objects.in_trouble().count(), _("pages gone or hidden"), f"{watched}?state=trouble", alarm=True)
    yield Count(Watch.objects.overdue(OVERDUE).count(), _("pages overdue"), f"{watched}?state=overdue", alarm=True)


def _conflicts() -> ClaimLinkQuerySet:
    return ClaimLink.objects.standing().filter(relation=Relation.CONFLICTS, state=LinkState.SUGGESTED)


def stuck(most: int) -> dict[str, object]:
    """What will not move by itself, the newest of each kind."""
    # Of those that somebody had a hand in; what nobody touched is withdrawn when its sentence goes.
    lost = Anchor.objects.filter(
        current=True, state=Anchor.State.GONE, claim__state=ClaimState.SUGGESTED, claim__reopened__isnull=True
    )
    return {
        "failed": Article.objects.failed().for_list().order_by("-state_since")[:most],
        "troubled": Watch.objects.in_trouble().select_related("article").order_by("-looked_at")[:most],
        "lost": lost.select_related("claim").order_by("-pk")[:most],
        "reopened": Claim.objects.reopened().select_related("article").order_by("-pk")[:most],
        "conflicts": _conflicts().select_related("a__article__source", "b__article__source").order_by("-pk")[:most],
    }
