"""Typed figures of published claims, one by one."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from claims.api.endpoint import PublicEndpoint
from claims.api.kinds import FIGURES
from claims.api.parameters import documented
from claims.api.published import published_page
from claims.api.shapes import public as shapes


class Figures(PublicEndpoint):
    @extend_schema(operation_id="figures", parameters=documented(*FIGURES.parameters), responses=shapes.FigurePage)
    def get(self, request: Request) -> HttpResponse:
        """Figures of published claims, newest first."""
        return published_page(request, FIGURES)
