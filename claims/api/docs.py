"""The OpenAPI document, and a page to try it out that needs nothing from elsewhere."""

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from claims.api.endpoint import PublicEndpoint


class Schema(SpectacularJSONAPIView):
    authentication_classes = PublicEndpoint.authentication_classes


# Swagger UI draws with style attributes.
@method_decorator(csp_update({"style-src": ["'unsafe-inline'"]}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    authentication_classes = PublicEndpoint.authentication_classes
    url_name = "api:schema"
