"""Clusters in a real browser: from a linked claim to an entry by keys alone, without a script, and on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from claims.clusters.services import cluster_create
from claims.models import Claim, Cluster, Entry
from claims.review.services import claim_decide, link_set
from tests.clusters.papers import make_claims, make_link
from tests.pages.looking import obstacles

pytestmark = pytest.mark.slow


@pytest.fixture
def papers(db, alice) -> dict[str, Claim]:
    """Two say the same, one conflicts, one is linked with one of them only."""
    claims = make_claims()
    make_link(claims["Courier"], claims["Tageblatt"])
    make_link(claims["Courier"], claims["Ministry"], "conflicts")
    link_set(claims["Tageblatt"], claims["Le Jour"], "same", by=alice)
    for name in ("Courier", "Tageblatt"):
        claim_decide(claims[name], "accept", by=alice)
    return claims


@pytest.fixture
def page(window, sign_in, papers) -> Page:
    page = window()
    sign_in(page, "alice")
    return page


def inside(cluster: Cluster) -> set[str]:
    return set(cluster.claims.values_list("article__source__name", flat=True))


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_keys_lead_from_a_claim_to_an_entry(page: Page, papers):
    page.goto(f"/desk/claims/{papers['Courier'].public_id}/")
    press(page, "c")
    cluster = Cluster.objects.get()
    assert inside(cluster) == {"Courier", "Tageblatt", "Ministry"}
    page.keyboard.press("j")
    page.keyboard.press("x")
    press(page, "r")
    assert inside(cluster) == {"Courier", "Tageblatt"}
    press(page, "u")
    assert inside(cluster) == {"Courier", "Tageblatt", "Ministry"}
    page.keyboard.press("m")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.get_by_role("button", name="Accept the ticked").click()
    assert set(Entry.objects.get().claims.all()) == {papers[name] for name in ("Courier", "Tageblatt", "Ministry")}


def test_a_candidate_joins_a_part_is_split_off_and_the_title_changes(page: Page, papers, alice):
    chosen = [papers["Courier"], papers["Tageblatt"]]
    cluster = cluster_create(chosen, title="Aid", by=alice).cluster
    page.goto(f"/desk/clusters/{cluster.public_id}/")
    for key in ("j", "j", "j", "x"):
        page.keyboard.press(key)
    press(page, "a")
    assert len(inside(cluster)) == 3
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("mars, u and r")
    press(page, "Enter")
    assert page.get_by_role("heading", name="mars, u and r").is_visible()
    for key in ("j", "x", "s"):
        page.keyboard.press(key)
    page.keyboard.type("first")
    press(page, "Enter")
    assert Cluster.objects.get(title="first").claims.count() == 1


def test_everything_works_without_a_script(window, sign_in, papers):
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto(f"/desk/claims/{papers['Courier'].public_id}/")
    page.get_by_role("checkbox", name="Ministry").uncheck()
    page.get_by_role("button", name="Gather the ticked").click()
    cluster = Cluster.objects.get()
    assert inside(cluster) == {"Courier", "Tageblatt"}
    page.get_by_role("checkbox", name="Tick: Courier").check()
    page.get_by_role("button", name="Take out the ticked").click()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    assert inside(cluster) == {"Courier", "Tageblatt"}
    page.get_by_role("button", name="Make an entry").click()
    page.wait_for_url(f"**/desk/entries/{Entry.objects.get().public_id}/")


def test_a_second_cluster_is_found_and_merged(page: Page, papers, alice):
    into, source = (cluster_create([papers[n]], title=n, by=alice).cluster for n in ("Courier", "Later"))
    page.goto(f"/desk/clusters/{into.public_id}/")
    page.keyboard.press("g")
    page.keyboard.type("later")
    press(page, "Enter")
    page.get_by_role("button", name="Merge “Later” into this one").click()
    assert page.get_by_text("“Later” was merged into this cluster: 1 claim came in.").is_visible()
    source.refresh_from_db()
    assert source.merged_into == into


def test_pages_are_usable_on_a_phone_and_name_all_their_controls(page: Page, papers, alice):
    long_word = "Donaudampfschifffahrtsgesellschaft" * 8
    Claim.objects.filter(pk__in=[papers["Ministry"].pk, papers["Courier"].pk]).update(label=long_word)
    chosen = [papers["Courier"], papers["Tageblatt"]]
    cluster = cluster_create(chosen, title=long_word, by=alice).cluster
    address = reverse("desk:cluster", args=[cluster.public_id])
    page.set_viewport_size({"width": 360, "height": 800})
    claim = reverse("desk:claim", args=[papers["Courier"].public_id])
    pages = [reverse("desk:clusters"), f"{address}?q=million&with=aid", claim]
    assert obstacles(page, pages) == {}
    page.goto(address)
    page.get_by_role("checkbox", name="Tick: Tageblatt").check()
    page.get_by_role("button", name="Take out the ticked").click()
    assert obstacles(page, [address]) == {}
