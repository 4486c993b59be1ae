"""Two people save the same entry at the same moment."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction
from django.urls import reverse

from claims.models import Entry, Letter, Tip
from claims.publication.services import entry_edit
from claims.publication.tips.services import letter_receive


def someone_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        [waits] = cursor.fetchone()
        return bool(waits)


def test_who_waited_while_another_saved_is_told(*, committed, draft, form_of, checker, bob):
    address = reverse("desk:entry", args=[draft.public_id])
    typed = form_of(checker.get(address), statement="By alice")

    def save():
        try:
            return checker.post(address, typed)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            entry_edit(draft, by=bob, statement="By bob")
            answer = pool.submit(save)
            while not someone_waits() and not answer.done():
                time.sleep(0.01)
        page = answer.result()
    assert page.status_code == 409
    assert "bob has changed this entry" in page.content.decode()
    assert Entry.objects.get(pk=draft.pk).statement == "By bob"


def test_the_same_letter_twice_at_the_same_moment_is_one_tip(committed):
    def send(_number: int):
        try:
            return letter_receive(words="The pier cost 12 million euros.").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        tips = set(pool.map(send, range(6)))
    assert len(tips) == Tip.objects.count() == 1
    assert Letter.objects.count() == 6
