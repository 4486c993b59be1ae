from django.urls import path

from claims.desk import act_views, assign_views, claim_views, comment_views, cut_views, link_views, skip_views

urlpatterns = [
    path("claims/<slug:public_id>/", claim_views.claim, name="claim"),
    path("claims/<slug:public_id>/edit/", claim_views.claim_edit, name="claim_edit"),
    path("claims/<slug:public_id>/accept/", claim_views.claim_decide, {"action": "accept"}, name="claim_accept"),
    path("claims/<slug:public_id>/reject/", claim_views.claim_decide, {"action": "reject"}, name="claim_reject"),
    path("claims/<slug:public_id>/undo/", claim_views.claim_decide, {"action": "undo"}, name="claim_undo"),
    path("claims/<slug:public_id>/skip/", skip_views.skip, name="claim_skip"),
    path("claims/<slug:public_id>/link/", link_views.link_set, name="link_set"),
    path("claims/<slug:public_id>/split/", cut_views.split, name="claim_split"),
    path("claims/<slug:public_id>/merge/", cut_views.merge, name="claim_merge"),
    path("claims/<slug:public_id>/comment/", comment_views.comment, name="claim_comment"),
    path("links/<slug:public_id>/confirm/", link_views.link_decide, {"action": "confirm"}, name="link_confirm"),
    path("links/<slug:public_id>/reject/", link_views.link_decide, {"action": "reject"}, name="link_reject"),
    path("links/<slug:public_id>/undo/", link_views.link_decide, {"action": "undo"}, name="link_undo"),
    path("acts/undo/", act_views.undo, name="session_undo"),
    path("acts/redo/", act_views.redo, name="session_redo"),
    path("acts/<slug:public_id>/", act_views.flip, name="act_flip"),
    path("assigned/", assign_views.assigned, name="assigned"),
    path("assign/", assign_views.assign, name="assign"),
    path("assign/<slug:act>/undo/", assign_views.assign_undo, name="assign_undo"),
]
