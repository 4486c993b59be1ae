"""The matcher on annotated stories: floors that may only rise while these are the stories. The weights are fitted to them: a guard."""

from pathlib import Path

import pytest

from claims.embedding import wheel
from claims.evaluation import AnnotationError, evaluate_links

STORIES = Path(__file__).parents[1] / "gold" / "stories"
FLOORS = {
    "a": (0.64, 0.81), "b": (0.65, 0.82), "c": (0.58, 0.77), "d": (0.70, 0.72), "e": (0.71, 0.74), "f": (0.65, 0.72),
    "k": (0.75, 0.83), "m": (0.68, 0.87), "p": (0.74, 0.77), "q": (0.58, 0.90), "r": (0.73, 0.81), "s": (0.79, 0.78),
    "t": (0.67, 0.77), "u": (0.71, 0.78), "v": (0.68, 0.82), "w": (0.70, 0.84),
}  # fmt: skip


# Every run reads some of them.
EVERY_RUN = "kabf"


@pytest.mark.parametrize(
    "folder", [pytest.param(each, marks=() if each in EVERY_RUN else pytest.mark.slow) for each in FLOORS]
)
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
