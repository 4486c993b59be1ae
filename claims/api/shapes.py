"""What the API answers, for its OpenAPI document.

Nothing is served through these: answers are stored JSON, or come from `documents`; the tests hold both to these shapes.
"""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from typing import Any

from rest_framework import serializers as s

from articles.services import Status
from claims.extraction.types import EntityType, Grain, Modifier, Scope, Stage
from claims.models import Anchor, Claim, EntryClaim, EntryRevision
from claims.models.link import Relation
from factbase.workflow import ArticleState, ClaimState, LinkState


class Shape(s.Serializer):
    """Every field is in every answer; where there is nothing to say it is null."""


def text(description: str = "", **options: Any) -> s.CharField:
    return s.CharField(help_text=description, **options)


def maybe(description: str = "") -> s.CharField:
    return s.CharField(help_text=description, allow_null=True)


def one_of(values: Any, description: str = "", **options: Any) -> s.ChoiceField:
    return s.ChoiceField([str(value.value) for value in values], help_text=description, **options)


def public_id() -> s.CharField:
    return s.CharField(help_text="Public id, never changed.")


def moment(description: str = "", **options: Any) -> s.DateTimeField:
    return s.DateTimeField(help_text=description, **options)


class FieldProblem(Shape):
    field = text("Path of the field or parameter.")
    detail = text()


class Problem(Shape):
    """RFC 9457."""

    type = text("`about:blank`: the status says what kind of problem it is.")
    title = text("The phrase of the status.")
    status = s.IntegerField()
    code = text("One word for programs.")
    detail = text("One line for a person.")
    errors = FieldProblem(many=True)


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


class EntryClaimDocument(Shape):
    role = one_of(EntryClaim.Role, "What the claim is to the entry.")
    id = public_id()
    label = text("Short, stands on its own.")
    quote = text("The words of the article.")
    prefix = text("At most 32 characters before the quote.")
    suffix = text("At most 32 characters after the quote.")
    language = text()
    claimant = maybe("Who asserts it; null: the article in its own voice.")
    when = Time(allow_null=True)
    figures = FigureDocument(many=True)
    entities = EntitySummary(many=True)
    article = ArticleSummary()


class RatingDocument(Shape):
    key = text()
    value = s.IntegerField(allow_null=True, help_text="1 (false) to 5 (true); null: outside the scale.")
    label = text("In the language of the entry.")


class EvidenceDocument(Shape):
    title = text()
    url = text()
    quote = text()
    archive_url = text()


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
    rationale = text("Markdown.")
    published = moment()
    corrected = moment(allow_null=True)
    revision = s.IntegerField()
    corrections = Correction(many=True)
    translation_of = maybe("Public id.")
    succeeds = maybe("Public id of the retracted entry it replaces.")
    evidence = EvidenceDocument(many=True)
    claims = EntryClaimDocument(many=True)


class RevisionDocument(Shape):
    number = s.IntegerField()
    kind = one_of(EntryRevision.Kind)
    at = moment()
    reason = text("Why it was corrected.")
    entry = EntryDocument(help_text="The entry as it read from then on.")


class Page(Shape):
    next = s.URLField(allow_null=True, help_text="Address of the next page; null on the last.")
    cursor = maybe("The same as a `cursor` alone.")


class EntryPage(Page):
    results = EntryDocument(many=True)


class RevisionList(Shape):
    results = RevisionDocument(many=True)


class SourceDocument(SourceSummary):
    key = text("Host name, or lower-case name.")
    language = maybe()
    is_agency = s.BooleanField(help_text="A wire service: its text in another source is a copy.")


class SourcePage(Page):
    results = SourceDocument(many=True)


class FeedDocument(Shape):
    id = public_id()
    url = s.URLField()
    source = SourceSummary()
    active = s.BooleanField()
    interval = s.IntegerField(help_text="Seconds between polls.")
    due = moment()
    polled = moment(allow_null=True)
    failures = s.IntegerField(help_text="In a row.")
    error = maybe("Of the last poll.")


class FeedPage(Page):
    results = FeedDocument(many=True)


class DeskArticle(ArticleSummary):
    external_id = maybe("The id its sender knows it by.")
    byline = maybe()
    state = one_of(ArticleState)
    since = moment("When it came into this state.")
    attempts = s.IntegerField(help_text="Of the current stage.")
    failed_stage = one_of(ArticleState, "Where a retry returns to.", allow_null=True)
    failure = maybe("Why it failed.")
    duplicate_of = maybe("Public id of the article it turned out to be.")
    received = moment()
    engine = maybe("Version that extracted the current text.")


class TextDocument(Shape):
    number = s.IntegerField()
    text = s.CharField(trim_whitespace=False)
    sha256 = s.CharField()
    stored = moment()


class DeskArticleDetail(DeskArticle):
    text = TextDocument(allow_null=True, help_text="The current text; null until one is stored.")


class DeskArticlePage(Page):
    results = DeskArticle(many=True)


class Words(Shape):
    stage = maybe()
    giver = maybe()
    receiver = maybe()
    period = maybe()
    as_of = maybe()
    scope = maybe()


class DeskFigure(FigureDocument):
    start = s.IntegerField(help_text="In code points of the quote.")
    end = s.IntegerField()
    words = Words(help_text="The words that each property comes from.")


class DeskAnchor(Shape):
    text = s.IntegerField(help_text="Number of the article's text.")
    state = one_of(Anchor.State)
    current = s.BooleanField()
    start = s.IntegerField(allow_null=True, help_text="In code points of the text; null when gone.")
    end = s.IntegerField(allow_null=True)


class Selector(Shape):
    """W3C Web Annotation: TextQuoteSelector or TextPositionSelector."""

    type = s.ChoiceField(["TextQuoteSelector", "TextPositionSelector"])
    exact = s.CharField(required=False, trim_whitespace=False)
    prefix = s.CharField(required=False, trim_whitespace=False)
    suffix = s.CharField(required=False, trim_whitespace=False)
    start = s.IntegerField(required=False)
    end = s.IntegerField(required=False)


class DeskAnchorDetail(DeskAnchor):
    selector = Selector(many=True, help_text="Empty when the claim is gone.")


class DeskTime(Time):
    words = maybe()


class DeskClaim(Shape):
    id = public_id()
    state = one_of(ClaimState)
    origin = one_of(Claim.Origin)
    edited = s.BooleanField(help_text="A person changed it: extraction leaves it alone.")
    label = text()
    quote = text()
    language = text()
    claimant = maybe()
    claimant_words = maybe()
    when = DeskTime(allow_null=True)
    score = s.FloatField(help_text="Worth of checking, 0 to 1.")
    reasons = s.ListField(child=s.CharField())
    engine = maybe()
    created = moment()
    decided = moment(allow_null=True)
    decided_by = maybe("User name.")
    figures = DeskFigure(many=True)
    entities = EntitySummary(many=True)
    anchor = DeskAnchor(allow_null=True, help_text="Where it stands in the current text.")
    article = ArticleSummary()


class DeskClaimPage(Page):
    results = DeskClaim(many=True)


class ClaimSummary(Shape):
    id = public_id()
    label = text()
    article = public_id()


class DeskLink(Shape):
    """What holds between two claims. `updates` runs from the older `a` to the newer `b`, `supports` from evidence."""

    id = public_id()
    a = ClaimSummary()
    b = ClaimSummary()
    relation = one_of(Relation)
    state = one_of(LinkState, "Whose word it is: the matcher's, or a person's.")
    score = s.FloatField(allow_null=True)
    reasons = s.ListField(child=s.CharField())
    created = moment()
    decided = moment(allow_null=True)
    decided_by = maybe("User name.")


class DeskLinkPage(Page):
    results = DeskLink(many=True)


class DeskEvent(Shape):
    action = text()
    at = moment()
    by = maybe("User name; null: the software.")
    why = maybe()


class DeskClaimDetail(DeskClaim):
    anchors = DeskAnchorDetail(many=True)
    links = DeskLink(many=True)
    events = DeskEvent(many=True, help_text="Newest first.")


class Taken(Shape):
    """What became of an article that was sent."""

    status = one_of(Status)
    article = maybe("Public id of the new, changed or already known article.")
    detail = text("One line for a person; empty if there is nothing to say.")


class TakenLine(Taken):
    line = s.IntegerField(help_text="From 1.")


class Counts(Shape):
    created = s.IntegerField()
    updated = s.IntegerField()
    duplicate = s.IntegerField()
    refused = s.IntegerField()


class TakenLines(Shape):
    counts = Counts()
    results = TakenLine(many=True)
