"""Entries at the desk: write, ask, review, schedule, publish, correct, retract, look again."""

from django.urls import path, re_path

from claims.publication.contacts import views as contacts
from claims.publication.copies import views as copies
from claims.publication.dependants import views as dependants
from claims.publication.scale import views as scale
from claims.publication.standing import views as standing
from claims.publication.tips import desk_views as tips
from claims.publication.writing import desk_views as views
from claims.publication.writing import editor_views as editor
from claims.publication.writing import revising_views as revising
from claims.publication.writing import schedule_views as schedule

urlpatterns = [
    path("", views.entries, name="entries"),
    path("new/", editor.create, name="entry_create"),
    path("scale/", scale.scale, name="scale"),
    path("scale/new/", scale.create, name="rating_create"),
    path("scale/<slug:key>/", scale.rating, name="rating"),
    re_path(r"^scale/(?P<key>[-\w]+)/(?P<action>up|down|retire|bring-back)/$", scale.move, name="rating_move"),
    path("rechecks/", dependants.rechecks, name="rechecks"),
    re_path(r"^rechecks/(?P<recheck_id>\w+)/(?P<action>close|undo)/$", dependants.recheck_set, name="recheck_set"),
    path("tips/", tips.tips, name="tips"),
    path("tips/<slug:public_id>/", tips.tip, name="tip"),
    path("tips/<slug:public_id>/close/", tips.close, name="tip_close"),
    path("tips/<slug:public_id>/reopen/", tips.reopen, name="tip_reopen"),
    path("pages/", standing.pages, name="standing_pages"),
    path("pages/<slug:public_id>/undo/", standing.undo, name="standing_undo"),
    path("pages/<slug:name>/<slug:language>/", standing.write, name="standing"),
    path("copies/<slug:copy_id>/", copies.copy, name="copy"),
    path("copies/<slug:copy_id>/file/", copies.file, name="copy_file"),
    path("<slug:public_id>/", editor.entry, name="entry"),
    path("<slug:public_id>/claims/", editor.claims, name="entry_claims"),
    path("<slug:public_id>/evidence/<int:position>/copy/", copies.retry, name="copy_retry"),
    path("<slug:public_id>/contacts/new/", contacts.create, name="contact_create"),
    path("<slug:public_id>/contacts/<slug:contact_id>/", contacts.change, name="contact"),
    path(
        "<slug:public_id>/contacts/<slug:contact_id>/strike/",
        contacts.withdraw,
        {"withdrawn": True},
        name="contact_strike",
    ),
    path(
        "<slug:public_id>/contacts/<slug:contact_id>/restore/",
        contacts.withdraw,
        {"withdrawn": False},
        name="contact_restore",
    ),
    path("<slug:public_id>/move/", views.move, name="entry_move"),
    path("<slug:public_id>/schedule/", schedule.schedule, name="entry_schedule"),
    path("<slug:public_id>/unschedule/", schedule.unschedule, name="entry_unschedule"),
    path("<slug:public_id>/correct/", revising.correct, name="entry_correct"),
    path("<slug:public_id>/retract/", revising.retract, name="entry_retract"),
    path("<slug:public_id>/preview/", views.preview, name="entry_preview"),
    path("<slug:public_id>/history/", views.history, name="entry_history"),
    path("<slug:public_id>/revisions/<int:number>/", views.revision, name="entry_revision"),
]
