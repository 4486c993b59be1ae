"""Whom a stretch of a sentence names as the one who says it."""

import re
from dataclasses import dataclass, field

from babel import Locale

from claims.extraction.attribution.cues import Cues
from claims.extraction.entities import Names
from claims.extraction.lexicon import table
from claims.extraction.reading import Draft
from claims.extraction.types import Claimant, EntityType, Mention

OFFICIAL = re.compile(r"\s(?:officials?|sources?|insiders?|Kreisen?|Mitarbeiter|Beamter?|aides?)\b")
COMPLEMENT = re.compile(r"[\s\u00a0](?:aus|von|der|des|de|du|des|de la|d[’']|of|from|für|for|pour) ?(?:der |den |dem |the |la |l[’'])?[\w-]+")
LEADING = re.compile(r"^(?:(?:the|a|an|one|its|der|die|das|den|dem|des|ein|eine|einer|eines|einem|le|la|les|un|une|des|l[’'])[\s’']+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """`end` is where the naming ends in the sentence; a person may be quoted with any verb, an institution not."""

    name: str
    start: int
    end: int
    is_person: bool


@dataclass(slots=True)
class Scene:
    """Who has been speaking so far, and the sentence at hand."""

    cues: Cues
    names: Names
    draft: Draft | None = None
    latest: Claimant | None = None
    people: list[Mention] = field(default_factory=list)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return self.draft.mentions if self.draft else ()


def name_of(mention: Mention) -> str:
    """English name of a country or, if the text names its capital instead, of the capital."""
    if mention.type is not EntityType.COUNTRY:
        return mention.id
    capital = table("names")["capitals"].get(mention.id, "").replace("_", " ")
    if any(form == mention.surface.rstrip("s") or form == mention.surface for form in capital.split(" ")):
        return str(table("names")["capitals"][mention.id].split()[0].replace("_", " "))
    return str(Locale("en").territories.get(mention.id, mention.id))


def speaker_in(scene: Scene, low: int, high: int, plain: str) -> Speaker | None:
    """The likeliest speaker between two places of the sentence: a person, an institution, a pronoun, a role, a group."""
    if high <= low:
        return None
    offset = scene.draft.sentence.start if scene.draft else 0
    inside = [each for each in scene.mentions if low <= each.start - offset and each.end - offset <= high]
    person = next((each for each in inside if each.type is EntityType.PERSON), None)
    if person:
        return Speaker(name_of(person), person.start - offset, person.end - offset, is_person=True)
    institution = next((each for each in inside if each.type in (EntityType.ORG, EntityType.COUNTRY)), None)
    if institution:
        return _institution(scene, institution, offset, plain, low)
    return _pronoun(scene, low, high, plain) or _role(scene, low, high, plain) or _group(scene, low, high, plain)


def _institution(scene: Scene, mention: Mention, offset: int, plain: str, low: int) -> Speaker | None:
    start, end = mention.start - offset, mention.end - offset
    official = OFFICIAL.match(plain, end)
    if official:
        return Speaker(f"{name_of(mention)}{official.group()}", start, official.end(), is_person=True)
    role = None if scene.cues.spokesperson.search(plain, low, end + 30) else scene.cues.roles.search(plain, low, end + 1)
    if role and scene.latest and mention.type is EntityType.COUNTRY and role.start() < start:
        return None
    return Speaker(name_of(mention), start, end, is_person=False)


def _pronoun(scene: Scene, low: int, high: int, plain: str) -> Speaker | None:
    found = scene.cues.pronouns.search(plain, low, high)
    if not found or plain[low : found.start()].strip().count(" ") > 2:
        return None
    name = scene.latest.name if scene.latest else scene.people[-1].id if scene.people else None
    return Speaker(name, found.start(), found.end(), is_person=True) if name else None


def _role(scene: Scene, low: int, high: int, plain: str) -> Speaker | None:
    """A definite role without a name: somebody of that role named before, else who spoke last."""
    found = scene.cues.roles.search(plain, low, high)
    if not found or not re.match(r"(?:the|der|dem|den|die|le|la|au|du|l[’']|sein|ihr|his|her|its)\b", plain[low:high].strip(), re.IGNORECASE):
        return None
    role = found.group().casefold()
    for person in reversed(scene.people):
        if any(called.endswith(role) or role.endswith(called) for called in scene.names.called.get(person.id, ())):
            return Speaker(person.id, found.start(), found.end(), is_person=True)
    plural = scene.cues.groups.fullmatch(found.group()) is not None
    if scene.latest and not plural:
        return Speaker(scene.latest.name, found.start(), found.end(), is_person=True)
    return None


def _group(scene: Scene, low: int, high: int, plain: str) -> Speaker | None:
    """"Ermittler", "the authorities", "eine Anwohnerin aus Neu-Isenburg": people without a name."""
    found = scene.cues.groups.search(plain, low, high)
    if not found:
        return None
    complement = COMPLEMENT.match(plain, found.end(), high)
    end = complement.end() if complement else found.end()
    return Speaker(LEADING.sub("", plain[found.start() : end]).replace("\xad", ""), found.start(), end, is_person=False)
