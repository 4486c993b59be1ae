"""The lists that everybody reads: what may be asked of each, and what a document then holds."""

from claims.api.parameters import LANGUAGE, Parameter, choice, public_id, words
from claims.api.published import Listing
from claims.api.shapes import public as shapes
from claims.extraction.types import EntityType
from claims.models.link import Relation
from factbase.changes.models import Kind

ENTRY = public_id("entry", "Public id of a published entry that it stands in.")
ENTITY = words("entity", "Key of a country (`LU`), organisation, person or place that it names.")
RATING = Parameter("rating", "Key of a rating.", {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,50}$"}, "mostly-true")
ARTICLE = public_id("article", "Public id of an article.")

ENTRIES = Listing(
    Kind.ENTRY,
    shapes.EntryDocument,
    (LANGUAGE, RATING, ENTITY, public_id("claim", "Public id of a claim in it.")),
    {
        "language": lambda value: ({"language": value},),
        "rating": lambda value: ({"rating": {"key": value}},),
        "claim": lambda value: ({"claims": [{"id": value}]},),
        "entity": lambda value: (
            {"claims": [{"entities": [{"key": value}]}]},
            {"claims": [{"figures": [{"giver": value}]}]},
            {"claims": [{"figures": [{"receiver": value}]}]},
        ),
    },
)
CLAIMS = Listing(
    Kind.CLAIM,
    shapes.PublishedClaim,
    (LANGUAGE, ENTRY, ARTICLE, ENTITY),
    {
        "language": lambda value: ({"language": value},),
        "entry": lambda value: ({"entries": [value]},),
        "article": lambda value: ({"article": {"id": value}},),
        "entity": lambda value: (
            {"entities": [{"key": value}]},
            {"figures": [{"giver": value}]},
            {"figures": [{"receiver": value}]},
        ),
    },
)
LINKS = Listing(
    Kind.LINK,
    shapes.PublishedLink,
    (ENTRY, choice("relation", "What holds between the two.", Relation.values), public_id("claim", "At either end.")),
    {
        "entry": lambda value: ({"entries": [value]},),
        "relation": lambda value: ({"relation": value},),
        "claim": lambda value: ({"a": value}, {"b": value}),
    },
)
FIGURES = Listing(
    Kind.FIGURE,
    shapes.PublishedFigure,
    (
        words("unit", "ISO 4217, %, or a singular English noun."),
        words("measure", "What is counted."),
        words("giver", "Key of an entity."),
        words("receiver", "Key of an entity."),
        public_id("claim", "Public id of its claim."),
        ARTICLE,
    ),
    {
        "unit": lambda value: ({"unit": value},),
        "measure": lambda value: ({"measure": value},),
        "giver": lambda value: ({"giver": value},),
        "receiver": lambda value: ({"receiver": value},),
        "claim": lambda value: ({"claim": value},),
        "article": lambda value: ({"article": value},),
    },
)
ARTICLES = Listing(
    Kind.ARTICLE,
    shapes.ArticleSummary,
    (LANGUAGE, public_id("source", "Public id of a source.")),
    {
        "language": lambda value: ({"language": value},),
        "source": lambda value: ({"source": {"id": value}},),
    },
)
SOURCES = Listing(Kind.SOURCE, shapes.SourceSummary, (), {})
ENTITIES = Listing(
    Kind.ENTITY,
    shapes.EntitySummary,
    (choice("type", "What it is.", [kind.value for kind in EntityType]), words("key", "Its key, such as `LU`.")),
    {"type": lambda value: ({"type": value},), "key": lambda value: ({"key": value},)},
)
