"""Spans into marks, quotes into spans: every offset counts code points."""

import pytest

from claims.review.highlighting import Piece, find_quote, highlight


def covered(pieces: list[Piece[str]], key: str) -> str:
    return "".join(piece.text for piece in pieces if key in piece.spans)


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("abc", [], [("abc", ())]),
        ("", [], []),
        ("abcdef", [(2, 4, "x")], [("ab", ()), ("cd", ("x",)), ("ef", ())]),
        ("abcdef", [(0, 6, "x")], [("abcdef", ("x",))]),
        # Overlapping: where both stand, the shorter one comes first.
        ("abcdef", [(0, 4, "x"), (3, 6, "y")], [("abc", ("x",)), ("d", ("y", "x")), ("ef", ("y",))]),
        ("abcdef", [(0, 6, "x"), (2, 3, "y")], [("ab", ("x",)), ("c", ("y", "x")), ("def", ("x",))]),
        ("abcd", [(1, 3, "x"), (1, 3, "y")], [("a", ()), ("bc", ("x", "y")), ("d", ())]),
        # Touching spans do not mix.
        ("abcd", [(0, 2, "x"), (2, 4, "y")], [("ab", ("x",)), ("cd", ("y",))]),
        # What lies outside is cut off, what is empty or backwards marks nothing.
        ("abcd", [(2, 99, "x")], [("ab", ()), ("cd", ("x",))]),
        ("abcd", [(9, 12, "x"), (2, 2, "y"), (3, 1, "z")], [("abcd", ())]),
        # An emoji is one code point or several, an accent may be one of its own.
        ("🚧🏗️ e\u0301té 5", [(4, 9, "x")], [("🚧🏗️ ", ()), ("e\u0301té ", ("x",)), ("5", ())]),
    ],
)
def test_a_text_is_cut_where_spans_begin_and_end(text, spans, expected):
    pieces = highlight(text, spans)
    assert [(piece.text, piece.spans) for piece in pieces] == expected
    assert "".join(piece.text for piece in pieces) == text


def test_a_span_begins_in_one_piece_only():
    pieces = highlight("abcdef", [(0, 6, "x"), (2, 3, "y")])
    assert [piece.first for piece in pieces] == [("x",), ("y",), ()]


def test_many_spans_in_a_long_text_keep_their_words():
    text = "wort 🙂 " * 20_000
    spans = [(start, start + 300, str(start)) for start in range(0, 60_000, 200)]
    pieces = highlight(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    assert covered(pieces, "400") == text[400:700]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("zwei drei", (7, 16)),
        ("  zwei drei \n", (7, 16)),
        ("zwei\n  drei", (7, 16)),
        ("drei vier", (12, 21)),
        ("Zwei drei", None),
        ("zwei dreizehn", None),
        ("", None),
        ("   ", None),
    ],
)
def test_a_pasted_quote_is_found_whatever_became_of_its_spaces(quote, expected):
    assert find_quote("🚧 eins zwei drei\nvier zwei", quote) == expected
