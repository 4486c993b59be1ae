"""Figures as people write them, in the language of the reader."""

from decimal import Decimal

from babel.numbers import format_compact_currency, format_compact_decimal, format_currency, format_decimal
from django.utils.translation import gettext_lazy as _

from claims.extraction.types import Modifier
from claims.models import Figure
from claims.models.figure import Scopes, Stages
from claims.wording.locales import locale
from claims.wording.terms import unit_words

SIGNS = {
    Modifier.APPROX: "≈ ",
    Modifier.MORE_THAN: "> ",
    Modifier.AT_LEAST: "≥ ",
    Modifier.LESS_THAN: "< ",
    Modifier.AT_MOST: "≤ ",
    Modifier.NEARLY: _("nearly "),
}


def amount(figure: Figure) -> str:
    """“> €250M”, “12–15 %”, “≈ 1,200 vehicles”: never rounded, since a digit may be the news."""
    ends = dict.fromkeys(bound for bound in (figure.low, figure.high) if bound is not None)
    sign = str(SIGNS.get(Modifier(figure.modifier), "")) if len(ends) == 1 else ""
    return sign + "–".join(_number(bound, figure.unit) for bound in ends)


def _number(value: Decimal, unit: str) -> str:
    reader = locale()
    money = is_money(unit)
    if _is_short(value):
        if money:
            return format_compact_currency(value, unit, locale=reader, fraction_digits=2)
        return f"{format_compact_decimal(value, locale=reader, fraction_digits=2)} {unit_words(unit, value)}"
    if money:
        pattern = reader.currency_formats["standard"].pattern
        whole = pattern.replace(".00", "") if value == value.to_integral_value() else pattern
        return format_currency(value, unit, whole, locale=reader, currency_digits=False, decimal_quantization=False)
    return f"{format_decimal(value, locale=reader, decimal_quantization=False)} {unit_words(unit, value)}"


def is_money(unit: str) -> bool:
    """Whether it is a currency of ISO 4217."""
    return len(unit) == len("EUR") and unit.isalpha() and unit.isupper()


def _is_short(value: Decimal) -> bool:
    """Whether “1.23M” says all of it."""
    thousands = max(6, value.adjusted() // 3 * 3)
    return value.adjusted() >= 6 and value == round(value.scaleb(-thousands), 2).scaleb(thousands)


def stage_words(stage: str | None) -> str:
    return _label(Stages, stage)


def scope_words(scope: str | None) -> str:
    return _label(Scopes, scope)


def _label(choices: type[Stages | Scopes], code: str | None) -> str:
    """In words; what an older document says stands as it is."""
    return str(dict(choices.choices).get(code, code)) if code else ""
