"""`manage.py lint`, in one process with the test's database."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.lint.conftest import OTHER_FIGURE, SAME, UNKNOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(tmp_path):
    def write(text: str) -> str:
        path = tmp_path / "draft.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_line_a_sentence_and_a_status_that_scripts_can_read(draft, aid, publish, capsys):
    publish(aid)
    path = draft(f"{SAME}\n\n{OTHER_FIGURE}\n\n{UNKNOWN}\n")
    with pytest.raises(SystemExit) as ended:
        call_command("lint", path)
    assert ended.value.code == 1
    same, other, unknown = capsys.readouterr().out.splitlines()
    assert same.startswith(f"{path}:1:1: matches (for): ")
    assert other.startswith(f"{path}:3:1: contradicts (against): ")
    assert "; checked in “Luxembourg gave €250M in military aid”: True]" in other
    assert unknown.startswith(f"{path}:5:1: unchecked: ")


def test_nothing_against_it_is_success(draft, aid, publish, capsys):
    publish(aid)
    call_command("lint", draft(SAME))
    assert "matches (for)" in capsys.readouterr().out


def test_public_leaves_out_what_was_not_published(draft, aid, capsys):
    call_command("lint", draft(SAME), "--json")
    call_command("lint", draft(SAME), "--json", "--public")
    desk, public = capsys.readouterr().out.split("]\n[")
    assert aid.public_id in desk
    assert aid.public_id not in public


def test_json_is_what_the_api_answers(draft, aid, publish, capsys):
    publish(aid)
    call_command("lint", draft(SAME), "--json")
    [row] = json.loads(capsys.readouterr().out)
    assert (row["draft"], row["counts"]["matches"]) == ("draft.txt", 1)


def test_standard_input(monkeypatch, capsys):
    with Path("/dev/null").open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        with pytest.raises(CommandError) as refused:
            call_command("lint", "-")
    assert refused.value.returncode == 2
    assert capsys.readouterr().err.startswith("-: ")


@pytest.mark.parametrize("words", [["no-such-file.txt"], ["--published", "soon", "{draft}"]])
def test_what_cannot_be_read_is_no_clean_draft(draft, words):
    path = draft(UNKNOWN)
    with pytest.raises(CommandError) as refused:
        call_command("lint", *(word.format(draft=path) for word in words))
    assert refused.value.returncode == 2
