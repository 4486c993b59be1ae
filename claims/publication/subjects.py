"""What published entries are about: topics that their writers gave, and the entities that their claims name."""

from django.db.models import Count, F, Func, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from claims.models import Entity, Entry, Figure, Mention
from claims.wording.parties import entity_words
from factbase.workflow import EntryState

MOST = 500
# Where claims name an entity, and the way from there to the entries that the claims stand in.
NAMING = ((Mention, "entity"), (Figure, "giver"), (Figure, "receiver"))
ENTRY = "claim__entry_claims__entry__"


def public_topics() -> list[tuple[str, int]]:
    """Each topic with its number of entries, in order of the alphabet."""
    unnested = Entry.objects.public().order_by().values_list(Func(F("topics"), function="unnest"))
    return sorted(unnested.annotate(number=Count("pk")), key=lambda item: item[0].casefold())[:MOST]


def public_entities() -> list[tuple[str, list[Entity]]]:
    """By type the entities that have a page, by their name in the reader's language."""
    groups: dict[str, list[Entity]] = {}
    for entity in named_entities()[:MOST]:
        groups.setdefault(entity.type, []).append(entity)
    return [(kind, sorted(each, key=lambda entity: entity_words(entity).casefold())) for kind, each in groups.items()]


def named_entities() -> QuerySet[Entity]:
    """What the claims of published entries name; the same as `EntryQuerySet.naming` finds by."""
    public = {f"{ENTRY}state": EntryState.PUBLISHED}
    first, *others = (model._default_manager.filter(**public).values(field) for model, field in NAMING)
    return Entity.objects.filter(pk__in=first.union(*others))


def entity_address(entity: Entity) -> str:
    return reverse("public:entity", args=[entity.public_id, slug_of(entity)])


def slug_of(entity: Entity) -> str:
    """Decorates the address; in English for everybody."""
    return slugify(entity.name) or entity.type
