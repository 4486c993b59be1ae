"""An entry made of a cluster: its title is the statement, its accepted claims are what the entry is about."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from claims.clusters.members import hold, record
from claims.clusters.services import Done
from claims.models import Claim, ClaimLink, Cluster, Entry, EntryClaim
from claims.models.link import Relation
from claims.permissions import may_write, require
from claims.publication.services import entry_claim_add, entry_create
from claims.review.services import claim_decide
from factbase.access.models import User
from factbase.ids import new_id
from factbase.workflow import EntryState, IllegalMove, LinkState

# Who says the opposite, a newer figure or the parts of it does not say the same: the rationale rests on it.
BESIDE = {
    Relation.CONFLICTS: EntryClaim.Role.CONTRADICTING,
    Relation.SUPPORTS: EntryClaim.Role.SUPPORTING,
    Relation.UPDATES: EntryClaim.Role.EVIDENCE,
}


def open_entry(cluster: Cluster) -> Entry | None:
    """The entry made of the cluster; a retracted one is no longer in the way of another."""
    return None if cluster.entry is None or cluster.entry.state == EntryState.RETRACTED else cluster.entry


@transaction.atomic
def cluster_entry_make(cluster: Cluster, *, by: User, accept: Collection[str] = ()) -> tuple[Entry, Done]:
    """Accept the members with these public ids, then make a draft of all accepted ones; without an act if there is one.

    The oldest claim is the one checked. A claim that conflicts with it contradicts, one that supports it supports, one
    that updates it is evidence, every other an appearance.
    """
    require(may_write(by))
    [cluster] = hold(cluster)
    if entry := open_entry(cluster):
        return entry, Done(cluster)
    for claim in cluster.claims.filter(public_id__in=accept, state=Claim.States.SUGGESTED):
        claim_decide(claim, "accept", by=by, why=f"for an entry of the cluster “{cluster}”")
    claims = list(cluster.claims.accepted().in_time())
    if not claims:
        raise IllegalMove(_("None of its claims is accepted yet"))
    before = {"entry": cluster.entry.public_id if cluster.entry else ""}
    cluster.entry = entry = _entry(cluster, claims, by)
    cluster.save(update_fields=["entry"])
    act = record(cluster, "make an entry", new_id(), by=by, before=before, after={"entry": entry.public_id})
    return entry, Done(cluster, act, tuple(claims))


def _entry(cluster: Cluster, claims: list[Claim], by: User) -> Entry:
    checked, *others = claims
    beside = _beside(checked, others)
    entry = entry_create(
        claims=[checked, *(claim for claim in others if claim.pk not in beside)],
        by=by,
        statement=cluster.title,
        language=settings.LANGUAGE_CODE,
        succeeds=cluster.entry,
    )
    for claim in others:
        if claim.pk in beside:
            entry_claim_add(entry, claim, by=by, role=beside[claim.pk])
    return entry


def _beside(checked: Claim, others: Iterable[Claim]) -> dict[int, str]:
    """The roles of those that say something else, by key."""
    links = ClaimLink.objects.touching([checked.pk]).filter(relation__in=BESIDE).exclude(state=LinkState.REJECTED)
    roles = {end: BESIDE[Relation(link.relation)] for link in links for end in (link.a_id, link.b_id)}
    return {claim.pk: roles[claim.pk] for claim in others if claim.pk in roles}
