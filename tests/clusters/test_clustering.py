"""What is proposed around a claim: a table of links and of who is tied by them."""

from typing import NamedTuple

import pytest

from claims.clustering import propose


class Link(NamedTuple):
    a_id: int
    b_id: int
    relation: str = "same"
    state: str = "suggested"
    score: float | None = 0.9


SURE, NO = "confirmed", "rejected"
CASES = [
    ("nothing is known", [], []),
    ("one suggested step", [Link(1, 2)], [2]),
    ("from either end", [Link(0, 1)], [0]),
    (
        "a conflict, an update and support tie too",
        [Link(1, 2, "conflicts"), Link(1, 3, "updates"), Link(1, 4, "supports")],
        [2, 3, 4],
    ),
    ("related is too little", [Link(1, 2, "related"), Link(1, 3, "related", SURE)], []),
    ("unrelated is none", [Link(1, 2, "unrelated", SURE)], []),
    ("what was refused stays away", [Link(1, 2, "same", NO)], []),
    ("a chain of suggestions ends after a step", [Link(1, 2), Link(2, 3)], [2]),
    ("a suggestion behind a person's word is not followed", [Link(1, 2, state=SURE), Link(2, 3)], [2]),
    ("a person's word behind a suggestion is not followed", [Link(1, 2), Link(2, 3, state=SURE)], [2]),
    ("two words of people are", [Link(1, 2, state=SURE), Link(2, 3, state=SURE)], [2, 3]),
    ("three are not", [Link(1, 2, state=SURE), Link(2, 3, state=SURE), Link(3, 4, state=SURE)], [2, 3]),
    (
        "not against a person's word",
        [Link(1, 2, state=SURE), Link(2, 3, state=SURE), Link(1, 3, "unrelated", SURE)],
        [2],
    ),
    ("nor against a refusal", [Link(1, 2, state=SURE), Link(2, 3, state=SURE), Link(1, 3, "same", NO)], [2]),
    ("a cycle is fine", [Link(1, 2, state=SURE), Link(2, 3, state=SURE), Link(1, 3, state=SURE)], [2, 3]),
    ("links of others do not matter", [Link(5, 6), Link(6, 7, state=SURE)], []),
    ("what a person took back is nobody's word", [Link(1, 2, score=None)], []),
    ("what a person said needs no score", [Link(1, 2, state=SURE, score=None)], [2]),
]


@pytest.mark.parametrize(("links", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_is_proposed_around_one_claim(links, expected):
    assert sorted(propose([1], links)) == expected


def test_all_ties_are_named():
    links = [Link(1, 9), Link(2, 9, "conflicts"), Link(9, 10, state=SURE), Link(1, 2)]
    assert propose([1, 2], links) == {9: [links[0], links[1]]}
