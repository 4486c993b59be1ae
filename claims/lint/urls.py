from django.urls import path

from claims.lint import views

urlpatterns = [path("", views.draft, name="lint")]
