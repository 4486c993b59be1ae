from django.urls import path

from claims.keys import views

urlpatterns = [
    path("", views.keys, name="keys"),
    path("reset/", views.reset, name="keys_reset"),
]
