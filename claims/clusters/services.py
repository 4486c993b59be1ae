"""What people do with clusters: gather, add, take out, split, merge, rename. Every act has a name, to undo it by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.clusters.members import hold, lines, put, record, take
from claims.models import Claim, Cluster
from claims.permissions import may_decide, may_gather, require
from factbase.access.models import User
from factbase.ids import new_id
from factbase.workflow import IllegalMove, StaleState


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: the cluster to show, the claims it concerned, the act's name; empty if nothing had to be done."""

    cluster: Cluster
    act: str = ""
    claims: tuple[Claim, ...] = ()


@transaction.atomic
def cluster_create(claims: Sequence[Claim], *, title: str, by: User) -> Done:
    """Gather claims under a working title. Gathering the very same claims again changes nothing."""
    require(may_decide(by))
    claims = _held(claims)
    if twin := _twin(claims):
        return Done(twin)
    return _new(claims, title=title, by=by, act=new_id())


def _ticked(claims: Sequence[Claim]) -> Sequence[Claim]:
    if not claims:
        raise IllegalMove(_("Tick at least one claim"))
    return claims


def _held(claims: Sequence[Claim]) -> list[Claim]:
    """The claims as they are now, which may all join a cluster, held until the end of the transaction."""
    rows = Claim.objects.filter(pk__in=[claim.pk for claim in _ticked(claims)])
    held = list(rows.select_for_update().order_by("pk"))
    for claim in held:
        require(may_gather(claim))
    return held


def _twin(claims: Sequence[Claim]) -> Cluster | None:
    """The cluster of exactly these claims: two people gather at once, or one presses twice."""
    wanted = {claim.pk for claim in claims}
    near = Cluster.objects.current().filter(members__claim=claims[0]).prefetch_related("members")
    return next((cluster for cluster in near if {row.claim_id for row in cluster.members.all()} == wanted), None)


def _new(claims: Sequence[Claim], *, title: str, by: User, act: str, **after: Any) -> Done:
    cluster = Cluster.objects.create(title=title.strip() or best_label(claims), created_by=by)
    members = put(cluster, claims, by=by)
    record(cluster, "create", act, by=by, after={"title": cluster.title, "claims": lines(members)} | after)
    return Done(cluster, act, tuple(claims))


def best_label(claims: Iterable[Claim]) -> str:
    """The words under which claims are gathered unless somebody has better ones: a person's, else the surest."""
    accepted = Claim.States.ACCEPTED
    return max(claims, key=lambda claim: (claim.edited, claim.state == accepted, claim.score)).label


@transaction.atomic
def cluster_add(cluster: Cluster, claims: Sequence[Claim], *, by: User) -> Done:
    """Put claims into a cluster; those that are in it already stay as they are."""
    require(may_decide(by))
    [cluster] = hold(cluster)
    added = put(cluster, _held(claims), by=by)
    if not added:
        return Done(cluster)
    act = record(cluster, "add", new_id(), by=by, after={"claims": lines(added)})
    return Done(cluster, act, tuple(row.claim for row in added))


@transaction.atomic
def cluster_remove(cluster: Cluster, claims: Sequence[Claim], *, by: User) -> Done:
    """Take claims out of a cluster; of those that are out already nothing is said."""
    require(may_decide(by))
    [cluster] = hold(cluster)
    gone = take(cluster, _ticked(claims))
    if not gone:
        return Done(cluster)
    act = record(cluster, "take out", new_id(), by=by, before={"claims": lines(gone)})
    return Done(cluster, act, tuple(row.claim for row in gone))


@transaction.atomic
def cluster_split(cluster: Cluster, claims: Sequence[Claim], *, title: str, by: User) -> Done:
    """Move claims into a new cluster, which is returned. Raises StaleState if one of them is no longer here."""
    require(may_decide(by))
    [cluster] = hold(cluster)
    moved = take(cluster, _ticked(claims))
    if len(moved) < len({claim.pk for claim in claims}):
        raise StaleState(_("Somebody else has taken out some of these claims; look again"))
    if not cluster.members.exists():
        raise IllegalMove(_("Tick some of the claims, not all: to give all another title, rename the cluster"))
    act, origin = new_id(), {"from": cluster.title, "partner": cluster.public_id}
    done = _new([row.claim for row in moved], title=title, by=by, act=act, **origin)
    after = {"into": done.cluster.title, "partner": done.cluster.public_id}
    record(cluster, "split", act, by=by, before={"claims": lines(moved)}, after=after)
    return done


@transaction.atomic
def cluster_merge(source: Cluster, into: Cluster, *, by: User) -> Done:
    """Move all claims of `source` into another cluster; its address leads there from now on.

    `claims` of what is returned are those that were not there yet. The entry of `source` is handed on unless the other
    has one of its own.
    """
    require(may_decide(by))
    if source.pk == into.pk:
        raise IllegalMove(_("A cluster cannot be merged with itself"))
    held = {row.pk: row for row in hold(source, into)}
    source, into = held[source.pk], held[into.pk]
    moved = take(source, [row.claim for row in source.members.select_related("claim")])
    added = put(into, [row.claim for row in moved], by=by)
    source.merged_into = into
    source.save(update_fields=["merged_into"])
    entry = _hand_on(source, into)
    act = new_id()
    gone: dict[str, Any] = {"claims": lines(moved), "merged_into": ""}
    gone_to = {"merged_into": into.public_id, "into": into.title, "partner": into.public_id}
    record(source, "merge", act, by=by, before=gone, after=gone_to)
    came = {"claims": lines(added), "from": source.title, "partner": source.public_id}
    record(into, "take in", act, by=by, before=dict.fromkeys(entry, ""), after=came | entry)
    return Done(into, act, tuple(row.claim for row in added))


def _hand_on(source: Cluster, into: Cluster) -> dict[str, str]:
    if into.entry or not source.entry:
        return {}
    into.entry = source.entry
    into.save(update_fields=["entry"])
    return {"entry": source.entry.public_id}


@transaction.atomic
def cluster_rename(cluster: Cluster, title: str, *, seen: str, by: User) -> Done:
    """Change the working title. Raises StaleState if it is no longer the one that the person saw."""
    require(may_decide(by))
    [cluster] = hold(cluster)
    title = title.strip()
    if cluster.title == title:
        return Done(cluster)
    if cluster.title != seen:
        raise StaleState(_("Somebody else has named it “%(title)s” meanwhile") % {"title": cluster.title})
    cluster.title = title
    cluster.save(update_fields=["title"])
    act = record(cluster, "rename", new_id(), by=by, before={"title": seen}, after={"title": title})
    return Done(cluster, act)
