"""How fast the public API answers, beside bare WSGI + psycopg + orjson with the same bytes under the same server.

All runs in one go, in turns: on a busy machine only the ratios mean something.
"""

import os
import statistics
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.db import connection

from factbase.management.linking.loading import own_database
from factbase.management.serving.asking import Question, ask, ask_once
from factbase.management.serving.loading import load
from factbase.management.serving.servers import Server, serving

PAGE = 50
PAGES = 40
BAR = 0.9


@dataclass(frozen=True, slots=True)
class Speed:
    """Requests a second, and milliseconds of CPU for each, of the server and its database."""

    rate: float
    cost: float


@dataclass(frozen=True, slots=True)
class Contest:
    """One question to us, and the same to who builds the answer bare, or joins stored JSON bare."""

    title: str
    ours: list[Question]
    bare: list[Question]
    stored: list[Question]


def measure(entries: int, rounds: int, seconds: float, say: Callable[[str], None]) -> None:
    with own_database(), ExitStack() as stack:
        load(entries)
        environment = os.environ | {"DATABASE_URL": _address(), "FACTBASE_RATE": "1000000000/min"}
        ours = stack.enter_context(serving("factbase.wsgi", environment))
        bare = stack.enter_context(serving("factbase.management.serving.bare", environment))
        for contest in _contests(ours, bare):
            _same(ours, bare, contest)
            _report(contest, _run(contest, ours, bare, rounds, seconds), say)


def _address() -> str:
    values = connection.get_connection_params()
    user, password = (quote(values.get(name) or "", safe="") for name in ("user", "password"))
    where = urlencode({name: values[name] for name in ("host", "port") if values.get(name)})
    return f"postgresql://{user}:{password}@/{values['dbname']}?{where}"


def _contests(ours: Server, bare: Server) -> list[Contest]:
    pages = _pages(ours, f"/api/v1/entries/?limit={PAGE}")
    feed = _pages(ours, f"/api/v1/changes/?limit={PAGE}")
    known = [Question(page.path, ask_once(ours, page).etag) for page in pages]
    return [
        Contest("list of 50 entries", pages, _to(pages, "/bare"), _to(pages, "/stored")),
        Contest("50 changes", feed, _to(feed, "/bare"), _to(feed, "/stored")),
        Contest("list of 50 entries, known: 304", known, _to(pages, "/bare"), _to(pages, "/stored")),
    ]


def _pages(server: Server, first: str) -> list[Question]:
    """The first pages of a list, by their cursors."""
    found = [Question(first)]
    while len(found) < PAGES and (following := ask_once(server, found[-1]).following):
        found.append(Question(following))
    return found


def _to(questions: list[Question], prefix: str) -> list[Question]:
    return [Question(prefix + question.path) for question in questions]


def _same(ours: Server, bare: Server, contest: Contest) -> None:
    for mine, theirs, stored in zip(contest.ours, contest.bare, contest.stored, strict=True):
        wanted = ask_once(ours, Question(mine.path)).body
        for other in (theirs, stored):
            if ask_once(bare, other).body != wanted:
                raise RuntimeError(f"{other.path} is not answered with the same bytes as {mine.path}")


def _run(contest: Contest, ours: Server, bare: Server, rounds: int, seconds: float) -> list[tuple[Speed, ...]]:
    turns = ((ours, contest.ours), (bare, contest.bare), (bare, contest.stored))
    for server, questions in turns:
        ask(server, questions, seconds / 4)
    return [tuple(_speed(server, questions, seconds) for server, questions in turns) for _ in range(rounds)]


def _speed(server: Server, questions: list[Question], seconds: float) -> Speed:
    before = server.cpu()
    count, lasted = ask(server, questions, seconds)
    return Speed(count / lasted, 1000 * (server.cpu() - before) / count)


def _report(contest: Contest, found: list[tuple[Speed, ...]], say: Callable[[str], None]) -> None:
    mine, bare, stored = (
        Speed(statistics.median(speed.rate for speed in column), statistics.median(speed.cost for speed in column))
        for column in zip(*found, strict=True)
    )
    say(f"{contest.title}")
    for name, speed in (("ours", mine), ("bare, built", bare), ("bare, stored JSON", stored)):
        say(f"  {name:<18} {speed.rate:7.0f} requests/s {speed.cost:6.2f} ms CPU each")
    verdict = "met" if mine.rate >= BAR * bare.rate else "MISSED"
    for name, speed in (("bare", bare), ("bare with stored JSON", stored)):
        say(f"  of {name}: {mine.rate / speed.rate:.2f} of the rate, {speed.cost / mine.cost:.2f} by CPU")
    say(f"  the bar of {BAR} is {verdict}")
