import pytest

from claims.anchoring import reanchor

OLD = "Zuvor regnete es. Luxemburg gibt 80 Millionen Euro. Danach schien die Sonne."
QUOTE = "Luxemburg gibt 80 Millionen Euro."


@pytest.mark.parametrize(
    ("new", "state", "found"),
    [
        pytest.param(OLD, "exact", QUOTE, id="nothing changed"),
        pytest.param(OLD + " Ein Nachtrag.", "exact", QUOTE, id="something added behind it"),
        pytest.param("Neu: " + OLD, "moved", QUOTE, id="something added before it"),
        pytest.param(OLD.replace("80 Millionen Euro.", "80 Millionen  Euro!"), "moved", "Luxemburg gibt 80 Millionen  Euro!", id="spacing"),
        pytest.param(OLD.replace("80", "120"), "changed", "Luxemburg gibt 120 Millionen Euro.", id="a figure"),
        pytest.param(OLD.replace("80", "81"), "changed", "Luxemburg gibt 81 Millionen Euro.", id="one digit"),
        pytest.param(OLD.replace("gibt", "gab"), "changed", "Luxemburg gab 80 Millionen Euro.", id="a word"),
        pytest.param("Etwas ganz anderes steht nun hier.", "gone", None, id="another text"),
        pytest.param("", "gone", None, id="no text"),
        pytest.param("🇱🇺 " + OLD, "moved", QUOTE, id="emoji before it"),
    ],
)  # fmt: skip
def test_where_a_quote_stands_in_a_newer_text(new, state, found):
    start = OLD.index(QUOTE)
    place = reanchor(OLD, start, start + len(QUOTE), new)
    assert place.state == state
    assert (None if place.start is None else new[place.start : place.end]) == found


def test_of_two_equal_quotes_the_one_with_the_old_surroundings_wins():
    old = "Im Jahr 2022: Das ist neu. Im Jahr 2024: Das ist neu."
    new = "Vorspann. " + old
    start = old.rindex("Das ist neu.")
    assert reanchor(old, start, start + 12, new).start == new.rindex("Das ist neu.")
