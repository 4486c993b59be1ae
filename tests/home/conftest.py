import pytest

from factbase.ids import new_id


@pytest.fixture(autouse=True)
def _a_cache_of_its_own(settings):
    """What was counted for another test is nothing to this one."""
    settings.CACHES = {"default": settings.CACHES["default"] | {"KEY_PREFIX": new_id()}}
