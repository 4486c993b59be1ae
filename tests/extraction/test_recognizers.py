"""The share of published test vectors that the engine reads, held to floors that may only rise.

Counted as an outside harness would: a figure by the bounds that `manage.py extract --json` prints, a date by its days.
Some vectors want what is no figure in the news (dates and addresses in pieces, lone articles); the floors allow for
those. Left out are vectors without a result and ordinals, which are no figures; of the dates times of day, durations,
sets, decades, seasons, weekends, half-open times and days without a month, none of which `find_dates` claims to read, and
those without a day of reference. Holidays, slashed formats and lower case look like other dates and count as not read.
"""

import json
from pathlib import Path

import pytest

from factbase.management.vectors import measure

VECTORS = Path(__file__).parents[3] / "shared" / "data"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["recognizers"]

pytestmark = pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not here")


@pytest.fixture(scope="module")
def shares() -> dict[tuple[str, str], float]:
    return {(share.language, share.kind): share.value for share in measure(VECTORS)}


@pytest.mark.parametrize(("language", "kind"), [(language, kind) for language in FLOORS for kind in FLOORS[language]])
def test_published_vectors_are_read(language, kind, shares):
    assert shares[language, kind] >= FLOORS[language][kind]


def test_every_kind_has_a_floor(shares):
    assert set(shares) == {(language, kind) for language in FLOORS for kind in FLOORS[language]}
