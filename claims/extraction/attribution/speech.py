"""Who asserts something by a verb of saying, or by any verb behind a quotation."""

import re
from collections.abc import Iterator

from claims.extraction.attribution.clauses import Attribution, apposition, attribution, is_near, region_end
from claims.extraction.attribution.cues import GROUP, NATION, PRONOUN, ROLE
from claims.extraction.attribution.scene import QUOTE, Rank, Scene, Speaker, name_of
from claims.extraction.attribution.unlisted import phrase_after, phrase_before
from claims.extraction.attribution.verbs import AND, ENDING, QUOTED, Verb, is_participle, is_saying, may_say, verbs_of
from claims.extraction.attribution.who import speaker_in
from claims.extraction.types import EntityType

QUOTED_VERB = re.compile(
    r"\u2002[,.]?\s(?:(?:a|ont|s[’']est|s[’']était|se|hat|haben|has|have)\s|s[’'])?(?P<verb>[a-zäöüßéèêàâîôûç]{3,})"
    r"(?=\s(?:sich\s)?(?:(?:le|la|les|l[’']|un|une|the|a|an|der|die|das|ein|eine)\b)?)"
)
LEADING = re.compile(
    r"\s*(?:Nach|In|Im|Am|An|Bei|Beim|Mit|Vor|Seit|Zu|Zum|Zur|Auf|Für|Gegenüber|Unter|Während|Über|Trotz|Wegen|Durch|Gegen|Ohne|Ab|Bis|Aus|Um"
    r"|Auch|Zuvor|Später|Zudem|Dazu|Dabei|Anschließend|Dort|Hier|Dann|Danach|Daraufhin|Gleichzeitig|Zugleich|Stattdessen|Außerdem|Heute|Gestern"
    r"|Zunächst|Schließlich|Damals|Bereits|Schon|Erst|Allerdings|Einen?|Den|Dem)\b"
)
ADVERBS = frozenset(["has", "have", "had", "also", "now", "later", "on", "and", "itself", "again", "in", "the"])
TICKER = re.compile(
    r"[\s+–-]*(?:\d{1,2}[:.h]\d\d(?: Uhr)?\s)?(?P<head>[^\W\d_][^:\u2002]{3,60}?)\s?: (?:(?!\d)(?:\S+ ){5}|(?:\S+ ){8})"
)
COLON = re.compile(r"[^:\u2002]{3,160}?\s?:\s*(?=(?P<quoted>\u2002{12})|\w)")
# Behind a verb these lead to whom or where it is said.
ADDRESSED = re.compile(
    r"\s(?:(?:à|au|aux|to|in|im|on|at|dem|den|gegenüber|devant|auprès|sur|dans|bei|vor|before|during)\s|à l[’'])"
)
ADDRESSED_IN = re.compile(r"\s(?:dans|par|in|mit) \S+ \S+ (?:aux?|à|to|an) ")  # "dans un courriel aux salariés"
APPOSED = re.compile(r"(?:an?|the|une?|l[ea]|ein|eine|die|der|das)\s")
APPOSED_KIND = re.compile(rf"{APPOSED.pattern}(?:[\w-]+ ){{0,3}}")  # "the parent company of Google"
QUOTE_END = ("\u2002, ", "\u2002 ")
TIME_REACH = 10  # code points behind a verb ("said on Thursday")
MOST_ADDRESSED = 3  # words from the verb to whom is spoken to
NEAR = 2  # words between a verb behind a quotation and its speaker
NO_SUBJECT = frozenset(
    {"par", "von", "by", "from", "of", "de", "du", "des", "avec", "mit", "with", "for", "für", "pour"}
)
NO_VERBS = re.compile(
    r"selon|chez|mais|contre|comme|sans|vers|entre|dont|puis|and|but|from|against|like|than|von|gegen|wie|als|durch|aus"
    r"|oder|unter|laut|weil|aber|doch|sowie"
)


def by_verb(scene: Scene) -> Attribution | None:
    """A verb of saying with its subject before or behind it.

    What is told last counts: "Les analyses ont révélé un taux de 3 %, a-t-il ajouté".
    """
    first: Attribution | None = None
    for verb in verbs_of(scene):
        low = scene.clause_start(verb.start)
        if not is_saying(scene, verb, low):
            continue
        unlisted = _unlisted_before(scene, low, verb)
        subjects = [unlisted] if unlisted else [*_subjects(scene, low, verb)]
        for speaker, end in subjects:
            if may_say(scene, speaker, verb):
                found = attribution(scene, speaker, (min(low, verb.start), verb.end), end)
                told_last = low > QUOTED and scene.plain[low - 2 : low] == ", " and speaker.start >= low
                ends = not scene.plain[verb.end :].strip(" .\u2002") and speaker.rank is Rank.PERSON
                is_outer = told_last and (speaker.start > verb.start or speaker.rank is Rank.PRONOUN or ends)
                if first is None or (is_outer and speaker.rank is not Rank.GROUP):
                    first = found
                break
        named = None if subjects or first else phrase_after(scene, low, verb.word, verb.start, verb.end)
        if named:
            return attribution(scene, named, (verb.start, verb.end), max(verb.end, named.end))
    return first


def _unlisted_before(scene: Scene, low: int, verb: Verb) -> tuple[Speaker, int] | None:
    """Where nobody known is in the clause, its noun phrase is the subject, not whoever the clauses before it name."""
    if speaker_in(scene, low, verb.start):
        return None
    speaker = phrase_before(scene, low, verb.word, verb.start)
    return (speaker, verb.end + TIME_REACH) if speaker else None


def _subjects(scene: Scene, low: int, verb: Verb) -> Iterator[tuple[Speaker, int]]:
    """Who may be the speaker, and where the attribution ends; behind the verb where only an auxiliary stands before."""
    end = region_end(scene, verb.end)
    clause = scene.plain[low : verb.start]
    if _is_inverted(scene, clause, verb):
        speaker = _behind(scene, verb.end, end)
        if speaker is None or speaker.may_be_named_next:
            speaker = apposition(scene, end) or speaker
        said_of = (
            scene.cues.language == "en" and speaker is not None and speaker.rank is Rank.PRONOUN
        )  # "said it would"
        # "La maire, Joëlle Sarda, accuse l’État d’avoir tardé": the name behind the title speaks.
        told_of = speaker and not ENDING.match(scene.plain, speaker.end) and _is_titled(scene, low)
        if speaker and not said_of and not told_of and is_near(scene, verb.end, speaker):
            yield speaker, max(end, speaker.end)
    speaker = _before(scene, low, verb.start)
    if speaker:
        yield speaker, min(end, verb.end + TIME_REACH)
        return
    # Behind a comma stands what is said, and who acts in it: "haben berichtet, Luxemburg habe …".
    told = scene.plain[verb.end : verb.end + 1] == ","
    speaker = speaker_in(scene, verb.end, end) if clause.strip() and scene.cues.language == "de" and not told else None
    if speaker and is_near(scene, verb.end, speaker):
        yield speaker, end


def _is_titled(scene: Scene, low: int) -> bool:
    """Whether a person named between commas ends right before the clause."""
    offset = scene.draft.sentence.start
    ends = {each.end - offset for each in scene.draft.mentions if each.type is EntityType.PERSON}
    return low - 2 in ends and scene.plain[low - 2 : low] == ", " and ", " in scene.plain[: low - 3]


def _behind(scene: Scene, start: int, end: int) -> Speaker | None:
    """The first one named behind a verb who is not the one spoken to."""
    speaker = speaker_in(scene, start, end)
    is_addressed = speaker and ADDRESSED.match(scene.plain, start)
    between = scene.plain[start : speaker.start] if speaker else ""
    if speaker and is_addressed and speaker.rank is Rank.PERSON and _is_complete(scene, between):
        return speaker
    if speaker and is_addressed and (len(between.split()) <= MOST_ADDRESSED or ADDRESSED_IN.fullmatch(between)):
        return speaker_in(scene, speaker.end, end)
    return speaker


def _is_complete(scene: Scene, between: str) -> bool:
    """Whom or where it is said is told before the speaker: "écrit dans une note Paul Ferrand"."""
    words = between.split()
    kinds = ROLE | GROUP
    return len(words) > 2 and len(words[-1]) > 3 and words[-1].islower() and not scene.cues.kind_of(words[-1]) & kinds


def _is_inverted(scene: Scene, clause: str, verb: Verb) -> bool:
    if scene.plain[verb.end : verb.end + 1] == "," and not scene.plain[: verb.start].endswith(QUOTE_END):
        return False
    if scene.cues.told.match(scene.plain, verb.end) and not scene.plain[: verb.start].endswith(QUOTE_END):
        return False
    if verb.word in scene.cues.never_inverted or scene.cues.pronouns.search(clause):
        return False
    if scene.cues.language == "fr" and scene.plain.startswith(" \u2002", verb.end):  # "a jugé « incompréhensible »"
        return False
    led = scene.cues.language == "de" and LEADING.match(clause) and not is_participle(scene.cues, verb.word)
    return bool(led) or scene.cues.inverted.fullmatch(clause) is not None


def _before(scene: Scene, low: int, high: int) -> Speaker | None:
    """The nearest clause before the verb that names somebody, at most three back: appositions lie between."""
    verb, goes_on = high, scene.plain[low:high].strip() in AND
    for _ in range(4):
        speaker = speaker_in(scene, low, high)
        if speaker and _is_attributive(scene, speaker, high):
            speaker = speaker_in(scene, speaker.end, high)
        if speaker and not scene.is_aside(speaker.start, verb):
            return _bearer(scene, low, speaker) or speaker
        if low <= 0:
            return None
        high = low - 1
        low = scene.clause_start(max(0, high - 1))
        if QUOTE in scene.plain[low : high + 1] and not goes_on:
            return None
    return None


def _bearer(scene: Scene, low: int, speaker: Speaker) -> Speaker | None:
    """As in "Jane Doe, head of Nordrail, said": whoever is right before the comma bears the title."""
    if speaker.rank is Rank.PERSON or scene.plain[low - 2 : low] != ", ":
        return None
    bearer = speaker_in(scene, scene.clause_start(max(0, low - 2)), low - 2)
    if not bearer or bearer.rank is Rank.PERSON:
        return bearer
    owned = scene.plain.startswith(",", speaker.end) and APPOSED_KIND.fullmatch(scene.plain, low, speaker.start)
    is_kind = speaker.rank is Rank.GROUP or owned
    is_told_of = is_kind and APPOSED.match(scene.plain, low) and bearer.end == low - 2
    if bearer.name in {name_of(each) for each in scene.draft.mentions if each.type is EntityType.COUNTRY}:
        return None
    return bearer if is_told_of and bearer.rank is Rank.INSTITUTION else None


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
    end = region_end(scene, found.end())
    speaker = speaker_in(scene, found.end(), end)
    if speaker is None or speaker.may_be_named_next:
        speaker = apposition(scene, end) or speaker
    between = scene.plain[found.end() : speaker.start].split() if speaker else []
    if speaker is None or not speaker.is_person or len(between) > NEAR or NO_SUBJECT.intersection(between):
        return None
    return attribution(scene, speaker, found.span("verb"), max(end, speaker.end))


def by_colon(scene: Scene) -> Attribution | None:
    """As in "Jane Doe shrugs: “…”": whoever is named before a colon says what stands behind it."""
    if ticker := _by_ticker(scene):
        return ticker
    found = COLON.match(scene.plain)
    if not found or not (found["quoted"] or scene.cues.mood.search(scene.plain, found.end())):
        return None
    speaker = speaker_in(scene, 0, found.end())
    if not speaker or speaker.rank is not Rank.PERSON:
        return None
    return attribution(scene, speaker, (speaker.start, found.end() - 1), found.end())


def _by_ticker(scene: Scene) -> Attribution | None:
    """As in "09:12 Ukrainischer Generalstab: Russland verlor binnen 24 Stunden 1.080 Soldaten": nothing else before."""
    found = TICKER.match(scene.plain)
    speaker = speaker_in(scene, found.start("head"), found.end("head")) if found else None
    if found is None or speaker is None or speaker.rank is not Rank.INSTITUTION:
        return None
    if speaker.start > found.start("head") or speaker.end < found.end("head"):
        return None
    return attribution(scene, speaker, found.span("head"), found.end("head"))


def _may_be_verb(scene: Scene, word: str) -> bool:
    cues = scene.cues
    if (
        word in cues.determiners
        or NO_VERBS.fullmatch(word)
        or cues.stop.fullmatch(word)
        or cues.subordinate.match(word)
    ):
        return False
    return not cues.kind_of(word) & (ROLE | GROUP | NATION | PRONOUN)
