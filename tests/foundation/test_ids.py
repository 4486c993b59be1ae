import re

from factbase.ids import PATTERN, new_id


def test_an_id_is_twelve_characters_of_crockford_base32():
    assert all(re.fullmatch(PATTERN, new_id()) for _ in range(1000))


def test_ids_do_not_repeat():
    assert len({new_id() for _ in range(10_000)}) == 10_000
