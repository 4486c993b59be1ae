"""Amounts as people type them into a filter: 250M, 1,5 Mrd, 3 bn, 12'000."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

# By what the word after the number begins with; German, English and French are told apart by "b" and "mrd" alone.
SCALES = (
    (r"t(?:sd|ausend|housand)?|k|mille", 3),
    (r"m(?:io|n|ln)?|million\w*", 6),
    (r"bn|mia|mr?d|milliarde?\w*|b(?:illions?)?", 9),
)
AMOUNT = re.compile(r"(?P<number>-?\d[\d.,'’\s]*)(?P<scale>[a-zà-ü]*)\.?", re.IGNORECASE)
GROUPS = re.compile(r"-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


def read_amount(text: str) -> Decimal:
    """Raise ValueError for what is no amount. A comma or a dot before three digits parts thousands: 1.500 is 1500."""
    found = AMOUNT.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    power = _power(found["scale"])
    return _number(re.sub(r"['’\s]", "", found["number"]), scaled=power > 0) * 10**power


def _power(scale: str) -> int:
    if not scale:
        return 0
    for pattern, power in SCALES:
        if re.fullmatch(pattern, scale, re.IGNORECASE):
            return power
    raise ValueError(scale)


def _number(digits: str, *, scaled: bool) -> Decimal:
    if GROUPS.fullmatch(digits) and not (scaled and len(re.findall(r"[.,]", digits)) == 1):
        return Decimal(re.sub(r"[.,]", "", digits))
    whole, mark, fraction = digits.rpartition(max(digits, key=lambda sign: (sign in ".,", digits.rfind(sign))))
    if mark not in (".", ","):
        return Decimal(digits)
    if not whole or set(fraction) & {".", ","}:
        raise ValueError(digits)
    return Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction or 0}")


class AmountField(forms.CharField):
    """A number in words or digits, as a Decimal."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "placeholder": "250M"})

    def clean(self, value: object) -> Decimal | None:
        text = super().clean(value)
        try:
            return read_amount(text) if text else None
        except (ValueError, ArithmeticError):
            raise forms.ValidationError(_("This is no amount. Try 250M, 1.5 bn or 80000.")) from None
