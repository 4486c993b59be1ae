"""Who and what a sentence names: names, parts of compounds, and descriptions of somebody named before."""

import re
from collections.abc import Iterator

from claims.extraction.entities.antecedents import antecedents
from claims.extraction.entities.descriptions import descriptions
from claims.extraction.entities.gazetteer import Gazetteer, Kind, Name, known_names
from claims.extraction.entities.names import Names
from claims.extraction.entities.national import institutions, ministers
from claims.extraction.entities.places import is_in_pair, with_kind
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import vocabulary
from claims.extraction.types import EntityType, Mention

PLACE_LEAD = {
    "de": frozenset(["in", "aus", "nach", "bei", "nahe", "um", "vor"]),
    "en": frozenset(["in", "at", "near", "to", "outside", "around", "of", "off"]),
    "fr": frozenset(["à", "près"]),
}
DISTANCE = re.compile(
    r"\b(?:kilom\w+|Kilom\w+|km|miles|minutes|heures?|hours?|Stunden|Minuten|nord|sud|est|ouest"
    r"|(?:north|south)?(?:north|south|east|west)) "
    r"(?:entfernt )?(?:(?:\w+lich )?von|de|d[’']|from|of) $"
)
GIVING = re.compile(
    r"\b(?:consacr|allou|accord|donn|aid|vers|livr|fourn|pay(?!s)|promi|demand|destin|réclam|reproch|adress|envoy|impos"
    r"|permett|accus|oppos(?!ition)|refus"
    r"|giv|gave|render|deliver|sen[dt]|suppl|pledg|donat|provid|transfer|grant|return|loan)\w*\s[^,;]*$",
    re.IGNORECASE,
)
# "US" and "UK" before a noun tell where it is from, as an adjective does.
ADJECTIVE = re.compile(r"(?:US|U\.S|UK)$")
NOUN_FOLLOWS = re.compile(
    r"\.?[ \u00a0](?!(?:and|or|but|as|is|was|has|had|have|will|would|could|can|may|might|should|does|did|to|in|on|at|by"
    r"|for|from|with|after|before|since|during|over|that|which|who|where|when|while|because|than|also|not|too|says?|said"
    r"|\w+ed|[a-z]{2,4}s|each|alone|cost|spent|gave|sent|took|made|got|put|paid|left|saw|fell|rose|grew|held|kept|lost|won|met|told|cut|set|let"
    r"|began|bought|sold|built|led|ran|went|came|became)\b)\w"
)
# No city has an article: "la Suva" is an insurer and not the capital of Fiji.
ARTICLE = re.compile(r"(?<!, )\b(?:[Ll][ae]|[Dd](?:er|ie)) $|\b[Ll][’']$")
COMMON_WORDS = frozenset({"Halle", "Essen", "Nice", "Sens", "Tours", "Seine", "Oder"})  # in German, English or French
Found = tuple[int, int, Name]


def mentions_in(words: Words, start: int, names: Names) -> tuple[Mention, ...]:
    """Mentions of a sentence that begins at `start` of its text; also what later descriptions refer to."""
    found = list(_mentions(words, start, names))
    found += list(descriptions(words, start, names, found))
    found += list(antecedents(words, start, names, found))
    found.sort(key=lambda mention: mention.start)
    names.remember(found)
    return tuple(found)


def _mentions(words: Words, start: int, names: Names) -> Iterator[Mention]:
    """Names, and ministries in the place of what is named inside of theirs."""
    named = [_mention(words, each, start, names.language) for each in _named(words, names)]
    found = list(institutions(words.text, start, names, named))
    offices = [*((each.start, each.end) for each in found), *ministers(words.text, start, names.language)]
    yield from found
    for each in named:
        if each.type is EntityType.COUNTRY or not any(low < each.end and each.start < high for low, high in offices):
            yield each


def _named(words: Words, names: Names) -> Iterator[Found]:
    """Of names that overlap the longest one is meant, of equal ones the listed one."""
    taken: list[Found] = []
    candidates = [*_listed(words, names), *_tagged(words, names)]
    for found in sorted(candidates, key=lambda found: found[0] - found[1]):
        if _is_party(words, found, candidates):
            continue
        if not any(low < found[1] and found[0] < high for low, high, _ in taken) and _is_meant(words, found, names):
            taken.append(found)
    yield from sorted(taken, key=lambda found: found[:2])


def _is_party(words: Words, found: Found, candidates: list[Found]) -> bool:
    """The party behind its member is not what is talked about: "Jane Doe (SPD)"."""
    end = found[0] - 2
    bracketed = end > 0 and words.text[found[0] - 1] == "(" and words.text[found[1] : found[1] + 1] == ")"
    return bracketed and any(other[1] == end and other[2].kind is Kind.PERSON for other in candidates)


def _tagged(words: Words, names: Names) -> Iterator[Found]:
    for each in names.tagged[words.text]:
        yield each.start, each.end, names.learnt[words.text[each.start : each.end]]


def _listed(words: Words, names: Names) -> Iterator[Found]:
    index = 0
    while index < len(words):
        match = names.gazetteer.match(words, index) if _may_name(words, index, names.gazetteer) else None
        if match:
            size, name = match
            yield words.spans[index][0], words.spans[index + size - 1][1], name
            index += size
            continue
        yield from _compound(words, index, names)
        index += 1


def _may_name(words: Words, index: int, gazetteer: Gazetteer) -> bool:
    """Few names begin in lower case ("mer Noire", "dpa"); those are looked up as they stand."""
    if words.is_name(index):
        return True
    word = words.words[index]
    return word in gazetteer.names or (gazetteer.base is not None and word in gazetteer.base.names)


def _compound(words: Words, index: int, names: Names) -> Iterator[Found]:
    """As in "NATO-Mitgliedern", "Fingrid-Projektleiter": an organisation in front of a hyphen."""
    first, hyphen, rest = words.words[index].partition("-")
    if not hyphen or not first[0].isupper() or not rest[:1].isalpha() or rest[:2].isupper():  # "FSU-SNUipp" is one name
        return
    match = names.gazetteer.match(Words.of(first), 0)
    if match and match[1].kind is Kind.ORG:
        low = words.spans[index][0]
        yield low, low + len(first), match[1]


def _mention(words: Words, found: Found, start: int, language: str) -> Mention:
    low, high, name = found
    kind, name_id = name.type, name.id
    if name.kind in (Kind.CAPITAL, Kind.SEAT):
        is_genitive = language == "de" and known_names(language).match(Words.of(words.text[low : high - 1]), 0)
        if (not is_genitive and _is_place(words.text[:low], language)) or is_in_pair(words.text, low, high, language):
            kind, name_id = EntityType.PLACE, name.city
        elif language != "en" and ARTICLE.search(words.text, max(0, low - 9), low):
            kind, name_id = EntityType.ORG, words.text[low:high]
    if kind in (EntityType.PLACE, EntityType.COUNTRY):
        low, high = with_kind(words.text, low, high)
    return Mention(start + low, start + high, words.text[low:high], kind, name_id)


def _is_place(before: str, language: str) -> bool:
    """Somebody is in, at or near the city, or a German name ends with it ("Eisbären Berlin")."""
    last = before.split()[-1] if before[-1:].isspace() and before.split() else ""
    word = last.casefold()
    if DISTANCE.search(before):
        return True
    if language == "de" and last[:1].isupper() and last not in vocabulary(language).starters:
        return True
    if word in {"à", "to"} and GIVING.search(before):
        return False
    return word in PLACE_LEAD.get(language, PLACE_LEAD["en"])


def _is_meant(words: Words, found: Found, names: Names) -> bool:
    low, high, name = found
    surface = words.text[low:high]
    if surface in COMMON_WORDS:
        return _is_place(words.text[:low], names.language)
    if name.kind is Kind.PERSON and " " not in surface and surface.istitle():
        own = surface in names.gazetteer.names
        return own or any(each.start <= low and high <= each.end for each in names.tagged[words.text])
    if names.language == "en" and ADJECTIVE.match(surface):
        return not NOUN_FOLLOWS.match(words.text, high) and words.text[high : high + 1] != "$"
    return True
