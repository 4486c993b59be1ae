from django.db import models
from django.utils.translation import gettext_lazy as _

from factbase.history.fields import PublicIdField


class Family(models.Model):
    """Articles that go back to one origin: copies, wire copies, excerpts, translations. They count as one source.

    An article without a family stands for itself.
    """

    public_id = PublicIdField()
    origin = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The article that the others presumably go back to."),
    )
    agency = models.CharField(
        max_length=100, blank=True, help_text=_("The agency that they credit, where its own text is not here.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "families"

    def __str__(self) -> str:
        return str(self.origin or self.agency or self.public_id)
