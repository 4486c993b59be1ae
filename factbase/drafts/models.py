from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from factbase.ids import LENGTH


class Draft(models.Model):
    """What a person typed into a form and has not sent: one a person, form and row. Nobody else sees it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=20)
    subject = models.CharField(max_length=LENGTH, blank=True, help_text=_("Public id; empty: a form that makes a row."))
    data = models.TextField(help_text=_("As the form would have sent it."))
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "form", "subject"], name="draft_one_a_form")]

    def __str__(self) -> str:
        return f"{self.by}: {self.form} {self.subject}"

    @property
    def posted(self) -> QueryDict:
        return QueryDict(self.data)
