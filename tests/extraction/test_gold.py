"""A gate on annotated articles: no figure may fall below its floor. Skips where the shared annotations are missing."""

import json
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.extraction import extract
from claims.extraction.rendering import as_gold

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("gold_floors.json").read_text())
OWN = ROOT / "tests" / "gold"
FOLDERS = {
    "dev": (SHARED / "gold" / "dev", SHARED / "gold" / "dev"),
    "seeds": (SHARED / "gold", SHARED / "seeds"),
    "own": (OWN, OWN),
}

pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason="no shared annotations here")


def scores(gold_folder: Path, texts: Path) -> dict[str, float]:
    score = runpy.run_path(str(SHARED / "gold" / "score.py"))
    golds = [score["load"](path) for path in sorted(gold_folder.glob("*.json")) if path.name != "links.json"]
    rows: dict[str, Any] = score["score_claims"](golds, {gold["id"]: predicted(gold, texts) for gold in golds})
    return {name: value for name, (value, _) in rows.items()}


def predicted(gold: dict[str, Any], texts: Path) -> dict[str, Any]:
    text = (texts / f"{gold['id']}.txt").read_text(encoding="utf-8")
    published = date.fromisoformat(gold["published"])
    return as_gold(gold["id"], extract(text, language=gold["lang"], published=published, title=gold["title"]))


@pytest.fixture(scope="module", params=sorted(FOLDERS))
def measured(request: pytest.FixtureRequest) -> tuple[str, dict[str, float]]:
    return request.param, scores(*FOLDERS[request.param])


@pytest.mark.parametrize("figure", sorted(FLOORS["dev"]))
def test_figure_holds_its_floor(measured: tuple[str, dict[str, float]], figure: str) -> None:
    name, rows = measured
    assert rows[figure] >= FLOORS[name][figure]
