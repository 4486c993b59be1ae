"""The rows behind every act on a cluster: hold it, move its members, write the event."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, Cluster, ClusterClaim
from factbase.access.models import User
from factbase.history.services import event_record
from factbase.workflow import StaleState


def hold(*clusters: Cluster) -> list[Cluster]:
    """The clusters as they are now, held until the end of the transaction.

    They are taken in one order, so that nobody waits in a ring, and without joins: who waited for a lock would see the
    other tables as they were before the wait. Raises StaleState if one was merged into another.
    """
    rows = Cluster.objects.filter(pk__in=[cluster.pk for cluster in clusters]).order_by("pk")
    held = list(rows.select_for_update())
    for row in held:
        if row.merged_into:
            raise StaleState(
                _("“%(cluster)s” was merged into “%(other)s” meanwhile") % {"cluster": row, "other": row.merged_into}
            )
    return held


def put(cluster: Cluster, claims: Iterable[Claim], *, by: User) -> list[ClusterClaim]:
    """Make those claims members that are none; return the new memberships."""
    known = set(cluster.members.values_list("claim_id", flat=True))
    now = timezone.now()
    rows = [ClusterClaim(cluster=cluster, claim=claim, added_by=by, added_at=now) for claim in claims]
    return ClusterClaim.objects.bulk_create([row for row in rows if row.claim_id not in known])


def take(cluster: Cluster, claims: Iterable[Claim]) -> list[ClusterClaim]:
    """Delete the memberships of the claims; return what they were."""
    rows = cluster.members.filter(claim__in=[claim.pk for claim in claims]).select_related("claim", "added_by")
    gone = list(rows)
    cluster.members.filter(pk__in=[row.pk for row in gone]).delete()
    return gone


def lines(members: Iterable[ClusterClaim]) -> list[dict[str, str]]:
    """Memberships as events keep them: enough to restore each as it was, and to tell claims of one label apart."""
    members = list(members)
    places = Claim.objects.filter(pk__in=[row.claim_id for row in members]).values_list("pk", "article__source__name")
    sources = dict(places)
    return [
        {
            "member": row.claim.public_id,
            "label": row.claim.label,
            "source": sources[row.claim_id],
            "added_by": row.added_by.get_username(),
            "added_at": row.added_at.isoformat(),
        }
        for row in members
    ]


def record(
    cluster: Cluster,
    action: str,
    act: str,
    *,
    by: User,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> str:
    """Append the event of one cluster; events of one act share its name. Returns the name."""
    event_record(cluster, action, by=by, before=before or {}, after={"act": act} | (after or {}))
    return act
