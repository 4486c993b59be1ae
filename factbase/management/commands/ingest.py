"""`manage.py ingest`: files and addresses into the desk."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.inputs import InputError, read_input
from articles.models import Article
from articles.nudging import articles_nudge
from articles.services import Outcome, Status, article_request, articles_submit
from articles.submission import Submission
from claims.tasks import articles_advance
from factbase.workflow import ArticleState

BATCH = 1000
Item = Submission | InputError | str


class Command(BaseCommand):
    help = "Take in articles: .txt, .html, .pdf, .docx, .jsonl (one a line), - for standard input, or web addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("inputs", nargs="+", metavar="FILE|URL")
        parser.add_argument(
            "--wait", action="store_true", help="return when everything is linked; fail if anything failed"
        )

    def handle(self, *_args: str, inputs: list[str], wait: bool, **_options: Any) -> None:
        counts: Counter[str] = Counter()
        waiting: list[int] = []
        for batch in _batches(tqdm(_items(inputs), unit=" articles", disable=not sys.stderr.isatty())):
            outcomes = _submit(batch)
            ids = [
                outcome.article
                for outcome in outcomes
                if outcome.status in (Status.CREATED, Status.UPDATED) and outcome.article
            ]
            counts.update(outcome.status for outcome in outcomes)
            articles_nudge(ids)
            waiting += ids if wait else []
            for outcome in outcomes:
                self._report(outcome)
        failed = self._finish(waiting)
        self.stderr.write(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "nothing")
        if failed or counts[Status.REFUSED]:
            raise CommandError(f"{counts[Status.REFUSED]} refused, {failed} failed")

    def _report(self, outcome: Outcome) -> None:
        """A refusal is for the person, everything else is data."""
        if outcome.status == Status.REFUSED:
            self.stderr.write(f"refused: {outcome.reason}")
        else:
            self.stdout.write(f"{outcome.status}\t{outcome.public_id}\t{outcome.reason}".rstrip())

    def _finish(self, ids: list[int]) -> int:
        """Take articles through all stages here, beside the workers; return how many did not get to the end."""
        for start in tqdm(range(0, len(ids), 50), unit=" x 50 articles", disable=not sys.stderr.isatty()):
            _advance(ids[start : start + 50])
        unfinished = Article.objects.filter(pk__in=ids, duplicate_of=None).exclude(state=ArticleState.LINKED)
        for article in unfinished:
            self.stderr.write(f"failed: {article.public_id} {article}: {article.failure}")
        return len(unfinished)


def _advance(ids: list[int]) -> None:
    """Until nothing waits any more, except for a site that does not answer: the workers try that again later."""
    while True:
        articles_advance(ids)
        if not Article.objects.filter(pk__in=ids, failure="").waiting().exists():
            return
        time.sleep(0.5)  # a worker has one of them in hand


def _items(inputs: list[str]) -> Iterator[Item]:
    for name in inputs:
        if name.startswith(("http://", "https://")):
            yield name
        else:
            yield from read_input(name)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _submit(batch: list[Item]) -> list[Outcome]:
    """Outcomes in the order of the batch; what is text goes in at once."""
    stored = iter(articles_submit([item for item in batch if isinstance(item, Submission)]))
    return [next(stored) if isinstance(item, Submission) else _other(item) for item in batch]


def _other(item: InputError | str) -> Outcome:
    if isinstance(item, InputError):
        return Outcome(Status.REFUSED, reason=f"{item.name}: {item.reason}")
    return article_request(item)
