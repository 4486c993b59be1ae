"""What is public now, and the log of every difference to what was public before."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factbase.history.triggers import AppendOnly, OnlyMarked
from factbase.ids import LENGTH

LOCK = 0x66616374  # any number that nobody else locks
# A figure is known by its claim and its place there.
LONGEST_ID = LENGTH + 4


class Kind(models.TextChoices):
    ENTRY = "entry", _("entry")
    CLAIM = "claim", _("claim")
    LINK = "link", _("link")
    FIGURE = "figure", _("figure")
    ARTICLE = "article", _("article")
    SOURCE = "source", _("source")
    ENTITY = "entity", _("entity")


class Document(models.Model):
    """The public JSON of one thing as it is served; null once the thing is no longer public.

    Rows stay, so that a reader who stopped at one can go on from there.
    """

    kind = models.CharField(max_length=16, choices=Kind.choices)
    public_id = models.CharField(max_length=LONGEST_ID)
    body = models.TextField(null=True)  # noqa: DJ001 - an empty string would be no JSON, and the index reads it as such
    words = models.TextField(blank=True, help_text=_("What it is found by."))
    etag = models.CharField(max_length=16)
    modified = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "public_id"], name="document_once")]
        indexes = [
            models.Index(fields=["kind", "-id"], condition=Q(body__isnull=False), name="document_list"),
            models.Index(fields=["kind", "-modified", "-id"], condition=Q(body__isnull=False), name="document_recent"),
            GinIndex(OpClass(Cast("body", models.JSONField()), "jsonb_path_ops"), name="document_holds"),
            GinIndex(OpClass("words", "gin_trgm_ops"), name="document_words"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.public_id


class Part(models.Model):
    """A published entry (`whole`) makes another document public. What no entry holds any more is withdrawn."""

    whole = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="wholes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["whole", "part"], name="part_once")]

    def __str__(self) -> str:
        return f"{self.part} of {self.whole}"


class InOrder(pgtrigger.Trigger):
    """One transaction at a time writes the log, before any key is given out; publications are few and short."""

    def __init__(self) -> None:
        super().__init__(
            name="in_order",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=f"PERFORM pg_advisory_xact_lock({LOCK}); RETURN NULL;",
        )


class Change(models.Model):
    """One difference that the public can see, in the transaction that made it. Append-only, like the history.

    Whoever writes one waits for the transaction that wrote the last (`InOrder`): keys are given out in the order in
    which they become visible, so that nobody who reads by them misses one or reads it twice.
    """

    class Op(models.TextChoices):
        UPSERT = "upsert", _("new or changed")
        RETRACT = "retract", _("no longer public")
        MERGE = "merge", _("replaced by another")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    public_id = models.CharField(max_length=LONGEST_ID)
    op = models.CharField(max_length=8, choices=Op.choices)
    merged_into = models.CharField(max_length=LONGEST_ID, blank=True, help_text=_("Public id of what replaces it."))
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True, help_text=_("Public: why it was corrected or retracted."))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(op="merge") & ~Q(merged_into="") | ~Q(op="merge") & Q(merged_into=""), name="change_merge"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "public_id", "id"], name="change_of_thing"),
        ]
        triggers = [AppendOnly(), OnlyMarked(), InOrder()]

    def __str__(self) -> str:
        return f"{self.op} {self.kind} {self.public_id}"
