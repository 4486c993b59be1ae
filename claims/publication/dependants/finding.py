"""What rests on an entry: whoever changes or takes it back sees all of it first."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, ClaimLink, Cluster, Entry, EntryClaim
from claims.models.link import Relation
from factbase.history.models import Event
from factbase.workflow import EntryState, LinkState

KINDS = (Event.Kind.ENTRY, Event.Kind.CLUSTER, Event.Kind.CLAIM, Event.Kind.LINK)


WORDS: dict[str, str | Promise] = {
    Event.Kind.ENTRY: _("Entries"),
    Event.Kind.CLUSTER: _("Clusters"),
    Event.Kind.CLAIM: _("Claims"),
    Event.Kind.LINK: _("Confirmed links"),
}


@dataclass(frozen=True, slots=True)
class Dependant:
    """A row that rests on the entry, and in which way it does."""

    row: Entry | Cluster | Claim | ClaimLink
    words: str
    how: str | Promise


@dataclass(frozen=True, slots=True)
class Dependants:
    """All that rests on one entry, by kind; four queries, however much it is."""

    by_kind: dict[str, list[Dependant]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.by_kind.values())

    def kinds(self) -> list[tuple[str, list[Dependant]]]:
        return [(kind, self.by_kind[kind]) for kind in KINDS if self.by_kind.get(kind)]


def dependants_of(entry: Entry) -> Dependants:
    claims = Claim.objects.filter(entry_claims__entry=entry).annotate(role=F("entry_claims__role"))
    found = list(claims.order_by("entry_claims__position"))
    keys = {claim.pk for claim in found}
    return Dependants(
        {
            Event.Kind.ENTRY: list(_entries(entry, keys)),
            Event.Kind.CLUSTER: list(_clusters(entry, keys)),
            Event.Kind.CLAIM: [Dependant(claim, claim.label, _("stands in it")) for claim in found],
            Event.Kind.LINK: list(_links(keys)),
        }
    )


def _entries(entry: Entry, claims: set[int]) -> Iterable[Dependant]:
    """Translations, entries about the same claims, and those whose rationale or evidence leads to its page."""
    address = f"/entries/{entry.public_id}/"
    cites = Q(rationale__contains=address) | Q(evidence__url__contains=address)
    shares = Exists(EntryClaim.objects.filter(entry=OuterRef("pk"), claim__in=claims))
    found = Entry.objects.annotate(shares=shares).filter(Q(translation_of=entry) | Q(shares=True) | cites)
    for other in found.exclude(pk=entry.pk).exclude(state=EntryState.RETRACTED).distinct().order_by("pk"):
        if other.translation_of_id == entry.pk:
            how = _("is a translation of it")
        else:
            how = _("is about the same claims") if other.shares else _("cites it")
        yield Dependant(other, other.statement, how)


def _clusters(entry: Entry, claims: set[int]) -> Iterable[Dependant]:
    found = Cluster.objects.filter(Q(entry=entry) | Q(claims__in=claims), merged_into=None)
    for cluster in found.distinct().order_by("pk"):
        made = cluster.entry_id == entry.pk
        yield Dependant(cluster, cluster.title, _("it was made of this cluster") if made else _("holds a claim of it"))


def _links(claims: set[int]) -> Iterable[Dependant]:
    for link in (
        ClaimLink.objects.touching(claims).filter(state=LinkState.CONFIRMED).exclude(relation=Relation.UNRELATED)
    ):
        yield Dependant(link, f"{link.a.label} ↔ {link.b.label}", link.get_relation_display())
