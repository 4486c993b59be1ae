from django.urls import path

from claims.review import article_views, claim_views, link_views, queue_views

urlpatterns = [
    path("", queue_views.home, name="home"),
    path("queue/", queue_views.queue, name="queue"),
    path("articles/<slug:public_id>/", article_views.article, name="article"),
    path("articles/<slug:public_id>/texts/<int:number>/", article_views.article, name="article_text"),
    path("claims/<slug:public_id>/", claim_views.claim, name="claim"),
    path("claims/<slug:public_id>/edit/", claim_views.claim_edit, name="claim_edit"),
    path("claims/<slug:public_id>/accept/", claim_views.claim_decide, {"action": "accept"}, name="claim_accept"),
    path("claims/<slug:public_id>/reject/", claim_views.claim_decide, {"action": "reject"}, name="claim_reject"),
    path("claims/<slug:public_id>/undo/", claim_views.claim_decide, {"action": "undo"}, name="claim_undo"),
    path("claims/<slug:public_id>/link/", link_views.link_set, name="link_set"),
    path("links/<slug:public_id>/confirm/", link_views.link_decide, {"action": "confirm"}, name="link_confirm"),
    path("links/<slug:public_id>/reject/", link_views.link_decide, {"action": "reject"}, name="link_reject"),
    path("links/<slug:public_id>/undo/", link_views.link_decide, {"action": "undo"}, name="link_undo"),
]
