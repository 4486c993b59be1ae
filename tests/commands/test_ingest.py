"""`manage.py ingest` and `export`, in one process with the test's database."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from claims.clusters.services import cluster_create
from claims.models import Claim
from claims.review.services import link_set
from factbase.workflow import ArticleState

pytestmark = pytest.mark.django_db

ROWS = [
    {
        "id": "a1",
        "text": "Luxemburg zahlte im Jahr 2023 der Ukraine 96 Millionen Euro.",
        "lang": "de",
        "published": "2024-07-10",
        "source": "Bote",
    },
    {
        "id": "a2",
        "text": "Luxemburg zahlte im Jahr 2022 der Ukraine 74,4 Millionen Euro.",
        "lang": "de",
        "published": "2024-07-11",
        "source": "Kurier",
    },
]


def write(path: Path, *rows: dict | str) -> str:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return str(path)


def exported(capsys, kind: str) -> str:
    capsys.readouterr()
    call_command("export", f"--{kind}")
    return capsys.readouterr().out


def test_wait_returns_when_everything_is_linked(tmp_path, capsys):
    call_command("ingest", write(tmp_path / "two.jsonl", *ROWS), "--wait")
    assert set(Article.objects.values_list("state", flat=True)) == {ArticleState.LINKED}
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["created", "created"]


def test_a_duplicate_is_reported_and_is_no_failure(tmp_path, capsys):
    path = write(tmp_path / "two.jsonl", *ROWS)
    call_command("ingest", path)
    call_command("ingest", path)
    printed = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in printed] == ["created", "created", "duplicate", "duplicate"]
    assert Article.objects.count() == 2


def test_the_same_id_with_another_text_is_a_new_version(tmp_path, capsys):
    call_command("ingest", write(tmp_path / "one.jsonl", ROWS[0]))
    call_command(
        "ingest", write(tmp_path / "two.jsonl", ROWS[0] | {"text": "Luxemburg zahlte der Ukraine 98 Millionen Euro."})
    )
    assert capsys.readouterr().out.splitlines()[-1].startswith("updated\t")
    assert Article.objects.get().text_number == 2


def test_bad_lines_are_named_and_the_good_ones_stay(tmp_path, capsys):
    path = write(tmp_path / "mixed.jsonl", ROWS[0], "{not json", {"id": "a3"}, ROWS[1])
    with pytest.raises(CommandError, match="2 refused"):
        call_command("ingest", path, "--wait")
    complaints = capsys.readouterr().err
    assert "line 2" in complaints
    assert "line 3" in complaints
    assert Article.objects.count() == 2


def test_a_missing_file_is_refused(capsys):
    with pytest.raises(CommandError):
        call_command("ingest", "/nowhere/a.txt")
    assert "No such file" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["http://127.0.0.1/a", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"])
def test_a_private_address_fails_with_the_reason(url, capsys):
    with pytest.raises(CommandError, match="1 failed"):
        call_command("ingest", url, "--wait")
    article = Article.objects.get()
    assert article.state == ArticleState.FAILED
    assert article.failure in capsys.readouterr().err


def test_export_prints_what_came_in_and_what_was_found(tmp_path, capsys):
    call_command("ingest", write(tmp_path / "two.jsonl", *ROWS), "--wait")
    articles = [json.loads(line) for line in exported(capsys, "articles").splitlines()]
    claims = [json.loads(line) for line in exported(capsys, "claims").splitlines()]
    assert [(row["external_id"], row["texts"][0]["text"]) for row in articles] == [
        (row["id"], row["text"]) for row in ROWS
    ]
    assert [row["figures"][0]["low"] for row in claims] == [96_000_000, 74_400_000]
    assert exported(capsys, "entries") == ""
    assert [row["state"] for row in json.loads(exported(capsys, "links"))] == ["suggested"]


def test_exported_clusters_name_their_claims(tmp_path, capsys, alice):
    call_command("ingest", write(tmp_path / "two.jsonl", *ROWS), "--wait")
    cluster = cluster_create(list(Claim.objects.order_by("pk")), title="Aid", by=alice).cluster
    row = json.loads(exported(capsys, "clusters"))
    assert (row["id"], row["title"], row["independent_sources"]) == (cluster.public_id, "Aid", 2)
    assert set(row["claims"]) == set(Claim.objects.values_list("public_id", flat=True))


def test_exported_links_name_articles_by_their_own_ids(tmp_path, capsys, alice):
    call_command("ingest", write(tmp_path / "two.jsonl", *ROWS), "--wait")
    newer, older = Claim.objects.order_by("pk")
    link_set(older, newer, "updates", by=alice)
    (row,) = json.loads(exported(capsys, "links"))
    assert (row["a"]["article"], row["b"]["article"], row["relation"], row["state"]) == (
        "a2",
        "a1",
        "updates",
        "confirmed",
    )
    assert ROWS[1]["text"][row["a"]["start"] : row["a"]["end"]] == older.quote
