"""What the pages of ledgers write."""

import datetime as dt
from decimal import Decimal

from babel.numbers import format_compact_currency, format_compact_decimal
from django import template
from django.template.defaultfilters import date
from django.utils.translation import pgettext_lazy

from claims.models import Figure
from claims.wording.figures import amount, is_money
from claims.wording.locales import locale

register = template.Library()

# Of Django's dates; short, since many stand side by side.
FORMATS = {
    "year": "Y",
    "month": pgettext_lazy("date format", "M Y"),
    "day": pgettext_lazy("date format", "j M"),
}


@register.filter
def tick_date(day: dt.date, grain: str) -> str:
    return date(day, str(FORMATS[grain]))


@register.filter
def tick_amount(value: Decimal, unit: str) -> str:
    """Short, as an axis wants it; the unit where it is money or a sign, else the axis has it as a title."""
    if is_money(unit):
        return format_compact_currency(value, unit, locale=locale(), fraction_digits=1)
    number = format_compact_decimal(value, locale=locale(), fraction_digits=1)
    return f"{number} %" if unit == "%" else number


@register.filter
def amount_of(value: Decimal, unit: str) -> str:
    return amount(Figure(low=value, high=value, unit=unit, modifier="exact"))


@register.filter
def add_to(number: float, more: int) -> float:
    return round(float(number) + more, 1)


@register.filter
def times(number: int, size: int) -> int:
    return number * size
