"""Filters saved under a name, for oneself or for the desk: every write, and who sees which."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from claims.models import SavedFilter
from claims.permissions import ALLOWED, Answer, may_decide, require
from claims.queues.forms import form_of
from factbase.access.models import User
from factbase.history.services import event_record


def filters_of(user: User) -> QuerySet[SavedFilter]:
    """Those of the person first, then those of the desk, by name."""
    return SavedFilter.objects.filter(Q(owner=user) | Q(shared=True), removed=False)


@transaction.atomic
def filter_save(user: User, *, name: str, query: str, shared: bool) -> SavedFilter:
    """Under a name that is there already, the filter is written anew: one's own, or one of the desk for everybody."""
    if shared:
        require(may_decide(user))
    query = form_of(query).saved_query()
    known = SavedFilter.objects.select_for_update().filter(name=name, shared=shared, removed=False)
    found = known.first() if shared else known.filter(owner=user).first()
    if found is None:
        found = SavedFilter.objects.create(owner=user, name=name, query=query, shared=shared)
        event_record(found, "save", by=user, before={}, after={"name": name, "query": query, "shared": shared})
    elif found.query != query:
        before, found.query = found.query, query
        found.save(update_fields=["query"])
        event_record(found, "save", by=user, before={"query": before}, after={"query": query})
    return found


@transaction.atomic
def filter_remove(saved: SavedFilter, *, by: User) -> None:
    _set_removed(saved, by, removed=True)


@transaction.atomic
def filter_restore(saved: SavedFilter, *, by: User) -> SavedFilter:
    """Raises IntegrityError if another one has the name by now."""
    _set_removed(saved, by, removed=False)
    return saved


def may_remove(saved: SavedFilter, user: User) -> Answer:
    if saved.shared:
        return may_decide(user)
    return ALLOWED if saved.owner_id == user.pk else Answer(_("This filter is somebody else's"))


def _set_removed(saved: SavedFilter, by: User, *, removed: bool) -> None:
    require(may_remove(saved, by))
    if SavedFilter.objects.filter(pk=saved.pk, removed=not removed).update(removed=removed):
        action = "remove" if removed else "restore"
        event_record(saved, action, by=by, before={"removed": not removed}, after={"removed": removed})
