"""A typed client, generated as the README says by a program that is not ours, works against the running server."""

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.publication.services import entry_correct, entry_retract
from factbase.access.models import APIKey
from tests.api.conftest import SENTENCE

# With a running server, each test commits.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed")]

ROOT = Path(__file__).parents[2]
TO_GENERATE = re.compile(r"^echo 'content_type_overrides.*?(?=^```)", re.MULTILINE | re.DOTALL)
# What the generator writes for every API is not quite strict.
MYPY = """[mypy]
strict = True
[mypy-factbase_client.client]
disable_error_code = arg-type
"""


@pytest.fixture(scope="module")
def generated(live_server, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    found = TO_GENERATE.search((ROOT / "README.md").read_text())
    assert found
    lines = found.group().replace("http://localhost:8000", live_server.url)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        ["sh", "-ec", lines], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    said = run.stdout + run.stderr
    assert (run.returncode, said.strip()) == (0, f"Generating {Path('factbase_client')}"), said
    return folder


@pytest.fixture(scope="module")
def consumer(generated) -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(generated))
        yield importlib.import_module("tests.api.consumer")


@pytest.fixture
def program(consumer, live_server) -> Callable[[str], Any]:
    """The client with a fresh key of the scope."""

    def make(scope: str) -> Any:
        return consumer.program(live_server.url, APIKey.objects.create_key(name=scope, scope=scope)[1])

    return make


def test_it_reads_all_entries_page_by_page_and_one(consumer, program, make_entry):
    client, made = program("read"), [make_entry() for _ in range(3)]
    ids = [entry.public_id for entry in made]
    assert [entry.id for entry in consumer.all_entries(client, limit=2)] == ids[::-1]
    entry = consumer.one_entry(client, ids[0])
    assert (entry.rating.key, entry.published) == ("mostly-true", made[0].published_at)
    [figure] = entry.claims[0].figures
    assert (figure.low, figure.high, figure.modifier.value) == (250_000_000, None, "more_than")


def test_it_follows_the_changes(consumer, program, make_entry, bob):
    client, entry = program("read"), make_entry()
    before, cursor = consumer.changes_after(client)
    assert {change.kind.value for change in before} == {"entry", "claim"}
    assert consumer.changes_after(client, cursor) == ([], cursor)
    entry_correct(entry, by=bob, reason="A typing error", statement="Luxembourg gave €250M")
    [change], _ = consumer.changes_after(client, cursor)
    assert (change.id, change.op.value, change.reason) == (entry.public_id, "upsert", "A typing error")
    assert change.object_["statement"] == "Luxembourg gave €250M"


def test_it_sends_an_article_once(consumer, program):
    client = program("ingest")
    first, again = (consumer.send(client, SENTENCE, "word-1") for _ in range(2))
    assert [answer.status_code for answer in (first, again)] == [201, 201]
    assert (again.parsed, again.headers["Idempotency-Replayed"]) == (first.parsed, "true")
    assert (first.parsed.status.value, len(first.parsed.article)) == ("created", 12)
    other = consumer.send(client, f"{SENTENCE} Or so they say.", "word-1")
    assert (other.status_code, other.parsed.code) == (422, "key_reused")


def test_it_sends_many_articles_and_the_desk_reads_them(consumer, program):
    lines = b'{"id": "a-1", "text": "Luxembourg gave 250 million euros."}\n{"id": "a-2"}\n'
    taken = consumer.send_lines(program("ingest"), lines)
    assert (taken.counts.created, taken.counts.refused) == (1, 1)
    [article] = consumer.desk_articles(program("desk"))
    assert (article.id, article.external_id) == (taken.results[0].article, "a-1")


def test_it_knows_problems(consumer, program, make_entry, bob):
    reader = program("read")
    assert consumer.send(reader, SENTENCE, "word-1").parsed.code == "permission_denied"
    wrong = consumer.send(program("ingest"), "", "word-1").parsed
    assert (wrong.status, [problem.field for problem in wrong.errors]) == (400, ["text"])
    entry = make_entry()
    entry_retract(entry, by=bob, notice="A mistake.")
    with pytest.raises(TypeError, match="A mistake"):
        consumer.one_entry(reader, entry.public_id)
    assert consumer.entry_problem(reader, "0" * 12).status == 404


def test_its_types_hold(generated):
    (generated / "mypy.ini").write_text(MYPY)
    command = [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "factbase_client"]
    environment = os.environ | {"MYPYPATH": str(generated)}
    checked = subprocess.run(
        [*command, str(ROOT / "tests/api/consumer.py")],
        cwd=generated, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stdout.splitlines()[-1][:7]) == (0, "Success"), checked.stdout
