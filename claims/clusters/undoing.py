"""Undo of any act on clusters, from its events. An undo is an act itself: undone, it is done again."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.clusters.members import lines, record, take
from claims.clusters.services import Done
from claims.models import Claim, Cluster, ClusterClaim, Entry
from claims.permissions import may_decide, require
from factbase.access.models import User
from factbase.history.models import Event
from factbase.ids import new_id
from factbase.workflow import IllegalMove, StaleState

# What an act may change of a cluster itself; rows of other models stand in events by their public id.
FIELDS: dict[str, type[Cluster] | type[Entry] | None] = {"title": None, "entry": Entry, "merged_into": Cluster}
CHANGED = {
    "title": gettext_lazy("“%(cluster)s” was changed since (title: %(now)s); undo that first"),
    "entry": gettext_lazy("“%(cluster)s” was changed since (entry: %(now)s); undo that first"),
    "merged_into": gettext_lazy("“%(cluster)s” was changed since (merged into: %(now)s); undo that first"),
}
# A redone merger could leave out claims that came since; merging once more does not.
FINAL = ("undo merge", "undo take in")


@transaction.atomic
def act_undo(cluster: Cluster, act: str, *, by: User) -> Done:
    """Put back what an act changed, in each cluster that it touched; what was done to other claims since then stays.

    Raises StaleState if it was undone already, or if a title, an entry or a merger has changed since.
    """
    require(may_decide(by))
    events = _events(cluster, act)
    held = _hold(events)
    if not events or Event.objects.filter(_about(held), after__undoes=act).exists():
        raise StaleState(_("It has been undone already"))
    for event in events:
        _require_unchanged(held[event.subject], event)
    undo = new_id()
    moved = [_reverse(held[event.subject], event, undo, by) for event in events]
    if not any(moved):
        raise StaleState(_("Nothing is left of it that could be undone"))
    final = any(_opposite(event.action) in FINAL for event in events)
    return Done(held[cluster.public_id], "" if final else undo)


def _about(clusters: Iterable[str]) -> Q:
    return Q(kind=Event.Kind.CLUSTER, subject__in=list(clusters))


def _events(cluster: Cluster, act: str) -> list[Event]:
    """The events of an act: that of this cluster, and that of the other cluster it touched."""
    own = Event.objects.filter(_about([cluster.public_id]), after__act=act).first()
    if own is None:
        return []
    return list(Event.objects.filter(_about([cluster.public_id, own.after.get("partner", "")]), after__act=act))


def _hold(events: Sequence[Event]) -> dict[str, Cluster]:
    rows = Cluster.objects.filter(public_id__in=[event.subject for event in events]).order_by("pk")
    return {row.public_id: row for row in rows.select_for_update()}


def _set_by(event: Event) -> list[str]:
    return [name for name in FIELDS if name in event.before and name in event.after]


def _require_unchanged(cluster: Cluster, event: Event) -> None:
    if event.action in FINAL:
        raise IllegalMove(_("Merge the two clusters again instead"))
    expected = {"merged_into": ""} | {name: event.after[name] for name in _set_by(event)}
    for name, value in expected.items():
        now = getattr(cluster, name)
        if value != (getattr(now, "public_id", now) or ""):
            raise StaleState(CHANGED[name] % {"cluster": cluster, "now": now or _("none")})


def _reverse(cluster: Cluster, event: Event, undo: str, by: User) -> bool:
    """Undo one event and record that; return whether anything had to be done."""
    gone = take(cluster, _still_there(cluster, event.after.get("claims", [])))
    back = _restore(cluster, event.before.get("claims", []), by)
    fields = _set_by(event)
    for name in fields:
        model, value = FIELDS[name], event.before[name]
        row = model._default_manager.filter(public_id=value).first() if model else value
        setattr(cluster, name, row)
    if fields:
        cluster.save(update_fields=fields)
    before = {name: event.after[name] for name in fields} | {"claims": lines(gone)}
    after = {name: event.before[name] for name in fields} | {"claims": lines(back), "undoes": event.after["act"]}
    record(cluster, _opposite(event.action), undo, by=by, before=before, after=after | _partner(event))
    return bool(gone or back or fields)


def _partner(event: Event) -> dict[str, str]:
    return {"partner": event.after["partner"]} if "partner" in event.after else {}


def _opposite(action: str) -> str:
    if action.startswith("undo "):
        return action.replace("undo", "redo", 1)
    return f"undo {action.removeprefix('redo ')}"


def _still_there(cluster: Cluster, members: Sequence[dict[str, str]]) -> list[Claim]:
    """The claims that the act put there, without those that somebody took out and put back since."""
    put = {(member["member"], member["added_at"]) for member in members}
    rows = cluster.members.select_related("claim")
    return [row.claim for row in rows if (row.claim.public_id, row.added_at.isoformat()) in put]


def _restore(cluster: Cluster, members: Sequence[dict[str, str]], by: User) -> list[ClusterClaim]:
    """Memberships as they were, by the one who put the claim there; those that are there again stay as they are."""
    found = Claim.objects.filter(public_id__in=[member["member"] for member in members])
    claims = {claim.public_id: claim for claim in found}
    people = {user.get_username(): user for user in User.objects.filter(username__in=[m["added_by"] for m in members])}
    known = set(cluster.members.values_list("claim__public_id", flat=True))
    rows = [
        ClusterClaim(
            cluster=cluster,
            claim=claims[member["member"]],
            added_by=people.get(member["added_by"], by),
            added_at=dt.datetime.fromisoformat(member["added_at"]),
        )
        for member in members
        if member["member"] in claims and member["member"] not in known
    ]
    return ClusterClaim.objects.bulk_create(rows)
