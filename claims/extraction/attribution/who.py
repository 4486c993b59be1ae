"""Whom a stretch of a sentence names as the one who says it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum

from claims.extraction.attribution.cues import GROUP, NATION, PRONOUN, ROLE, Cues
from claims.extraction.attribution.documents import KINDS, authored, is_definite
from claims.extraction.entities import Names
from claims.extraction.entities.nations import adjective_of, capital_name, country_name, nation_of
from claims.extraction.entities.national import government_of
from claims.extraction.lexicon import lower, table
from claims.extraction.reading import Draft
from claims.extraction.types import Claimant, EntityType, Mention

QUOTE = "\u2002" * 25  # blanked quoted words; shorter quotations do not part a clause
BREAK = re.compile(rf"[,;:–—()]\s|(?<=\w{{4}})(?<!Prof)[.!?]\s|[,;:–—()]$|\s-\s|{QUOTE}\u2002*[,.]?\s?")
# What a relative clause or a participle tells of somebody names others too; they do not speak.
PLURALS = frozenset(["they", "ils", "elles"])
OPENING, PERSON_OPENING = 30, 60  # code points before the name of a sentence's subject
RELATIVE = re.compile(
    r",\s(?:qui|dont|où|which|who|whose|whom|where)\s[^,]*(?:,|$)"
    r"|,\s\w{4,}\s(?:par|by)\s[^,]{2,80},"
    r"|,\s(?:(?:in|mit|von|an|für|auf|bei|zu|aus|unter) )?(?:de[rmn]|die|das|deren|dessen|denen|welche[rnms]?)\s"
    r"[^,]{3,160}\s[a-zäöüß]{2,},"
)
SHORT_FORM = re.compile(r"(?<=\w)\s\([^()\s]{1,12}\)(?=\s\w)")
INDEFINITE = re.compile(r"\b(?:ein|eine|an?|une?) $", re.IGNORECASE)
POSSESSED = re.compile(r"\b(?:son|sa|ses|leurs?|its|their|his|her|sein\w{0,2}|ihr\w{0,2}) $", re.IGNORECASE)
LATTER = re.compile(r"\b(?:[Cc]e dernier|[Cc]ette dernière|[Cc]elui-ci|[Cc]elle-ci|[Tt]he latter|[Ll]etzterer?)\b")
EMPHATIC = re.compile(r", (?:elles?|lui|eux),(?= )")  # "L’opposition, elle, réclame"
DEFINITE = re.compile(
    r"\b(?:(?:the|der|dem|den|die|das|le|la|les|au|du|sein|seine|ihr|ihre|his|her|its|sa|son)\s|l[’'])"
    r"(?:(?!(?:of|in|for|to|and|de|du|des|et|und|von|zu|in|auf)\b)[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
DETERMINERS = frozenset(
    ["the", "its", "his", "her", "their", "der", "die", "das", "den", "dem", "sein", "seine", "ihr", "ihre", "unser"]
) | frozenset(["le", "la", "l", "son", "sa", "leur", "notre"])
# The noun behind an institution, at once or behind one more word: "Commission officials", "Finland’s grid operator".
OFFICE_OF = re.compile(r"[’']s (?:[a-z][\w-]+ ){0,2}?(?P<office>[a-z][\w-]+)")  # "Trump’s lawyer"
KINDS_BEHIND = (
    re.compile(r"(?:[’']s)? (?P<noun>[^\W\d_][\w-]+)"),
    re.compile(r"(?:[’']s)? [\w-]+ (?P<noun>[^\W\d_][\w-]+)"),
)
MEMBER = re.compile(r"[ -](?P<role>[^\W\d_][\w-]+)(?! [A-ZÄÖÜ]|, [A-ZÄÖÜ])")
OFFICIAL = re.compile(r"(?:officials?|sources?|insiders?|aides?)\b")
COMPLEMENT = re.compile(r"[\s\u00a0](?:aus|from|in|de|of|à) (?=[^\W\d_a-z])[\w-]+")
INFORMATION = re.compile(r"[\s\u00a0](?:information|Angaben|Informationen|side|Seite|claims|figures)\b")
# What may stand between two parts of one naming: "leader", " des Finances, ", " of the ".
TITLED = re.compile(
    r"(?: d[’']État)?(?: (?:Dr|Prof)\.| (?!(?:des?|du|par|avec|et|of|by|with|and|to|from|for|in)\b)[a-zéè][\w-]+){0,2} "
    r"|(?: [a-zéè][\w’'-]+| [A-ZÉ]\w+){0,4}, |-"
)
# As in "Buller Mayor Karen Fitzgibbon", "Emergency Management Minister Paul Renata".
CAPITAL_TITLE = re.compile(r"(?: [A-Z][\w&-]+){0,2} (?P<office>[A-Z][\w-]+) ")
# As in "la ministre de l’Énergie grecque Eleni Vasilaki".
OFFICE = re.compile(r"(?: [a-zéèêç]{4,})? d(?:e la |e l[’']|u |es |e |[’'])[\w’'-]+(?: [\w’'-]+){0,3} ")
OWNED = re.compile(
    r" (?:der|des|von|vom|de|du|of|by|from|for|für)(?: (?!et\b|and\b|und\b)[\w-]+){0,2} (?:la |l[’'])?[„«“\u2002]?| de l[’']| d[’']"
    r"| (?!(?:accus|rapport|parl)e)[a-zéèêç]{5,} d(?:e la |e l[’']|u |es |e )"  # "le ministre moldave de la Défense"
)
COMMON = re.compile(r"(?:[’']s?)?(?: [\w-]+)? ")
OF_KIND = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?P<kind>[a-z]+(?:\s[a-z]+)?)\s$")
OFFICES = frozenset(["service", "office", "authority", "agency", "source", "council", "department", "board", "rescue"])
OFFICIALS = frozenset(["diplomat", "diplomats", "official", "officials", "source", "sources"])
SPOKESPERSON = re.compile(r"(?:\w+-)?(?:[Ss]precher(?:in)?|\w+sprecher(?:in)?|spokes\w+|porte-parole)")
QUANTIFIED = {
    "many": "many",
    "viele": "many",
    "some": "some",
    "einige": "some",
    "several": "several",
    "mehrere": "several",
}


class Rank(IntEnum):
    """Of names that stand together ("der Beraterin Elena Pop") the lowest one counts."""

    PERSON = 0
    INSTITUTION = 1
    PRONOUN = 2
    ROLE = 3
    GROUP = 4
    NATION = 5


@dataclass(frozen=True, slots=True)
class Speaker:
    """A candidate between two places of the sentence; a person may be quoted with any verb, an institution not."""

    rank: Rank
    start: int
    end: int
    name: str
    is_person: bool = False
    is_described: bool = False

    @property
    def may_be_named_next(self) -> bool:
        """By role or description, or as an unnamed spokesperson: the name may follow behind a comma."""
        return self.is_described or self.rank >= Rank.ROLE or (self.is_person and self.rank is Rank.INSTITUTION)


@dataclass(slots=True)
class Scene:
    """Who has been speaking so far, and the sentence at hand."""

    cues: Cues
    names: Names
    draft: Draft
    latest: Claimant | None = None  # who spoke in the sentence before
    source: str | None = None  # who spoke last, however long ago
    subject: str | None = None  # whom or what the text is about so far
    preceding: str | None = None  # whom or what the sentence before is about
    people: list[Mention] = field(default_factory=list)
    organisations: list[Mention] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)  # who wrote the last study, report …
    plain: str = ""
    low: str = ""  # `plain` in lower case
    clauses: list[int] = field(default_factory=list)  # where clauses start, the first one's start left out
    relatives: list[tuple[int, int]] = field(default_factory=list)  # relative clauses

    def enter(self, draft: Draft) -> None:
        self.draft = draft
        # "The office (BFS) expects": a short form in brackets is no clause of its own.
        self.plain = SHORT_FORM.sub(lambda found: " " * len(found.group()), draft.sentence.plain)
        self.plain = EMPHATIC.sub(lambda found: " " * len(found.group()), self.plain)
        self.low = lower(self.plain)
        self.clauses = [found.end() for found in BREAK.finditer(self.plain)]
        self.relatives = [found.span() for found in RELATIVE.finditer(self.plain)] if "," in self.plain else []

    def is_aside(self, place: int, verb: int) -> bool:
        """Whether the place lies in a relative clause that is over where the verb stands."""
        return any(start < place < end <= verb + 1 for start, end in self.relatives)

    def leave(self, claimant: Claimant | None) -> None:
        """Remember who was named and who spoke, for the sentences behind this one."""
        is_question = "?" in self.draft.sentence.surface
        self.latest = claimant or (self.latest if is_question else None)
        self.source = claimant.name if claimant else self.source
        self.preceding = subject_of(self.draft, len(self.plain))
        self.subject = self.preceding or self.subject
        mentions = self.draft.mentions
        self.people += [mention for mention in mentions if mention.type is EntityType.PERSON]
        self.organisations += [mention for mention in mentions if mention.type is EntityType.ORG]
        self.authors |= dict(authored(self.draft.words, mentions, self.draft.sentence.start, self.cues))

    def clause_start(self, place: int) -> int:
        """Where the clause starts that the place lies in."""
        at = bisect_right(self.clauses, place)
        return self.clauses[at - 1] if at else 0


def name_of(mention: Mention) -> str:
    """The id, in English words for a country: its capital's where the text names the capital."""
    if mention.type is not EntityType.COUNTRY:
        return mention.id
    return capital_name(mention.id, mention.surface) or country_name(mention.id)


def subject_of(draft: Draft, before: int) -> str | None:
    """The organisation that opens the sentence, but rather a person named before a place in it."""
    people = [each for each in draft.mentions if each.type is EntityType.PERSON]
    for mention in (*people, *draft.mentions):
        reach = PERSON_OPENING if mention.type is EntityType.PERSON else OPENING
        opens = mention.start - draft.sentence.start <= reach and mention.end - draft.sentence.start <= before
        if opens and mention.type in (EntityType.PERSON, EntityType.ORG):
            return mention.id
    return None


def speaker_in(scene: Scene, low: int, high: int) -> Speaker | None:
    """The first one named between two places, with what stands right beside it: "der Beraterin Elena Pop"."""
    candidates = sorted(_candidates(scene, low, high), key=lambda each: (each.start, each.rank))
    if not candidates:
        return None
    chain = [candidates[0]]
    for each in candidates[1:] if chain[0].rank is not Rank.PRONOUN else ():
        gap = scene.plain[chain[-1].end : each.start]
        bears_office = chain[-1].rank is Rank.ROLE and each.rank is Rank.PERSON and OFFICE.fullmatch(gap)
        if (
            each.start >= chain[-1].end
            and not bears_office
            and not _is_beside(scene, gap, each, chain[-1].rank is Rank.GROUP)
        ):
            break
        chain.append(each)
    ranked = sorted(chain, key=lambda each: (each.rank, each.start))
    speaker = next((found for each in ranked if (found := _settled(scene, each, chain[0].start))), None)
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


def _settled(scene: Scene, speaker: Speaker, start: int) -> Speaker | None:
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
        return getattr(speaker_in(scene, 0, scene.plain.index(":")), "name", None)
    latest = scene.latest.name if scene.latest else None
    if scene.cues.language == "fr" and (own := _own_subject(scene, speaker)):
        return own
    if speaker.name in PLURALS:
        return latest if latest and all(person.id != latest for person in scene.people) else None
    is_of_org = latest is None or latest in {each.id for each in scene.organisations}
    if is_of_org and scene.preceding in {each.id for each in scene.organisations}:
        return scene.preceding
    if speaker.is_person and (latest or scene.people):
        return latest or last_person(scene)
    if latest and all(person.id != latest for person in scene.people):
        return latest
    return scene.organisations[-1].id if scene.organisations else latest


def _own_subject(scene: Scene, speaker: Speaker) -> str | None:
    """As in "Le groupe fermera …, avait-il annoncé": the organisation that opens the sentence speaks of itself."""
    tied = scene.plain[: speaker.end].endswith(f"-{speaker.name}")
    opening = scene.draft.mentions[0] if scene.draft.mentions else None
    if not tied or opening is None or opening.type is not EntityType.ORG or "\u2002" in scene.plain[: speaker.start]:
        return None
    led = scene.draft.sentence.surface[: opening.end - scene.draft.sentence.start].casefold()
    return opening.id if led.startswith(("le ", "la ", "l’", "l'")) else None


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
    name = latest or last_person(scene)
    return replace(speaker, name=name) if name else None


def last_person(scene: Scene) -> str | None:
    """Who was named last, in this sentence's past."""
    return scene.people[-1].id if scene.people else None


def _candidates(scene: Scene, low: int, high: int) -> Iterator[Speaker]:
    if high > low:
        yield from _named(scene, low, high)
        yield from _unnamed(scene, low, high)
        yield from _latter(scene, low, high)


def _named(scene: Scene, low: int, high: int) -> Iterator[Speaker]:
    plain, offset = scene.plain, scene.draft.sentence.start
    for mention in scene.draft.mentions:
        start, end = mention.start - offset, mention.end - offset
        if start < low or end > high or mention.type is EntityType.PLACE:
            continue
        if mention.type is EntityType.PERSON:
            described = mention.surface.split()[0].casefold().rstrip("’'") in DETERMINERS
            of_person = OFFICE_OF.match(plain, end, high)
            if of_person and scene.cues.kind_of(of_person["office"]) & ROLE:
                name = f"{name_of(mention)}{of_person.group()}"
                yield Speaker(Rank.INSTITUTION, start, of_person.end(), name, is_person=True, is_described=True)
                continue
            yield Speaker(Rank.PERSON, start, end, name_of(mention), is_person=True, is_described=described)
        elif plain[end : end + 1] != "-" or scene.cues.spokesperson.match(plain, start):
            yield _institution(scene, mention, start, end, high)


def _institution(scene: Scene, mention: Mention, start: int, end: int, high: int) -> Speaker:
    """Finland’s grid operator is not Finland, and a Commission official not the Commission."""
    member = MEMBER.match(scene.plain, end, high)
    if member and mention.type is EntityType.ORG and DEFINITE.search(scene.plain, max(0, start - 40), start):
        is_role = scene.cues.kind_of(member["role"]) & ROLE and not SPOKESPERSON.fullmatch(member["role"])
        if is_role:  # "the SPD politician"
            return Speaker(Rank.ROLE, start, member.end(), member["role"], is_person=True)
    for kind in KINDS_BEHIND:
        found = kind.match(scene.plain, end, high)
        owned = mention.type is EntityType.COUNTRY and found is not None and found.group().startswith(("’s", "'s"))
        noun = found["noun"] if found else ""
        if found and (OFFICIAL.fullmatch(noun) or (owned and scene.cues.kind_of(noun) & (ROLE | GROUP))):
            name = f"{name_of(mention)}{found.group()}"
            return Speaker(Rank.INSTITUTION, start, found.end(), name, is_person=not owned)
    owns = scene.plain.startswith(("’s ", "'s "), end)
    return Speaker(Rank.INSTITUTION, start, end, name_of(mention), is_described=owns)


def _latter(scene: Scene, low: int, high: int) -> Iterator[Speaker]:
    for found in LATTER.finditer(scene.plain, low, high):
        yield Speaker(Rank.PRONOUN, found.start(), found.end(), "", is_person=True)


def _unnamed(scene: Scene, low: int, high: int) -> Iterator[Speaker]:
    """Pronouns, roles and groups, word by word; words that are quoted name nobody."""
    words, plain = scene.draft.words, scene.plain
    first = bisect_left(words.spans, (low, 0))
    if first and words.spans[first - 1][1] > low:  # a pronoun tied to the verb: "explique-t-elle"
        end, pronoun = words.spans[first - 1][1], words.words[first - 1].rpartition("-")[2]
        yield from _by_word(scene, pronoun, end - len(pronoun), end, (low, high))
    for at in range(first, len(words)):
        (start, end), word = words.spans[at], words.words[at]
        if end > high:
            return
        if plain[start] not in "\u2002 ":
            yield from _by_word(scene, word, start, end, (low, high))


def _by_word(scene: Scene, word: str, start: int, end: int, within: tuple[int, int]) -> Iterator[Speaker]:
    plain, cues = scene.plain, scene.cues
    kind = cues.kind_of(word)
    leads = plain[within[0] : start].strip().count(" ") <= 2 or not plain[end : within[1]].strip()
    if kind & PRONOUN and leads and plain[end : end + 1] not in {"’", "'"}:
        yield Speaker(Rank.PRONOUN, start, end, word.casefold().rpartition("-")[2], is_person=word not in {"it", "It"})
    group_end = cues.longest_group(plain, start, end) if kind & GROUP else end
    if kind & GROUP and (group_end > end or cues.is_group(word)):
        yield _group(scene, group_end, start, within)
    if kind & (ROLE | GROUP) and SPOKESPERSON.fullmatch(word) and (name := _spoken_for(scene, word, start)):
        yield Speaker(Rank.INSTITUTION, start, end, name, is_person=True)
    elif kind & ROLE and not SPOKESPERSON.fullmatch(word) and INDEFINITE.search(plain, within[0], start):
        yield Speaker(Rank.GROUP, start, end, cues.english(word), is_person=True)
    elif kind & ROLE:
        definite = DEFINITE.search(plain, max(0, start - 40), start)
        if definite and not _is_plural(scene, definite.group(), word) and not plain[end:].startswith("s "):
            yield Speaker(Rank.ROLE, start, end, word, is_person=True)
    if kind & NATION and INFORMATION.match(plain, end):
        yield Speaker(Rank.NATION, start, end, country_name(nation_of(word) or ""))


def _spoken_for(scene: Scene, word: str, place: int) -> str | None:
    """An unnamed spokesperson stands for the police in "Polizeisprecher", else for the institution named last."""
    group = scene.cues.spoken_for(word)
    if group:
        return group
    if OWNED.match(scene.plain, place + 1) or re.match(
        r"[\w-]+ (?:for|of|von|des|der|de|du|vom|beim|ihre[sr]|seine[sr]|diese[sr])\b", scene.plain[place:]
    ):
        return None
    here = scene.draft.sentence.start + place
    before = [each for each in scene.draft.mentions if each.type is EntityType.ORG and each.start < here]
    known = [*scene.organisations[-1:], *before]
    return known[-1].id if known else None


def _is_plural(scene: Scene, article: str, role: str) -> bool:
    first = article.split()[0].casefold()
    return (first in {"die", "les"} and not role.endswith("in")) or (scene.cues.language == "en" and role.endswith("s"))


def _kind(found: re.Match[str] | None, head: str) -> str:
    """What tells one office from another: "national weather service"."""
    return found["kind"] if found and head in OFFICES else ""


def _described_place(scene: Scene, end: int) -> str | None:
    """Which town "die Stadt", "la Ville" is."""
    here = scene.draft.sentence.start + end
    return next((each.id for each in scene.draft.mentions if each.type is EntityType.PLACE and each.end == here), None)


def _seat(scene: Scene, complement: re.Match[str]) -> str | None:
    """Whose government it is by where it sits: "Le gouvernement à Prague"."""
    low, high = (scene.draft.sentence.start + at for at in complement.span())
    city = next((each.surface for each in scene.draft.mentions if low <= each.start < high), "")
    code = next((code for code, forms in table("names")["capitals"].items() if city in forms.split()), None)
    return government_of(code) if code else None


def _group(scene: Scene, end: int, start: int, within: tuple[int, int]) -> Speaker:
    """In English: "die britische Militärquelle" is a "British military source"; where somebody is from counts."""
    plain = scene.plain
    complement = COMPLEMENT.match(plain, end, within[1])
    before, after = plain[within[0] : start].split()[-2:], plain[end : end + 25].split()[:1]
    code = next((code for word in [*reversed(before), *after] if (code := nation_of(word.strip(",.")))), None)
    many = next((QUANTIFIED[word.casefold()] for word in before if word.casefold() in QUANTIFIED), "")
    kind = OF_KIND.search(plain, within[0], start) if scene.cues.language == "en" and not code else None
    head = plain[start:end]
    cues_english = scene.cues.english(head)
    author = scene.authors.get(cues_english) if is_definite(plain, start) and not complement else None
    if author is None and cues_english in KINDS and POSSESSED.search(plain, within[0], start):
        author = scene.latest.name if scene.latest else scene.subject  # "selon son rapport"
    if author:
        return Speaker(Rank.INSTITUTION, start, end, author)
    if cues_english in ("city", "municipality", "town") and (place := _described_place(scene, end)):
        return Speaker(Rank.GROUP, start, end, f"{cues_english.capitalize()} of {place}")
    if scene.cues.english(head) == "government" and complement and (seat := _seat(scene, complement)):
        return Speaker(Rank.INSTITUTION, start, complement.end(), seat)
    parts = (many, adjective_of(code) if code else "", _kind(kind, head), scene.cues.english(head))
    name = " ".join(part for part in parts if part)
    if complement:
        name += f" of {complement.group().split()[-1]}"
    return Speaker(Rank.GROUP, start, complement.end() if complement else end, name)
