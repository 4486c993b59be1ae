"""Whom a stretch of a sentence names as the one who says it."""

import re
from dataclasses import replace

from claims.extraction.attribution.cues import DOCUMENTS, ROLE
from claims.extraction.attribution.naming import OWNED, SPOKESPERSON, candidates
from claims.extraction.attribution.references import settled
from claims.extraction.attribution.scene import Rank, Scene, Speaker

# What may stand between two parts of one naming: "leader", " des Finances, ", " of the ".
TITLED = re.compile(
    r"(?: d[’']État)?(?: (?:Dr|Prof)\.| (?!(?:des?|du|par|avec|et|of|by|with|and|to|from|for|in)\b)[a-zéè][\w-]+){0,2} "
    r"|(?: [a-zéè][\w’'-]+| [A-ZÉ]\w+){0,4}, |-"
)
# As in "Buller Mayor Karen Fitzgibbon", "Emergency Management Minister Paul Renata".
CAPITAL_TITLE = re.compile(r"(?: [A-Z][\w&-]+){0,2} (?P<office>[A-Z][\w-]+) ")
# As in "la ministre de l’Énergie grecque Eleni Vasilaki".
OFFICE = re.compile(r"(?: [a-zéèêç]{4,})? d(?:e la |e l[’']|u |es |e |[’'])[\w’'-]+(?: [\w’'-]+){0,3} ")
COMMON = re.compile(r"(?:[’']s?)?(?: [\w-]+)? ")
OFFICIALS = frozenset(["diplomat", "diplomats", "official", "officials", "source", "sources"])


def speaker_in(scene: Scene, low: int, high: int) -> Speaker | None:
    """The first one named between two places, with what stands right beside it: "der Beraterin Elena Pop"."""
    found = sorted(candidates(scene, low, high), key=lambda each: (each.start, each.rank))
    if not found:
        return None
    chain = [found[0]]
    for each in found[1:] if chain[0].rank is not Rank.PRONOUN else ():
        gap = scene.plain[chain[-1].end : each.start]
        is_office = chain[-1].rank in (Rank.ROLE, Rank.GROUP)
        bears_office = is_office and each.rank is Rank.PERSON and OFFICE.fullmatch(gap)
        if (
            each.start >= chain[-1].end
            and not bears_office
            and not _is_beside(scene, gap, each, chain[-1].rank is Rank.GROUP)
        ):
            break
        chain.append(each)
    ranked = sorted(chain, key=lambda each: (each.rank, each.name in DOCUMENTS, each.start))
    speaker = next((one for each in ranked if (one := settled(scene, each, chain[0].start))), None)
    if speaker and chain[0].rank is Rank.ROLE and speaker.rank is Rank.INSTITUTION:
        speaker = replace(speaker, is_described=True)
    if speaker and speaker.rank is Rank.INSTITUTION and chain[0].name in OFFICIALS:
        return replace(speaker, name=f"{speaker.name} {chain[0].name}", is_person=True)
    return replace(speaker, is_person=True) if speaker and _is_spoken_for(scene, low, speaker) else speaker


def _is_spoken_for(scene: Scene, low: int, speaker: Speaker) -> bool:
    """As in "un porte-parole de la SNCF": a person speaks, for the institution."""
    found = SPOKESPERSON.search(scene.plain, max(low, speaker.start - 40), speaker.end)
    return found is not None and bool(
        found.end() >= speaker.start or OWNED.fullmatch(scene.plain, found.end(), speaker.start)
    )


def _is_beside(scene: Scene, gap: str, candidate: Speaker, led_by_group: bool) -> bool:
    if candidate.rank is Rank.PERSON:
        title = CAPITAL_TITLE.fullmatch(gap)
        has_title = title is not None and scene.cues.kind_of(title["office"]) & ROLE != 0
        return has_title or TITLED.fullmatch(gap) is not None
    owned = OWNED.fullmatch(gap) if candidate.rank in (Rank.INSTITUTION, Rank.GROUP) else None
    is_kind = candidate.rank in (Rank.ROLE, Rank.GROUP) or (led_by_group and candidate.rank is Rank.INSTITUTION)
    common = COMMON.fullmatch(gap) if is_kind else None
    return not gap.strip(" -()") or bool(owned or common)
