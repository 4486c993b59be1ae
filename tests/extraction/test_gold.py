"""A gate on annotated articles: no figure may fall below its floor. What is shared is skipped where it is missing."""

import json
import runpy
from pathlib import Path

import pytest

from claims.evaluation import Evaluation, evaluate, read_articles
from claims.extraction import extract
from claims.extraction.rendering import as_gold

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("gold_floors.json").read_text())
OWN = ROOT / "tests" / "gold"
FOLDERS = {"own": (OWN, OWN), "dev": (SHARED / "dev", SHARED / "dev"), "seeds": (SHARED, SHARED.parent / "seeds")}
CASES = [(name, figure) for name, floors in FLOORS.items() for figure in floors]


@pytest.fixture(scope="module")
def evaluated() -> dict[str, Evaluation]:
    there = {name: folders for name, folders in FOLDERS.items() if all(folder.exists() for folder in folders)}
    return {name: evaluate(read_articles(gold, texts, OWN / "roles")) for name, (gold, texts) in there.items()}


@pytest.mark.parametrize(("name", "figure"), CASES)
def test_figure_holds_its_floor(evaluated: dict[str, Evaluation], name: str, figure: str) -> None:
    if name not in evaluated:
        pytest.skip("no shared annotations here")
    assert evaluated[name].values()[figure] >= FLOORS[name][figure]


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no shared scorer here")
def test_we_measure_as_the_shared_scorer_does(evaluated: dict[str, Evaluation]) -> None:
    score = runpy.run_path(str(SHARED / "score.py"))
    golds = [score["load"](path) for path in sorted(OWN.glob("*.json"))]
    found = {
        article.id: as_gold(
            article.id,
            extract(article.text, language=article.language, published=article.published, title=article.title),
        )
        for article in read_articles(OWN)
    }
    rows = {name: value for name, (value, _) in score["score_claims"](golds, found).items()}
    assert rows == pytest.approx({name: evaluated["own"].values()[name] for name in rows})
