from django.conf import settings
from django.db import models

from claims.models.claim import Claim
from factbase.history.fields import PublicIdField


class Comment(models.Model):
    """What people say to each other about a claim; `named` are those who are called by @name."""

    public_id = PublicIdField()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(max_length=2000)
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="named_in", blank=True)
    taken_back = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
