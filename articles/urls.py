from django.urls import path

from articles import feed_views, views, watch_views

urlpatterns = [
    path("", views.article_list, name="articles"),
    path("submit/", views.article_submit, name="article_submit"),
    path("submit/file/", views.article_submit_file, name="article_submit_file"),
    path("submit/address/", views.article_submit_address, name="article_submit_address"),
    path("feeds/", feed_views.feed_list, name="feeds"),
    path("feeds/<slug:public_id>/pause/", feed_views.feed_pause, name="feed_pause"),
    path("feeds/<slug:public_id>/resume/", feed_views.feed_resume, name="feed_resume"),
    path("feeds/<slug:public_id>/poll/", feed_views.feed_poll, name="feed_poll"),
    path("watched/", watch_views.watch_list, name="watches"),
    path("<slug:public_id>/watch/", watch_views.watch_set, {"active": True}, name="watch_on"),
    path("<slug:public_id>/unwatch/", watch_views.watch_set, {"active": False}, name="watch_off"),
    path("<slug:public_id>/look/", watch_views.watch_now, name="watch_now"),
    path("<slug:public_id>/take/", watch_views.watch_now, {"kept": 0}, name="watch_take"),
    path("<slug:public_id>/edit/", views.article_edit, name="article_edit"),
    path("<slug:public_id>/retry/", views.article_retry, name="article_retry"),
]
