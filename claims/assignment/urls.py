from django.urls import path

from claims.assignment import views

urlpatterns = [
    path("assigned/", views.assigned, name="assigned"),
    path("assign/", views.assign, name="assign"),
    path("assign/<slug:act>/undo/", views.assign_undo, name="assign_undo"),
]
