"""Whom pronouns and roles mean: somebody named before, or nobody."""

from dataclasses import replace

from claims.extraction.attribution.naming import candidates
from claims.extraction.attribution.scene import Rank, Scene, Speaker, last_person
from claims.extraction.types import EntityType

# What a relative clause or a participle tells of somebody names others too; they do not speak.
PLURALS = frozenset(["they", "ils", "elles"])


def settled(scene: Scene, speaker: Speaker, start: int) -> Speaker | None:
    """Roles and pronouns are somebody named before; without that they are nobody."""
    speaker = replace(speaker, start=min(start, speaker.start))
    if speaker.rank is Rank.PRONOUN:
        name = _named_before(scene, speaker) or _meant_by_pronoun(scene, speaker)
        is_person = name in {each.id for each in scene.people}
        return replace(speaker, name=name, is_person=is_person) if name else None
    return _role(scene, speaker) if speaker.rank is Rank.ROLE else speaker


def _named_before(scene: Scene, speaker: Speaker) -> str | None:
    """The one person whom the sentence names before the pronoun: "Luca Marchetti is less severe: …, he says"."""
    here = scene.draft.sentence.start + speaker.start
    people = {each.id for each in scene.draft.mentions if each.type is EntityType.PERSON and each.end < here}
    return people.pop() if len(people) == 1 and speaker.is_person else None


def _meant_by_pronoun(scene: Scene, speaker: Speaker) -> str | None:
    """Who spoke last, or was named last; "it" is no person."""
    if not speaker.is_person and ":" in scene.plain[: speaker.start]:  # "comes to a higher result: it speaks of"
        named = candidates(scene, 0, scene.plain.index(":"))
        return next((each.name for each in named if each.rank in (Rank.INSTITUTION, Rank.GROUP)), None)
    if scene.cues.language == "fr" and (own := _own_subject(scene, speaker)):
        return own
    latest = scene.latest.name if scene.latest else None
    organisations, people = ({each.id for each in named} for named in (scene.organisations, scene.people))
    if speaker.name in PLURALS:
        return None if latest in people else latest
    if scene.preceding in organisations and (latest is None or latest in organisations):
        return scene.preceding
    if speaker.is_person and (latest or people):
        return latest or last_person(scene)
    return latest if latest and latest not in people else next((each.id for each in scene.organisations[::-1]), latest)


def _own_subject(scene: Scene, speaker: Speaker) -> str | None:
    """As in "Le groupe fermera …, avait-il annoncé": the organisation that opens the sentence speaks of itself."""
    tied = scene.plain[: speaker.end].endswith(f"-{speaker.name}")
    opening = scene.draft.mentions[0] if scene.draft.mentions else None
    if not tied or opening is None or opening.type is not EntityType.ORG or "\u2002" in scene.plain[: speaker.start]:
        return None
    led = scene.draft.sentence.surface[: opening.end - scene.draft.sentence.start].casefold()
    return opening.id if led.startswith(("le ", "la ", "l’", "l'")) else None


def _named_later(scene: Scene, role: str) -> str | None:
    """The one whom the text calls so further on: a standfirst has no names."""
    called = [each for each, kinds in scene.names.called.items() if role in kinds]
    return called[0] if len(called) == 1 else None


def _role(scene: Scene, speaker: Speaker) -> Speaker | None:
    role = speaker.name.casefold()
    called = {person.id: scene.names.called.get(person.id, set()) for person in scene.people}
    for fits in (lambda kind: kind == role, lambda kind: kind.endswith(role) or role.endswith(kind)):
        for person in reversed(scene.people):
            if any(map(fits, called[person.id])):
                return replace(speaker, name=person.id)
    latest = scene.latest.name if scene.latest else None
    if latest in {each.id for each in scene.organisations}:
        latest = None
    name = latest or last_person(scene) or _named_later(scene, role)
    if name is None and (english := scene.cues.english(role)) != role:
        return replace(speaker, rank=Rank.GROUP, name=english)  # "the defendant"
    return replace(speaker, name=name) if name else None
