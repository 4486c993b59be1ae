from django.urls import path

from claims.redaction import views

urlpatterns = [
    path("", views.redactions, name="redactions"),
    path("<slug:public_id>/", views.redaction, name="redaction"),
    path("<slug:public_id>/do/", views.do, name="redaction_do"),
    path("<slug:public_id>/withdraw/", views.withdraw, name="redaction_withdraw"),
]
