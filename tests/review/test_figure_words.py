"""Figures as people read them."""

from decimal import Decimal

import pytest
from django.utils import translation

from claims.models import Figure
from claims.wording.figures import amount


@pytest.mark.parametrize(
    ("low", "high", "unit", "modifier", "language", "words"),
    [
        ("250000000", None, "EUR", "more_than", "en", "> €250M"),
        ("250000000", None, "EUR", "more_than", "de", "> 250\xa0Mio.\xa0€"),
        (None, "300", "EUR", "at_most", "en", "≤ €300"),
        ("74400000", "74400000", "EUR", "exact", "en", "€74.4M"),
        # Never rounded: the digits may be the news.
        ("1234567", "1234567", "EUR", "exact", "en", "€1,234,567"),
        ("12", "15", "%", "range", "en", "12 %–15 %"),
        ("1200", "1200", "vehicle", "approx", "fr", "≈ 1\u202f200 véhicules"),
        ("2500000", "2500000", "person", "nearly", "en", "nearly 2.5M people"),
        ("0.000001", "0.000001", "%", "exact", "en", "0.000001 %"),
        ("-3.5", "-3.5", "%", "exact", "en", "-3.5 %"),
        ("0", "0", "%", "exact", "en", "0 %"),
        ("1", "1", "country", "exact", "en", "1 country"),
        ("12", "12", "country", "exact", "en", "12 countries"),
        ("40", "40", "km", "exact", "en", "40 km"),
        ("12.5", "12.5", "EUR", "exact", "en", "€12.50"),
    ],
)
def test_an_amount(low, high, unit, modifier, *, language, words):
    low, high = (bound and Decimal(bound) for bound in (low, high))
    with translation.override(language):
        assert amount(Figure(low=low, high=high, unit=unit, modifier=modifier)) == words
