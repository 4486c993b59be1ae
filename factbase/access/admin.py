from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from rest_framework_api_key.admin import APIKeyModelAdmin
from rest_framework_api_key.models import APIKey as UnscopedAPIKey
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from factbase.access.models import APIKey, KeptAnswer, User

admin.site.unregister(Group)
admin.site.unregister(UnscopedAPIKey)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Only a superuser makes superusers, or gives single permissions beside the roles."""
        fields = list(super().get_readonly_fields(request, obj))
        return fields if request.user.is_superuser else [*fields, "is_superuser", "user_permissions"]


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    pass


@admin.register(APIKey)
class APIKeyAdmin(APIKeyModelAdmin, ModelAdmin):
    list_display = ("prefix", "name", "scope", "person", "expiry_date", "revoked")
    list_select_related = ("person",)
    list_filter = ("scope",)


@admin.register(KeptAnswer)
class KeptAnswerAdmin(ModelAdmin):
    """To look into; they go by themselves after a day."""

    list_display = ("at", "caller", "key", "status")
    search_fields = ("caller", "key")

    def has_add_permission(self, _request: HttpRequest, *_args: Any) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False
