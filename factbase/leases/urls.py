from django.urls import path

from factbase.leases import views

urlpatterns = [
    path("<slug:kind>/<slug:public_id>/beat/", views.beat, name="lease_beat"),
    path("<slug:kind>/<slug:public_id>/take/", views.take_over, name="lease_take"),
    path("<slug:kind>/<slug:public_id>/leave/", views.leave, name="lease_leave"),
]
