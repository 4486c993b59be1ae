"""`manage.py api_key`: make a key for the API."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from factbase.access.models import APIKey


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

    def handle(self, *_args: str, name: str, scope: str, **_options: Any) -> None:
        try:
            APIKey(name=name, scope=scope).clean_fields(exclude=["id", "prefix", "hashed_key"])
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from None
        _, key = APIKey.objects.create_key(name=name, scope=scope)
        self.stderr.write(f"A key of the scope “{scope}” for “{name}”. It is shown only now; revoke it in the admin:")
        self.stdout.write(key)
