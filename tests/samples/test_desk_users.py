import io
import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command

from factbase.access.models import User
from factbase.access.services import desk_users_create

pytestmark = pytest.mark.django_db
PASSWORD = re.compile(r"[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}")


@pytest.mark.parametrize(
    ("name", "role", "is_staff", "may_publish"),
    [("checker", "fact-checker", False, False), ("editor", "editor", True, True)],
)
def test_each_has_a_role_and_a_password_that_opens(name, role, is_staff, may_publish):
    password = desk_users_create()[name]
    user = User.objects.get(username=name)
    assert PASSWORD.fullmatch(password)
    validate_password(password, user)
    assert user.check_password(password)
    assert [group.name for group in user.groups.all()] == [role]
    assert user.is_staff is is_staff
    assert user.has_perm("claims.decide_claim")
    assert user.has_perm("claims.publish_entry") is may_publish


def test_passwords_differ():
    assert len(set(desk_users_create().values())) == 2


def test_an_existing_person_is_never_changed():
    checker = User.objects.create_user("checker", password="correct horse battery")
    assert list(desk_users_create()) == ["editor"]
    checker.refresh_from_db()
    assert checker.check_password("correct horse battery")
    assert not checker.groups.exists()


def test_the_command_tells_the_passwords_once():
    first, second = io.StringIO(), io.StringIO()
    call_command("create_desk_users", stdout=first)
    call_command("create_desk_users", stdout=second)
    assert re.fullmatch(rf"checker  {PASSWORD.pattern}\neditor   {PASSWORD.pattern}\n", first.getvalue())
    assert not PASSWORD.search(second.getvalue())
    assert "manage.py changepassword checker" in second.getvalue()
