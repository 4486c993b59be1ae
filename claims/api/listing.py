"""The lists of the desk: rows as they are now, published or not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.fields import FIELDS, chosen_fields, only
from claims.api.paging import by_key, page_links
from claims.api.parameters import PAGING, Parameter, choice, read_query
from claims.api.shapes.parts import Shape
from factbase.changes.listing import NEWEST, OLDEST

ORDER = choice("order", "`newest`: last made first; `oldest`.", (NEWEST, OLDEST), default=NEWEST)


@dataclass(frozen=True, slots=True)
class DeskListing:
    """What may be asked of a list, and what its objects look like."""

    shape: type[Shape]
    filters: tuple[Parameter, ...] = ()
    parameters: tuple[Parameter, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", (*self.filters, ORDER, FIELDS, *PAGING))

    def read(self, request: Request) -> dict[str, Any]:
        return read_query(request.query_params, self.parameters)

    def page(
        self, request: Request, rows: QuerySet, query: dict[str, Any], document: Callable[[Any], dict[str, Any]]
    ) -> Response:
        """One page of the rows that the query, as it was read, leaves over."""
        chosen = chosen_fields(query["fields"], self.shape)
        oldest_first = query["order"] == OLDEST
        found, cursor = by_key(rows, cursor=query["cursor"], limit=query["limit"], oldest_first=oldest_first)
        results = [only(document(row), chosen) for row in found]
        return Response({"results": results} | page_links(request, cursor))
