"""Verbs of saying: which words of a sentence say something, and whether somebody may say it with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.attribution.clauses import REACH
from claims.extraction.attribution.cues import Cues
from claims.extraction.attribution.scene import Scene, Speaker
from claims.extraction.attribution.unlisted import Phrases
from claims.extraction.attribution.who import speaker_in

QUOTED_NEXT = re.compile(r"\s?(?::|que\b|qu[’']|that\b|how\b|whether\b|,|\u2002)")
QUOTED_BEFORE = re.compile(r"\u2002{12,}[,.]?\s$")
QUOTED = 12  # code points; from here on it is what somebody said, not a word in quotation marks
# No noun stands before these: "estimates the chances".
VERB_NEXT = re.compile(r"\s(?:the|that|an?|its|his|her|their|it|they|he|she|there|this|how)\b")
# Where a clause of saying is over, but for a time: "as the company announced on Tuesday".
ENDING = re.compile(
    r"\s*(?:[,.;]|$)|\s(?:on|in|at|last|late|early|am|im|le|la|dans|en|ce|[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)
MODAL = re.compile(r"\b(?:must|to|will|would|can|could|may|might|should|shall)(?: not| \w+ly)? $")
SURVEY = re.compile(r"\b(?:poll|survey|study|report|analysis|inquiry|review|audit|investigation|research)\b")
CLEFT = re.compile(r"(?:It was|It is|It’s) [^,;]+ who ")  # "It was Deputy Governor Elena Marsh who disclosed"
CLITIC = re.compile(r"(?:en|l[ae]s?)\s")
CLAUSE_NEXT = re.compile(r",? ?(?:dass|que|qu[’']|that)\b")
COLON_NEXT = re.compile(r"(?: [\w’']+){0,2} ?:\s")
LAST_WORD = re.compile(r"(\w+)[’'\s-]*$")
PARTICIPLE = re.compile(r"(?:an|mit|zu|auf|fest|klar|hin|zurück|ein|hinzu|hervor|aus|bekannt|vor|dar)?ge|versproch")
FINITE = frozenset(["geht", "gehen", "gesteht", "gestand", "gestehen"])  # begin as participles do
AND = frozenset(["and", "but", "und", "aber", "et", "mais", "et a", "et ont", "mais a", "und hat"])


@dataclass(frozen=True, slots=True)
class Verb:
    word: str
    start: int
    end: int


def verbs_of(scene: Scene) -> Iterator[Verb]:
    words = scene.draft.words
    for word, (start, end) in zip(words.words, words.spans, strict=True):
        if (word in scene.cues.verbs or scene.cues.agreed(word) in scene.cues.verbs) and scene.plain[start] != "\u2002":
            yield Verb(scene.cues.agreed(word), start, end)
        elif "-" in word and (head := word.partition("-")[0]) in scene.cues.verbs:  # "explique-t-il"
            yield Verb(head, start, start + len(head))


def is_saying(scene: Scene, verb: Verb, low: int) -> bool:
    """Whether the word is a verb of saying where it stands, with all that belongs to it."""
    cues, clause = scene.cues, scene.plain[low : verb.start]
    if _is_noun(scene, verb, low) or _is_infinitive(cues, verb.word, clause):
        return False
    is_cleft = (cues.language == "fr" and cues.inverted.fullmatch(clause) is not None) or CLEFT.match(
        clause
    ) is not None
    if cues.subordinate.search(clause) and not is_cleft and not _tells_so(scene, verb, low):
        return False
    if cues.silent.search(scene.plain[: verb.end]):
        return False
    if is_participle(cues, verb.word) and (cues.passive.search(clause) or not cues.auxiliary.search(clause)):
        return False
    return _has_what_it_needs(scene, verb, low)


def _is_noun(scene: Scene, verb: Verb, low: int) -> bool:
    """Behind a determiner, unless that is a French pronoun, or "et" in front of a verb that goes on."""
    cues, clause = scene.cues, scene.plain[low : verb.start]
    before = LAST_WORD.search(clause)
    if not before or before.group(1) not in cues.determiners:
        return False
    is_and = before.group(1) in AND and CLAUSE_NEXT.match(scene.plain, verb.end) is not None
    goes_on = is_and or (clause.strip() in AND and verb.word in Phrases.of(cues.language).verbs)
    return not goes_on and not (cues.language == "fr" and _is_clitic(scene, low, low + before.start(1)))


def _has_what_it_needs(scene: Scene, verb: Verb, low: int) -> bool:
    """The particle of a German verb, behind it or right before it; the words without which others say nothing."""
    needed, clause = scene.cues.separable.get(verb.word), scene.plain[low : verb.start]
    if needed is None or clause.endswith(("s’", "s'")) or _ends_what_is_said(scene, verb, low):
        return True
    if scene.cues.language == "en" and verb.word in ("found", "finds") and SURVEY.search(clause):
        return True  # elsewhere "found" is what somebody does: "police found three bodies"
    particle = clause.split(" ")[-2] if scene.cues.language == "de" and clause.endswith(" ") else ""
    behind = scene.plain[verb.end :].split(";", maxsplit=1)[0]
    return bool(needed.search(behind) or (particle and needed.search(particle)))


def _tells_so(scene: Scene, verb: Verb, low: int) -> bool:
    """As in "comme le ministère a communiqué", "as the company announced on Tuesday"."""
    return bool(scene.cues.as_told.match(scene.plain, low, verb.start) and ENDING.match(scene.plain, verb.end))


def _ends_what_is_said(scene: Scene, verb: Verb, low: int) -> bool:
    """As in "Prepaid customers pay more, a two-year inquiry has found": English tells the content first."""
    return scene.cues.language == "en" and low > QUOTED and not scene.plain[verb.end :].strip(" .\u2002")


def _is_clitic(scene: Scene, low: int, place: int) -> bool:
    """As in "Les organisateurs en revendiquaient", "Un porte-parole de l’agence la juge solide": behind the subject."""
    speaker = speaker_in(scene, low, place) if CLITIC.match(scene.plain, place) else None
    return speaker is not None and scene.plain[speaker.end : place].strip(" n’'") == ""


def _is_infinitive(cues: Cues, word: str, clause: str) -> bool:
    """As in "will add 120 million": nothing is said yet."""
    return word in cues.bases and MODAL.search(clause) is not None


def is_participle(cues: Cues, word: str) -> bool:
    """Words that say something only behind an auxiliary: "a déclaré", "hat gesagt". English has no such forms."""
    if cues.language == "fr":
        return word.endswith(("é", "nu", "mis", "clu", "prévu")) and word != "promis"
    return cues.language == "de" and word not in FINITE and PARTICIPLE.match(word) is not None


def may_say(scene: Scene, speaker: Speaker, verb: Verb) -> bool:
    """Whether the speaker says something with the verb; an institution does not with every one."""
    word, cues = verb.word, scene.cues
    between = scene.plain[speaker.end : verb.start]
    is_noun = word in cues.nouns and not VERB_NEXT.match(scene.plain, verb.end)
    if is_noun and len(between.split()) > 1 and not between.endswith(", "):
        return False
    is_passive = cues.language == "en" and cues.passive.search(scene.plain[: verb.start])
    if is_passive or _lacks_quotation(scene, speaker, verb):
        return False
    return speaker.is_person or _may_institution_say(scene, speaker, verb)


def _lacks_quotation(scene: Scene, speaker: Speaker, verb: Verb) -> bool:
    """Some verbs say something only with words or a clause behind them: "a lancé : « … »", not "a lancé un appel"."""
    if verb.word not in scene.cues.quoting or verb.word in scene.cues.separable:
        return False
    if speaker.start > verb.start:  # "Gegen ihn ermittelt die Polizei": nothing is told in front of the verb
        return scene.cues.language == "de" and scene.clause_start(verb.start) == 0
    told = QUOTED_NEXT.match(scene.plain, verb.end) or _tells_so(scene, verb, scene.clause_start(verb.start))
    told = told or _ends_what_is_said(scene, verb, scene.clause_start(verb.start))
    return not told and not QUOTED_BEFORE.search(scene.plain, 0, speaker.start)


def _may_institution_say(scene: Scene, speaker: Speaker, verb: Verb) -> bool:
    word, cues = verb.word, scene.cues
    if speaker.start < verb.start and cues.acted.match(scene.plain, verb.start):
        return False
    if word in cues.say or (word in cues.separable and word not in cues.say_person):
        return True
    if word in cues.say_person and _is_of_saying(scene, speaker, verb):
        return True
    return cues.facts.match(scene.plain, verb.start) is not None


def _is_of_saying(scene: Scene, speaker: Speaker, verb: Verb) -> bool:
    """As in "« … », dénonce la FGTB", "Moskau nannte das « … »": what was said stands beside the verb."""
    behind = scene.plain[verb.end : verb.end + REACH]
    before = scene.plain[: verb.start]
    inverted = speaker.start > verb.start and before.rstrip(" \u2002").endswith(",") and len(before) > QUOTED
    if verb.word in scene.cues.demanding:
        return inverted
    if CLAUSE_NEXT.match(behind) or (behind.startswith(",") and scene.cues.mood.search(behind)):
        return True  # "Die Umweltorganisation kritisierte, für die Becken würden Wälder gerodet."
    told = COLON_NEXT.match(behind) is not None  # "The ministry rejected this: there have been no offers."
    return inverted or told or behind.count("\u2002") >= QUOTED
