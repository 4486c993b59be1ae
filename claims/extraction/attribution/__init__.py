"""Who asserts what a sentence says: by verbs of saying, by "laut", or carried over from the sentence before."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.extraction.attribution.cues import GROUP, NATION, PRONOUN, ROLE, Cues
from claims.extraction.attribution.who import QUOTE, Rank, Scene, Speaker, speaker_in
from claims.extraction.entities.nations import country_name, nation_of
from claims.extraction.reading import Reading
from claims.extraction.types import Claimant, EntityType

QUOTED_VERB = re.compile(
    r"\u2002[,.]?\s(?:(?:a|ont|s[’']est|s[’']était|se|hat|haben)\s|s[’'])?(?P<verb>[a-zäöüßéèêàâîôûç]{3,})"
    r"(?=\s(?:sich\s)?(?:(?:le|la|les|l[’']|un|une|the|a|an|der|die|das|ein|eine)\b)?)"
)
NEXT_BREAK = re.compile(rf"[,;:–—()](?:\s|$)|(?<=\w{{4}})[.!?](?:\s|$)|\s-\s|{QUOTE}|\b(?:dass|that|que)\b|\bqu[’']")
NO_VERBS = frozenset(
    [
        "selon",
        "chez",
        "mais",
        "contre",
        "comme",
        "sans",
        "vers",
        "entre",
        "and",
        "but",
        "from",
        "against",
        "like",
        "than",
    ]
    + [
        "von",
        "gegen",
        "wie",
        "als",
        "durch",
        "aus",
        "oder",
        "unter",
        "laut",
        "weil",
        "aber",
        "doch",
        "sowie",
        "dont",
        "puis",
    ]
)
LEADING = re.compile(
    r"\s*(?:Nach|In|Im|Am|An|Bei|Beim|Mit|Vor|Seit|Zu|Zum|Zur|Auf|Für|Gegenüber|Unter|Während|Über|Trotz|Wegen|Durch|Gegen|Ohne|Ab|Bis|Aus|Um"
    r"|Auch|Zuvor|Später|Zudem|Dazu|Dabei|Anschließend|Dort|Hier|Dann|Danach|Daraufhin|Gleichzeitig|Zugleich|Stattdessen|Außerdem|Heute|Gestern"
    r"|Zunächst|Schließlich|Damals|Bereits|Schon|Erst|Allerdings|Einen?|Den|Dem)\b"
)
RELATIVE = re.compile(r"\s*(?:qui|dont|où|which|who|whose|where)\b")
QUOTED_NEXT = re.compile(r"\s?(?::|que\b|qu[’']|,|\u2002)")
QUOTED = 12  # code points; from here on it is what somebody said, not a word in quotation marks
LONG_QUOTE = 40  # code points; shorter ones are often single words of somebody who is not the speaker
OWN_QUOTE = re.compile(r"[.!?…]\s\u2002{20,}$")
ADVERBS = frozenset(["has", "have", "had", "also", "now", "later", "on", "and", "itself", "again", "in", "the"])
QUOTE_END = ("\u2002, ", "\u2002 ")
REACH = 90  # code points behind a verb or a preposition within which its speaker stands
TIME_REACH = 10  # code points behind a verb ("said on Thursday")
SOURCE_REACH = 25  # code points behind a source ("le projet de budget présenté mercredi")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speech` is the part of the text that attributes; a date in there is the time of speaking."""

    claimant: Claimant | None = None
    speech: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    word: str
    start: int
    end: int


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
        is_question = "?" in draft.sentence.surface
        scene.latest = attribution.claimant or (scene.latest if is_question else None)
        scene.people += [mention for mention in draft.mentions if mention.type is EntityType.PERSON]
        scene.organisations += [mention for mention in draft.mentions if mention.type is EntityType.ORG]
    return found


def _attribution(scene: Scene, speaker: Speaker, named: tuple[int, int], speech_end: int) -> Attribution:
    """`named` holds the words that attribute, the speaker's own aside; the speech may run on to a time behind them."""
    low, high = min(named[0], speaker.start), max(named[1], speaker.end)
    sentence = scene.draft.sentence
    surface = sentence.surface[low:high].strip(" ,.\u2002")
    return Attribution(Claimant(speaker.name, surface), (sentence.start + low, sentence.start + max(high, speech_end)))


def _surface(scene: Scene, found: re.Match[str]) -> str:
    return scene.draft.sentence.surface[found.start() : found.end()]


def by_own_account(scene: Scene) -> Attribution | None:
    """As in "Nach eigenen Angaben": the subject of the sentence."""
    found = scene.cues.own.search(scene.low)
    speaker = speaker_in(scene, 0, len(scene.plain)) if found else None
    if not found or not speaker:
        return None
    start = scene.draft.sentence.start
    return Attribution(Claimant(speaker.name, _surface(scene, found)), (start + found.start(), start + found.end()))


def by_preposition(scene: Scene) -> Attribution | None:
    """As in "Laut Kiew", "according to the minister", "selon Fingrid", ", so der Bauernverband"."""
    for found in scene.cues.before.finditer(scene.low):
        if found.group() == "so" and scene.plain[: found.start()].rstrip()[-1:] not in {",", "–", "\u2002"}:
            continue
        end = _region_end(scene, found.end())
        speaker = speaker_in(scene, found.end(), end)
        if speaker is None or speaker.rank is Rank.ROLE:
            speaker = _apposition(scene, end) or speaker
        if speaker and _is_near(scene, found.end(), speaker):
            return _attribution(scene, speaker, found.span(), min(end, speaker.end + SOURCE_REACH))
    return None


def _is_near(scene: Scene, place: int, speaker: Speaker) -> bool:
    return len(scene.plain[place : speaker.start].split()) <= (9 if speaker.rank is Rank.PERSON else 6)


def _region_end(scene: Scene, place: int) -> int:
    limit = min(len(scene.plain), place + REACH)
    stop = NEXT_BREAK.search(scene.plain, place + 1, limit)
    return stop.start() if stop else limit


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
    return _attribution(scene, speaker, (low, found.end()), found.end()) if speaker else None


def by_verb(scene: Scene) -> Attribution | None:
    """A verb of saying with its subject before or behind it."""
    for verb in _verbs(scene):
        low = scene.clause_start(verb.start)
        if not _is_saying(scene, verb, low):
            continue
        found = _subject(scene, low, verb)
        if found and _may_say(scene, found[0], verb):
            return _attribution(scene, found[0], (min(low, verb.start), verb.end), found[1])
    return None


def _verbs(scene: Scene) -> Iterator[Verb]:
    words = scene.draft.words
    for word, (start, end) in zip(words.words, words.spans, strict=True):
        if (word in scene.cues.verbs or scene.cues.agreed(word) in scene.cues.verbs) and scene.plain[start] != "\u2002":
            yield Verb(scene.cues.agreed(word), start, end)
        elif "-" in word and (head := word.partition("-")[0]) in scene.cues.verbs:  # "explique-t-il"
            yield Verb(head, start, start + len(head))


def _is_saying(scene: Scene, verb: Verb, low: int) -> bool:
    cues, clause = scene.cues, scene.plain[low : verb.start]
    before = re.search(r"(\w+)[’'\s-]*$", clause)
    if (before and before.group(1) in cues.determiners) or cues.subordinate.search(clause):
        return False
    if _is_participle(cues, verb.word) and (cues.passive.search(clause) or not cues.auxiliary.search(clause)):
        return False
    needed = cues.separable.get(verb.word)
    return needed is None or needed.search(scene.plain[verb.end :].split(";", maxsplit=1)[0]) is not None


def _is_participle(cues: Cues, word: str) -> bool:
    """Words that say something only behind an auxiliary: "a déclaré", "hat gesagt". English has no such forms."""
    if cues.language == "fr":
        return word.endswith(("é", "nu", "mis", "clu", "prévu")) and word != "promis"
    return cues.language == "de" and word.startswith(("ge", "ange", "mitge", "zuge", "aufge", "versproch"))


def _may_say(scene: Scene, speaker: Speaker, verb: Verb) -> bool:
    word, cues = verb.word, scene.cues
    if word in cues.nouns and len(scene.plain[speaker.end : verb.start].split()) > 1:
        return False
    if word in cues.quoting and speaker.start < verb.start and not QUOTED_NEXT.match(scene.plain, verb.end):
        return False
    if cues.language == "en" and cues.passive.search(scene.plain[: verb.start]):
        return False
    return speaker.is_person or word in cues.say or (word in cues.separable and word not in cues.say_person)


def _subject(scene: Scene, low: int, verb: Verb) -> tuple[Speaker, int] | None:
    """The speaker and where the attribution ends; sought behind the verb where only an auxiliary stands before it."""
    end = _region_end(scene, verb.end)
    clause = scene.plain[low : verb.start]
    if _is_inverted(scene, clause, verb):
        speaker = speaker_in(scene, verb.end, end)
        if speaker is None or speaker.rank >= Rank.ROLE:
            speaker = _apposition(scene, end) or speaker
        said_of = (
            scene.cues.language == "en" and speaker is not None and speaker.rank is Rank.PRONOUN
        )  # "said it would"
        if speaker and not said_of and _is_near(scene, verb.end, speaker):
            return speaker, max(end, speaker.end)
    speaker = _before(scene, low, verb.start)
    if speaker:
        return speaker, min(end, verb.end + TIME_REACH)
    speaker = speaker_in(scene, verb.end, end) if clause.strip() and scene.cues.language == "de" else None
    return (speaker, end) if speaker and _is_near(scene, verb.end, speaker) else None


def _is_inverted(scene: Scene, clause: str, verb: Verb) -> bool:
    if scene.plain[verb.end : verb.end + 1] == "," and not scene.plain[: verb.start].endswith(QUOTE_END):
        return False
    if verb.word in scene.cues.never_inverted or scene.cues.pronouns.search(clause):
        return False
    led = scene.cues.language == "de" and LEADING.match(clause) and not _is_participle(scene.cues, verb.word)
    return bool(led) or scene.cues.inverted.fullmatch(clause) is not None


def _apposition(scene: Scene, place: int) -> Speaker | None:
    """As in "..., said its chairman, Jane Doe"."""
    if scene.plain[place : place + 2] != ", ":
        return None
    speaker = speaker_in(scene, place + 2, _region_end(scene, place + 2))
    return speaker if speaker and speaker.rank is Rank.PERSON else None


def _before(scene: Scene, low: int, high: int) -> Speaker | None:
    """The nearest clause before the verb that names somebody, at most three back: appositions lie between."""
    for _ in range(4):
        speaker = None if RELATIVE.match(scene.plain, low, high) else speaker_in(scene, low, high)
        if speaker and not _is_attributive(scene, speaker, high):
            return _bearer(scene, low, speaker) or speaker
        if low <= 0:
            return None
        high = low - 1
        low = scene.clause_start(max(0, high - 1))
        if QUOTE in scene.plain[low : high + 1]:
            return None
    return None


def _bearer(scene: Scene, low: int, speaker: Speaker) -> Speaker | None:
    """As in "Jane Doe, head of Nordrail, said": the person right before the comma bears the title."""
    if speaker.rank is Rank.PERSON or scene.plain[low - 2 : low] != ", ":
        return None
    person = speaker_in(scene, scene.clause_start(max(0, low - 2)), low - 2)
    return person if person and person.rank is Rank.PERSON else None


def _is_attributive(scene: Scene, speaker: Speaker, high: int) -> bool:
    """As in "Paris fashion shows reveal": a country or capital in front of a noun says nothing."""
    if scene.cues.language != "en" or speaker.rank is not Rank.INSTITUTION:
        return False
    offset = scene.draft.sentence.start
    country = any(each.type is EntityType.COUNTRY and each.end - offset == speaker.end for each in scene.draft.mentions)
    between = scene.plain[speaker.end : high].split(",")[0].split()
    return country and any(word.islower() and word not in ADVERBS and not word.endswith("ly") for word in between)


def by_quotation(scene: Scene) -> Attribution | None:
    """As in "« ... », peste Jane Doe": right behind somebody's words any verb with a person says something."""
    found = QUOTED_VERB.search(scene.plain) if scene.plain.count("\u2002") >= QUOTED else None
    if not found or not _may_be_verb(scene, found["verb"]):
        return None
    end = _region_end(scene, found.end())
    speaker = speaker_in(scene, found.end(), end)
    if speaker is None or speaker.rank >= Rank.ROLE:
        speaker = _apposition(scene, end) or speaker
    if speaker is None or not speaker.is_person or len(scene.plain[found.end() : speaker.start].split()) > 2:
        return None
    return _attribution(scene, speaker, found.span("verb"), max(end, speaker.end))


def _may_be_verb(scene: Scene, word: str) -> bool:
    cues = scene.cues
    if word in cues.determiners or word in NO_VERBS or cues.stop.fullmatch(word) or cues.subordinate.match(word):
        return False
    return not cues.kind_of(word) & (ROLE | GROUP | NATION | PRONOUN)


def by_carrying_words(scene: Scene) -> Attribution | None:
    """As in "Hieß es weiter", "came the reply"."""
    found = scene.cues.carry.search(scene.low)
    if not found:
        return None
    start = scene.draft.sentence.start
    own = speaker_in(scene, found.end(), _region_end(scene, found.end())) or speaker_in(
        scene, 0, min(found.start(), REACH)
    )
    name = own.name if own and own.rank is Rank.GROUP else scene.latest.name if scene.latest else None
    if name is None:
        return None
    return Attribution(Claimant(name, _surface(scene, found)), (start + found.start(), start + found.end()))


def by_carrying_over(scene: Scene) -> Attribution | None:
    """Konjunktiv I, the press conditional, or a long quotation goes on with what the sentence before attributed."""
    size = scene.plain.count("\u2002")
    quoted = size >= LONG_QUOTE and (size * 2 >= len(scene.plain) or OWN_QUOTE.search(scene.plain))
    if scene.latest and (quoted or scene.cues.mood.search(scene.plain)):
        return Attribution(Claimant(scene.latest.name, None))
    return None


RULES: tuple[Callable[[Scene], Attribution | None], ...] = (
    by_own_account,
    by_nation,
    by_preposition,
    by_postposition,
    by_verb,
    by_quotation,
    by_carrying_words,
    by_carrying_over,
)
