"""What callers send. A field is checked by the rule of the service behind it; unknown fields are refused by name."""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError as InvalidRow
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.normalising import canonicalise_url
from articles.submission import LIMITS, TRIMMED, Published, SubmissionError
from claims.lint import LONGEST
from claims.models import Evidence, Rating
from claims.models.link import Relation
from factbase.ids import PATTERN as PUBLIC_ID

MOST_CHARACTERS = 2**31 - 1


class StringField(serializers.CharField):
    """A string and nothing that could be made one. Empty means unknown."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "allow_blank": True} | options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TextField(StringField):
    """To the letter: offsets count from what was sent. What cannot be stored is replaced by the service."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)
        self.validators = []


@extend_schema_field({"type": "string", "format": "uri", "maxLength": LIMITS["url"]})
class AddressField(StringField):
    def to_internal_value(self, data: Any) -> str:
        url = super().to_internal_value(data)
        try:
            canonical = canonicalise_url(url) if url else ""
        except ValueError as error:
            raise serializers.ValidationError(str(error)) from None
        if max(len(url), len(canonical)) > LIMITS["url"]:
            raise serializers.ValidationError(f"Is longer than {LIMITS['url']} characters")
        return url


@extend_schema_field({"type": "string", "description": "2024-07-10, or 2024-07-10T14:30+02:00 with its offset."})
class PublishedField(StringField):
    def to_internal_value(self, data: Any) -> str:
        written = super().to_internal_value(data)
        try:
            Published.parse(written, zone=timezone.get_current_timezone())
        except SubmissionError as error:
            raise serializers.ValidationError(str(error)) from None
        return written


@extend_schema_field({"type": "string", "pattern": "^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*)?$", "example": "de"})
class LanguageField(serializers.RegexField):
    """ISO 639-1; a region is dropped."""

    def __init__(self, **options: Any) -> None:
        pattern = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z"
        super().__init__(pattern, **{"required": False, "allow_blank": True} | options)

    def to_internal_value(self, data: Any) -> str:
        return str(super().to_internal_value(data)).partition("-")[0].lower()


class Strict(serializers.Serializer):
    """Refuses what it does not know: a misspelt field would silently be lost."""

    refuses_unknown = True

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        known = super().to_internal_value(data)
        if unknown := set(data) - set(self.fields):
            raise serializers.ValidationError({name: ["Unknown field"] for name in sorted(unknown)})
        return known


class Metadata(Strict):
    title = StringField(max_length=TRIMMED["title"])
    source = StringField(max_length=TRIMMED["source"], help_text="Name of the paper, site or agency that carried it.")
    url = AddressField()
    published = PublishedField()
    byline = StringField(max_length=TRIMMED["byline"])
    language = LanguageField()


class SentMetadata(Metadata):
    external_id = StringField(
        max_length=LIMITS["external_id"],
        help_text="Your id: the same with another text is a new version of the article.",
    )


class SentArticle(SentMetadata):
    """An article as text, or an address that a worker fetches."""

    text = TextField(help_text="Plain text, kept to the letter. Without it, the page at `url` is fetched.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("text") and not attrs.get("url"):
            raise serializers.ValidationError({"text": ["Send a text, or the url of the article"]})
        return attrs


class SentFile(SentMetadata):
    """What is known of the article; what is not given is taken from the file."""

    file = serializers.FileField(help_text=".txt, .html, .docx, or .pdf with a text layer.")


class Correction(Metadata):
    """Only what is sent is changed."""

    why = StringField(max_length=300, help_text="Goes into the history of the article.")


class SentDraft(Strict):
    """A text before it is published."""

    text = TextField(required=True, allow_blank=False, help_text=f"Plain text of at most {LONGEST} characters.")
    title = StringField(max_length=TRIMMED["title"])
    language = LanguageField(help_text="Recognised if it is not given.")
    published = PublishedField(
        help_text="When it is to appear. With it, what others told days before counts as an older state."
    )

    def validate_text(self, text: str) -> str:
        if len(text) > LONGEST:
            raise serializers.ValidationError(f"Is longer than {LONGEST} characters")
        return text


class SentFeed(Strict):
    url = AddressField(required=True, allow_blank=False)
    source = StringField(max_length=TRIMMED["source"], help_text="Name of the paper or site; empty: its host name.")


def id_of(what: str) -> serializers.RegexField:
    return serializers.RegexField(rf"^{PUBLIC_ID}\Z", help_text=f"Public id of {what}.")


class SentClaim(Strict):
    """Words of an article's current text. What is not given is read from them."""

    article = id_of("the article")
    start = serializers.IntegerField(min_value=0, max_value=MOST_CHARACTERS, help_text="In code points of the text.")
    end = serializers.IntegerField(min_value=1, max_value=MOST_CHARACTERS)
    label = StringField(max_length=200)
    claimant = StringField(max_length=200)


class Judgement(Strict):
    action = serializers.ChoiceField(["accept", "reject", "withdraw", "undo"])
    why = StringField(max_length=300)


class SentLink(Strict):
    """`updates` runs from the older `a` to the newer `b`, `supports` from the evidence to what it supports."""

    a = id_of("a claim")
    b = id_of("a claim")
    relation = serializers.ChoiceField(Relation.values)
    why = StringField(max_length=300)


class LinkJudgement(Strict):
    action = serializers.ChoiceField(["confirm", "reject", "undo"])
    relation = serializers.ChoiceField(
        Relation.values, required=False, help_text="What the person saw: 409 if it differs."
    )
    why = StringField(max_length=300)


class SentEvidence(Strict):
    title = StringField(max_length=300, required=True, allow_blank=False)
    url = AddressField()
    quote = StringField()
    archive_url = AddressField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """By the rules of the row; files and copies are none of a caller's business."""
        try:
            Evidence(**attrs).full_clean(exclude=["entry", "copy"])
        except InvalidRow as error:
            raise serializers.ValidationError(error.message_dict) from None
        return attrs


class EntryFields(Strict):
    statement = StringField(max_length=500)
    rating = serializers.SlugRelatedField("key", queryset=Rating.objects.filter(active=True), required=False)
    rationale = StringField()
    language = serializers.ChoiceField([code for code, _name in settings.LANGUAGES], required=False)
    evidence = SentEvidence(many=True, required=False)


class SentEntry(EntryFields):
    """A draft. The first claim is the one that is checked, the others are its appearances."""

    claims = serializers.ListField(child=id_of("an accepted claim"), min_length=1, max_length=200)


class EntryMove(Strict):
    action = serializers.ChoiceField(["submit", "return", "approve", "publish", "retract"])
    why = StringField(help_text="Of a retraction: the notice that the public reads in its place.")


class EntryCorrection(EntryFields):
    reason = StringField(required=True, allow_blank=False, help_text="Public.")
