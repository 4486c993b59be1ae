"""What everybody may read."""

from django.urls import path

from claims.publication.reading import browsing_views as browsing
from claims.publication.reading import views
from claims.publication.standing import views as standing
from claims.publication.tips import views as tips

urlpatterns = [
    path("", browsing.entries, name="entries"),
    path("topics/", browsing.subjects, name="subjects"),
    path("topics/<str:topic>/", browsing.topic, name="topic"),
    path("entities/<slug:public_id>/", browsing.entity, name="entity"),
    path("entities/<slug:public_id>/<slug:slug>/", browsing.entity, name="entity"),
    path("corrections/", browsing.corrections, name="corrections"),
    path("suggest/", tips.suggest, name="suggest"),
    path("thanks/", tips.thanks, name="thanks"),
    path("about/<slug:name>/", standing.standing, name="standing"),
    path("entries/<slug:public_id>/", views.entry, name="entry"),
    path("entries/<slug:public_id>/revisions/<int:number>/", views.revision, name="revision"),
    path("entries/<slug:public_id>/revisions/<int:number>/picture.png", views.picture, name="picture"),
    path("entries/<slug:public_id>/report/", tips.report, name="report"),
    path("entries/<slug:public_id>/<slug:slug>/", views.entry, name="entry"),
]
