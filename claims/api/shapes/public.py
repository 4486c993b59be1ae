"""What everybody reads."""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as s

from claims.api.shapes.parts import Page, Problem, Shape, maybe, moment, one_of, public_id, text
from claims.extraction.types import EntityType, Grain, Modifier, Scope, Stage
from claims.models import EntryClaim, EntryRevision
from claims.models.link import Relation
from factbase.changes.models import Change
from factbase.changes.services import TOLD


class Retraction(Problem):
    """What stands in place of a retracted entry."""

    notice = text("Why it was retracted.")
    retracted = moment()
    successor = maybe("Public id of the published entry that replaces it.")


class EntitySummary(Shape):
    id = public_id()
    type = one_of(EntityType)
    key = text("ISO 3166-1 alpha-2 for countries, else the common English name.")
    name = text()


class SourceSummary(Shape):
    id = public_id()
    name = text()


class ArticleSummary(Shape):
    id = public_id()
    title = text()
    url = maybe()
    source = SourceSummary()
    published = maybe("A date, or a date-time with its offset.")
    language = maybe("ISO 639-1.")


class Time(Shape):
    value = text("ISO 8601, cut to its grain; an interval is start/end.")
    grain = one_of(Grain)


class FigureDocument(Shape):
    """A typed figure. A point value has `low` equal to `high`; an open bound is null."""

    surface = text("The words of the article.")
    low = s.FloatField(allow_null=True)
    high = s.FloatField(allow_null=True)
    unit = text("ISO 4217, %, or a singular English noun.")
    modifier = one_of(Modifier)
    measure = maybe("What is counted.")
    stage = one_of(Stage, allow_null=True)
    giver = maybe("Key of the entity.")
    receiver = maybe("Key of the entity.")
    period = maybe("ISO 8601 date or interval, cut to its grain.")
    as_of = maybe("ISO 8601 date, cut to its grain.")
    scope = one_of(Scope, allow_null=True)


class ClaimDocument(Shape):
    id = public_id()
    label = text("Short, stands on its own.")
    quote = text("The words of the article.")
    prefix = text("At most 32 characters before the quote.")
    suffix = text("At most 32 characters after the quote.")
    language = text()
    claimant = maybe("Who asserts it; null: the article in its own voice.")
    claimant_is_person = s.BooleanField(required=False, help_text="Old revisions lack it.")
    when = Time(allow_null=True)
    figures = FigureDocument(many=True)
    entities = EntitySummary(many=True)
    article = ArticleSummary()


class EntryClaimDocument(ClaimDocument):
    role = one_of(EntryClaim.Role, "What the claim is to the entry.")
    origin = s.IntegerField(
        required=False,
        help_text="Claims with one number stand in articles that go back to one origin. Old revisions lack it.",
    )


class PublishedClaim(ClaimDocument):
    entries = s.ListField(child=s.CharField(), help_text="Public ids of the published entries that it stands in.")


class LinkDocument(Shape):
    """What a person confirmed to hold between two claims of an entry, from `a` to `b` where it has a direction."""

    id = public_id()
    a = text("Public id of a claim.")
    b = text("Public id of a claim.")
    relation = one_of(Relation)


class PublishedLink(LinkDocument):
    entries = s.ListField(child=s.CharField(), help_text="Public ids of the published entries that it stands in.")


class PublishedFigure(FigureDocument):
    id = text("The public id of its claim, and its place there.")
    claim = text("Public id.")
    article = text("Public id.")


class RatingDocument(Shape):
    key = text()
    value = s.IntegerField(allow_null=True, help_text="1 (false) to 5 (true); null: outside the scale.")
    label = text("In the language of the entry.")


class CopyDocument(Shape):
    """A copy that the newsroom keeps of what it cites. It is not public; its hash proves what it says."""

    taken = moment()
    sha256 = text("Of the bytes as the server sent them, in hexadecimal.")


class EvidenceDocument(Shape):
    title = text()
    url = text()
    quote = text()
    archive_url = text()
    copy = CopyDocument(allow_null=True, required=False, help_text="Null: none was kept. Old revisions lack it.")


class Correction(Shape):
    revision = s.IntegerField()
    at = moment()
    reason = text()


class EntryDocument(Shape):
    """What the newsroom publishes about claims."""

    id = public_id()
    url = text("Its page.")
    state = s.ChoiceField(["published", "retracted"])
    language = text()
    statement = text("What was claimed, without the verdict.")
    rating = RatingDocument()
    summary = s.CharField(required=False, help_text="How the rationale begins, as plain text. Old revisions lack it.")
    rationale = text("Markdown.")
    topics = s.ListField(
        child=s.CharField(), required=False, help_text="In the language of the entry. Old revisions lack them."
    )
    published = moment()
    corrected = moment(allow_null=True)
    revision = s.IntegerField()
    corrections = Correction(many=True)
    translation_of = maybe("Public id.")
    succeeds = maybe("Public id of the retracted entry it replaces.")
    evidence = EvidenceDocument(many=True)
    independent_sources = s.IntegerField(
        required=False,
        help_text="Copies and translations of one origin count once. Old revisions lack it.",
    )
    articles = s.IntegerField(required=False, help_text="Where the claim stood, evidence apart. Old revisions lack it.")
    claims = EntryClaimDocument(many=True)
    links = LinkDocument(many=True, required=False, help_text="Between its claims. Old revisions lack it.")


class RevisionDocument(Shape):
    number = s.IntegerField()
    kind = one_of(EntryRevision.Kind)
    at = moment()
    reason = text("Why it was corrected.")
    entry = EntryDocument(help_text="The entry as it read from then on.")


class EntryPage(Page):
    results = EntryDocument(many=True)


class ClaimPage(Page):
    results = PublishedClaim(many=True)


class LinkPage(Page):
    results = PublishedLink(many=True)


class FigurePage(Page):
    results = PublishedFigure(many=True)


class ArticlePage(Page):
    results = ArticleSummary(many=True)


class SourcePage(Page):
    results = SourceSummary(many=True)


class EntityPage(Page):
    results = EntitySummary(many=True)


class RevisionList(Shape):
    results = RevisionDocument(many=True)


@extend_schema_field({"type": ["object", "null"]})
class Whole(s.JSONField):
    """Any of the documents above, or null."""


class ChangeDocument(Shape):
    """One difference. `object` is what reads under the id now, which may be the work of a later change."""

    kind = s.ChoiceField([str(kind) for kind in TOLD])
    id = public_id()
    op = one_of(Change.Op)
    merged_into = maybe("Public id of what replaces it.")
    at = moment()
    reason = maybe("Why it was corrected or retracted.")
    object = Whole(
        help_text="As in the list of its kind. Null: it is no longer public; a later change may say so.",
    )


class ChangePage(Shape):
    results = ChangeDocument(many=True)
    next = s.URLField(help_text="Where to ask for what comes after, now or later.")
    cursor = maybe("The same as a `cursor` alone; null as long as there never was a change.")
    more = s.BooleanField(help_text="Whether there is more to read at once.")


class Resync(Problem):
    """This log does not know the cursor, so that what lies between is unknown too: start again."""

    resync = s.URLField(help_text="Where the log begins.")
