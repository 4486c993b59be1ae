"""The cast of the desk: alice and frank check, bob edits, carol operates, dave only looks; eve has no role."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation

from factbase.access.models import User
from factbase.history.triggers import AppendOnly
from factbase.ids import new_id

PASSWORD = "correct horse battery"


def _person(name: str, *roles: str) -> User:
    user = User.objects.create_user(name, password=PASSWORD)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def _guards(switch: str) -> None:
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for trigger in getattr(model._meta, "triggers", ()):
                if isinstance(trigger, AppendOnly):
                    cursor.execute(f"ALTER TABLE {model._meta.db_table} {switch} TRIGGER {trigger.get_pgid(model)}")


@pytest.fixture(scope="session", autouse=True)
def _tables_that_only_grow_are_emptied_between_tests():
    """The only place where they are: after a test that commits, Django empties all tables."""
    empty = TransactionTestCase._fixture_teardown

    def unguarded(case: TransactionTestCase) -> None:
        _guards("DISABLE")
        empty(case)
        _guards("ENABLE ALWAYS")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unguarded)
        yield


@pytest.fixture(autouse=True)
def _static_files_as_they_are(settings):
    """Pages name their stylesheets and scripts without a manifest: nothing is collected for a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture(autouse=True)
def _passwords_are_hashed_fast(settings):
    """A quarter of a second for each person of the cast is a minute for each table of roles."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _a_cache_of_its_own(settings):
    """What one test counted is nothing to the next, nor to the other processes, which share a Valkey."""
    settings.CACHES = {"default": settings.CACHES["default"] | {"KEY_PREFIX": new_id()}}


@pytest.fixture(autouse=True)
def _the_language_of_a_request_ends_with_its_test():
    """Django leaves the language of the last request that a test made for whoever comes next."""
    yield
    translation.deactivate()


@pytest.fixture
def alice(db) -> User:
    return _person("alice", "fact-checker")


@pytest.fixture
def bob(db) -> User:
    return _person("bob", "editor")


@pytest.fixture
def carol(db) -> User:
    return _person("carol", "operator")


@pytest.fixture
def dave(db) -> User:
    return _person("dave", "guest")


@pytest.fixture
def eve(db) -> User:
    return _person("eve")


@pytest.fixture
def frank(db) -> User:
    return _person("frank", "fact-checker")


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A browser of somebody who is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def checker(alice, as_user) -> Client:
    return as_user(alice)


@pytest.fixture
def editor(bob, as_user) -> Client:
    return as_user(bob)


@pytest.fixture
def reader(db) -> Client:
    return Client()


@pytest.fixture
def committed(django_db_serialized_rollback, transactional_db):
    """A database whose rows other processes see. Roles and ratings, made by migrations, are there again for the next test."""
