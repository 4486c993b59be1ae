"""The matcher on annotated stories: floors that may only rise while these are the stories. The weights are fitted to them: a guard."""

from pathlib import Path

import pytest

from claims.embedding import wheel
from claims.evaluation import AnnotationError, evaluate_links

STORIES = Path(__file__).parents[1] / "gold" / "stories"
FLOORS = {
    "a": (0.68, 0.79), "b": (0.65, 0.83), "c": (0.58, 0.77), "d": (0.72, 0.72), "e": (0.71, 0.73), "f": (0.67, 0.72),
    "k": (0.76, 0.83), "m": (0.68, 0.85), "p": (0.75, 0.76), "q": (0.60, 0.87), "r": (0.74, 0.78), "s": (0.78, 0.77),
    "t": (0.69, 0.77), "u": (0.74, 0.78), "v": (0.68, 0.81), "w": (0.73, 0.83),
}  # fmt: skip


@pytest.mark.parametrize("folder", FLOORS)
def test_pairs_are_found_and_told_apart(folder: str) -> None:
    figures = evaluate_links(STORIES / folder, wheel().embed).figures()
    found, right = FLOORS[folder]
    assert figures["f1"] >= found
    assert figures["relation"] >= right


def test_a_folder_without_links_says_so(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"no links\.json"):
        evaluate_links(tmp_path, wheel().embed)


@pytest.mark.parametrize("links", ["not json", "{}", '{"links": [{"a": 3}]}', "[]"])
def test_links_that_cannot_be_read_are_named(tmp_path: Path, links: str) -> None:
    (tmp_path / "links.json").write_text(links)
    with pytest.raises(AnnotationError, match=r"links\.json"):
        evaluate_links(tmp_path, wheel().embed)
