"""Who may open which page about clusters, and press which button."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.clusters.services import cluster_add
from claims.models import Cluster
from factbase.history.models import Event

CAST = ("alice", "bob", "carol", "dave", "eve")
ALL, CHECKERS = (200, 200, 200, 200, 403), (302, 302, 403, 403, 403)
PAGES = ["clusters", "cluster"]
ACTS = ["cluster_gather", "cluster_add", "cluster_remove", "cluster_split", "cluster_merge", "cluster_rename"]
ACTS += ["cluster_entry", "cluster_undo"]


@pytest.fixture
def address(claims, gathered, alice):
    cluster = gathered("Courier")
    act = cluster_add(cluster, [claims["Later"]], by=alice).act
    given = {"clusters": [], "cluster_gather": [], "cluster_undo": [cluster.public_id, act]}
    return lambda name: reverse(f"desk:{name}", args=given.get(name, [cluster.public_id]))


@pytest.fixture
def clients(request, as_user) -> list[Client]:
    return [as_user(request.getfixturevalue(name)) for name in CAST]


def sent(claims) -> dict[str, str]:
    """What suits every button."""
    source = Cluster.objects.create(title="Other", created_by=Cluster.objects.get().created_by)
    return {"claim": claims["Courier"].public_id, "title": "New", "seen": "Aid to Ukraine", "source": source.public_id}


@pytest.mark.parametrize("name", PAGES)
def test_pages(name, address, clients):
    assert tuple(client.get(address(name)).status_code for client in clients) == ALL


@pytest.mark.parametrize("name", ACTS)
def test_acts(name, address, claims, clients):
    given = sent(claims)
    assert tuple(client.post(address(name), given).status_code for client in clients) == CHECKERS


@pytest.mark.parametrize("name", ACTS)
def test_who_may_not_changes_nothing(name, *, address, claims, as_user, dave, client):
    given, before = sent(claims), Event.objects.count()
    as_user(dave).post(address(name), given)
    stranger = client.post(address(name), given)
    assert stranger["Location"].startswith("/accounts/login/")
    assert Event.objects.count() == before


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_asked_to_sign_in(name, address, client):
    assert client.get(address(name))["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_done_by_following_a_link_or_a_form_from_elsewhere(name, address, claims, checker, alice):
    assert checker.get(address(name)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.post(address(name), sent(claims)).status_code == 403


def test_who_may_only_look_sees_no_buttons(as_user, dave, address, claims):
    for page in (address("cluster"), f"/desk/claims/{claims['Courier'].public_id}/"):
        text = as_user(dave).get(page).content.decode().partition("<main")[2]
        assert 'method="post"' not in text
        assert 'type="checkbox"' not in text


@pytest.mark.parametrize("name", [name for name in (*PAGES, *ACTS) if name not in ("clusters", "cluster_gather")])
def test_an_unknown_cluster_is_not_found(name, checker):
    args = ["zzzzzzzzzzzz", "zzzzzzzzzzzz"] if name == "cluster_undo" else ["zzzzzzzzzzzz"]
    method = checker.get if name in PAGES else checker.post
    assert method(reverse(f"desk:{name}", args=args)).status_code == 404
