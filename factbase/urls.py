from django.contrib import admin
from django.urls import include, path

from factbase.access.language_views import language_choose
from factbase.health import healthz

desk = [
    path("articles/", include("articles.urls")),
    path("", include("claims.review.urls")),
    path("", include("claims.desk.urls")),
    path("keys/", include("claims.keys.urls")),
    path("", include("claims.spans.urls")),
    path("clusters/", include("claims.clusters.urls")),
    path("", include("claims.independence.urls")),
    path("entries/", include("claims.publication.desk_urls")),
    path("history/", include("factbase.history.urls")),
    path("figures/", include("claims.ledger.urls")),
    path("lint/", include("claims.lint.urls")),
    path("", include("claims.opinions.urls")),
    path("redactions/", include("claims.redaction.urls")),
    path("policies/", include("factbase.policies.urls")),
    path("webhooks/", include("factbase.webhooks.urls")),
    path("leases/", include("factbase.leases.urls")),
    path("drafts/", include("factbase.drafts.urls")),
]

handler500 = "factbase.api_errors.server_error"

urlpatterns = [
    path("", include(("claims.syndication.urls", "syndication"))),
    path("", include(("claims.publication.urls", "public"))),
    path("desk/", include((desk, "desk"))),
    path("api/v1/", include(("claims.api.urls", "api"))),
    path("accounts/", include("allauth.urls")),
    path("language/", language_choose, name="language"),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
]
