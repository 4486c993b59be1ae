from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.claim import Claim
from factbase.history.fields import PublicIdField
from factbase.ids import LENGTH


class Act(models.Model):
    """Something a person did in one session at the desk, as it can be undone and done again.

    `changes` holds, for each row that changed, only the fields that did: {"kind", "id", "before", "after"}.
    """

    class Verb(models.TextChoices):
        ACCEPT = "accept", pgettext_lazy("act", "accepted")
        REJECT = "reject", pgettext_lazy("act", "rejected")
        UNDO = "undo", pgettext_lazy("act", "took back the decision")
        EDIT = "edit", pgettext_lazy("act", "edited")
        LINK = "link", pgettext_lazy("act", "linked")
        CONFIRM = "confirm", pgettext_lazy("act", "confirmed a link")
        REFUSE = "refuse", pgettext_lazy("act", "refused a link")
        REOPEN = "reopen", pgettext_lazy("act", "took back a link")
        MAKE = "make", pgettext_lazy("act", "made a claim")
        MOVE = "move", pgettext_lazy("act", "moved the ends")
        SPLIT = "split", pgettext_lazy("act", "split in two")
        MERGE = "merge", pgettext_lazy("act", "merged")
        COMMENT = "comment", pgettext_lazy("act", "commented")
        SKIP = "skip", pgettext_lazy("act", "skipped")
        ASSIGN = "assign", pgettext_lazy("act", "assigned")

    public_id = PublicIdField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    session = models.CharField(max_length=LENGTH, help_text=_("One sign-in; not the key of its cookie."))
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=8, choices=Verb.choices)
    claim = models.ForeignKey(
        Claim, null=True, on_delete=models.CASCADE, related_name="+", help_text=_("Empty: it was about several.")
    )
    changes = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["by", "session", "-id"], name="act_of_session")]

    def __str__(self) -> str:
        return self.get_verb_display()
