from django.urls import path

from claims.spans import views

urlpatterns = [
    path("articles/<slug:public_id>/claims/new/", views.claim_create, name="claim_create"),
    path("articles/<slug:public_id>/span/", views.span_new, name="span_new"),
    path("claims/<slug:public_id>/span/", views.claim_span, name="claim_span"),
    path("claims/<slug:public_id>/span/moved/", views.span_moved, name="span_moved"),
    path("claims/<slug:public_id>/span/undo/", views.span_undo, name="span_undo"),
]
