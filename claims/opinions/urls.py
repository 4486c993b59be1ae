from django.urls import path

from claims.opinions import views

urlpatterns = [
    path("entries/<slug:public_id>/rate/", views.rate, name="entry_rate"),
    path("entries/<slug:public_id>/settle/", views.settle, name="entry_settle"),
]
