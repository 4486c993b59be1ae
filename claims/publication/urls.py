"""What everybody may read."""

from django.urls import path

from claims.publication import views

urlpatterns = [
    path("", views.entries, name="entries"),
    path("entries/<slug:public_id>/", views.entry, name="entry"),
    path("entries/<slug:public_id>/<slug:slug>/", views.entry, name="entry"),
]
