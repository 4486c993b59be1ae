"""Amounts as people type them."""

from decimal import Decimal

import pytest

from claims.queues.amounts import read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("250", "250"),
        ("250M", "250000000"),
        ("250 Mio.", "250000000"),
        ("1,5 Mrd", "1500000000"),
        ("1.5 bn", "1500000000"),
        ("3 milliards", "3000000000"),
        ("1.500", "1500"),
        ("1,500,000", "1500000"),
        ("1.500.000,75", "1500000.75"),
        ("12'000", "12000"),
        ("12\u202f000", "12000"),
        ("1.500 Mio", "1500000000"),
        ("80k", "80000"),
        ("0,5", "0.5"),
        ("-3", "-3"),
        ("1.500.00", "1500.00"),
    ],
)
def test_an_amount_is_read(text, amount):
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "M", "many", "1.2.3,4,5", "12 parsec", "1,2,3", "€5", "--1", "1.2.3"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="no amount"):
        read_amount(text)
