from django.urls import path

from claims.review import article_views, queue_views

urlpatterns = [
    path("", queue_views.home, name="home"),
    path("queue/", queue_views.queue, name="queue"),
    path("articles/<slug:public_id>/", article_views.article, name="article"),
    path("articles/<slug:public_id>/texts/<int:number>/", article_views.article, name="article_text"),
    path("articles/<slug:public_id>/claims/new/", article_views.claim_create, name="claim_create"),
]
