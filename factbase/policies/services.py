"""The one way in which a policy changes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from factbase.access.models import User
from factbase.history.services import event_record
from factbase.policies.models import Policy


@transaction.atomic
def policy_switch(name: Policy.Name, *, active: bool, by: User, why: str = "") -> bool:
    """Switch a policy on or off and record it; return whether it was the other way before."""
    if not by.has_perm("policies.change_policy"):
        raise PermissionDenied(_("Only an operator changes the policies of the desk"))
    policy, _created = Policy.objects.select_for_update().get_or_create(
        name=name, defaults={"active": Policy.DEFAULTS[name]}
    )
    if policy.active == active:
        return False
    policy.active = active
    policy.save(update_fields=["active"])
    event_record(
        policy,
        "switch on" if active else "switch off",
        by=by,
        why=why,
        before={"active": not active},
        after={"active": active},
    )
    return True
