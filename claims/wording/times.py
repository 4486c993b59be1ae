"""Times as people read them."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.timezone import localtime


def moment(value: dt.datetime) -> str:
    """A time of day in the zone of the newsroom, which it names."""
    local = localtime(value)
    return f"{date_format(local, 'j M Y, H:i')} {local:%Z}"
