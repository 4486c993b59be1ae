from django.urls import path

from claims.independence import views

urlpatterns = [
    path("families/<slug:public_id>/", views.family, name="family"),
    path("families/<slug:public_id>/undo/<int:event>/", views.undo, name="family_undo"),
    path("articles/<slug:public_id>/family/", views.article_family, name="article_family"),
    path("articles/<slug:public_id>/family/split/", views.split, name="family_split"),
    path("articles/<slug:public_id>/family/join/", views.join, name="family_join"),
    path("articles/<slug:public_id>/family/origin/", views.origin, name="family_origin"),
    path("articles/<slug:public_id>/beside/<slug:other>/", views.beside, name="beside"),
]
