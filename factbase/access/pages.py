"""Who may open a page of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]


def needs(permission: str) -> Callable[[View], View]:
    """A stranger is asked to sign in; a person without the permission gets 403 with the reason."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise PermissionDenied(_("Your role may not do this. Ask an operator for another role."))
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return decorate
