"""Dates as pages print them in German, English and French."""

import re
from collections.abc import Iterator
from datetime import date

from babel.dates import get_month_names

_LOCALES = ("de", "de_AT", "en", "en_GB", "fr")
_MONTHS = {
    name.rstrip(".").casefold(): number
    for locale in _LOCALES
    for width in ("wide", "abbreviated")
    for context in ("format", "stand-alone")
    for number, name in get_month_names(width, context, locale).items()
}
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<!\w)(?:
      (?P<y1>\d{{4}})(?P<s>[-/.])(?P<m1>\d{{1,2}})(?P=s)(?P<d1>\d{{1,2}})        # 2024-07-10, 2024/07/10
    | (?P<d2>\d{{1,2}})\.\s?(?P<m2>\d{{1,2}})\.\s?(?P<y2>\d{{4}})                 # 10.07.2024
    | (?P<d3>\d{{1,2}})(?:\.|er|st|nd|rd|th)?\s+(?:of\s+)?(?P<m3>{_MONTH})\.?,?\s+(?P<y3>\d{{4}})   # 10. Juli 2024
    | (?P<m4>{_MONTH})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})  # July 10, 2024
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)


def written_dates(text: str) -> Iterator[str]:
    """Every full date in the text as ISO 8601, in order. 10/07/2024, which is two days, and lone months are none."""
    for found in _DATE.finditer(text):
        day, month, year = (next(filter(None, (found[f"{part}{form}"] for form in "1234"))) for part in "dmy")
        try:
            yield date(int(year), _MONTHS.get(month.casefold()) or int(month), int(day)).isoformat()
        except ValueError:
            continue
