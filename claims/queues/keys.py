"""The keys of the queue, each person's own: the page prints them where they work."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.keys.catalogue import keys_of
from factbase.access.models import User

# By what is done: its words in the line of keys. A key presses the control that carries it (`data-key`).
WORDS = {
    "next": _("next"),
    "previous": _("previous"),
    "open": _("open"),
    "tick": _("tick"),
    "tick_all": _("tick the page"),
    "accept": _("accept"),
    "reject": _("reject"),
    "edit": _("edit"),
    "undo": _("undo the last"),
    "search": _("search"),
}


def keys_in_queue(user: User) -> dict[str, tuple[str, Promise]]:
    known = {"open": "Enter"} | keys_of(user)
    return {name: (known[name], words) for name, words in WORDS.items()}
