"""What is said of a draft."""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from rest_framework import serializers as s

from claims.api.shapes.parts import Shape, maybe, moment, one_of, public_id, text
from claims.api.shapes.public import ClaimDocument, FigureDocument, RatingDocument, Time
from claims.lint import Bearing, Kind
from claims.matching import Relation
from claims.models import EntryClaim

KINDS = [kind.value for kind in Kind]  # by which the document knows them
TELLING = (Relation.SAME, Relation.CONFLICTS, Relation.UPDATES)
RELATIONS = [relation.value for relation in TELLING]


class KnownEntry(Shape):
    """A published entry about the claim."""

    id = public_id()
    url = text("Its page.")
    language = text()
    statement = text("What was claimed, without the verdict.")
    rating = RatingDocument()
    published = moment()
    corrected = moment(allow_null=True)
    revision = s.IntegerField()
    role = one_of(EntryClaim.Role, "What the claim is to the entry.")


class Superseding(Shape):
    claim = ClaimDocument()
    entry = KnownEntry(allow_null=True, help_text="Null: it stands in no published entry.")


class LintFound(Superseding):
    """A known claim beside the sentence."""

    kind = one_of(Kind, "What the claim and its entry are to the sentence.")
    bearing = one_of(Bearing, "Whether the entry's verdict speaks for the sentence or against it.", allow_null=True)
    relation = one_of(TELLING, "What holds between sentence and claim; the matcher's word, no verdict.")
    score = s.FloatField(help_text="The matcher's, 0 to 1.")
    reasons = s.ListField(child=s.CharField())
    superseded_by = Superseding(allow_null=True, help_text="A newer state of what the claim says.")


class LintSpan(Shape):
    """A sentence worth checking. `kind` and `bearing` are those of what was found first."""

    start = s.IntegerField(help_text="In code points of the text.")
    end = s.IntegerField()
    quote = text()
    label = text("Short, stands on its own.")
    kind = one_of(Kind)
    bearing = one_of(Bearing, allow_null=True)
    claimant = maybe("Who asserts it; null: the draft in its own voice.")
    when = Time(allow_null=True)
    figures = FigureDocument(many=True)
    found = LintFound(many=True, help_text="The gravest first.")


class LintCounts(Shape):
    contradicts = s.IntegerField()
    superseded = s.IntegerField()
    matches = s.IntegerField()
    unchecked = s.IntegerField()


class LintDocument(Shape):
    language = text("ISO 639-1, recognised unless it was sent.")
    counts = LintCounts()
    spans = LintSpan(many=True, help_text="In the order of the text.")
