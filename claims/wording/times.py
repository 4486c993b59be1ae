"""ISO 8601 as people write it, in the language of the reader."""

import datetime as dt
import re

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

MONTH, DAY = len("2024-07"), len("2024-07-10")
WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{2})")


def moment(value: str | None) -> str:
    """An ISO 8601 day, month, year, instant or interval as people write it; anything else as it stands."""
    parts = (value or "").split("/")
    return " – ".join(_point(part) for part in parts if part)


def _point(value: str) -> str:
    try:
        if len(value) == DAY:
            return date_format(dt.date.fromisoformat(value), "DATE_FORMAT")
        if len(value) == MONTH:
            return date_format(dt.date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
        if len(value) > DAY:
            return date_format(localtime(dt.datetime.fromisoformat(value)), "DATE_FORMAT")
    except ValueError:
        return value
    week = WEEK.fullmatch(value)
    return _("%(year)s-W%(week)s") % week.groupdict() if week else value


def clock(value: dt.datetime) -> str:
    """A time of day in the zone of the newsroom, which it names."""
    local = localtime(value)
    return f"{date_format(local, 'SHORT_DATETIME_FORMAT')} {local:%Z}"
