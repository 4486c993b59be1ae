from django.urls import path

from claims.home import views as home
from claims.review import article_views, bulk_views, change_views, filter_views, queue_views

urlpatterns = [
    path("", home.home, name="home"),
    path("queue/", queue_views.queue, name="queue"),
    path("queue/news/", queue_views.news, name="queue_news"),
    path("queue/bulk/", bulk_views.decide, name="queue_bulk"),
    path("queue/bulk/<slug:public_id>/undo/", bulk_views.undo, name="queue_bulk_undo"),
    path("queue/filters/", filter_views.save, name="queue_filter_save"),
    path("queue/filters/<slug:public_id>/remove/", filter_views.remove, name="queue_filter_remove"),
    path("queue/filters/<slug:public_id>/restore/", filter_views.restore, name="queue_filter_restore"),
    path("articles/<slug:public_id>/", article_views.article, name="article"),
    path("articles/<slug:public_id>/texts/<int:number>/", article_views.article, name="article_text"),
    path("articles/<slug:public_id>/texts/<int:number>/changes/", change_views.article_changes, name="article_changes"),
]
