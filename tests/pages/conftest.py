import pytest


@pytest.fixture(autouse=True)
def _committed(committed):
    """A browser talks to a server in another thread: what it is to see must be committed."""
