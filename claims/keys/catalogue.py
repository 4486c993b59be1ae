"""Every action of the claim page and the queue that has a key, its default, and its words. Digits pick from lists."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factbase.access.models import User


@dataclass(frozen=True, slots=True)
class Action:
    name: str
    key: str
    words: Promise


ACTIONS = (
    Action("accept", "a", _("Accept, and on to the next")),
    Action("reject", "r", _("Reject: then a digit for the reason, and on to the next")),
    Action("skip", ".", _("Skip: away from your queue for twelve hours, and on to the next")),
    Action("next", "j", _("Next claim of the queue")),
    Action("previous", "k", _("Previous claim of the queue")),
    Action("edit", "e", _("Edit in place; Ctrl+Enter saves, Esc leaves the field")),
    Action("split", "b", _("Split into two claims")),
    Action("ends", "f", _("Move the ends of the claim in its article")),
    Action("merge", "m", _("Merge with a claim beside it in the article")),
    Action("neighbour", "h", _("Next neighbour")),
    Action("neighbour_back", "g", _("Previous neighbour")),
    Action("same", "s", _("The focused neighbour states the same")),
    Action("supports", "t", _("One supports the other")),
    Action("conflicts", "d", _("They conflict")),
    Action("updates", "p", _("The newer one updates the older one")),
    Action("related", "l", _("They are related")),
    Action("unrelated", "n", _("They have nothing to do with each other")),
    Action("take", "i", _("Assign it to yourself")),
    Action("comment", "w", _("Write a comment")),
    Action("gather", "c", _("Gather the ticked claims in a cluster")),
    Action("undo", "u", _("Undo the last thing done in this session")),
    Action("redo", "U", _("Do it again")),
    Action("tick", "x", _("Tick a claim of the queue")),
    Action("tick_all", "X", _("Tick the whole page of the queue")),
    Action("article", "o", _("Open the article")),
    Action("queue", "q", _("Back to the queue")),
    Action("search", "/", _("Find a claim to link with")),
    Action("help", "?", _("This list")),
)
DEFAULTS = {action.name: action.key for action in ACTIONS}


def keys_of(user: User) -> dict[str, str]:
    """The key of each action, by the action's name."""
    return DEFAULTS | {name: key for name, key in user.keys.items() if name in DEFAULTS}
