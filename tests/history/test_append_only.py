"""What only grows: no edit, no deletion, no emptying, by whichever way somebody comes."""

from collections.abc import Callable
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction
from django.urls import reverse

from claims.models import EntryRevision, Rating
from claims.publication.scale.services import rating_change
from factbase.changes.models import Change
from factbase.history.models import Event
from factbase.history.triggers import OnlyMarked

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(carol) -> Event:
    rating_change(Rating.objects.get(key="true"), by=carol, active=False)
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # or a TRUNCATE is refused for another reason
    return Event.objects.get()


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def save(event: Event) -> None:
    event.why = "forged"
    event.save()


def ignoring(act: Callable[[], Any]) -> None:
    """As pgtrigger lets people switch off its own triggers."""
    with pgtrigger.ignore(), transaction.atomic():
        act()


def as_replica(act: Callable[[], Any]) -> None:
    """As superusers silence triggers."""
    sql("SET LOCAL session_replication_role = replica")
    act()


WAYS: dict[str, Callable[[Event], Any]] = {
    "save": save,
    "update": lambda event: Event.objects.filter(pk=event.pk).update(why="forged"),
    "bulk_update": lambda event: Event.objects.bulk_update([event], ["action"]),
    "delete": lambda event: event.delete(),
    "delete many": lambda _event: Event.objects.all().delete(),
    "raw delete": lambda _event: Event.objects.all()._raw_delete("default"),
    "upsert": lambda event: Event.objects.bulk_create(
        [event], update_conflicts=True, unique_fields=["pk"], update_fields=["why"]
    ),
    "SQL update": lambda _event: sql("UPDATE history_event SET why = 'forged'"),
    "SQL update of nothing": lambda _event: sql("UPDATE history_event SET why = 'forged' WHERE false"),
    "SQL delete": lambda _event: sql("DELETE FROM history_event"),
    "SQL truncate": lambda _event: sql("TRUNCATE history_event"),
    "SQL truncate by cascade": lambda _event: sql("TRUNCATE access_user CASCADE"),
    "SQL merge": lambda _event: sql(
        "MERGE INTO history_event old USING history_event new ON old.id = new.id WHEN MATCHED THEN DELETE"
    ),
    "ignoring": lambda event: ignoring(event.delete),
    "ignoring, SQL": lambda _event: ignoring(lambda: sql("TRUNCATE history_event")),
    "as a replica": lambda _event: as_replica(lambda: sql("DELETE FROM history_event")),
    "flush": lambda _event: call_command("flush", interactive=False, verbosity=0),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_another_history(event, way):
    before = list(Event.objects.values())
    refusals = (DatabaseError, CommandError)
    with pytest.raises(refusals, match=r"history_event is append-only|couldn't be flushed"), transaction.atomic():
        WAYS[way](event)
    assert list(Event.objects.values()) == before


@pytest.mark.parametrize("page", ["change", "delete", "changelist"])
def test_the_admin_has_no_way_either(event, admin_client, page):
    arguments = [] if page == "changelist" else [event.pk]
    address = reverse(f"admin:history_event_{page}", args=arguments)
    forged = {"why": "forged", "post": "yes", "action": "delete_selected", "_selected_action": [event.pk]}
    admin_client.post(address, forged)
    assert [row.why for row in Event.objects.all()] == [""]
    assert "delete_selected" not in admin_client.get(reverse("admin:history_event_changelist")).content.decode()


@pytest.mark.parametrize("model", [Event, EntryRevision, Change])
def test_the_guard_stands_in_every_session(model: type[models.Model]):
    """ALWAYS, for every statement: nothing that a session can set makes an exception."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT tgenabled, pg_get_triggerdef(oid) FROM pg_trigger
            WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger_append_only%%'
            """,
            [model._meta.db_table],
        )
        [(enabled, definition)] = cursor.fetchall()
    assert enabled == "A"
    assert "BEFORE DELETE OR UPDATE OR TRUNCATE" in definition
    assert "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()" in definition


def test_the_guard_of_each_row_does_too(db):
    """What lets a redaction through looks at every row of it, whatever a session sets."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT tgrelid::regclass::text, tgenabled FROM pg_trigger
            WHERE tgname LIKE 'pgtrigger_only_marked%' AND pg_get_triggerdef(oid) LIKE '%BEFORE UPDATE ON%ROW%'
            """
        )
        found = dict(cursor.fetchall())
    guarded = [model._meta.db_table for model in apps.get_models() if _has_guard(model)]
    assert found == dict.fromkeys(guarded, "A")


def _has_guard(model: type[models.Model]) -> bool:
    return any(isinstance(trigger, OnlyMarked) for trigger in getattr(model._meta, "triggers", ()))


def test_a_published_revision_stays_as_it_was(db):
    for change in (
        "UPDATE claims_entryrevision SET document = ''",
        "DELETE FROM claims_entryrevision",
        "TRUNCATE claims_entry CASCADE",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            sql(change)
