"""The share of published test vectors whose values we read, held to floors that may only rise.

Some vectors want what is no figure in the news (dates in pieces, lone articles); the floors allow for those.
"""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from claims.extraction.figures import find_figures

VECTORS = Path(__file__).parents[3] / "shared" / "data"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["recognizers"]
FILES = {"number": "Number", "percent": "Number", "currency": "NumberWithUnit", "dimension": "NumberWithUnit",
         "age": "NumberWithUnit", "temperature": "NumberWithUnit"}  # fmt: skip
KINDS = [(language, kind) for language in ("de", "en", "fr") for kind in FILES]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?")
NUMERALS = re.compile(r"\(NumeralValue \(?(-?[\d.e]+)\)?\)")
HUNDREDTHS = frozenset(("%", "EUR", "USD", "GBP"))
TOLERANCE = Decimal("0.0001")

pytestmark = pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not here")


def _values(text: str, language: str) -> list[Decimal]:
    """Every bound, and for percent and money also its hundredths and hundredfold: vectors count cents and shares of one."""
    found = find_figures(text, (0, len(text)), language)
    bounds = [(bound, figure.unit) for figure in found for bound in (figure.low, figure.high) if bound is not None]
    scaled = [value for bound, unit in bounds if unit in HUNDREDTHS for value in (bound / 100, bound * 100)]
    return [bound for bound, _ in bounds] + scaled


def _is_read(text: str, language: str, expected: list[Decimal]) -> bool:
    values = _values(text, language)
    return all(any(abs(want - got) <= TOLERANCE * max(1, abs(want)) for got in values) for want in expected)


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _expected(case: dict) -> list[Decimal]:
    values = [result["Resolution"].get("value") for result in case["results"]]
    plain = [value.rstrip("%").replace(",", ".") for value in values if value]
    return [Decimal(value) for value in plain if NUMBER.fullmatch(value)]


def _share(rows: list[tuple[str, list[Decimal]]], language: str) -> float:
    return sum(_is_read(text, language, expected) for text, expected in rows) / len(rows)


@pytest.mark.parametrize(("language", "kind"), KINDS)
def test_recognizers_vectors_are_read(language, kind):
    cases = _lines(VECTORS / "recognizers" / f"{FILES[kind]}_{language}.jsonl")
    rows = [(case["text"], _expected(case)) for case in cases if case["model"] == f"{kind.capitalize()}Model"]
    assert _share([row for row in rows if row[1]], language) >= FLOORS[language][kind]


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_duckling_numerals_are_read(language):
    cases = _lines(VECTORS / "duckling" / f"{language}.jsonl")
    numerals = [(case["text"], NUMERALS.fullmatch(case["expect"])) for case in cases if case["dim"] == "Numeral"]
    rows = [(text, [Decimal(match[1])]) for text, match in numerals if match]
    assert _share(rows, language) >= FLOORS[language]["duckling"]
