from django.conf import settings
from django.http import HttpRequest


def newsroom(_request: HttpRequest) -> dict[str, str]:
    """What every page shows: whose desk this is."""
    return {"newsroom": settings.NEWSROOM}
