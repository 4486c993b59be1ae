"""Whole sets of articles: which pairs of them are akin. Sets that are not part of the project are skipped without them."""

import itertools
import json
from pathlib import Path

import pytest

from claims.embedding.wheel import WheelEmbedder
from claims.kinship.comparing import kin_by_meaning, kin_by_wording, numbers_agree
from claims.kinship.sheets import Sheet, read_sheet

GOLD = Path(__file__).parents[1] / "gold"
DEV = Path(__file__).parents[3] / "shared" / "gold" / "dev"
TOLD_AGAIN = {
    ("dev02_en_cable", "dev03_en_cable_wire"): "copy",
    ("dev05_en_norway", "dev06_de_norwegen_mt"): "translation",
}


def sheets(folder: Path) -> dict[str, Sheet]:
    found = {}
    for path in sorted(folder.glob("*_*.json")):
        given = json.loads(path.read_text())
        text = path.with_suffix(".txt").read_text()
        found[path.stem] = read_sheet(text, given["lang"], title=given.get("title") or "")
    return found


def kin(articles: dict[str, Sheet]) -> dict[tuple[str, str], str]:
    embedder, found = WheelEmbedder(), {}
    vectors = {name: embedder.embed(sheet.sentences) for name, sheet in articles.items()}
    for (name, a), (other, b) in itertools.combinations(articles.items(), 2):
        kinship = kin_by_wording(a, b) if a.language == b.language else None
        if kinship is None and len(a.all_numbers & b.all_numbers) > 1 and numbers_agree(a.all_numbers, b.all_numbers):
            kinship = kin_by_meaning(a, b, vectors[name], vectors[other])
        if kinship:
            found[name, other] = str(kinship.kind)
    return found


@pytest.mark.skipif(not DEV.is_dir(), reason="the development set is not here")
def test_of_the_development_set_only_the_wire_copy_and_the_translation_are_akin():
    assert kin(sheets(DEV)) == TOLD_AGAIN


@pytest.mark.slow
def test_the_annotated_articles_are_all_independent():
    assert kin(sheets(GOLD)) == {}
