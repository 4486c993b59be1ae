"""`manage.py link`: claims that an older matcher compared are compared anew, by the workers or here."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from kombu.exceptions import OperationalError
from tqdm import tqdm

from articles.models import Article
from claims.linking import articles_relink, links_forget, relinking, unlinked
from factbase.celery import app
from factbase.workflow import ArticleState

CHUNK = 20  # articles a task
BEHIND = 9  # the priority of Redis that comes last: hours of this must not hold up what comes in meanwhile
PATIENCE = 2.0  # seconds that workers have to say that they are there
PAUSE = 1.0  # seconds between two looks at the workers


class Command(BaseCommand):
    help = (
        "Compare anew the claims of articles that another version of the matcher compared. What people decided stays. "
        "It may be stopped and started again at any time (without --all): it goes on where it was. Exits with 1 if an "
        "article could not be linked."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also what this version has compared or failed at")
        parser.add_argument("--here", action="store_true", help="in this process, without workers")
        parser.add_argument("--no-wait", action="store_true", help="leave the work to the workers and end")

    def handle(self, *_args: str, **options: Any) -> None:
        again = links_forget() if options["all"] else []
        waiting = relinking() | Article.objects.waiting(ArticleState.EXTRACTED).filter(pk__in=again)
        ids = list(waiting.order_by("-pk").values_list("pk", flat=True))
        self.stdout.write(f"{len(ids)} articles to link")
        chunks = [ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)]
        if options["here"]:
            for chunk in tqdm(chunks, file=sys.stderr, unit_scale=CHUNK, unit="article", disable=None):
                articles_relink(chunk)
        else:
            _hand_over(chunks, somebody_there=not options["no_wait"])
            if not options["no_wait"]:
                _watch(waiting, len(ids))
        _refuse_failed(ids)


def _hand_over(chunks: Sequence[list[int]], *, somebody_there: bool) -> None:
    """Leave the work to the workers; `somebody_there`: refuse if none of them answers."""
    try:
        if chunks and somebody_there and not app.control.ping(timeout=PATIENCE):
            raise CommandError("no worker answers; start one, or --here does it in this process")
        for chunk in chunks:
            app.send_task("claims.tasks.relink_articles", [chunk], priority=BEHIND)
    except OperationalError as error:
        raise CommandError(f"no broker to reach the workers by ({error}); --here does it in this process") from error


def _refuse_failed(ids: Sequence[int]) -> None:
    failed = unlinked().filter(pk__in=ids)
    if count := failed.count():
        names = ", ".join(failed.order_by("pk").values_list("public_id", flat=True)[:10])
        raise CommandError(f"{count} of {len(ids)} articles could not be linked, among them {names}; each says why")


def _watch(waiting: QuerySet[Article], total: int) -> None:
    """Show how far the workers are until nothing is left."""
    with tqdm(total=total, file=sys.stderr, unit="article", disable=None) as bar:
        while left := waiting.all().count():
            bar.update(max(0, total - left - bar.n))
            time.sleep(PAUSE)
        bar.update(total - bar.n)
