"""`manage.py extract --model` and `manage.py check`, as an operator uses them; there is no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from werkzeug import Response

from tests.language_model.conftest import AID, CALL, MORE, TEXT, Stub, claim

ROOT = Path(__file__).parents[2]


def manage(*arguments: str, stdin: str = "", **model: str) -> subprocess.CompletedProcess:
    settings = {f"FACTBASE_MODEL_{name}": value for name, value in model.items()}
    nowhere = {"DATABASE_URL": "postgresql://nobody@localhost:1/none", "REDIS_URL": "redis://localhost:1"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | nowhere | settings,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def extract(stub: Stub, *arguments: str) -> subprocess.CompletedProcess:
    return manage("extract", "-", "--lang", "de", "--model", *arguments, stdin=TEXT, URL=stub.url, NAME="tiny-1")


def test_claims_of_the_model_are_among_those_of_the_rules(stub: Stub):
    stub.tells(claim(AID), claim(CALL, label="An €80M treaty"), claim("Erfunden ist dieser Satz."))
    done = extract(stub, "--json")
    (row,) = json.loads(done.stdout)
    assert done.returncode == 0
    assert [found["surface"] for found in row["claims"]] == [AID, CALL, MORE]
    assert row["claims"][1]["label"] == "An €80M treaty"
    assert f"sent to {stub.url} (model tiny-1): it read 1 of 1 pieces" in done.stderr
    assert "1 dropped (quote not in the text: 1)" in done.stderr


def test_when_it_fails_the_rules_answer_and_the_exit_code_tells(stub: Stub):
    stub.will(Response("<html>"))
    done = extract(stub)
    assert done.returncode == 1
    assert "2 claims" in done.stdout
    assert "the rules alone did: The service's answer is not JSON" in done.stderr
    assert "1 of 1 were not read by the model" in done.stderr


@pytest.mark.parametrize(
    ("url", "complaint"),
    [("", "--model needs FACTBASE_MODEL_URL"), ("https://model.example/v1", "FACTBASE_MODEL_NAME must name a model")],
)
def test_without_settings_it_is_a_usage_error(url, complaint, settings):
    settings.MODEL_URL = url
    with pytest.raises(CommandError, match=complaint) as refusal:
        call_command("extract", "-", "--model")
    assert refusal.value.returncode == 2


def test_every_start_says_where_texts_go():
    said = manage("check", URL="https://model.example/v1?key=sesame", NAME="tiny-1", KEY="sesame")
    assert said.returncode == 0
    assert "Article texts are sent to https://model.example/v1 (model tiny-1)" in said.stderr
    assert "sesame" not in said.stdout + said.stderr
