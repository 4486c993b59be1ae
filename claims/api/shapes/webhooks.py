"""What receivers of webhooks are sent: a change, and where to read of it."""

# Fields of ours may be named as attributes of Field are, such as `source`.
# mypy: disable-error-code="assignment"

from rest_framework import serializers as s

from claims.api.shapes.parts import Shape, moment, text
from claims.api.shapes.public import ChangeDocument, EntryDocument, PublishedClaim, PublishedLink
from factbase.changes.models import Kind
from factbase.webhooks.messages import LARGEST, TEST, types_of

ENTRY_TYPES, CLAIM_TYPES, LINK_TYPES = (types_of(kind) for kind in (Kind.ENTRY, Kind.CLAIM, Kind.LINK))
NOW = f"As it reads now. Null: it is no longer public, or the message would pass {LARGEST} bytes; read it at `url`."


class ToldChange(ChangeDocument):
    sequence = s.IntegerField(help_text="Of two messages about one thing the higher is the newer.")
    url = text("Its address in this API.")


class ToldEntry(ToldChange):
    object = EntryDocument(allow_null=True, help_text=NOW)


class ToldClaim(ToldChange):
    object = PublishedClaim(allow_null=True, help_text=NOW)


class ToldLink(ToldChange):
    object = PublishedLink(allow_null=True, help_text=NOW)


class ToldTest(Shape):
    endpoint = text("Public id of the endpoint that is tried.")


class EntryMessage(Shape):
    type = s.ChoiceField(ENTRY_TYPES)
    timestamp = moment("When it changed.")
    data = ToldEntry()


class ClaimMessage(Shape):
    type = s.ChoiceField(CLAIM_TYPES)
    timestamp = moment("When it changed.")
    data = ToldClaim()


class LinkMessage(Shape):
    type = s.ChoiceField(LINK_TYPES)
    timestamp = moment("When it changed.")
    data = ToldLink()


class TestMessage(Shape):
    type = s.ChoiceField([TEST])
    timestamp = moment()
    data = ToldTest()
