from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from claims.publication.standing.reading import standing_names


def standing(_request: HttpRequest) -> dict[str, Any]:
    """For the foot of public pages: the pages about the newsroom. Whoever names them costs a query, once a page."""
    return {"standing_pages": SimpleLazyObject(standing_names)}
