"""How the home page writes shares, days and times."""

import datetime as dt

from babel.dates import format_skeleton
from babel.numbers import format_percent
from django import template
from django.utils.translation import gettext as _

from claims.wording.figures import locale

register = template.Library()

MINUTE = 60


@register.filter
def share(value: float | None) -> str:
    """A share of one in per cent; nothing where there is none."""
    return "" if value is None else format_percent(value, locale=locale())


@register.filter
def day(value: dt.date) -> str:
    """Without its year, and short enough for an axis."""
    return format_skeleton("MMMd", value, locale=locale())


@register.filter
def duration(seconds: float) -> str:
    minutes, left = divmod(round(seconds), MINUTE)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": left}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": left}
