from django.urls import path

from claims.clusters import acts, views

urlpatterns = [
    path("", views.clusters, name="clusters"),
    path("gather/", acts.gather, name="cluster_gather"),
    path("<slug:public_id>/", views.cluster, name="cluster"),
    path("<slug:public_id>/add/", acts.add, name="cluster_add"),
    path("<slug:public_id>/remove/", acts.remove, name="cluster_remove"),
    path("<slug:public_id>/split/", acts.split, name="cluster_split"),
    path("<slug:public_id>/merge/", acts.merge, name="cluster_merge"),
    path("<slug:public_id>/rename/", acts.rename, name="cluster_rename"),
    path("<slug:public_id>/entry/", acts.make_entry, name="cluster_entry"),
    path("<slug:public_id>/acts/<slug:act>/undo/", acts.undo, name="cluster_undo"),
]
