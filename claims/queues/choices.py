"""The values of the filters, as they stand in the address."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

ALL, YES, NO, ME, NOBODY = "all", "yes", "no", "me", "nobody"
OLDER = "older"
AGES = {
    "1d": (_("at most a day"), dt.timedelta(days=1)),
    "3d": (_("at most three days"), dt.timedelta(days=3)),
    "7d": (_("at most a week"), dt.timedelta(days=7)),
    f"{OLDER}7d": (_("more than a week"), dt.timedelta(days=7)),
    f"{OLDER}30d": (_("more than thirty days"), dt.timedelta(days=30)),
}
AWAY = dt.timedelta(hours=12)  # for so long a claim stays away that a person put off
