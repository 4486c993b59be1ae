"""How pages are looked at: by every run on a phone by day, by the slow tests also at a desk and by night."""

import pytest

LOOKS = [
    (360, "light"),
    *(pytest.param(*look, marks=pytest.mark.slow) for look in ((1440, "light"), (360, "dark"), (1440, "dark"))),
]
WIDTHS = [360, pytest.param(1440, marks=pytest.mark.slow)]
