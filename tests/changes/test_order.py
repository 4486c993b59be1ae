"""Readers of the log, while transactions that write it begin and end in any order."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from factbase.changes.models import Change
from factbase.changes.reading import UnknownPosition, changes_after
from factbase.changes.services import change_record
from factbase.ids import new_id

INSERT = """
INSERT INTO changes_change (kind, public_id, op, merged_into, at, reason)
VALUES ('entry', %s, 'upsert', '', now(), '') RETURNING id
"""


@contextmanager
def session() -> Iterator[psycopg.Connection]:
    """Another process of ours: a transaction of its own, left open until it says otherwise."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as opened:
        yield opened


def write(opened: psycopg.Connection) -> int:
    [key] = opened.execute(INSERT, [new_id()]).fetchone() or (0,)
    return int(key)


def keys(position: int = 0) -> list[int]:
    return [change.pk for change in changes_after(position, 1000)]


def test_who_comes_second_waits_and_has_the_higher_key(committed):
    written = []
    with session() as slow, session() as quick:
        first = write(slow)
        waiting = threading.Thread(target=lambda: written.append(write(quick)))
        waiting.start()
        waiting.join(0.2)
        assert (waiting.is_alive(), keys()) == (True, [])
        slow.commit()
        waiting.join()
        quick.commit()
    assert first < written[0]
    assert keys() == [first, *written]


def test_what_is_taken_back_was_never_there(committed):
    with session() as opened:
        write(opened)
        opened.rollback()
        stays = write(opened)
        opened.commit()
    assert keys() == [stays]


def test_a_position_that_cannot_be(committed):
    change_record("entry", new_id(), "upsert")
    with pytest.raises(UnknownPosition):
        changes_after(Change.objects.get().pk + 1, 10)


def test_pages_join_to_the_whole(committed):
    written = [change_record("entry", new_id(), "upsert").pk for _ in range(7)]
    pages, position = [], 0
    while page := [change.pk for change in changes_after(position, 3)]:
        pages.append(page)
        position = page[-1]
    assert pages == [written[:3], written[3:6], written[6:]]


def test_writers_at_once_and_a_reader_that_follows(committed):
    """Eight writers open, write, linger and commit or take back; a reader that polls sees each change exactly once."""
    done, stop, seen = [], threading.Event(), []

    def run(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - no secret
        with session() as opened:
            for _ in range(25):
                batch = []
                for _ in range(chance.randrange(1, 4)):
                    batch.append(write(opened))
                    stop.wait(chance.random() / 200)
                if chance.random() < 0.2:
                    opened.rollback()
                else:
                    opened.commit()
                    done.extend(batch)

    writers = [threading.Thread(target=run, args=[seed]) for seed in range(8)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        seen += keys(seen[-1] if seen else 0)
    for writer in writers:
        writer.join()
    seen += keys(seen[-1] if seen else 0)
    assert seen == sorted(done)
