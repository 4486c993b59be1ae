"""Who asserts what a sentence says: by verbs of saying, by "laut" and "according to", or carried over from the sentence before."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.extraction.attribution.cues import Cues
from claims.extraction.attribution.who import Scene, Speaker, speaker_in
from claims.extraction.reading import Draft, Reading
from claims.extraction.types import Claimant, EntityType

BREAK = re.compile(r"[,;:–—()]\s|[,;:–—()]$|\s-\s|\u2002{12,}[,.]?|^")
NEXT_BREAK = re.compile(r"[,;:–—()](?:\s|$)|[.!?]$|\s-\s|\u2002{12,}|\b(?:dass|that|que|qu[’'])\b")
LONG_QUOTE = 40  # code points; shorter ones are often single words of somebody who is not the speaker
REACH = 90  # code points behind a verb or a preposition within which its speaker stands
TIME_REACH = 14


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speech` is the part of the text that attributes; a date in there is the time of speaking."""

    claimant: Claimant | None = None
    speech: tuple[int, int] | None = None


NOBODY = Attribution()
Rule = Callable[[Scene, str, int], Attribution | None]


def find_claimants(reading: Reading) -> list[Attribution]:
    """One attribution for each draft, in order; what is carried over depends on the order."""
    scene = Scene(Cues.of(reading.language), reading.names)
    found = []
    for draft in reading.drafts:
        scene.draft = draft
        attribution = next((each for rule in RULES if (each := rule(scene, draft.sentence.plain, draft.sentence.start))), NOBODY)
        found.append(attribution)
        scene.latest = attribution.claimant or (scene.latest if draft.sentence.plain.endswith("?") else None)
        scene.people += [mention for mention in draft.mentions if mention.type is EntityType.PERSON]
    return found


def _attribution(plain: str, speaker: Speaker, low: int, high: int, start: int, draft: Draft | None) -> Attribution:
    low, high = min(low, speaker.start), max(high, speaker.end)
    surface = draft.sentence.surface[low:high].strip() if draft else plain[low:high].strip()
    return Attribution(Claimant(speaker.name, surface), (start + low, start + high))


def by_own_account(scene: Scene, plain: str, start: int) -> Attribution | None:
    """"Nach eigenen Angaben": the subject of the sentence."""
    found = scene.cues.own.search(plain)
    speaker = speaker_in(scene, 0, len(plain), plain) if found else None
    if not found or not speaker:
        return None
    return Attribution(Claimant(speaker.name, found.group()), (start + found.start(), start + found.end()))


def by_preposition(scene: Scene, plain: str, start: int) -> Attribution | None:
    """"Laut Kiew", "according to the minister", "selon Fingrid", ", so der Bauernverband"."""
    for found in scene.cues.before.finditer(plain):
        if found.group().casefold() == "so" and plain[: found.start()].rstrip()[-1:] not in {",", "–", "“", "\u2002"}:
            continue
        end = _region_end(scene, plain, found.end())
        speaker = speaker_in(scene, found.end(), end, plain)
        if speaker:
            return _attribution(plain, speaker, found.start(), end, start, scene.draft)
    return None


def _region_end(scene: Scene, plain: str, place: int) -> int:
    stop = NEXT_BREAK.search(plain, place + 1, place + REACH)
    return stop.start() if stop else min(len(plain), place + REACH)


def by_postposition(scene: Scene, plain: str, start: int) -> Attribution | None:
    """"Dem Ministerium zufolge"."""
    found = scene.cues.after.search(plain)
    if not found:
        return None
    low = _clause_start(plain, found.start())
    speaker = speaker_in(scene, low, found.start(), plain)
    return _attribution(plain, speaker, low, found.end(), start, scene.draft) if speaker else None


def _clause_start(plain: str, place: int) -> int:
    return max((found.end() for found in BREAK.finditer(plain, 0, place)), default=0)


def by_verb(scene: Scene, plain: str, start: int) -> Attribution | None:
    """A verb of saying with its subject before or behind it."""
    for verb in scene.cues.verbs.finditer(plain):
        if not _is_saying(scene.cues, plain, verb):
            continue
        low = _clause_start(plain, verb.start())
        if scene.cues.subordinate.match(plain, low, verb.start()):
            continue
        found = _subject(scene, plain, low, verb)
        if found and (found[0].is_person or verb.group() in scene.cues.say or verb.group() in scene.cues.separable):
            speaker, end = found
            return _attribution(plain, speaker, min(low, verb.start()), end, start, scene.draft)
    return None


def _is_saying(cues: Cues, plain: str, verb: re.Match[str]) -> bool:
    before = re.search(r"([\w]+)[’'\s-]*$", plain[max(0, verb.start() - 20) : verb.start()])
    if before and before.group(1).casefold() in cues.determiners:
        return False
    needed = cues.separable.get(verb.group())
    if needed is None:
        return True
    clause = plain[verb.end() :].split(";", maxsplit=1)[0]
    return needed.search(clause) is not None


def _subject(scene: Scene, plain: str, low: int, verb: re.Match[str]) -> tuple[Speaker, int] | None:
    """The speaker and where the attribution ends. Behind the verb first where nothing but an auxiliary stands before it."""
    end = _region_end(scene, plain, verb.end())
    pronoun = scene.cues.pronouns.search(plain, low, verb.start())
    behind = lambda: speaker_in(scene, verb.end(), _until_stop(scene, plain, verb.end(), end), plain)  # noqa: E731
    if scene.cues.inverted.fullmatch(plain, low, verb.start()) and not pronoun:
        speaker = behind() or _apposition(scene, plain, end)
        if speaker:
            return speaker, max(end, speaker.end)
    speaker = _before(scene, plain, low, verb.start())
    if speaker:
        return speaker, min(end, verb.end() + TIME_REACH)
    speaker = behind()
    return (speaker, end) if speaker else None


def _until_stop(scene: Scene, plain: str, low: int, high: int) -> int:
    stop = scene.cues.stop.search(plain, low + 1, high)
    return high if not stop or stop.start() - low < 4 else high


def _apposition(scene: Scene, plain: str, place: int) -> Speaker | None:
    """"..., said its chairman, Jane Doe"."""
    if plain[place : place + 2] != ", ":
        return None
    return speaker_in(scene, place + 2, _region_end(scene, plain, place + 2), plain)


def _before(scene: Scene, plain: str, low: int, high: int) -> Speaker | None:
    """The nearest clause before the verb that names somebody, at most three back: appositions lie between."""
    for _ in range(4):
        speaker = speaker_in(scene, low, high, plain)
        if speaker or low <= 0:
            return speaker
        high = low - 1
        low = _clause_start(plain, max(0, high - 1))
        if "\u2002" * 12 in plain[low:high]:
            return None
    return None


def by_carrying_words(scene: Scene, plain: str, start: int) -> Attribution | None:
    """"Hieß es weiter", "came the reply"."""
    found = scene.cues.carry.search(plain)
    if not found or not scene.latest:
        return None
    return Attribution(Claimant(scene.latest.name, found.group()), (start + found.start(), start + found.end()))


def by_carrying_over(scene: Scene, plain: str, start: int) -> Attribution | None:
    """Konjunktiv I, the press conditional, or a long quotation goes on with what the sentence before attributed."""
    quoted = plain.count("\u2002") >= LONG_QUOTE
    if scene.latest and (quoted or scene.cues.mood.search(plain)):
        return Attribution(Claimant(scene.latest.name, None))
    return None


RULES: tuple[Rule, ...] = (
    by_own_account,
    by_preposition,
    by_postposition,
    by_verb,
    by_carrying_words,
    by_carrying_over,
)
