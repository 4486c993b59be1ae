"""Ledgers as files."""

import csv
import io
import json

import pytest
import time_machine
from lxml import etree

from tests.ledger import pixels

CAPTION = slice(28, 72)  # rows of pixels
INK, PAPER = bytes.fromhex("1b1a18ff"), bytes.fromhex("ffffffff")

pytestmark = pytest.mark.django_db


@pytest.fixture
def download(story, address, checker):
    def get(ending: str):
        with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
            answer = checker.get(address.replace("?", f"ledger.{ending}?"))
        assert (
            answer["Content-Disposition"]
            == f'attachment; filename="luxembourg-ukraine-military-aid-2026-11-26.{ending}"'
        )
        return answer.content

    return get


def test_csv_has_a_line_for_each_telling_with_its_source_and_date(download):
    rows = list(csv.DictReader(io.StringIO(download("csv").decode("utf-8-sig"))))
    assert len(rows) == 15
    assert {row["source"] for row in rows} >= {"Northquay", "Echo", "Sauer"}
    first = rows[0]
    assert (first["low"], first["unit"], first["period"], first["stage"]) == ("74400000", "EUR", "2022", "delivered")
    assert (first["published"], first["independent_sources"]) == ("2024-07-12", "2")
    assert [row["presumed"] for row in rows[:3]] == ["False", "False", "True"]


def test_texts_of_strangers_are_no_formulas(tell, aid, address, checker):
    tell("One", 5, quote='=HYPERLINK("http://evil.example")', **aid)
    answer = checker.get(address.replace("?", "ledger.csv?"))
    assert "\"'=HYPERLINK(" in answer.content.decode()


def test_json_tells_figures_sums_and_conflicts(download):
    document = json.loads(download("json"))
    assert document["ledger"] == "Luxembourg → Ukraine · military aid"
    assert document["retrieved"].startswith("2026-11-26")
    assert len(document["figures"]) == 15
    (found,) = document["sums"]
    assert found["amount"] == 250400000
    rows = {figure["row"]: figure for figure in document["figures"]}
    assert [rows[part]["period"] for part in found["parts"]] == ["2022", "2023", "2024"]
    assert {rows[total]["low"] for total in found["totals"]} == {250000000, 250400000}
    assert document["conflicts"] == []


def test_svg_stands_on_its_own(download):
    picture = download("svg").decode()
    root = etree.fromstring(picture.encode())
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Luxembourg → Ukraine · military aid" in words
    assert any(text and text.startswith("Sources: ") and "Northquay" in text for text in words)
    assert any(text and "26 November 2026" in text for text in words)
    assert "var(" not in picture
    assert "href" not in picture


def test_png_is_the_same_picture_at_twice_its_size_with_its_words(download):
    svg, png = etree.fromstring(download("svg")), download("png")
    assert pixels.size(png) == (2 * float(svg.get("width")), 2 * float(svg.get("height")))
    caption = pixels.top(png, CAPTION.stop)[CAPTION]
    written = [column for column in range(1920) if any(row[column] == INK for row in caption)]
    assert {row[0] for row in caption} == {PAPER}
    assert len(written) > 300  # thirty-five letters, twenty pixels high, twice
    assert 32 <= min(written) < max(written) < 900


def test_each_unit_has_a_picture_of_its_own(give, address, checker):
    for year in ("2022", "2023"):
        give("Euro", 74, period=year)
        give("Dollar", 75, period=year, unit="USD")
    answer = checker.get(address.replace("?", "ledger.svg?") + "&unit=USD")
    assert "military-aid-usd-" in answer["Content-Disposition"]
    assert "$75M" in answer.content.decode()
    assert "€74M" not in answer.content.decode()


@pytest.mark.parametrize("ending", ["svg", "png", "gif"])
def test_what_is_not_there_is_not_found(ending, tell, aid, address, checker):
    tell("One", 5, **aid)
    assert checker.get(address.replace("?", f"ledger.{ending}?")).status_code == 404
