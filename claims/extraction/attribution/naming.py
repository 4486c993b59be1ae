"""Everybody whom a stretch of a sentence names: by name, office, group or pronoun."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from claims.extraction.attribution.cues import GROUP, NATION, PRONOUN, ROLE
from claims.extraction.attribution.groups import group
from claims.extraction.attribution.scene import Rank, Scene, Speaker, name_of
from claims.extraction.entities.nations import country_name, nation_of
from claims.extraction.types import EntityType, Mention

INDEFINITE = re.compile(r"\b(?:ein|eine|an?|une?) $", re.IGNORECASE)
LATTER = re.compile(r"\b(?:[Cc]e dernier|[Cc]ette dernière|[Cc]elui-ci|[Cc]elle-ci|[Tt]he latter|[Ll]etzterer?)\b")
DEFINITE = re.compile(
    r"\b(?:(?:the|this|der|dem|den|die|das|dieser|diese|diesem|le|la|les|ce|cet|cette|au|du"
    r"|sein|seine|ihr|ihre|his|her|its|sa|son)\s|l[’'])"
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
# Between a country and the name it describes: "Spain’s weather agency AEMET", "the Vienna broker Danubia Freight".
DESCRIBING = re.compile(r"(?:[’']s)?(?: [a-z][\w-]+){0,2} (?P<noun>[a-z][\w-]+) $")
OWN_DOCUMENT = re.compile(r"-(?:[Uu]mfragen?|Studien?|Berichte?s?|Zahlen|Daten|Statistik|Analyse|Prognose|Erhebung)\b")
NO_PRONOUN = re.compile(r"\w+[’']|It (?:was|is) (?:[\w’'-]+ ){1,8}?who\b")  # "It was Elena Marsh who disclosed"
INFORMATION = re.compile(r"[\s\u00a0](?:information|Angaben|Informationen|side|Seite|claims|figures)\b")
OWNED = re.compile(
    r" (?:der|des|von|vom|de|du|of|by|from|for|für)(?: (?!et\b|and\b|und\b)[\w-]+){0,2} (?:la |l[’'])?[„«“\u2002]?"
    r"| de l[’']| d[’']"
    r"| (?:published|released|conducted|produced|publiée?s?|réalisée?s?|menée?s?)(?: [\w-]+){0,3}? (?:by|par)"
    r"(?: [\w’'-]+){0,2} (?:l[’'])?"
    r"| (?!(?:accus|rapport|parl)e)[a-zéèêç]{5,} d(?:e la |e l[’']|u |es |e )"  # "le ministre moldave de la Défense"
)
SPOKESPERSON = re.compile(r"(?:\w+-)?(?:[Ss]precher(?:in)?|\w+sprecher(?:in)?|spokes\w+|porte-parole)")


def candidates(scene: Scene, low: int, high: int) -> Iterator[Speaker]:
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
        elif _describes_next(scene, mention):
            continue
        elif (
            plain[end : end + 1] != "-" or OWN_DOCUMENT.match(plain, end) or scene.cues.spokesperson.match(plain, start)
        ):
            yield _institution(scene, mention, start, end, high)


def _describes_next(scene: Scene, country: Mention) -> bool:
    """Whether the country tells of the organisation behind it."""
    behind = next((each for each in scene.draft.mentions if each.start > country.end), None)
    if behind is None or behind.type is not EntityType.ORG:
        return False
    offset = scene.draft.sentence.start
    gap = scene.plain[country.end - offset : behind.start - offset]
    between = DESCRIBING.fullmatch(gap) if country.type is EntityType.COUNTRY else None
    owns = gap in ("’s ", "'s ")  # "the EU’s Copernicus"
    return owns or (between is not None and scene.cues.kind_of(between["noun"]) & (ROLE | GROUP) != 0)


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
    if kind & PRONOUN and leads and not NO_PRONOUN.match(plain, start):
        yield Speaker(Rank.PRONOUN, start, end, word.casefold().rpartition("-")[2], is_person=word not in {"it", "It"})
    group_end = cues.longest_group(plain, start, end) if kind & GROUP else end
    if kind & GROUP and (group_end > end or cues.is_group(word)):
        yield group(scene, group_end, start, within)
    if kind & (ROLE | GROUP) and SPOKESPERSON.fullmatch(word) and (name := _spoken_for(scene, word, start)):
        yield Speaker(Rank.INSTITUTION, start, end, name, is_person=True)
    elif kind & ROLE and not _is_in_name_of_group(scene, end):
        yield from _by_role(scene, word, start, end)
    if kind & NATION and INFORMATION.match(plain, end):
        yield Speaker(Rank.NATION, start, end, country_name(nation_of(word) or ""))


def _by_role(scene: Scene, word: str, start: int, end: int) -> Iterator[Speaker]:
    """ "Une employée" is nobody in particular; "the minister" is somebody named elsewhere."""
    if not SPOKESPERSON.fullmatch(word) and INDEFINITE.search(scene.plain, 0, start):
        yield Speaker(Rank.GROUP, start, end, scene.cues.english(word), is_person=True)
        return
    definite = DEFINITE.search(scene.plain, max(0, start - 40), start)
    if definite and not _is_plural(scene, definite.group(), word) and not scene.plain[end:].startswith("s "):
        yield Speaker(Rank.ROLE, start, end, word, is_person=True)


def _is_in_name_of_group(scene: Scene, end: int) -> bool:
    """English sets what a group is of in front of it."""
    words = scene.draft.words
    at = bisect_left(words.spans, (end, 0))
    follows = at < len(words) and words.spans[at][0] == end + 1 and words.words[at].islower()
    return follows and scene.cues.language == "en" and scene.cues.kind_of(words.words[at]) == GROUP


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
