"""What published entries are about: topics that their writers gave, and the entities that their claims name."""

from django.db.models import Count, F, Func, QuerySet
from django.utils.text import slugify

from claims.models import Entity, Entry, Figure, Mention
from claims.wording.parties import entity_words
from factbase.workflow import EntryState

MOST = 500


def public_topics() -> list[tuple[str, int]]:
    """Each topic with its number of entries, in order of the alphabet."""
    unnested = Entry.objects.public().order_by().values_list(Func(F("topics"), function="unnest"))
    return sorted(unnested.annotate(number=Count("pk")), key=lambda item: item[0].casefold())[:MOST]


def public_entities() -> list[tuple[str, list[Entity]]]:
    """By type the entities that have a page, by their name in the reader's language."""
    groups: dict[str, list[Entity]] = {}
    for entity in Entity.objects.filter(pk__in=_named())[:MOST]:
        groups.setdefault(entity.type, []).append(entity)
    return [(kind, sorted(each, key=lambda entity: entity_words(entity).casefold())) for kind, each in groups.items()]


def _named() -> QuerySet:
    """The keys of what the claims of published entries name; the same as `EntryQuerySet.naming` finds by."""
    public = {"claim__entry_claims__entry__state": EntryState.PUBLISHED}
    mentions, figures = Mention.objects.filter(**public), Figure.objects.filter(**public)
    return mentions.values("entity").union(figures.values("giver"), figures.values("receiver"))


def slug_of(entity: Entity) -> str:
    """Decorates the address; in English for everybody."""
    return slugify(entity.name) or entity.type
