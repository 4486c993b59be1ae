"""Two people at the same cluster at the same moment."""

from claims.clusters.entries import cluster_entry_make
from claims.clusters.services import cluster_add, cluster_create, cluster_merge, cluster_remove, cluster_split
from claims.clusters.undoing import act_undo
from claims.models import Cluster, Entry
from claims.review.services import claim_decide
from factbase.workflow import StaleState
from tests.clusters.desk import at_once


def test_people_at_once_lose_nothing_and_merge_once(*, committed, claims, gathered, inside, alice, bob):
    first, second = gathered("Courier", "Later", title="First"), gathered("Ministry", "Le Jour", title="Second")
    refusals = at_once(
        lambda: cluster_merge(first, second, by=alice),
        lambda: cluster_merge(second, first, by=bob),
        lambda: cluster_add(first, list(claims.values()), by=alice),
        lambda: cluster_split(second, [claims["Le Jour"]], title="Third", by=bob),
        lambda: cluster_remove(second, [claims["Tageblatt"]], by=alice),
        lambda: cluster_add(second, [claims["Later"]], by=bob),
    )
    assert {type(refusal) for refusal in refusals} == {StaleState}
    assert Cluster.objects.filter(merged_into__isnull=False).count() == 1
    found = {name for cluster in Cluster.objects.current() for name in inside(cluster)}
    assert {"Courier", "Later", "Ministry", "Le Jour"} <= found


def test_two_people_gather_the_same_claims_at_once(committed, claims, alice, bob):
    chosen = [claims["Courier"], claims["Later"]]
    people = (alice, bob, alice, bob)
    assert at_once(*[lambda by=by: cluster_create(chosen, title="Aid", by=by) for by in people]) == []
    assert Cluster.objects.count() == 1


def test_two_people_undo_the_same_act_at_once(*, committed, claims, gathered, inside, alice, bob):
    cluster = gathered("Courier")
    act = cluster_add(cluster, [claims["Later"]], by=alice).act
    [refusal] = at_once(*[lambda by=by: act_undo(cluster, act, by=by) for by in (alice, bob)])
    assert (type(refusal), inside(cluster)) == (StaleState, ["Courier"])


def test_two_people_at_once_make_one_entry(committed, claims, gathered, alice, bob):
    claim_decide(claims["Courier"], "accept", by=alice)
    cluster = gathered("Courier")
    assert at_once(*[lambda by=by: cluster_entry_make(cluster, by=by) for by in (alice, bob)]) == []
    assert Entry.objects.count() == 1
