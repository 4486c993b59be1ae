from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from factbase.access.services import desk_users_create


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A database with the samples in it, loaded once for a module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        desk_users_create()
        call_command("load_samples")
        yield
        transaction.set_rollback(True)
