"""`manage.py propagate`: what is published, put again where the API and its log have it."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.publication.propagation import entries_propagate


class Command(BaseCommand):
    help = "After an upgrade: store the public JSON of every published entry anew where it differs. Safe to repeat."

    def handle(self, *_args: str, **_options: Any) -> None:
        self.stdout.write(f"{entries_propagate()} published entries are in their place")
