"""What people do with a cluster, and how each act is undone."""

import pytest

from claims.clusters.entries import cluster_entry_make
from claims.models import Cluster, Entry
from claims.review.services import claim_decide
from factbase.history.models import Event
from tests.clusters.desk import ids, post, said, undo


def test_add_and_its_undo(checker, claims, gathered, inside):
    cluster = gathered("Courier")
    page = post(checker, cluster, "add", claim=ids(claims, "Courier", "Later", "Ministry"))
    assert "2 claims added. 1 was there already." in said(page)
    assert inside(cluster) == ["Courier", "Later", "Ministry"]
    assert "Undone." in said(undo(checker, page))
    assert inside(cluster) == ["Courier"]


def test_adding_again_changes_nothing_and_is_said(checker, claims, gathered):
    cluster = gathered("Courier")
    before = Event.objects.count()
    page = post(checker, cluster, "add", claim=ids(claims, "Courier"))
    assert "1 was there already." in said(page)
    assert "Undo" not in said(page)
    assert Event.objects.count() == before


def test_taking_out_and_its_undo_restore_who_put_it_there(checker, editor, claims, gathered, inside):
    cluster = gathered("Courier", "Later")
    row = cluster.members.values("claim", "added_by", "added_at")
    before = list(row)
    page = post(editor, cluster, "remove", claim=ids(claims, "Later"))
    assert "1 claim taken out." in said(page)
    assert inside(cluster) == ["Courier"]
    undo(editor, page)
    assert list(row.all()) == before


def test_taking_out_what_is_out_is_said(checker, claims, gathered):
    page = post(checker, gathered("Courier"), "remove", claim=ids(claims, "Later"))
    assert "Somebody has taken them out already." in said(page)


def test_a_split_and_its_undo(checker, claims, gathered, inside):
    cluster = gathered("Courier", "Later", "Ministry")
    page = post(checker, cluster, "split", claim=ids(claims, "Later"), title="What comes")
    new = Cluster.objects.get(title="What comes")
    assert page.redirect_chain[-1][0] == f"/desk/clusters/{new.public_id}/"
    assert "1 claim split off from “Aid to Ukraine”." in said(page)
    assert (inside(cluster), inside(new)) == (["Courier", "Ministry"], ["Later"])
    undo(checker, page)
    assert (inside(cluster), inside(new)) == (["Courier", "Later", "Ministry"], [])
    assert not Cluster.objects.current().filter(pk=new.pk).exists()


def test_a_split_of_all_or_of_nothing_is_refused(checker, claims, gathered):
    cluster = gathered("Courier", "Later")
    assert "not all" in said(post(checker, cluster, "split", claim=ids(claims, "Courier", "Later")))
    assert "Tick at least one" in said(post(checker, cluster, "split"))
    assert Cluster.objects.count() == 1


def test_a_merger_loses_nobody_and_its_undo_puts_each_back(checker, claims, gathered, inside):
    source, into = gathered("Courier", "Later", title="Other"), gathered("Courier", "Ministry")
    page = post(checker, into, "merge", source=source.public_id)
    assert "“Other” was merged into this cluster: 1 claim came in." in said(page)
    assert (inside(source), inside(into)) == ([], ["Courier", "Later", "Ministry"])
    undo(checker, page)
    assert (inside(source), inside(into)) == (["Courier", "Later"], ["Courier", "Ministry"])
    assert checker.get(f"/desk/clusters/{source.public_id}/").status_code == 200


def test_the_address_of_a_merged_cluster_leads_on(checker, gathered):
    first, second, third = (gathered(name, title=name) for name in ("Courier", "Later", "Ministry"))
    post(checker, second, "merge", source=first.public_id)
    post(checker, third, "merge", source=second.public_id)
    page = checker.get(f"/desk/clusters/{first.public_id}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/desk/clusters/{third.public_id}/"
    assert "“Courier” was merged into this cluster." in said(page)


def test_a_merger_hands_the_entry_on(checker, claims, gathered, alice):
    claim_decide(claims["Courier"], "accept", by=alice)
    source, into = gathered("Courier", title="Other"), gathered("Ministry")
    entry, _done = cluster_entry_make(source, by=alice)
    page = post(checker, into, "merge", source=source.public_id)
    into.refresh_from_db()
    assert into.entry == entry
    undo(checker, page)
    into.refresh_from_db()
    assert into.entry is None


def test_a_cluster_is_not_merged_with_itself(checker, gathered):
    cluster = gathered("Courier")
    assert "with itself" in said(post(checker, cluster, "merge", source=cluster.public_id))


def test_a_new_title_and_its_undo(checker, gathered):
    cluster = gathered("Courier")
    page = post(checker, cluster, "rename", title="Better", seen="Aid to Ukraine")
    assert ("Renamed." in said(page), Cluster.objects.get().title) == (True, "Better")
    undo(checker, page)
    assert Cluster.objects.get().title == "Aid to Ukraine"


def test_an_empty_title_is_refused(checker, gathered):
    assert "needs a title" in said(post(checker, gathered("Courier"), "rename", title=" ", seen="Aid to Ukraine"))
    assert Cluster.objects.get().title == "Aid to Ukraine"


def test_a_gathering_is_undone_and_done_again(checker, claims, inside):
    page = checker.post("/desk/clusters/gather/", {"claim": ids(claims, "Courier", "Later")}, follow=True)
    undone = undo(checker, page)
    cluster = Cluster.objects.get()
    assert ("This cluster is empty" in undone.content.decode(), inside(cluster)) == (True, [])
    assert checker.get("/desk/clusters/").context["clusters"] == []
    undo(checker, undone)
    assert inside(cluster) == ["Courier", "Later"]


def test_an_entry_is_taken_off_the_cluster_again(checker, claims, gathered, alice):
    claim_decide(claims["Courier"], "accept", by=alice)
    cluster = gathered("Courier")
    undo(checker, post(checker, cluster, "entry"))
    cluster.refresh_from_db()
    assert (cluster.entry, Entry.objects.count()) == (None, 1)


def test_every_act_stands_in_the_history_with_its_undo(checker, claims, gathered):
    cluster = gathered("Courier")
    post(checker, cluster, "add", claim=ids(claims, "Later"))
    page = post(checker, cluster, "rename", title="Better", seen="Aid to Ukraine")
    undone = undo(checker, page)
    acts = [(act.line.event.action, bool(act.name)) for act in undone.context["history"]]
    assert acts == [("undo rename", True), ("rename", False), ("add", True), ("create", True)]
    assert "Later: €300M" in undone.content.decode()


def test_a_later_undo_leaves_what_others_did(checker, editor, claims, gathered, inside):
    cluster = gathered("Courier")
    page = post(checker, cluster, "add", claim=ids(claims, "Later"))
    post(editor, cluster, "add", claim=ids(claims, "Ministry"))
    undo(checker, page)
    assert inside(cluster) == ["Courier", "Ministry"]


def test_what_a_colleague_put_back_stays_after_an_undo(*, checker, editor, claims, gathered, inside):
    cluster = gathered("Courier")
    page = post(checker, cluster, "add", claim=ids(claims, "Later", "Ministry"))
    post(editor, cluster, "remove", claim=ids(claims, "Later"))
    post(editor, cluster, "add", claim=ids(claims, "Later"))
    undo(checker, page)
    assert inside(cluster) == ["Courier", "Later"]


def test_an_act_is_undone_once(checker, editor, claims, gathered, inside):
    cluster = gathered("Courier")
    page = post(checker, cluster, "add", claim=ids(claims, "Later"))
    undo(editor, page)
    post(editor, cluster, "add", claim=ids(claims, "Later"))
    assert "undone already" in said(undo(checker, page))
    assert inside(cluster) == ["Courier", "Later"]


def test_an_undo_that_has_nothing_left_says_so(checker, editor, claims, gathered):
    cluster = gathered("Courier")
    page = post(checker, cluster, "add", claim=ids(claims, "Later"))
    post(editor, cluster, "remove", claim=ids(claims, "Later"))
    before = Event.objects.count()
    assert "Nothing is left of it" in said(undo(checker, page))
    assert Event.objects.count() == before


def test_a_title_that_changed_since_is_not_undone_over(checker, editor, gathered):
    cluster = gathered("Courier")
    page = post(checker, cluster, "rename", title="Better", seen="Aid to Ukraine")
    post(editor, cluster, "rename", title="Best", seen="Better")
    assert "was changed since (title: Best)" in said(undo(checker, page))
    assert Cluster.objects.get().title == "Best"


def test_nobody_renames_over_a_colleague(checker, editor, gathered):
    cluster = gathered("Courier")
    post(editor, cluster, "rename", title="Theirs", seen="Aid to Ukraine")
    assert "named it “Theirs” meanwhile" in said(post(checker, cluster, "rename", title="Mine", seen="Aid to Ukraine"))
    assert Cluster.objects.get().title == "Theirs"


@pytest.mark.parametrize("act", ["add", "remove", "split"])
def test_a_cluster_that_was_merged_meanwhile_takes_nothing_more(act, *, checker, editor, claims, gathered, inside):
    source, into = gathered("Courier", "Later", title="Other"), gathered("Ministry")
    post(editor, into, "merge", source=source.public_id)
    page = post(checker, source, act, claim=ids(claims, "Courier"))
    assert "“Other” was merged into “Aid to Ukraine” meanwhile" in said(page)
    assert (inside(source), inside(into)) == ([], ["Courier", "Later", "Ministry"])


def test_a_split_of_what_a_colleague_took_out_is_refused(checker, editor, claims, gathered, inside):
    cluster = gathered("Courier", "Later", "Ministry")
    post(editor, cluster, "remove", claim=ids(claims, "Later"))
    assert "look again" in said(post(checker, cluster, "split", claim=ids(claims, "Later", "Courier")))
    assert inside(cluster) == ["Courier", "Ministry"]


def test_a_merger_is_undone_only_while_its_clusters_stand(checker, gathered, inside):
    first, second, third = (gathered(name, title=name) for name in ("Courier", "Later", "Ministry"))
    page = post(checker, second, "merge", source=first.public_id)
    post(checker, third, "merge", source=second.public_id)
    assert "was changed since (merged into: Ministry)" in said(undo(checker, page))
    assert inside(third) == ["Courier", "Later", "Ministry"]


def test_an_undone_merger_is_not_redone_but_merged_again(checker, gathered):
    source, into = gathered("Courier", title="Other"), gathered("Ministry")
    undone = undo(checker, post(checker, into, "merge", source=source.public_id))
    assert ("Undo " in said(undone), undone.context["history"][0].name) == (False, "")
    act = Event.objects.filter(action="undo merge").get().after["act"]
    assert "again instead" in said(post(checker, source, f"acts/{act}/undo"))


def test_an_unknown_act_is_refused(checker, gathered):
    assert "undone already" in said(post(checker, gathered("Courier"), "acts/zzzzzzzzzzzz/undo"))
