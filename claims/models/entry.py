from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Concat, Upper
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.archive import ArchiveCopy
from claims.models.claim import Claim
from claims.models.rating import Rating
from claims.querysets import EntryQuerySet, RevisionQuerySet
from factbase.access.models import User
from factbase.history.fields import PublicIdField
from factbase.history.models import Event, Stateful
from factbase.history.triggers import AppendOnly, OnlyMarked
from factbase.policies.models import Policy, is_active
from factbase.workflow import EntryState, fsm

# Readers will click on it.
WEB_ADDRESS = URLValidator(schemes=["http", "https"])
# Single spaces stand around each word, so that an index of trigrams knows words of two letters and phrases too.
WORDS = Upper(
    Concat(
        Value(" "),
        Func(
            Concat("statement", Value(" "), "rationale", output_field=models.TextField()),
            Value(r"\W+"),
            Value(" "),
            Value("g"),
            function="regexp_replace",
            output_field=models.TextField(),
        ),
        Value(" "),
        output_field=models.TextField(),
    )
)


class Entry(Stateful):
    """What the newsroom publishes about claims. These fields are the working copy; the public reads EntryRevision."""

    States = EntryState
    event_kind = Event.Kind.ENTRY
    # What it is when it leaves the state "approved", whichever way.
    UNSCHEDULED: ClassVar[dict[str, None]] = {"publish_at": None, "scheduled_by": None}

    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="en")
    statement = models.CharField(max_length=500, help_text=_("What was claimed, in one sentence, without the verdict."))
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    rationale = models.TextField(blank=True, help_text=_("Why: Markdown."))
    state = models.CharField(max_length=10, choices=EntryState.choices, default=EntryState.DRAFT)
    claims = models.ManyToManyField(Claim, through="claims.EntryClaim", related_name="entries")
    topics = ArrayField(
        models.CharField(max_length=60),
        default=list,
        blank=True,
        help_text=_("What it is about, in the words of its language."),
    )
    translation_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    succeeds = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
        help_text=_("The retracted entry it replaces."),
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who changed it last; may not approve it."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who is to look at it next; others may, too."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(auto_now=True)
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text=_("Nobody can publish it before. In the time zone of the newsroom.")
    )
    publish_at = models.DateTimeField(null=True, blank=True, help_text=_("It goes public by itself then."))
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    retracted_at = models.DateTimeField(null=True, blank=True)
    notice = models.TextField(blank=True, help_text=_("What the public reads in place of a retracted entry."))

    words = models.GeneratedField(
        expression=WORDS,
        output_field=models.TextField(),
        db_persist=True,
        help_text=_("What it is found by."),
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "entries"
        permissions = [("publish_entry", "Can approve, publish, correct and retract entries")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EntryState.values), name="entry_state"),
            models.CheckConstraint(
                condition=~Q(state__in=[EntryState.PUBLISHED, EntryState.RETRACTED])
                | Q(published_at__isnull=False, rating__isnull=False),
                name="entry_published_with_rating",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None, scheduled_by=None)
                | Q(state=EntryState.APPROVED, publish_at__isnull=False, scheduled_by__isnull=False),
                name="entry_scheduled_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(embargo_until=None) | Q(publish_at__gte=F("embargo_until")),
                name="entry_scheduled_after_embargo",
            ),
        ]
        indexes = [
            # Public lists, newest first, by key of the last row seen.
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(state=EntryState.PUBLISHED),
                name="entry_public_list",
            ),
            GinIndex(fields=["topics"], name="entry_topics"),
            # What `EntryQuerySet.search` asks for; without a list of pending entries, which each would have to read.
            GinIndex(OpClass("words", "gin_trgm_ops"), fastupdate=False, name="entry_words"),
            models.Index(fields=["publish_at"], condition=Q(publish_at__isnull=False), name="entry_scheduled"),
            # Feeds, the last change first: a correction or a retraction comes up again.
            models.Index(
                Coalesce("retracted_at", "corrected_at", "published_at").desc(),
                F("public_id").desc(),
                condition=Q(state__in=[EntryState.PUBLISHED, EntryState.RETRACTED]),
                name="entry_changed",
            ),
        ]
        triggers = [fsm(EntryState)]

    def __str__(self) -> str:
        return self.statement

    @property
    def slug(self) -> str:
        """Decorates the address; the id alone finds the entry."""
        return slugify(self.statement)[:60].strip("-") or "entry"

    def get_absolute_url(self) -> str:
        return reverse("public:entry", args=[self.public_id, self.slug])

    @classmethod
    def hidden_from(cls, user: User) -> EntryQuerySet | None:
        """Who is to rate an entry does not read its verdict in the history."""
        rates = is_active(Policy.Name.SECOND_RATING) and user.has_perm("claims.change_entry")
        return cls.objects.to_rate_by(user) if rates else None


class EntryClaim(models.Model):
    """What a claim is to an entry."""

    class Role(models.TextChoices):
        CHECKED = "checked", pgettext_lazy("role", "checked")
        APPEARANCE = "appearance", pgettext_lazy("role", "appearance")
        SUPPORTING = "supporting", pgettext_lazy("role", "supporting")
        CONTRADICTING = "contradicting", pgettext_lazy("role", "contradicting")
        EVIDENCE = "evidence", pgettext_lazy("role", "evidence")

    # Where the checked claim stood; the other roles say what stands beside it.
    STATING = (Role.CHECKED, Role.APPEARANCE)

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="entry_claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="entry_claims")
    role = models.CharField(max_length=14, choices=Role.choices, default=Role.CHECKED)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["entry", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "claim"], name="entryclaim_once")]

    def __str__(self) -> str:
        return f"{self.claim} ({self.role})"


class Evidence(models.Model):
    """A source that the rationale rests on."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="evidence")
    url = models.URLField(max_length=2000, blank=True, validators=[WEB_ADDRESS])
    title = models.CharField(max_length=300)
    quote = models.TextField(blank=True)
    archive_url = models.URLField(
        max_length=2000, blank=True, validators=[WEB_ADDRESS], help_text=_("A public copy that stays.")
    )
    copy = models.ForeignKey(
        ArchiveCopy,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
        help_text=_("The newsroom's own copy."),
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["entry", "position", "pk"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title


class EntryRevision(models.Model):
    """What the public read from one moment on. Immutable and numbered; `document` is the finished public JSON."""

    class Kind(models.TextChoices):
        PUBLICATION = "publication", _("publication")
        CORRECTION = "correction", _("correction")
        RETRACTION = "retraction", _("retraction")

    public_id = PublicIdField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reason = models.TextField(blank=True, help_text=_("Public: why it was corrected or retracted."))
    document = models.TextField(help_text=_("JSON, as it is served."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "number"]
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="entryrevision_number")]
        indexes = [models.Index(fields=["-id"], condition=~Q(kind="publication"), name="entryrevision_log")]
        triggers = [AppendOnly(), OnlyMarked()]

    def __str__(self) -> str:
        return f"{self.entry} [{self.number}]"

    def get_absolute_url(self) -> str:
        return reverse("public:revision", args=[self.entry.public_id, self.number])
