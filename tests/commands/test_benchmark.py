import gzip
import json
import os
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, Source

pytestmark = pytest.mark.django_db


def test_it_prints_a_ratio_and_leaves_nothing(capsys):
    call_command("benchmark", "ingest", "--articles", "20", "--rounds", "1")
    assert "of COPY (median of 1 rounds)" in capsys.readouterr().out
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def _number(text, value):
    results = [{"Text": text, "TypeName": "number", "Resolution": {"value": value}}]
    return json.dumps({"model": "NumberModel", "text": text, "results": results})


def test_it_prints_the_share_of_vectors_that_are_read(tmp_path, capsys):
    (tmp_path / "recognizers").mkdir()
    rows = [_number("twenty-one", "21"), _number("192.168.1.2", "192")]
    (tmp_path / "recognizers" / "Number_en.jsonl").write_text("\n".join(rows))
    call_command("benchmark", "vectors", "--folder", str(tmp_path))
    assert capsys.readouterr().out.split() == ["en", "number", "1", "of", "2", "0.500"]


def test_vectors_need_their_folder():
    with pytest.raises(CommandError, match="--folder"):
        call_command("benchmark", "vectors")


def _aligned(number):
    """A sentence that is the same in every language, and unlike the others."""
    return dict.fromkeys(("en", "de", "fr", "fr_ca"), f"Sentence {number} about {number * 7919}")


def test_retrieval_and_likeness_of_public_sets(tmp_path, capsys):
    (tmp_path / "ntrex").mkdir()
    (tmp_path / "ntrex" / "dev.jsonl").write_text("\n".join(json.dumps(_aligned(number)) for number in range(6)))
    (tmp_path / "stsb").mkdir()
    pairs = [("A dog runs.", "A dog runs.", 5), ("A dog runs.", "The dog is running.", 4), ("A dog runs.", "Taxes.", 0)]
    rows = [
        {"score": score}
        | {f"{language}{side}": (one, other)[side - 1] for language in ("de", "en", "fr") for side in (1, 2)}
        for one, other, score in pairs
    ]
    for name in ("dev", "train"):
        with gzip.open(tmp_path / "stsb" / f"{name}.jsonl.gz", "wt") as file:
            file.write("\n".join(map(json.dumps, rows)))
    call_command("benchmark", "retrieval", "--folder", str(tmp_path))
    said = capsys.readouterr().out
    assert "ntrex de > en    recall@1 1.000, recall@5 1.000, MRR 1.000 (6 sentences)" in said
    assert "stsb dev en-en Spearman 1.000 (3 pairs)" in said


def elsewhere(*arguments: str) -> str:
    """What the command prints in a process of its own, beside the database of the test."""
    host = connection.settings_dict["OPTIONS"].get("host") or connection.settings_dict["HOST"]
    database = f"postgresql://postgres:@/{connection.settings_dict['NAME']}?host={host}"
    command = [sys.executable, "manage.py", "benchmark", *arguments]
    environment = os.environ | {"DATABASE_URL": database}
    return subprocess.run(command, env=environment, check=True, text=True, capture_output=True).stdout


@pytest.mark.slow
def test_the_api_gives_the_same_bytes_as_bare_code_and_says_how_fast(committed):
    said = elsewhere("api", "--entries", "200", "--rounds", "1", "--seconds", "0.5")
    for question in ("list of 50 entries", "50 changes", "list of 50 entries, known: 304"):
        assert f"{question}\n  ours" in said
    assert said.count("the bar of 0.9 is") == 3


@pytest.mark.slow
def test_linking_has_a_database_of_its_own_and_drops_it(committed):
    said = elsewhere("linking", "--claims", "2000", "--questions", "5")
    recall = re.search(r"candidates: p50 .* recall of the exact top 20 ([\d.]+)", said)
    assert recall
    assert float(recall[1]) > 0.95
    assert "source of another language found: all 1.00, meaning 1.00, words 0.00" in said
    assert re.search(
        r"(at equal recall by meaning: p95 [\d.]+ times, processor [\d.]+ times that of usearch|effort 1280: .* recall)",
        said,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'factbase_benchmark_%'")
        assert cursor.fetchone() == (0,)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["api", "--entries", "199"], "at least 200"),
        (["linking", "--claims", "0"], "at least 1000"),
        (["linking", "--questions", "0"], "a question"),
        (["retrieval", "--folder", "."], "there is no"),
    ],
)
def test_what_cannot_be_measured_is_refused(arguments, said):
    with pytest.raises(CommandError, match=said) as refusal:
        call_command("benchmark", *arguments)
    assert refusal.value.returncode == 2
