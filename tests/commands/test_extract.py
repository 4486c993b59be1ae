"""`manage.py extract` as a shell sees it: data on stdout, complaints on stderr, an exit code, and no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AID = "Das Herzogtum Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von über 250 Millionen Euro gewährt."


def extract(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess:
    nowhere = {"DATABASE_URL": "postgresql://nobody@localhost:1/none", "REDIS_URL": "redis://localhost:1"}
    command = [sys.executable, "manage.py", "extract", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | nowhere,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "hilfe.txt"
    path.write_text(AID, encoding="utf-8")
    return path


def test_json_has_the_shape_of_the_gold(article):
    done = extract(str(article), "--lang", "de", "--published", "2024-07-10", "--json")
    (row,) = json.loads(done.stdout)
    (claim,) = row["claims"]
    assert (done.returncode, row["id"], row["lang"]) == (0, "hilfe", "de")
    assert AID[claim["start"] : claim["end"]] == claim["surface"] == AID
    assert (claim["claimant"], claim["claimant_surface"]) == ("Kyiv", "laut Kiew")
    figure = claim["quantities"][0]
    assert (figure["low"], figure["high"], figure["unit"], figure["modifier"]) == (
        250_000_000,
        None,
        "EUR",
        "more_than",
    )
    assert [found["surface"] for found in row["quantities"]] == ["über 250 Millionen Euro"]
    assert {"label", "entities", "when", "score", "reasons"} <= claim.keys()


def test_json_lines_carry_their_own_date_and_language(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(
        json.dumps(
            {
                "id": "x1",
                "text": "Am Mittwoch wurden 80 Millionen Euro ausgezahlt.",
                "published": "2024-07-12",
                "lang": "de",
            }
        )
    )
    (row,) = json.loads(extract(str(path), "--json").stdout)
    assert (row["id"], row["claims"][0]["when"]["value"]) == ("x1", "2024-07-10")


def test_standard_input():
    done = extract("-", "--lang", "de", stdin=AID)
    assert done.returncode == 0
    assert "250M" in done.stdout


def test_one_bad_file_spoils_nothing_else(article, tmp_path):
    done = extract(str(article), str(tmp_path / "missing.txt"), "--json")
    assert done.returncode == 1
    assert "missing.txt: No such file" in done.stderr
    assert len(json.loads(done.stdout)) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x7fELF\x02\x01\x01\x00" + bytes(200), "text"), (b"x" * 11_000_000, "larger")],
)
def test_what_is_no_article_gets_a_reason(tmp_path, content, reason):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    done = extract(str(path))
    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bad_date_is_a_usage_error(article):
    done = extract(str(article), "--published", "gestern")
    assert (done.returncode, "gestern" in done.stderr) == (2, True)


@pytest.mark.slow
def test_a_reader_who_has_had_enough_is_no_error(tmp_path):
    (tmp_path / "long.txt").write_text(
        "Die Regierung zahlte 2024 weitere 80 Millionen Euro. " * 2_000, encoding="utf-8"
    )
    command = [sys.executable, "manage.py", "extract", str(tmp_path / "long.txt"), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout.read(1) == b"["
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141
