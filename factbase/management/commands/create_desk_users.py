"""`manage.py create_desk_users`: somebody to sign in as."""

from typing import Any

from django.core.management.base import BaseCommand

from factbase.access.services import DESK_USERS, desk_users_create


class Command(BaseCommand):
    help = "Make the users checker (fact-checker) and editor (editor), and print their passwords, this once."

    def handle(self, *_args: str, **_options: Any) -> None:
        made = desk_users_create()
        for name, password in made.items():
            self.stdout.write(f"{name:<8} {password}")
        for name, *_ in DESK_USERS:
            if name not in made:
                self.stdout.write(f"{name} exists; to set a new password: manage.py changepassword {name}")
