"""Codes and ISO dates of documents in the words of the reader."""

import pytest
from django.utils import translation

from claims.templatetags.published import published_amount, steps, words_after, words_before
from claims.wording.parties import party_words
from claims.wording.times import moment
from factbase.history.reading import Change
from factbase.history.templatetags.differences import difference


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("en", "2024-07-10", "10 July 2024"),
        ("de", "2024-07-10", "10. Juli 2024"),
        ("fr", "2024-07", "juillet 2024"),
        ("en", "2024", "2024"),
        ("en", "2024-W28", "2024-W28"),
        ("de", "2022/2024-06", "2022 – Juni 2024"),
        ("en", "2024-07-10T23:30:00+00:00", "11 July 2024"),
        ("en", "last spring", "last spring"),
        ("en", None, ""),
    ],
)
def test_moments(language, value, shown):
    with translation.override(language):
        assert moment(value) == shown


@pytest.mark.parametrize(
    ("context", "before", "after"),
    [
        ("short", "short", "short"),
        ("", "", ""),
        (
            "00 million euros were paid, and 8",
            "…\N{NO-BREAK SPACE}million euros were paid, and 8",
            "00 million euros were paid, and\N{NO-BREAK SPACE}…",
        ),
    ],
)
def test_no_number_is_shown_cut(context, before, after):
    assert (words_before(context), words_after(context)) == (before, after)


@pytest.mark.parametrize(
    ("language", "key", "name"),
    [("en", "LU", "Luxembourg"), ("de", "LU", "Luxemburg"), ("en", "NATO", "NATO"), ("en", None, "")],
)
def test_parties(language, key, name):
    with translation.override(language):
        assert party_words(key) == name


@pytest.mark.parametrize(
    ("low", "high", "unit", "modifier", "shown"),
    [
        (250_000_000, None, "EUR", "more_than", "> €250M"),
        (74_400_000, 74_400_000, "EUR", "exact", "€74.4M"),
        (12.5, 12.5, "%", "exact", "12.5%"),
    ],
)
def test_amounts_of_documents(low, high, unit, modifier, shown):
    figure = {"low": low, "high": high, "unit": unit, "modifier": modifier}
    assert published_amount(figure).replace(" %", "%") == shown


@pytest.mark.parametrize(("value", "on"), [(5, 5), (1, 1), (None, 0)])
def test_the_scale_of_a_verdict(value, on):
    assert sum(steps(value)) == on


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "new", "<ins>new</ins>"),
        ("old", "", "<del>old</del>"),
        ("it cost 47 million", "it cost 74 million", "it cost <del>47</del><ins>74</ins> million"),
        ("wholly other", "not alike", "<del>wholly other</del><ins>not alike</ins>"),
        ("<b> is 1 one", "<b> is 2 one", "&lt;b&gt; is <del>1</del><ins>2</ins> one"),
    ],
)
def test_differences(before, after, shown):
    assert difference(Change("x", before, after)) == shown
