"""Two texts beside each other: numbers count, typography does not."""

import time

import pytest

from articles.changes import compare, numbers, same_words
from claims.rewording import swap


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("1,000 Gäste", "1 000 Gäste", "en", True),
        ("1.000 Gäste", "1000 Gäste", "de", True),
        ("1\u202f000 invités", "1 000 invités", "fr", True),
        ("1'000'000 Franken", "1.000.000 Franken", "de", True),
        ("1.234 m", "1,234 m", "en", False),
        ("4,5 Millionen", "45 Millionen", "de", False),
        ("4,5 Millionen", "4.5 Millionen", "", True),
        ("2024 300 Leute", "2024300 Leute", "de", False),
        ("-5 Grad", "5 Grad", "de", False),
        ("2022-24", "2022–24", "de", True),
        ("5 %", "5", "de", False),
        ("„Ja“, sagte  er.", '"Ja" – sagte er!', "de", True),
        ("Ge\u00adsetz", "Gesetz", "de", True),
        ("Caf\u00e9", "Cafe\u0301", "fr", False),
        ("drei Firmen", "vier Firmen", "de", False),
        ("", "", "", True),
    ],
)
def test_what_says_the_same(one, other, language, same):
    assert same_words(one, other, language) is same


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("80 statt 120 Millionen, am 5. Mai 2024.", "de", ["80", "120", "5", "2024"]),
        ("1,234,567.50 dollars", "en", ["1234567.50"]),
        ("12.5% of 3", "en", ["12.5", "3"]),
        ("no number", "en", []),
    ],
)
def test_numbers_of_a_text(text, language, expected):
    assert numbers(text, language) == expected


OLD = "Die Brücke kostet 12 Millionen Euro. Das Land zahlt 4 Millionen. Zwölf Firmen bewarben sich am 5. Mai 2024."


def told(old: str, new: str) -> list[tuple[str, str]]:
    """Each sentence that changed, with what went in brackets and what came in braces."""
    marks = {"same": "{}", "cut": "[{}]", "added": "<{}>"}
    return [
        (
            str(row.kind),
            "".join(marks[piece.kind].format(piece.text.strip()) for piece in row.pieces if piece.text.strip()),
        )
        for row in compare(old, new, "de").changed
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(OLD, [], id="nothing"),
        pytest.param(OLD.replace(" ", "  ").replace("Euro.", "Euro!"), [], id="typography"),
        pytest.param(OLD.replace("12", "15"), [("changed", "Die Brücke kostet[12]<15>Millionen Euro.")], id="a number"),
        pytest.param(OLD.replace("Das Land zahlt 4 Millionen. ", ""), [("cut", "[Das Land zahlt][4][Millionen.]")], id="cut"),
        pytest.param(f"{OLD} Das freut alle.", [("added", "<Das freut alle.>")], id="added"),
        pytest.param("Das Land zahlt 4 Millionen. " + OLD.replace("Das Land zahlt 4 Millionen. ", ""), [("moved", "Das Land zahlt 4 Millionen.")], id="moved"),
        pytest.param("", [("cut", "[Die Brücke kostet][12][Millionen Euro.]"), ("cut", "[Das Land zahlt][4][Millionen.]"), ("cut", "[Zwölf Firmen bewarben sich am][5.][Mai][2024.]")], id="all"),
    ],
)  # fmt: skip
def test_what_became_of_each_sentence(new, expected):
    assert told(OLD, new) == expected


def test_a_row_gives_back_both_wordings():
    new = OLD.replace("12 Millionen", "rund 15 Millionen")
    row = compare(OLD, new, "de").changed[0]
    assert row.touches_number
    assert "".join(p.text for p in row.pieces if p.kind != "cut") == "Die Brücke kostet rund 15 Millionen Euro."
    assert "".join(p.text for p in row.pieces if p.kind != "added") == "Die Brücke kostet 12 Millionen Euro."


def test_a_long_text_of_which_every_sentence_was_reworded_takes_no_time():
    sentences = [" ".join(f"Wort{(n * 7 + k * 13) % 500}" for k in range(20)) + "." for n in range(1000)]
    old = " ".join(sentences)
    start = time.process_time()
    change = compare(old, old.replace("Wort1", "Wort2"), "de")
    assert time.process_time() - start < 10
    assert change.rows


@pytest.mark.parametrize(
    ("new", "before", "after"),
    [
        ("Luxemburg gibt 120 Millionen Euro.", ("80 Millionen Euro",), ("120 Millionen Euro",)),
        ("Luxemburg gibt 80 Milliarden Euro.", ("80 Millionen Euro",), ("80 Milliarden Euro",)),
        ("Luxemburg gibt mehr als 80 Millionen Euro.", ("80 Millionen Euro",), ("mehr als 80 Millionen Euro",)),
        ("Luxemburg gibt nicht 80 Millionen Euro.", (), ("nicht",)),
        ("Luxemburg gibt 80 Millionen Euro für 2025.", (), ("2025",)),
    ],
)
def test_what_changes_the_substance_of_a_sentence(new, before, after):
    found = swap("Luxemburg gibt 80 Millionen Euro.", new, "de")
    assert found
    assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize(
    "new",
    ["Luxemburg gab 80 Millionen Euro.", "Luxemburg gibt 80 Mio. Euro!", "Luxemburg gibt 80 000 000 Euro."],
)
def test_what_is_only_said_in_other_words(new):
    assert swap("Luxemburg gibt 80 Millionen Euro.", new, "de") is None
