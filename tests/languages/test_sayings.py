"""What modules without a language say reaches people in theirs."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from articles.fetching.client import _REASONS as FETCHING
from claims.extraction.worth import WEIGHTS
from claims.language_model.report import Correction, Drop
from claims.model_service.service import _REASONS as SERVICE
from claims.review.forms import REASONS
from factbase.sayings import said

SPEAKERS = (
    *(
        "articles/documents",
        "articles/fetching",
        "articles/feedreading.py",
        "articles/submission.py",
        "articles/feeds.py",
    ),
    *("articles/normalising.py", "articles/interchange.py", "articles/services.py", "claims/language_model/replies.py"),
)


INTERNAL = "seven is no number"  # becomes “not whole JSON” on the way


def files(speaker: str) -> list[Path]:
    path = settings.BASE_DIR / speaker
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def complaints(source: str) -> Iterator[str]:
    """The sentences with which errors are made, each place filled."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith(("Error", "Wrong")):
            yield from filter(None, map(_filled, node.args[:1]))


def _filled(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "seven" for part in node.values)
    return ""


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("speaker", SPEAKERS)
def test_every_complaint_can_be_said(speaker, language):
    found = [words for file in files(speaker) for words in complaints(file.read_text())]
    with translation.override(language):
        assert [words for words in found if said(words) == words and words != INTERNAL] == []
    assert found or speaker.endswith("services.py")


def _words(codes: type[StrEnum]) -> list[str]:
    return [str(code.value) for code in codes]


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize(
    "words", [*WEIGHTS, *REASONS, *FETCHING.values(), *SERVICE.values(), *_words(Drop), *_words(Correction)]
)
def test_every_reason_can_be_said(words, language):
    with translation.override(language):
        assert said(words) != words


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "The address answers 404: there is no such page", "The address answers 404: there is no such page"),
        (
            "de",
            "The address answers 404: there is no such page",
            "Die Adresse antwortet mit 404: diese Seite gibt es nicht",
        ),
        ("de", "line 3: not a JSON object", "Zeile 3: kein JSON-Objekt"),
        ("de", 'line 3: "lang" is not a string', 'Zeile 3: "lang" ist keine Zeichenkette'),
        ("de", "not worth checking", "nicht prüfwürdig"),
        ("de", "not worth checking: alte Geschichte", "nicht prüfwürdig: alte Geschichte"),
        ("fr", "the engine 3 no longer finds it", "le logiciel, version 3, ne la trouve plus"),
        ("fr", "for an entry of the cluster “Aide: 80 %”", "pour une fiche du groupe «\xa0Aide: 80 %\xa0»"),
        (
            "de",
            "Hilfe: 80 Mio.: text 2 of the article: “80” became “120”",
            "Hilfe: 80 Mio.: Text 2 des Artikels: aus „80“ wurde „120“",
        ),
        ("fr", "the sentence changed: “80” became “–”", "la phrase a changé\xa0: «\xa080\xa0» est devenu «\xa0–\xa0»"),
        (
            "de",
            "Of a hundred words of the article the page shows 34: a teaser, a notice, or another text",
            "Von hundert Wörtern des Artikels zeigt die Seite 34: ein Anrisstext, ein Hinweis oder ein anderer Text",
        ),
        # What a person wrote is left alone.
        ("de", "siehe Protokoll: fetched", "siehe Protokoll: fetched"),
        ("de", "100 %(a)s", "100 %(a)s"),
        ("de", "", ""),
    ],
)
def test_sayings(language, words, shown):
    with translation.override(language):
        assert said(words) == shown
