"""`manage.py api_key`: make a key for the API."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from factbase.access.models import APIKey, User


class Command(BaseCommand):
    help = "Make a key for the API and print it, this once: only its hash is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="whose key it is, for the list of keys")
        parser.add_argument(
            "--scope",
            choices=APIKey.Scope.values,
            default=APIKey.Scope.READ,
            help="; ".join(str(label) for label in APIKey.Scope.labels),
        )

        parser.add_argument(
            "--person", help="user name: a key of the scope “desk” decides and writes as this person may"
        )

    def handle(self, *_args: str, name: str, scope: str, person: str | None, **_options: Any) -> None:
        try:
            APIKey(name=name, scope=scope).clean_fields(exclude=["id", "prefix", "hashed_key"])
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from None
        _, key = APIKey.objects.create_key(name=name, scope=scope, person=_named(person))
        self.stderr.write(f"A key of the scope “{scope}” for “{name}”. It is shown only now; revoke it in the admin:")
        self.stdout.write(key)


def _named(person: str | None) -> User | None:
    if person is None:
        return None
    found: User | None = User.objects.filter(username=person).first()
    if found is None:
        raise CommandError(f"there is nobody called {person}", returncode=2)
    return found
