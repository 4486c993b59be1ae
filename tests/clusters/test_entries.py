"""An entry made of a cluster with one button."""

import pytest

from claims.clusters.entries import cluster_entry_make
from claims.clusters.services import cluster_remove
from claims.models import Claim, Cluster, Entry, Rating
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_edit, entry_move, entry_publish, entry_retract
from claims.review.services import claim_decide, link_set
from tests.clusters.desk import ids, post, said


@pytest.fixture
def accept(claims, alice):
    def accept(*names: str) -> None:
        for name in names:
            claim_decide(claims[name], "accept", by=alice)

    return accept


def roles(entry: Entry) -> dict[str, str]:
    return dict(entry.entry_claims.values_list("claim__article__source__name", "role"))


def test_one_button_makes_the_draft_and_shows_it(checker, claims, gathered, accept):
    accept("Tageblatt", "Courier", "Le Jour")
    cluster = gathered("Courier", "Le Jour", "Tageblatt")
    page = post(checker, cluster, "entry")
    entry = Entry.objects.get()
    assert page.redirect_chain[-1][0] == f"/desk/entries/{entry.public_id}/"
    assert (entry.statement, entry.state, entry.created_by.username) == ("Aid to Ukraine", "draft", "alice")
    assert roles(entry) == {"Tageblatt": "checked", "Courier": "appearance", "Le Jour": "appearance"}
    assert "A draft of 3 claims of the cluster." in said(page)
    assert f'href="/desk/clusters/{cluster.public_id}/"' in page.content.decode()


def test_who_says_something_else_stands_beside_it(*, checker, claims, gathered, accept, tie, alice):
    accept("Courier", "Ministry", "Later", "Tageblatt", "Le Jour")
    tie("Ministry", "Courier", "conflicts")
    link_set(claims["Ministry"], claims["Later"], "updates", by=alice)
    tie("Ministry", "Tageblatt", "conflicts", state="rejected")
    post(checker, gathered(*claims), "entry")
    given = {"Ministry": "checked", "Courier": "contradicting", "Later": "evidence"}
    assert roles(Entry.objects.get()) == given | {"Tageblatt": "appearance", "Le Jour": "appearance"}


def test_suggested_members_are_accepted_only_where_ticked(checker, claims, gathered, accept):
    accept("Courier")
    cluster = gathered("Courier", "Tageblatt", "Later")
    page = checker.get(f"/desk/clusters/{cluster.public_id}/").content.decode()
    assert "Not decided yet: tick what you accept" in page
    assert "checked" not in page.partition("Not decided yet")[2].partition("</fieldset>")[0]
    post(checker, cluster, "entry", accept=ids(claims, "Tageblatt"))
    states = {name: Claim.objects.get(pk=claim.pk).state for name, claim in claims.items()}
    assert (states["Tageblatt"], states["Later"]) == ("accepted", "suggested")
    assert set(roles(Entry.objects.get())) == {"Courier", "Tageblatt"}


def test_only_members_are_accepted_on_the_way(checker, claims, gathered, accept):
    accept("Courier")
    post(checker, gathered("Courier"), "entry", accept=ids(claims, "Later"))
    assert Claim.objects.get(pk=claims["Later"].pk).state == "suggested"


def test_without_an_accepted_claim_there_is_no_entry(checker, gathered):
    assert "None of its claims is accepted yet" in said(post(checker, gathered("Courier"), "entry"))
    assert not Entry.objects.exists()


def test_the_second_press_shows_the_entry_of_the_first(checker, editor, gathered, accept):
    accept("Courier")
    cluster = gathered("Courier")
    post(checker, cluster, "entry")
    page = post(editor, cluster, "entry")
    entry = Entry.objects.get()
    assert page.redirect_chain[-1][0] == f"/desk/entries/{entry.public_id}/"
    assert "has this entry already" in said(page)


def test_a_refused_member_stays_out_and_is_named(checker, claims, gathered, accept, alice):
    accept("Courier")
    cluster = gathered("Courier", "Later")
    claim_decide(claims["Later"], "reject", by=alice)
    assert (
        "1 refused or withdrawn claim stays out."
        in checker.get(f"/desk/clusters/{cluster.public_id}/").content.decode()
    )
    post(checker, cluster, "entry")
    assert set(roles(Entry.objects.get())) == {"Courier"}


def retract(entry: Entry, alice, bob) -> None:
    entry_edit(entry, by=alice, rating=Rating.objects.get(key="half-true"), rationale="Parts of it.")
    evidence_set(entry, [{"title": "The agreement", "url": "", "quote": "", "archive_url": ""}], by=alice)
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_publish(entry, by=bob)
    entry_retract(entry, by=bob, notice="It was forged.")


def test_a_retracted_entry_is_succeeded(checker, gathered, accept, alice, bob):
    accept("Courier")
    cluster = gathered("Courier")
    post(checker, cluster, "entry")
    old = Entry.objects.get()
    retract(old, alice, bob)
    assert list(Cluster.objects.without_entry()) == [cluster]
    post(checker, cluster, "entry")
    assert Entry.objects.get(succeeds=old).clusters.get() == cluster


def test_both_entries_of_merged_clusters_are_in_view(checker, claims, gathered, accept, alice):
    accept("Courier", "Later")
    source, into = gathered("Courier", title="First"), gathered("Later", title="Second")
    for cluster in (source, into):
        cluster_entry_make(cluster, by=alice)
    page = post(checker, into, "merge", source=source.public_id)
    assert [entry.statement for entry in page.context["elsewhere"]] == ["First"]
    assert page.context["entry"].statement == "Second"


def test_claims_that_came_later_join_the_draft_with_a_button(checker, claims, gathered, accept, alice):
    accept("Courier", "Later")
    cluster = gathered("Courier", "Later")
    cluster_remove(cluster, [claims["Later"]], by=alice)
    post(checker, cluster, "entry")
    page = post(checker, cluster, "add", claim=ids(claims, "Later"))
    assert page.context["making"].missing == [claims["Later"]]
    entry = Entry.objects.get()
    assert "Add 1 more claim to it" in page.content.decode()
    checker.post(f"/desk/entries/{entry.public_id}/claims/", {"claim": ids(claims, "Later")})
    assert set(roles(entry)) == {"Courier", "Later"}
