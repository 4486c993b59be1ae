"""Filters under a name: whose they are, what they count, and how they come back."""

import pytest

from claims.models import SavedFilter
from factbase.history.models import Event

SAVE = "/desk/queue/filters/"


def tabs(client, query: str = "") -> list[tuple[str, str, bool]]:
    page = client.get(f"/desk/queue/?{query}")
    return [(str(tab.name), str(tab.count), tab.is_current) for tab in page.context["tabs"]]


@pytest.fixture
def three(say) -> None:
    say("one", (5, "EUR"))
    say("two", (5, "USD"), language="fr")
    say("three")


def test_a_saved_filter_is_a_tab_with_its_number(checker, three):
    answer = checker.post(SAVE, {"name": "Money", "query": "unit=EUR&after=x&q="})
    assert answer["Location"] == "/desk/queue/?unit=EUR"
    assert tabs(checker, "unit=EUR") == [("Waiting", "3", False), ("Money", "1", True)]
    assert tabs(checker)[0] == ("Waiting", "3", True)


def test_the_order_of_the_address_does_not_matter(checker, three):
    checker.post(SAVE, {"name": "Money", "query": "unit=EUR&language=fr"})
    assert tabs(checker, "language=fr&unit=EUR&after=0~0.5~x")[1][2]


def test_mine_is_mine_and_the_desks_is_everybodys(checker, editor, three):
    checker.post(SAVE, {"name": "Mine", "query": "unit=EUR"})
    checker.post(SAVE, {"name": "Ours", "query": "language=fr", "shared": "on"})
    assert [name for name, _count, _current in tabs(editor)] == ["Waiting", "Ours"]


def test_the_same_name_is_written_anew(checker, editor, three):
    checker.post(SAVE, {"name": "Ours", "query": "unit=EUR", "shared": "on"})
    editor.post(SAVE, {"name": "Ours", "query": "unit=USD", "shared": "on"})
    assert SavedFilter.objects.get().query == "unit=USD"
    assert list(Event.objects.filter(kind="queue").values_list("action", "by__username")) == [
        ("save", "bob"),
        ("save", "alice"),
    ]


def test_a_removed_filter_comes_back(checker, three):
    checker.post(SAVE, {"name": "Money", "query": "unit=EUR"})
    address = f"{SAVE}{SavedFilter.objects.get().public_id}"
    page = checker.post(f"{address}/remove/", follow=True).content.decode()
    assert f'action="{address}/restore/"' in page
    assert len(tabs(checker)) == 1
    checker.post(f"{address}/restore/")
    assert tabs(checker)[1][0] == "Money"


def test_a_name_that_was_taken_meanwhile_is_said(checker, three):
    checker.post(SAVE, {"name": "Money", "query": "unit=EUR"})
    address = f"{SAVE}{SavedFilter.objects.get().public_id}"
    checker.post(f"{address}/remove/")
    checker.post(SAVE, {"name": "Money", "query": "unit=USD"})
    assert "Another filter" in checker.post(f"{address}/restore/", follow=True).content.decode()


def test_nobody_removes_what_is_somebody_elses(checker, editor, as_user, dave, three):
    checker.post(SAVE, {"name": "Mine", "query": "unit=EUR"})
    checker.post(SAVE, {"name": "Ours", "query": "unit=EUR", "shared": "on"})
    mine, ours = SavedFilter.objects.order_by("pk")
    assert editor.post(f"{SAVE}{mine.public_id}/remove/").status_code == 403
    guest = as_user(dave)
    assert guest.post(f"{SAVE}{ours.public_id}/remove/").status_code == 403
    assert guest.post(SAVE, {"name": "x", "query": "", "shared": "on"}).status_code == 403
    assert guest.post(SAVE, {"name": "x", "query": "unit=EUR"}).status_code == 302


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_filter_needs_a_name(name, checker, three):
    assert "needs a name" in checker.post(SAVE, {"name": name, "query": "unit=EUR"}, follow=True).content.decode()
    assert not SavedFilter.objects.exists()


def test_a_filter_is_found_from_the_history(checker, editor):
    checker.post("/desk/queue/filters/", {"name": "German", "query": "language=de"})
    assert 'href="/desk/queue/?language=de"' in editor.get("/desk/history/").content.decode()
