from django.urls import path

from factbase.webhooks import views

urlpatterns = [
    path("", views.endpoints, name="webhooks"),
    path("new/", views.create, name="webhook_create"),
    path("messages/<slug:public_id>/", views.delivery, name="delivery"),
    path("messages/<slug:public_id>/replay/", views.replay, name="delivery_replay"),
    path("<slug:public_id>/", views.endpoint, name="webhook"),
    path("<slug:public_id>/edit/", views.edit, name="webhook_edit"),
    path("<slug:public_id>/test/", views.test, name="webhook_test"),
    path("<slug:public_id>/replay/", views.replay_failed, name="webhook_replay"),
    path("<slug:public_id>/secret/new/", views.secret_new, name="webhook_secret"),
    path("<slug:public_id>/secret/old/", views.secret_old, name="webhook_secret_old"),
    path("<slug:public_id>/<slug:action>/", views.move, name="webhook_move"),
]
