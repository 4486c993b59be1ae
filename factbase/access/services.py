"""Every write to people and keys."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from factbase.access.models import User
from factbase.ids import ALPHABET

CHECKER, EDITOR = "checker", "editor"
# Name, role, and whether the admin opens for them.
DESK_USERS = ((CHECKER, "fact-checker", False), (EDITOR, "editor", True))


@transaction.atomic
def desk_users_create() -> dict[str, str]:
    """Make the two people that four eyes need, where they are missing; return new passwords by name.

    A person who exists is never changed. The passwords are stored nowhere: show them, once.
    """
    made = {}
    for name, role, is_staff in DESK_USERS:
        if User.objects.filter(username=name).exists():
            continue
        made[name] = new_password()
        user = User.objects.create_user(name, password=made[name], is_staff=is_staff)
        user.groups.add(Group.objects.get(name=role))
    return made


def keys_set(user: User, keys: dict[str, str]) -> None:
    """Give a person keys of their own, by action; none: the defaults."""
    user.keys = keys
    user.save(update_fields=["keys"])


def new_password() -> str:
    """Return three groups of four characters: sixty random bits that can be read out over a telephone."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


def language_set(user: User, language: str) -> None:
    """Remember in which language somebody reads the pages."""
    User.objects.filter(pk=user.pk).update(language=language)
