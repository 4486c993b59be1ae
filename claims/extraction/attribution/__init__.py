"""Who asserts what a sentence says: by verbs of saying, by "laut", or carried over from the sentence before."""

import re
from collections.abc import Callable
from dataclasses import replace

from claims.extraction.attribution.clauses import REACH, Attribution, apposition, attribution, is_near, region_end
from claims.extraction.attribution.cues import Cues
from claims.extraction.attribution.scene import OPENING, Rank, Scene, Speaker, last_person, subject_of
from claims.extraction.attribution.speech import by_colon, by_quotation, by_verb
from claims.extraction.attribution.unlisted import phrase_behind
from claims.extraction.attribution.who import speaker_in
from claims.extraction.entities.nations import country_name, nation_of
from claims.extraction.reading import Draft, Reading
from claims.extraction.types import Claimant, EntityType

LONG_QUOTE = 40  # code points; shorter ones are often single words of somebody who is not the speaker
OWN_QUOTE = re.compile(r"[.!?…]\s\u2002{20,}$")
# What somebody announced before is what the claim compares with: "au lieu des 26 milliards annoncés par Paris".
COMPARED = re.compile(r"\b(?:au lieu|contre|par rapport|instead of|against|rather than|compared (?:with|to))\b[^,;]*$")
CITED = ("citing", "unter berufung")  # a company cites weak demand, too
NOUN_REACH = 12  # code points of a noun and its space
SOURCE_REACH = 25  # code points behind a source ("le projet de budget présenté mercredi")


NOBODY = Attribution()


def find_claimants(reading: Reading) -> list[Attribution]:
    """One attribution for each draft, in order; what is carried over depends on the order."""
    if not reading.drafts:
        return []
    scene = Scene(Cues.of(reading.language), reading.names, reading.drafts[0])
    found = []
    for draft in reading.drafts:
        scene.enter(draft)
        attribution = next((each for rule in RULES if (each := rule(scene))), NOBODY)
        found.append(attribution)
        scene.leave(attribution.claimant)
    pairs = zip(reading.drafts, [*reading.drafts[1:], None], found, strict=True)
    return [by_next_sentence(draft, behind) or own if own is NOBODY else own for draft, behind, own in pairs]


def _surface(scene: Scene, found: re.Match[str]) -> str:
    return scene.draft.sentence.surface[found.start() : found.end()]


def by_next_sentence(draft: Draft, behind: Draft | None) -> Attribution | None:
    """A quotation that stands alone is told by the person who opens the next sentence: "« … » Jane Doe remembers."."""
    if not behind or not draft.sentence.is_quotation or behind.sentence.block != draft.sentence.block:
        return None
    person = next((each for each in behind.mentions if each.type is EntityType.PERSON), None)
    opens = person is not None and person.start - behind.sentence.start <= OPENING
    return Attribution(Claimant(person.id, None)) if person and opens else None


def by_own_account(scene: Scene) -> Attribution | None:
    """As in "Nach eigenen Angaben": the subject of the sentence."""
    found = scene.cues.own.search(scene.low)
    speaker = speaker_in(scene, 0, len(scene.plain)) if found else None
    if not found or not speaker:
        return None
    start = scene.draft.sentence.start
    return Attribution(Claimant(speaker.name, _surface(scene, found)), (start + found.start(), start + found.end()))


def by_account(scene: Scene) -> Attribution | None:
    """As in "nach ihrer Rechnung", "selon lui": the subject of the sentence, whoever spoke, or was named last."""
    found = scene.cues.account.search(scene.low)
    latest = scene.latest.name if scene.latest else scene.subject or last_person(scene)
    name = (subject_of(scene.draft, found.start()) or latest) if found else None
    if not found or not name:
        return None
    start = scene.draft.sentence.start
    return Attribution(Claimant(name, _surface(scene, found)), (start + found.start(), start + found.end()))


def by_preposition(scene: Scene) -> Attribution | None:
    """As in "Laut Kiew", "according to the minister", "selon Fingrid", ", so der Bauernverband"."""
    for found in scene.cues.before.finditer(scene.low):
        if _leads_nowhere(scene, found):
            continue
        if (said := _said_before(scene, found.start())) is not None:
            return said
        end = region_end(scene, found.end())
        speaker = _led_to(scene, found, end)
        if speaker and is_near(scene, found.end(), speaker):
            return attribution(scene, speaker, found.span(), min(end, speaker.end + SOURCE_REACH))
    return None


def _leads_nowhere(scene: Scene, found: re.Match[str]) -> bool:
    """German "so" without its comma; whose the figures are that somebody disputes."""
    is_adverb = found.group() in ("so", "ainsi") and scene.plain[: found.start()].rstrip()[-1:] not in {
        ",",
        "–",
        "\u2002",
    }
    if found.group().endswith((" par", " by")) and COMPARED.search(scene.plain, 0, found.start()):
        return True
    return is_adverb or scene.cues.disputed.search(scene.plain, 0, found.start()) is not None


def _led_to(scene: Scene, found: re.Match[str], end: int) -> Speaker | None:
    """Whom the words name, whoever published what they name, or the noun phrase that no list has."""
    speaker = speaker_in(scene, found.end(), end)
    if speaker is None or speaker.may_be_named_next:
        speaker = apposition(scene, end) or speaker
    if found.group() == "pour":
        return speaker if speaker and speaker.rank is Rank.PERSON else None
    if speaker is None or speaker.rank is Rank.GROUP:
        published = _publisher(scene, speaker.end if speaker else end)
        speaker = replace(published, start=speaker.start) if published and speaker else published or speaker
    return speaker or (None if found.group().startswith(CITED) else phrase_behind(scene, found.end()))


def _said_before(scene: Scene, place: int) -> Attribution | None:
    """As in "he said according to the agency": who is quoted counts, not who reports it."""
    near = scene.plain[:place].split()[-2:]
    says = any(word in scene.cues.verbs for word in near) and any(word in scene.cues.pronoun_words for word in near)
    return by_verb(scene) if says else None


def _publisher(scene: Scene, end: int) -> Speaker | None:
    """As in "geht aus Zahlen hervor, die das Institut vorlegte": whose figures they are."""
    published = scene.cues.published.match(scene.plain, end)
    speaker = speaker_in(scene, published.end(), region_end(scene, published.end())) if published else None
    return speaker if speaker and speaker.rank is Rank.INSTITUTION else None


def by_nation(scene: Scene) -> Attribution | None:
    """As in "Nach ukrainischen Angaben": the country speaks."""
    found = scene.cues.nation.search(scene.low)
    code = nation_of(found["before"] or found["behind"]) if found else None
    if not found or not code:
        return None
    start = scene.draft.sentence.start
    return Attribution(
        Claimant(country_name(code), _surface(scene, found)), (start + found.start(), start + found.end())
    )


def by_postposition(scene: Scene) -> Attribution | None:
    """As in "Dem Ministerium zufolge"."""
    found = scene.cues.after.search(scene.low)
    if not found:
        return None
    low = scene.clause_start(found.start())
    speaker = speaker_in(scene, low, found.start())
    return attribution(scene, speaker, (low, found.end()), found.end()) if speaker else None


def by_carrying_words(scene: Scene) -> Attribution | None:
    """As in "Hieß es weiter", "came the reply"."""
    found = scene.cues.carry.search(scene.low)
    if not found:
        return None
    start = scene.draft.sentence.start
    own = _stated_in(scene, found)
    there = scene.organisations[-1].id if scene.organisations and "dort" in found.group() else None
    if own and own.name == "statement":  # whose it is goes without saying
        own = replace(own, name=scene.subject or scene.source or own.name)
    shown = _shown(scene) if found.group().casefold() == "demnach" and scene.latest is None else None
    name = own.name if own else there or shown or scene.source or scene.preceding
    if name is None:
        return None
    surface = scene.draft.sentence.surface[found.start() : max(found.end(), own.end if own else 0)]
    return Attribution(Claimant(name, surface), (start + found.start(), start + found.end()))


def _shown(scene: Scene) -> str | None:
    """Whose results "demnach" tells: of whom or what the sentence before is about, or the organisation named last."""
    return scene.preceding or next((each.id for each in scene.organisations[::-1]), None)


def _stated_in(scene: Scene, found: re.Match[str]) -> Speaker | None:
    """As in "heißt es in einer Mitteilung des Konzerns", "Im Bericht heißt es": a preposition leads to the source."""
    behind = scene.cues.stated_in.match(scene.plain, found.end())
    if behind:
        return speaker_in(scene, behind.end(), region_end(scene, behind.end()))
    if not scene.cues.stated_in.match(scene.plain):
        return None
    # "In dem von Kiew veröffentlichten Text heißt es": what stands right before the words counts.
    near = speaker_in(scene, max(0, found.start() - NOUN_REACH), found.start())
    before = near if near and near.rank is Rank.GROUP else speaker_in(scene, 0, min(found.start(), REACH))
    return before if before and before.rank in (Rank.GROUP, Rank.INSTITUTION) else None


def by_carrying_over(scene: Scene) -> Attribution | None:
    """Konjunktiv I, the press conditional, or a long quotation goes on with what the sentence before attributed."""
    size = scene.plain.count("\u2002")
    quoted = size >= LONG_QUOTE and (size * 2 >= len(scene.plain) or OWN_QUOTE.search(scene.plain))
    if scene.latest and (quoted or scene.cues.mood.search(scene.plain)):
        return Attribution(Claimant(scene.latest.name, None))
    return None


RULES: tuple[Callable[[Scene], Attribution | None], ...] = (
    by_own_account,
    by_account,
    by_nation,
    by_preposition,
    by_postposition,
    by_verb,
    by_quotation,
    by_colon,
    by_carrying_words,
    by_carrying_over,
)
