"""Bulk ingest beside a bare COPY of the same rows. What it writes is rolled back."""

import secrets
import time
from collections.abc import Callable
from statistics import median

from django.db import connection, transaction

from articles.models import Source
from articles.services import articles_submit, sha256
from articles.submission import Submission

BATCH = 1000
WORDS = [secrets.token_hex(length) for length in (1, 2, 3, 4, 5) for _ in range(600)]
COPY_ARTICLES = """
COPY articles_article (id, public_id, source_id, external_id, url, canonical_url, title, byline, language, published_on,
  text_sha256, state, state_since, attempts, failed_stage, failure, text_number, engine, received_at) FROM STDIN
"""
COPY_TEXTS = "COPY articles_articletext (article_id, number, text, sha256, stored_at) FROM STDIN"


def measure(articles: int, rounds: int, say: Callable[[str], None]) -> None:
    ratios = []
    for _ in range(rounds):
        submissions = [_submission() for _ in range(articles)]
        ours, bare = _timed(_ingest, submissions), _timed(_copy, submissions)
        ratios.append(bare / ours)
        say(f"ingest {articles / ours:.0f} articles/s, COPY {articles / bare:.0f} articles/s")
    say(f"ingest reaches {median(ratios):.2f} of COPY (median of {rounds} rounds)")


def _submission() -> Submission:
    text = " ".join(secrets.choice(WORDS) for _ in range(360))
    url = f"https://paper.example/{secrets.token_hex(8)}"
    return Submission(text=text, title=text[:60], url=url, published="2024-07-10", external_id=secrets.token_hex(8))


def _timed(write: Callable[[list[Submission]], None], submissions: list[Submission]) -> float:
    """Seconds to write them; nothing stays."""
    with transaction.atomic():
        started = time.perf_counter()
        write(submissions)
        seconds = time.perf_counter() - started
        transaction.set_rollback(True)
    return seconds


def _ingest(submissions: list[Submission]) -> None:
    for start in range(0, len(submissions), BATCH):
        articles_submit(submissions[start : start + BATCH])


def _copy(submissions: list[Submission]) -> None:
    """The same rows without a look at them: no checks, no duplicates, ids from nowhere."""
    source = Source.objects.create(key="paper.example", name="paper.example")
    now, first = "2026-01-01", 10**15
    with connection.cursor() as cursor:
        with cursor.copy(COPY_ARTICLES) as copy:
            for key, item in enumerate(submissions, first):
                stage = ("stored", now, 0, "", "", 1, "", now)
                known = (item.external_id, item.url, item.url, item.title, "", "", item.published, sha256(item.text))
                copy.write_row((key, f"{key:012x}"[-12:], source.pk, *known, *stage))
        with cursor.copy(COPY_TEXTS) as copy:
            for key, item in enumerate(submissions, first):
                copy.write_row((key, 1, item.text, sha256(item.text), now))
