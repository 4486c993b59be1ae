from django.urls import path

from factbase.history import views

urlpatterns = [path("", views.events, name="history")]
