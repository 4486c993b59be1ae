"""What the desk reads, and what senders of articles are told."""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from rest_framework import serializers as s

from articles.services import Status
from claims.api.shapes.parts import Page, Shape, maybe, moment, one_of, public_id, text
from claims.api.shapes.public import ArticleSummary, EntitySummary, FigureDocument, SourceSummary, Time
from claims.models import Anchor, Claim
from claims.models.link import Relation
from factbase.workflow import ArticleState, ClaimState, EntryState, LinkState


class SourceDocument(SourceSummary):
    key = text("Host name, or lower-case name.")
    language = maybe()
    is_agency = s.BooleanField(help_text="A wire service: its text in another source is a copy.")


class DeskSourcePage(Page):
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


class FamilySummary(Shape):
    """Articles that go back to one origin. They count as one source."""

    id = public_id()
    origin = maybe("Public id of the article that the others presumably go back to.")


class DeskArticle(ArticleSummary):
    external_id = maybe("The id its sender knows it by.")
    byline = maybe()
    state = one_of(ArticleState)
    since = moment("When it came into this state.")
    attempts = s.IntegerField(help_text="Of the current stage.")
    failed_stage = one_of(ArticleState, "Where a retry returns to.", allow_null=True)
    failure = maybe("Why it failed.")
    family = FamilySummary(allow_null=True, help_text="Null: it stands for itself.")
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
    measure = maybe()
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


class ClusterDocument(Shape):
    """Claims that people gathered, to make one entry of them."""

    id = public_id()
    title = text("Working title.")
    claims = s.ListField(child=s.CharField(), help_text="Public ids.")
    independent_sources = s.IntegerField(help_text="Articles of one family count once.")
    articles = s.IntegerField()
    entry = maybe("Public id of the entry made of it.")
    created = moment()
    created_by = text("User name.")


class ClusterPage(Page):
    results = ClusterDocument(many=True)


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


class Draft(Shape):
    """An entry as the desk has it, published or not."""

    id = public_id()
    state = one_of(EntryState)
    statement = text()
    language = text()
