"""One page for all that ever happened: filtered, field by field, from every page of the desk."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from claims.models import Rating
from claims.publication.scale.services import rating_change
from claims.publication.services import entry_edit
from factbase.history.models import Event
from factbase.history.services import event_record
from factbase.history.views import PAGE

pytestmark = pytest.mark.django_db

HISTORY = "/desk/history/"


@pytest.fixture
def told(draft, alice, carol, bob):
    """Some history of several people about several things, on several days."""
    with time_machine.travel(dt.datetime(2026, 3, 1, 22, 59, tzinfo=dt.UTC), tick=False):
        rating_change(Rating.objects.get(key="false"), by=carol, value=2)
    with time_machine.travel(dt.datetime(2026, 3, 1, 23, 1, tzinfo=dt.UTC), tick=False):
        entry_edit(draft, by=bob, statement="The harbour cost 12 millions")
    event_record(draft, "keep a copy", by=None, before={}, after={})
    return draft


def found(client, **query: str) -> list[tuple[str, str]]:
    page = client.get(HISTORY, query)
    return [(str(line.event.by or "software"), line.event.action) for line, _row in page.context["rows"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "rating"}, [("carol", "edit")]),
        ({"who": "=bob"}, [("bob", "edit")]),
        ({"who": "software", "kind": "entry"}, [("software", "keep a copy")]),
        ({"who": "people", "action": "edit"}, [("bob", "edit"), ("carol", "edit")]),
        ({"action": "keep a copy"}, [("software", "keep a copy")]),
        ({"since": "2026-03-02", "until": "2026-03-02"}, [("bob", "edit")]),
        ({"since": "2026-03-01", "until": "2026-03-01"}, [("carol", "edit")]),
        ({"kind": "rating", "who": "=bob"}, []),
        (
            {"kind": "nonsense", "who": "=nobody", "since": "soon", "action": "keep a copy"},
            [("software", "keep a copy")],
        ),
    ],
)
def test_filters(told, checker, query, expected):
    assert found(checker, **query) == expected


@pytest.mark.parametrize("typed", ["{id}", "https://facts.example/desk/entries/{id}/", " {id} "])
def test_one_thing_is_found_by_its_id_or_its_address(told, checker, typed):
    page = checker.get(HISTORY, {"subject": typed.format(id=told.public_id)})
    assert {line.event.subject for line, _row in page.context["rows"]} == {told.public_id}


def test_before_and_after_are_told_field_by_field(told, checker):
    page = checker.get(HISTORY, {"who": "=bob"}).content.decode()
    assert re.search(r"<dt>statement</dt>\s*<dd class=\"change\">The harbour cost <del>.*</del><ins>.*</ins>", page)
    assert f'href="/desk/entries/{told.public_id}/">The harbour cost 12 millions' in page


def test_times_are_told_in_the_zone_of_the_desk(told, checker, draft, alice):
    entry_edit(draft, by=alice, embargo_until=dt.datetime(2026, 12, 1, 5, tzinfo=dt.UTC))
    page = checker.get(HISTORY, {"who": "=alice", "subject": draft.public_id, "action": "edit"}).content.decode()
    assert "<ins>1 Dec 2026, 06:00</ins>" in page


def test_pages_follow_each_other_without_gap_or_repetition(checker, draft):
    for number in range(PAGE + 20):
        event_record(draft, "edit", by=None, before={}, after={"position": number})
    whole = list(Event.objects.values_list("pk", flat=True))
    seen, before = [], ""
    while True:
        page = checker.get(HISTORY, {"before": before} if before else {})
        seen += [line.event.pk for line, _row in page.context["rows"]]
        before = page.context["before"]
        if not before:
            break
    assert seen == whole
    assert checker.get(HISTORY, {"before": "forged"}).status_code == 404


def test_it_takes_as_many_queries_for_a_full_page(checker, draft, django_assert_max_num_queries):
    with django_assert_max_num_queries(16) as few:
        checker.get(HISTORY)
    for number in range(PAGE):
        event_record(draft, "edit", by=None, before={}, after={"position": number})
    with django_assert_max_num_queries(len(few)):
        checker.get(HISTORY)


@pytest.mark.parametrize(("who", "code"), [("alice", 200), ("bob", 200), ("carol", 200), ("dave", 200), ("eve", 403)])
def test_who_may_read_it(request, as_user, who, code):
    assert as_user(request.getfixturevalue(who)).get(HISTORY).status_code == code


def test_a_stranger_reads_nothing_of_it(reader):
    assert reader.get(HISTORY).status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "queue",
        "clusters",
        "articles",
        "article_submit",
        "feeds",
        "entries",
        "entry_create",
        "ledgers",
        "scale",
        "rechecks",
        "history",
    ],
)
def test_every_page_leads_to_it(checker, name):
    assert f'href="{HISTORY}' in checker.get(reverse(f"desk:{name}")).content.decode()


def test_the_page_of_a_thing_leads_to_the_history_of_that_thing(checker, draft, claim):
    pages = {
        reverse("desk:entry", args=[draft.public_id]): draft,
        reverse("desk:claim", args=[claim.public_id]): claim,
        reverse("desk:article", args=[claim.article.public_id]): claim.article,
    }
    for address, row in pages.items():
        assert f'href="{HISTORY}?subject={row.public_id}"' in checker.get(address).content.decode()
