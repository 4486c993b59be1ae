"""Who may use which endpoint of the API: programs by the scope of their key, people by their role."""

from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from factbase.access.authentication import key_given
from factbase.access.models import APIKey


@dataclass(frozen=True, slots=True)
class Access:
    """What a caller needs: a key of this scope or a wider one, or a session with this permission."""

    scope: APIKey.Scope
    permission: str


def is_allowed(request: Request, needed: Access) -> bool:
    """Whether the caller has it; for an answer that says more to those who have."""
    if isinstance(request.auth, APIKey):
        return request.auth.allows(needed.scope)
    return request.user is not None and request.user.has_perm(needed.permission)


class ScopedAccess(BasePermission):
    """Lets callers through by the view's `access`, a table from method to Access; a method not in it is public."""

    def has_permission(self, request: Request, view: Any) -> bool:
        method = "GET" if request.method == "HEAD" else request.method
        needed: Access | None = view.access.get(method)
        if needed is None:
            return True
        if isinstance(request.auth, APIKey):
            if not request.auth.allows(needed.scope):
                raise PermissionDenied(f"This key has the scope “{request.auth.scope}”; “{needed.scope}” is needed")
        elif request.user is None:
            raise NotAuthenticated(
                "This key is not known, or it has expired"
                if key_given(request)
                else f"Send a key of the scope “{needed.scope}”, or sign in at the desk"
            )
        elif not request.user.has_perm(needed.permission):
            raise PermissionDenied("Your role may not do this")
        return True
