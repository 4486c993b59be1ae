"""`manage.py feed`: follow a feed, and read it for the first time at once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.collecting import feed_poll
from articles.feeds import feed_add
from articles.nudging import articles_nudge
from articles.services import Status
from articles.submission import SubmissionError


class Command(BaseCommand):
    help = "Follow RSS, Atom or JSON feeds: beat polls them from now on, and this reads each once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("urls", nargs="+", metavar="URL")
        parser.add_argument("--source", default="", help="name of the source; the site's host if not given")

    def handle(self, *_args: str, urls: list[str], source: str, **_options: Any) -> None:
        unreadable = [url for url in urls if not self._follow(url, source)]
        if unreadable:
            raise CommandError(f"{len(unreadable)} of {len(urls)} could not be read")

    def _follow(self, url: str, source: str) -> bool:
        try:
            feed = feed_add(url, source=source)
        except SubmissionError as refusal:
            self.stderr.write(f"{url}: {refusal}")
            return False
        outcomes = feed_poll(feed)
        articles_nudge([outcome.article for outcome in outcomes if outcome.article])
        feed.refresh_from_db()
        if feed.last_error:
            self.stderr.write(f"{url}: {feed.last_error}; beat tries again")
            return False
        new = sum(outcome.status == Status.CREATED for outcome in outcomes)
        self.stdout.write(f"{feed.public_id}\t{new} new of {len(outcomes)}\t{url}")
        return True
