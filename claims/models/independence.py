from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from claims.kinship.types import Kind


class Fingerprint(models.Model):
    """What an article's current text is found by when others are compared with it, and what its origin is judged by."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint")
    text_number = models.PositiveSmallIntegerField(help_text=_("The ArticleText that it was taken of."))
    version = models.CharField(max_length=8)
    passages = ArrayField(models.IntegerField(), help_text=_("The smallest hash of each passage of its wording."))
    keys = ArrayField(models.IntegerField(), help_text=_("Hashes of its numbers and names, each with its week."))
    numbers = ArrayField(models.FloatField())
    words = models.PositiveIntegerField()
    credits = ArrayField(models.CharField(max_length=100), help_text=_("Agencies and outlets it names as its source."))
    secondary = models.BooleanField(help_text=_("The page says itself that it was translated or taken over."))

    class Meta:
        indexes = [
            GinIndex(fields=["passages"], name="fingerprint_passages", fastupdate=False),
            GinIndex(fields=["keys"], name="fingerprint_keys", fastupdate=False),
        ]

    def __str__(self) -> str:
        return str(self.article)


class ArticlePair(models.Model):
    """One row for an unordered pair of articles: `a` has the lower key."""

    a = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="%(class)ss_a")
    b = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="%(class)ss_b")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="%(class)s_pair"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="%(class)s_order"),
        ]

    def __str__(self) -> str:
        return f"{self.a} – {self.b}"


class Kinship(ArticlePair):
    """What shows that two articles go back to one origin; the fields of `claims.kinship.types.Kinship`."""

    class Kinds(models.TextChoices):
        COPY = Kind.COPY.value, _("copy")
        EXCERPT = Kind.EXCERPT.value, _("excerpt")
        TRANSLATION = Kind.TRANSLATION.value, _("translation")
        REWORDING = Kind.REWORDING.value, _("rewording")

    kind = models.CharField(max_length=12, choices=Kinds.choices)
    strength = models.FloatField()
    share_a = models.FloatField(help_text=_("Part of a that stands in b, 0 to 1."))
    share_b = models.FloatField(help_text=_("Part of b that stands in a, 0 to 1."))
    matched = models.PositiveSmallIntegerField(default=0)
    sentences = models.PositiveSmallIntegerField(default=0)
    numbers_shared = models.PositiveSmallIntegerField(default=0)
    numbers = models.PositiveSmallIntegerField(default=0)
    credits = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    a_text = models.PositiveSmallIntegerField(help_text=_("Number of the text of a that was compared."))
    b_text = models.PositiveSmallIntegerField(help_text=_("Number of the text of b that was compared."))
    found_at = models.DateTimeField(auto_now_add=True)


class Apart(ArticlePair):
    """A person said that the two do not go back to one origin: the software never brings them together again."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(ArticlePair.Meta):
        verbose_name_plural = "pairs told apart"
