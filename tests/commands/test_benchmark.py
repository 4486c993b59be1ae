import json

import pytest
from django.core.management import CommandError, call_command

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
