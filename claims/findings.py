"""From the engine's dataclasses to rows."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from babel import Locale

from claims.extraction import VERSION, EntityType, Finding
from claims.extraction import Figure as FoundFigure
from claims.extraction.types import Role
from claims.models import Claim, Entity, Figure, Mention

COUNTRIES = Locale("en").territories
# What numeric(30, 6) holds. A "figure" beyond it is no figure.
LARGEST = Decimal(10) ** 24

Entities = dict[tuple[str, str], Entity]


def claim_columns(finding: Finding) -> dict[str, Any]:
    """The columns of a claim that come from a finding."""
    claimant, when = finding.claimant, finding.when
    return {
        "origin": Claim.Origin.MODEL if finding.found_by else Claim.Origin.ENGINE,
        "engine": f"{VERSION}+model:{finding.found_by}" if finding.found_by else VERSION,
        "quote": finding.surface,
        "label": finding.label[:300],
        "claimant": claimant.name[:200] if claimant else "",
        "claimant_words": (claimant.surface or "")[:500] if claimant else "",
        "when_value": when.value if when else "",
        "when_grain": when.grain if when else "",
        "when_words": when.surface[:200] if when else "",
        "score": finding.score,
        "reasons": list(finding.reasons),
    }


def replace_parts(pairs: Sequence[tuple[Claim, Finding]]) -> None:
    """Give claims the figures and mentions of their findings, in place of any they had."""
    claims = [claim for claim, _ in pairs]
    Figure.objects.filter(claim__in=claims).delete()
    Mention.objects.filter(claim__in=claims).delete()
    entities = _entities(finding for _, finding in pairs)
    Figure.objects.bulk_create(
        _figure(claim, finding, figure, entities)
        for claim, finding in pairs
        for figure in finding.figures
        if _fits(figure)
    )
    _set_subjects(pairs, entities)
    Mention.objects.bulk_create(
        (
            Mention(
                claim=claim,
                entity=entities[mention.type, mention.id[:200]],
                start=mention.start - finding.start,
                end=mention.end - finding.start,
                surface=mention.surface[:500],
            )
            for claim, finding in pairs
            for mention in finding.mentions
        ),
        ignore_conflicts=True,
    )


def _set_subjects(pairs: Iterable[tuple[Claim, Finding]], entities: Entities) -> None:
    changed = []
    for claim, finding in pairs:
        subject = _subject(finding, entities)
        if subject != claim.subject_id:
            claim.subject_id = subject
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["subject"])


def _subject(finding: Finding, entities: Entities) -> int | None:
    """The key of the only country that it names, else of its only place or organisation."""
    for kinds in ((EntityType.COUNTRY,), (EntityType.PLACE, EntityType.ORG)):
        named = {(str(mention.type), mention.id[:200]) for mention in finding.mentions if mention.type in kinds}
        if named:
            return entities[named.pop()].pk if len(named) == 1 else None
    return None


def _fits(figure: FoundFigure) -> bool:
    return all(bound is None or abs(bound) < LARGEST for bound in (figure.low, figure.high))


def figures_unsaved(claim: Claim, finding: Finding) -> list[Figure]:
    """The figures of a finding as rows that only show what would be stored."""
    entities = {(row.type, row.key): row for row in _entity_rows(_entity_keys([finding]))}
    return [_figure(claim, finding, figure, entities) for figure in finding.figures if _fits(figure)]


def _entity_keys(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    keys = set()
    for finding in findings:
        keys |= {(str(mention.type), mention.id[:200]) for mention in finding.mentions}
        keys |= {_party_key(role) for figure in finding.figures for role in (figure.giver, figure.receiver) if role}
    return keys


def _entity_rows(keys: set[tuple[str, str]]) -> list[Entity]:
    """In one order everywhere, so that two workers cannot wait for each other."""
    return [Entity(type=kind, key=key, name=_name(kind, key)) for kind, key in sorted(keys)]


def _entities(findings: Iterable[Finding]) -> Entities:
    """Rows of all entities that the findings name, made where they are new."""
    keys = _entity_keys(findings)
    Entity.objects.bulk_create(_entity_rows(keys), ignore_conflicts=True)
    found = Entity.objects.filter(type__in={kind for kind, _ in keys}, key__in={key for _, key in keys})
    return {(entity.type, entity.key): entity for entity in found}


def _name(kind: str, key: str) -> str:
    return COUNTRIES.get(key, key) if kind == EntityType.COUNTRY else key


def _party_key(role: Role) -> tuple[str, str]:
    """Givers and receivers are countries by their code, else organisations."""
    return (str(EntityType.COUNTRY if role.value in COUNTRIES else EntityType.ORG), role.value[:200])


def _figure(claim: Claim, finding: Finding, figure: FoundFigure, entities: Entities) -> Figure:
    row = Figure(
        claim=claim,
        start=figure.start - finding.start,
        end=figure.end - finding.start,
        surface=figure.surface[:300],
        low=figure.low,
        high=figure.high,
        unit=figure.unit[:40],
        modifier=figure.modifier,
    )
    for name in ("measure", "stage", "period", "as_of", "scope"):
        role: Role | None = getattr(figure, name)
        if role:
            setattr(row, name, role.value)
            setattr(row, f"{name}_words", role.surface[:300])
    for name in ("giver", "receiver"):
        party: Role | None = getattr(figure, name)
        if party:
            setattr(row, name, entities[_party_key(party)])
            setattr(row, f"{name}_words", party.surface[:300])
    return row
