"""Amounts as people type them into a filter: 250M, 1,5 Mrd, 3 bn, 12'000."""

import re
from decimal import Decimal

from babel.numbers import list_currencies
from django import forms
from django.utils.translation import gettext_lazy as _

# By what the word after the number begins with; German, English and French are told apart by "b" and "mrd" alone.
SCALES = (
    (r"t(?:sd|ausend|housand)?|k|mille", 3),
    (r"m(?:io|n|ln)?|million\w*", 6),
    (r"bn|mia|mr?d|milliarde?\w*|b(?:illions?)?", 9),
)
# Digits in groups of three, or in one go; a fraction may follow.
AMOUNT = re.compile(
    r"(?P<sign>-?)(?:(?P<grouped>\d{1,3}(?P<mark>[.,'’\s])\d{3}(?:(?P=mark)\d{3})*)|(?P<plain>\d+))"
    r"(?:[.,](?P<fraction>\d+))?\s*(?P<scale>[a-zà-ü]*)\.?",
    re.IGNORECASE,
)


def read_amount(text: str) -> Decimal:
    """Raise ValueError for what is no amount. A comma or a dot before three digits parts thousands: 1.500 is 1500."""
    found = AMOUNT.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"no amount: {text}")
    whole = re.sub(r"\D", "", found["grouped"] or found["plain"])
    return Decimal(f"{found['sign']}{whole}.{found['fraction'] or 0}") * 10 ** _power(found["scale"])


def _power(scale: str) -> int:
    if not scale:
        return 0
    for pattern, power in SCALES:
        if re.fullmatch(pattern, scale, re.IGNORECASE):
            return power
    raise ValueError(f"no amount: {scale}")


SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


class UnitField(forms.CharField):
    """A unit as figures have it; of currencies, the sign or small letters will do."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "EUR, %, person"})

    def clean(self, value: object) -> str:
        unit: str = SIGNS.get(super().clean(value), super().clean(value))
        return unit.upper() if unit.upper() in list_currencies() else unit


class AmountField(forms.CharField):
    """A number in words or digits, as a Decimal."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "placeholder": "250M"})

    def clean(self, value: object) -> Decimal | None:
        text = super().clean(value)
        try:
            return read_amount(text) if text else None
        except ValueError:
            raise forms.ValidationError(_("This is no amount. Try 250M, 1.5 bn or 80000.")) from None
