"""How pages are looked at by the slow tests: on a phone and at a desk, by day and by night."""

from itertools import product

import pytest

WIDTHS = [pytest.param(width, marks=pytest.mark.slow) for width in (360, 1440)]
LOOKS = [pytest.param(*look, marks=pytest.mark.slow) for look in product((360, 1440), ("light", "dark"))]
