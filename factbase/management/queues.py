"""How fast the page of the queue is among many claims: each filter and sort, in a database of its own."""

import datetime as dt
import itertools
import random
import secrets
import statistics
import time
from collections.abc import Callable, Iterator

import psutil
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Source
from claims.indexing.rows import STEMMERS
from claims.models import Entity
from claims.queues.saved import filter_save
from factbase.access.models import User
from factbase.management.linking.loading import own_database
from factbase.management.linking.writing import GIVERS, RECEIVERS, Writer

SEED = 5
SOURCES, ARTICLES = 40, 4000
DISTINCT = 20_000  # sentences; later claims repeat them with another number in front
STATES = ("suggested",) * 7 + ("accepted",) * 2 + ("rejected",)
UNITS = ("EUR", "USD", "%", "person", "vehicle", "km")
ROUNDS = 10
COPY_CLAIMS = """
COPY claims_claim (id, public_id, article_id, state, origin, engine, edited, quote, label, language, claimant,
  claimant_words, when_value, when_grain, when_words, score, reasons, created_at, indexed) FROM STDIN
"""
COPY_FIGURES = """
COPY claims_figure (claim_id, start, "end", surface, low, high, unit, modifier, measure, measure_words, stage,
  stage_words, giver_id, giver_words, receiver_id, receiver_words, period, period_words, as_of, as_of_words, scope,
  scope_words) FROM STDIN
"""
COPY_MENTIONS = 'COPY claims_mention (claim_id, entity_id, start, "end", surface) FROM STDIN'
COPY_LINKS = """
COPY claims_claimlink (public_id, a_id, b_id, relation, forward, state, score, reasons, matcher, created_at) FROM STDIN
"""
SEARCH_ROWS = """
INSERT INTO claims_claimsearch (claim_id, language, words, text, keys)
SELECT id, language, to_tsvector(%s::regconfig, quote), concat_ws(E'\\n_\\n', quote, label, claimant), '{}'
FROM claims_claim WHERE language = %s
"""
SORTS = ("worth", "newest", "oldest", "largest", "conflicts")
FILTERS = {
    "nothing": "",
    "language": "language=fr",
    "source": "source={source}",
    "accepted": "state=accepted",
    "all states": "state=all",
    "score": "worth_from=80",
    "score, low": "worth_to=2",
    "has a figure": "figure=yes",
    "has no figure": "figure=no",
    "unit": "unit=EUR",
    "a rare unit": "unit=parsec",
    "amount": "unit=EUR&amount_from=250M&amount_to=1bn",
    "entity": "entity=LU",
    "in conflict": "conflict=yes",
    "without conflict": "conflict=no",
    "today": "age=1d",
    "older than a month": "age=older30d",
    "put off by me": "skipped=yes",
    "a common word": "q=million",
    "a rare word": "q=Stromnetzausbau",
    "two words": "q=military+aid",
    "a short word": "q=EU",
    "a phrase": "q=%22military+aid%22",
    "all at once": "language=de&unit=EUR&amount_from=1M&conflict=yes&entity=DE&q=hilfe",
}


def measure(claims: int, say: Callable[[str], None]) -> None:
    # What debugging costs is not what people wait for; the client speaks of itself as `testserver`.
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    with own_database():
        started = time.perf_counter()
        _load(claims)
        say(f"{claims} claims loaded in {time.perf_counter() - started:.0f} s")
        client = _client()
        for title, query in _questions():
            say(f"{title:<38} {_measured(client, reverse('desk:queue') + f'?{query}')}")


def _questions() -> Iterator[tuple[str, str]]:
    source = Source.objects.order_by("pk").first()
    for sort, (title, query) in itertools.product(SORTS, FILTERS.items()):
        asked = query.format(source=source.public_id if source else "")
        yield f"{sort}: {title}", f"sort={sort}&{asked}"


def _client() -> Client:
    """Of a fact-checker who has saved some of the filters as tabs."""
    person = User.objects.create_user("checker")
    person.groups.add(Group.objects.get(name="fact-checker"))
    for name in ("language", "unit", "in conflict", "today", "a phrase"):
        filter_save(person, name=name, query=FILTERS[name], shared=False)
    client = Client()
    client.force_login(person)
    return client


def _measured(client: Client, address: str) -> str:
    """The first answer warms caches up; its queries are counted. Busy neighbours make a page slow, hardly its CPU."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    number = len(queries)  # the log is emptied with each request
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    web, database = psutil.Process(), psutil.Process(_backend())
    before = _cpu(web), _cpu(database)
    milliseconds = [_timed(client, address) for _ in range(ROUNDS)]
    after = _cpu(web), _cpu(database)
    spent = [1000 * (end - begin) / ROUNDS for begin, end in zip(before, after, strict=True)]
    return (
        f"CPU {spent[0]:4.0f} ms web, {spent[1]:4.0f} ms database; {min(milliseconds):5.0f} ms fastest, "
        f"{statistics.median(milliseconds):5.0f} ms median; {number} queries"
    )


def _backend() -> int:
    """The process of the database that serves us."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _timed(client: Client, address: str) -> float:
    started = time.perf_counter()
    client.get(address)
    return 1000 * (time.perf_counter() - started)


def _load(claims: int) -> None:
    chance = random.Random(SEED)  # noqa: S311 (claims to measure with, no secrets)
    articles = _articles(chance)
    entities = [
        Entity.objects.get_or_create(type="country", key=code, defaults={"name": code})[0].pk
        for code in (*GIVERS, *RECEIVERS)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off; DROP INDEX claimsearch_text")
        for table in ("figure", "mention"):  # they are indexed below
            cursor.execute(f"ALTER TABLE claims_{table} DISABLE TRIGGER USER")
        _copy(cursor, COPY_CLAIMS, _claims(chance, claims, articles))
        _copy(cursor, COPY_FIGURES, _figures(chance, claims, entities))
        _copy(cursor, COPY_MENTIONS, _mentions(chance, claims, entities))
        _copy(cursor, COPY_LINKS, _links(chance, claims))
        for language, stemmer in STEMMERS.items():
            cursor.execute(SEARCH_ROWS, [stemmer, language])
        cursor.execute("CREATE INDEX claimsearch_text ON claims_claimsearch USING gin (text gin_trgm_ops)")
        cursor.execute("SELECT setval('claims_claim_id_seq', %s)", [claims])
        cursor.execute("VACUUM ANALYZE")


def _copy(cursor: CursorWrapper, statement: str, rows: Iterator[tuple]) -> None:
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _articles(chance: random.Random) -> list[int]:
    sources = [
        Source.objects.create(key=f"paper{number}.example", name=f"Paper {number}").pk for number in range(SOURCES)
    ]
    made = Article.objects.bulk_create(Article(source_id=chance.choice(sources)) for _ in range(ARTICLES))
    return [article.pk for article in made]


def _claims(chance: random.Random, claims: int, articles: list[int]) -> Iterator[tuple]:
    written = list(itertools.islice(Writer(SEED).claims(), DISTINCT))
    now = timezone.now()
    for key in range(1, claims + 1):
        claim = written[key % DISTINCT]
        quote = f"{key}: {claim.quote}" if key > DISTINCT else claim.quote
        state, score = chance.choice(STATES), round(chance.random(), 2)
        created = now - dt.timedelta(minutes=claims - key)
        found = (f"{key:012}", chance.choice(articles), state, "engine", "", False, quote, quote[:90], claim.language)
        yield (key, *found, "", "", "", "", "", score, '["states a figure"]', created, True)


def _figures(chance: random.Random, claims: int, entities: list[int]) -> Iterator[tuple]:
    """Two claims in three have one, some of them two."""
    for key in range(1, claims + 1):
        for start in range(chance.choice((0, 1, 1, 1, 2, 0))):
            size = int(10 ** chance.uniform(0, 11))
            roles = ("military aid", "", "", "", chance.choice(entities), "", chance.choice(entities), "")
            unit = chance.choice(UNITS)
            yield (key, start, start + 1, str(size), size, size, unit, "exact", *roles, "2024", "", "", "", "", "")


def _mentions(chance: random.Random, claims: int, entities: list[int]) -> Iterator[tuple]:
    for key in range(1, claims + 1):
        for start, entity in enumerate(chance.sample(entities, chance.choice((0, 1, 2)))):
            yield (key, entity, start, start + 1, "it")


def _links(chance: random.Random, claims: int) -> Iterator[tuple]:
    """One for each claim, and one in ten of them a conflict: mostly of claims that came one after the other."""
    seen = set()
    for key in range(1, claims - 50):
        other = key + chance.randrange(1, 50)
        if (key, other) in seen:
            continue
        seen.add((key, other))
        relation = chance.choice(("conflicts",) + ("related",) * 9)
        state = chance.choice(("suggested",) * 4 + ("rejected",))
        yield (secrets.token_hex(6), key, other, relation, None, state, 0.5, "[]", "1", timezone.now())
