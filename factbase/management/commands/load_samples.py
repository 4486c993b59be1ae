"""`manage.py load_samples`: something to look at on the first day."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from factbase.access.models import User
from factbase.access.services import CHECKER, DESK_USERS, EDITOR
from factbase.samples.loading import Desk, samples_load


class Command(BaseCommand):
    help = "Load the sample articles and the entries made from them; what is there already stays as it is."

    def handle(self, *_args: str, **_options: Any) -> None:
        people = {user.username: user for user in User.objects.filter(username__in=[CHECKER, EDITOR])}
        if len(people) < len(DESK_USERS):
            raise CommandError("The samples need the users checker and editor: run manage.py create_desk_users first")
        try:
            loaded = samples_load(Desk(checker=people[CHECKER], editor=people[EDITOR]))
        except PermissionDenied as refusal:
            raise CommandError(f"checker or editor has lost their role: {refusal}") from None
        if loaded.articles or loaded.entries:
            self.stdout.write(
                f"Loaded {loaded.articles} articles with {loaded.claims} claims, and {loaded.entries} entries."
            )
        else:
            self.stdout.write("The samples are here already; nothing was added.")
