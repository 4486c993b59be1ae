"""The keys of the queue, in one table: the page prints them where they work."""

from django.utils.translation import gettext_lazy as _

# By what is done: the key, and its words in the line of keys. A key presses the control that carries it (`data-key`).
KEYS = {
    "next": ("j", _("next")),
    "previous": ("k", _("previous")),
    "open": ("Enter", _("open")),
    "tick": ("x", _("tick")),
    "tick_all": ("X", _("tick the page")),
    "accept": ("a", _("accept")),
    "reject": ("r", _("reject")),
    "edit": ("e", _("edit")),
    "undo": ("u", _("undo the last")),
    "search": ("/", _("search")),
}
