from django.urls import path

from factbase.drafts import views

urlpatterns = [
    path("<slug:form>/", views.save, name="draft"),
    path("<slug:form>/drop/", views.drop, name="draft_drop"),
    path("<slug:form>/of/<slug:subject>/", views.save, name="draft"),
    path("<slug:form>/of/<slug:subject>/drop/", views.drop, name="draft_drop"),
]
