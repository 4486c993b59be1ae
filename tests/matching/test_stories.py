"""The matcher on annotated stories: floors that may only rise while these are the stories. The weights are fitted to them: a guard.

They fell twice: by up to .05, when the weights began to learn from articles of other stories, too (what is gained stands
in `test_articles_of_different_stories_are_left_alone`), and by up to .05 with eighteen more stories to be fitted to.
"""

import itertools
from pathlib import Path

import pytest

from claims.embedding import wheel
from claims.evaluation import AnnotationError, evaluate_links
from claims.evaluation.stories import STRONG, read_story
from claims.matching import judge

STORIES = Path(__file__).parents[1] / "gold" / "stories"
FLOORS = {
    "a": (0.67, 0.80), "b": (0.62, 0.81), "c": (0.56, 0.75), "d": (0.67, 0.71), "e": (0.70, 0.73), "f": (0.63, 0.73),
    "g": (0.60, 0.73), "h": (0.59, 0.81), "i": (0.68, 0.72), "j": (0.67, 0.79), "k": (0.74, 0.83), "l": (0.65, 0.69),
    "m": (0.65, 0.90), "n": (0.66, 0.76), "p": (0.73, 0.76), "q": (0.57, 0.88), "r": (0.71, 0.80), "s": (0.73, 0.83),
    "t": (0.64, 0.80), "u": (0.71, 0.81), "v": (0.66, 0.86), "w": (0.71, 0.77),
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


@pytest.mark.slow
def test_articles_of_different_stories_are_left_alone() -> None:
    """Most articles that name the same country have nothing else in common. Before there were pairs of them to learn
    from, these 864 had 99 links."""
    told = [(folder, each.report) for folder in EVERY_RUN for each in read_story(STORIES / folder, wheel().embed)[0]]
    pairs = [(one, other) for (a, one), (b, other) in itertools.combinations(told, 2) if a != b]
    suggested = sum(found.relation in STRONG for one, other in pairs for found in judge(one, other))
    assert len(pairs) == 864
    assert suggested <= 50


def test_a_folder_without_links_says_so(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"no links\.json"):
        evaluate_links(tmp_path, wheel().embed)


@pytest.mark.parametrize("links", ["not json", "{}", '{"links": [{"a": 3}]}', "[]"])
def test_links_that_cannot_be_read_are_named(tmp_path: Path, links: str) -> None:
    (tmp_path / "links.json").write_text(links)
    with pytest.raises(AnnotationError, match=r"links\.json"):
        evaluate_links(tmp_path, wheel().embed)
