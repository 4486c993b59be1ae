"""Words that a person selected, read as the engine reads a sentence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import Extraction, extract, read_span
from tests.extraction.test_properties import TEXTS, spans_of

TEXT = (
    "Minister Xavier Bettel sprach am Dienstag in Kiew. „Luxemburg hat 2023 über 250 Millionen Euro Militärhilfe an die "
    "Ukraine geliefert, und 80 Millionen kommen dazu“, sagte Bettel. 12 Firmen 🚧🏗️ helfen.\r\n\r\n"
    "Das kostet 4,5 Millionen Euro.\nZwölf Firmen haben sich beworben."
)


def read(words: str, text: str = TEXT):
    start = text.index(words)
    return read_span(text, (start, start + len(words)), language="de", published=date(2024, 7, 10)).finding


@pytest.mark.parametrize(
    ("words", "amounts", "claimant"),
    [
        ("Das kostet 4,5 Millionen Euro.", [4_500_000], None),
        ("4,5 Millionen Euro", [4_500_000], None),
        # A part of a sentence is told by whom the rest names.
        ("über 250 Millionen Euro Militärhilfe an die Ukraine geliefert", [250_000_000], "Xavier Bettel"),
        # Over the end of a sentence, over emoji, over a line break.
        ("sagte Bettel. 12 Firmen 🚧🏗️ helfen", [12], "Xavier Bettel"),
        ("12 Firmen 🚧🏗️ helfen.\r\n\r\nDas kostet 4,5 Millionen Euro.", [12, 4_500_000], None),
        # No claim at all is read too.
        ("Minister Xavier Bettel", [], None),
        ("🚧🏗️", [], None),
    ],
)
def test_any_words_are_read(words, amounts, claimant):
    found = read(words)
    assert (found.surface, TEXT[found.start : found.end]) == (words, words)
    assert [figure.low for figure in found.figures] == amounts
    assert (found.claimant and found.claimant.name) == claimant


def test_spaces_around_the_words_do_not_count():
    assert read(" 12 Firmen ").surface == "12 Firmen"


def test_a_sentence_is_read_as_it_is_in_the_whole_article():
    found = extract(TEXT, language="de", published=date(2024, 7, 10)).findings
    assert found
    assert [read(each.surface) for each in found] == list(found)


def test_sentences_around_are_where_the_engine_cuts():
    start = TEXT.index("Firmen 🚧")
    cut = read_span(TEXT, (start, start + 6), language="de").sentences
    assert "12 Firmen 🚧🏗️ helfen." in [TEXT[first:last] for first, last in cut]


def test_of_a_long_text_only_the_surroundings_are_read():
    filler = "Hier steht ein Satz über nichts, und er ist lang.\n" * 400
    found = read("Das kostet 4,5 Millionen Euro.", filler + TEXT + filler)
    assert found.start == len(filler) + TEXT.index("Das kostet")
    assert found.figures[0].surface == "4,5 Millionen Euro"
    assert found.figures[0].start == len(filler) + TEXT.index("4,5")


@pytest.mark.parametrize(
    ("text", "span"),
    [("abc", (1, 1)), ("abc", (2, 1)), ("abc", (0, 9)), ("abc", (-1, 2)), (" \n ", (0, 3)), ("\xad\u200b", (0, 2))],
)
def test_where_no_words_stand_nothing_is_read(text, span):
    with pytest.raises(ValueError, match="No words"):
        read_span(text, span)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, data=st.data())
def test_offsets_are_exact_whatever_is_selected(text: str, data) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(start, len(text)))
    try:
        found = read_span(text, (start, end), language="de").finding
    except ValueError:
        return
    assert start <= found.start < found.end <= end
    spans = spans_of(Extraction("de", (found,), (), ()))
    assert all(text[span.start : span.end] == span.surface for span in spans)
