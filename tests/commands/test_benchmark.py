import pytest
from django.core.management import call_command

from articles.models import Article, Source

pytestmark = pytest.mark.django_db


def test_it_prints_a_ratio_and_leaves_nothing(capsys):
    call_command("benchmark", "ingest", "--articles", "20", "--rounds", "1")
    assert "of COPY (median of 1 rounds)" in capsys.readouterr().out
    assert not Article.objects.exists()
    assert not Source.objects.exists()
