from django.urls import path

from factbase.policies import views

urlpatterns = [
    path("", views.policies, name="policies"),
    path("<slug:name>/on/", views.switch, {"active": True}, name="policy_on"),
    path("<slug:name>/off/", views.switch, {"active": False}, name="policy_off"),
]
