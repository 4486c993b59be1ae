"""Entries at the desk: write, review, publish, correct, retract."""

from django.urls import path

from claims.publication import desk_views as views
from claims.publication import editor_views as editor

urlpatterns = [
    path("", views.entries, name="entries"),
    path("new/", editor.create, name="entry_create"),
    path("<slug:public_id>/", editor.entry, name="entry"),
    path("<slug:public_id>/claims/", editor.claims, name="entry_claims"),
    path("<slug:public_id>/move/", views.move, name="entry_move"),
    path("<slug:public_id>/stands/", views.stands, name="entry_stands"),
    path("<slug:public_id>/correct/", editor.correct, name="entry_correct"),
    path("<slug:public_id>/retract/", views.retract, name="entry_retract"),
    path("<slug:public_id>/preview/", views.preview, name="entry_preview"),
    path("<slug:public_id>/history/", views.history, name="entry_history"),
    path("<slug:public_id>/revisions/<int:number>/", views.revision, name="entry_revision"),
]
