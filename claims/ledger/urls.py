"""The ledgers at the desk. An open side of a pair is a hyphen; the measure is in the query."""

from django.urls import path

from claims.ledger import views

urlpatterns = [
    path("", views.index, name="ledgers"),
    path("<slug:subject>/", views.ledger, name="ledger_of_one"),
    path("<slug:subject>/ledger.<slug:ending>", views.ledger_file, name="ledger_file_of_one"),
    path("<slug:giver>/<slug:receiver>/", views.ledger, name="ledger"),
    path("<slug:giver>/<slug:receiver>/ledger.<slug:ending>", views.ledger_file, name="ledger_file"),
]
