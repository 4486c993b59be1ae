from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim


class ClaimSearch(models.Model):
    """What a claim can be found by beside its vector: the stems of its words, and keys of what it is about."""

    claim = models.OneToOneField(Claim, primary_key=True, on_delete=models.CASCADE, related_name="search")
    language = models.CharField(max_length=8)
    words = SearchVectorField()
    text = models.TextField(
        db_default="", help_text=_("Quote, label and claimant, parted so that no phrase spans two.")
    )
    keys = ArrayField(models.TextField())

    class Meta:
        indexes = [
            # Without a list of pending entries, which each search would have to read through.
            GinIndex(fields=["words"], fastupdate=False, name="claimsearch_words"),
            GinIndex(fields=["keys"], fastupdate=False, name="claimsearch_keys"),
            # Words inside of words ("hilfe" in "Militärhilfe") and phrases. Not on the claim itself: each decision
            # writes its row anew, and all its trigrams with it.
            GinIndex(fields=["text"], opclasses=["gin_trgm_ops"], name="claimsearch_text"),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {', '.join(self.keys)}"


class TermCount(models.Model):
    """How many claims share a stem of a language or a key; what is not in here is rare."""

    KEYS, ALL = "keys", "all"  # no languages; `all` holds one row, for the number of claims

    space = models.CharField(max_length=8, help_text=_("A language, or `keys`."))
    term = models.TextField()
    claims = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "term"], include=["claims"], name="termcount_once")]

    def __str__(self) -> str:
        return f"{self.term}: {self.claims}"
