"""Who is meant by kinds of countries and organisations with an article: "the charity", "das Bündnis"."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from claims.extraction.entities.names import Names
from claims.extraction.entities.national import GOVERNMENTS, government_of, home_country
from claims.extraction.entities.tokens import Words
from claims.extraction.lexicon import either, language_table, table
from claims.extraction.types import EntityType, Mention


@cache
def _local() -> dict[str, str]:
    """The English pattern of each noun for a town or a body of one."""
    return {word.replace("_", " "): name for name, words in table("names")["local"].items() for word in words.split()}


@cache
def _description_pattern(language: str) -> re.Pattern[str]:
    words = language_table(language)["descriptions"]
    article = {
        "de": r"(?:[Dd](?:as|er|em|en|es|ie)|[Ss]ein(?:es|em|e)?|[Ii]hr(?:es|em|e)?|(?<=\b[Vv]om)|(?<=\b[Bb]eim))"
        r"(?: gesamte[ns]?)? "
        r"(?:(?:(?!(?:d(?:er|ie|as|es|em|en)|und|in)\b)(?-i:[a-zäöüß-]+)|\d{4}) ){0,2}?",
        "fr": r"(?:[Ll]es? |[Ll]a |[Ll][’']|[Ss]on |[Ss]a |[Ll]eur |(?<=\b[Dd]u )|(?<=\b[Aa]u )|[Cc]e |[Cc]ette )",
    }.get(language, r"(?:(?:\b(?<!by )the|\bits|\bhis|\bher|\btheir) (?:[a-z-]+ )??|(?-i:(?=[A-Z])))")
    country, org = either(words["country"].split()), either(words["org"].split())
    local = either(list(_local()))
    return re.compile(
        rf"{article}(?:(?P<country>{country})|(?P<local>{local})|(?P<org>{org}))\b(?!-\w|[’'](?!s\b)\w)", re.IGNORECASE
    )


@cache
def _kinds(language: str) -> frozenset[str]:
    """First words of all kinds; without one a sentence has no description."""
    words = language_table(language)["descriptions"]
    kinds = [*words["country"].split(), *words["org"].split(), *_local()]
    return frozenset(kind.split()[0].casefold() for kind in kinds)


def descriptions(words: Words, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    if _kinds(names.language).isdisjoint(map(str.casefold, words.words)):
        return
    surface = words.text
    taken = [(mention.start - start, mention.end - start) for mention in found]
    for match in _description_pattern(names.language).finditer(surface):
        is_taken = any(low < match.end() and match.start() < high for low, high in taken)
        if is_taken or _is_part(surface, match, names.language):
            continue
        before = [mention for mention in [*names.recent, *found] if mention.start < start + match.start()]
        if meant := _meant(match, before, names):
            bare = surface[match.start()] == " " or _is_known_by(match["org"], meant[1], before, names.language)
            low = match.start(match.lastgroup or 0) if bare else match.start()
            yield Mention(start + low, start + match.end(), surface[low : match.end()], *meant)


def _is_part(surface: str, match: re.Match[str], language: str) -> bool:
    """Of something else: "the bank of", "les pays", "die Regierung in Bukarest"."""
    if match["country"]:
        return match.group().casefold().startswith("les ")
    return GOES_ON_NAMED.match(surface, match.end()) is not None or not _is_whole(surface, match, language)


def _is_known_by(word: str | None, meant: str, before: list[Mention], language: str) -> bool:
    """ "Die Kommission" is a name, for one that everybody knows by that word; its article is none of it."""
    if language != "de" or not word or meant not in table("names")["orgs"]:
        return False
    named = [each.surface for each in before if each.id == meant and word in each.surface]
    return any(surface.split()[0].casefold() not in ARTICLES for surface in named)


GOES_ON_NAMED = re.compile(r"[\s\u00a0](?:(?:des?|der|von|of|for)\b|[A-ZÄÖÜ«„“])")
SEATED = re.compile(r" (?:in|à) [A-ZÄÖÜ]")  # "die Regierung in Bukarest"
ARTICLES = frozenset({"der", "die", "das", "dem", "den", "des"})
GOES_ON = {
    "de": re.compile(r"(?!x)x"),
    "en": re.compile(r" (?:that|which|who) "),
    "fr": re.compile(
        r" (?:à [A-ZÉ]|(?!(?:a|ont|est|en|et|ou|qui|que|va|veut|doit|peut|se|ne)\b)[a-zéèêç]+(?: de | d[’']| [A-ZÉ]))"
    ),
}
RULER = re.compile(r"\b(?:[Cc]heffe?|[Bb]eamt\w+|\w+(?:chefs?|chefin|mitglied\w*|sprecher(?:in|s)?)) (?:du|der) $")


def _is_whole(surface: str, match: re.Match[str], language: str) -> bool:
    """Not of "die Regierung in Bukarest", "le groupe danois Hjortdal", "la cheffe du gouvernement"."""
    goes_on = GOES_ON.get(language, GOES_ON["en"]).match(surface, match.end())
    seated = (match["org"] or "").casefold() in GOVERNMENTS and SEATED.match(surface, match.end())
    return not goes_on and not seated and not RULER.search(surface, 0, match.start(match.lastgroup or 0))


def _meant(match: re.Match[str], before: list[Mention], names: Names) -> tuple[EntityType, str] | None:
    if match["local"]:
        return _meant_locally(match["local"], before)
    if match["country"]:
        country = _meant_country(match["country"], before)
        return (EntityType.COUNTRY, country.id) if country else None
    name = _meant_organisation(match, before, names)
    return (EntityType.ORG, name) if name else None


def _meant_organisation(match: re.Match[str], before: list[Mention], names: Names) -> str | None:
    word = match["org"].casefold()
    if word in GOVERNMENTS:
        # In German and French hardly ever what the claim is about, unless the sentence opens with it.
        is_subject = names.language == "en" or not match.string[: match.start()].strip()
        code = home_country(names, before) if is_subject else ""
        return government_of(code) if code else None
    if word.startswith("minist"):
        return names.ministry or None
    orgs = [mention for mention in reversed(before) if mention.type is EntityType.ORG]
    called = next((mention.id for mention in orgs if _is_called(mention, word, names)), None)
    if called:
        return called
    generic = frozenset(language_table(names.language)["descriptions"]["generic_org"].casefold().split())
    own = Counter(mention.id for mention in orgs if mention.id not in table("names")["orgs"] and not is_public(mention))
    return own.most_common(1)[0][0] if word in generic and own else None


PUBLIC = re.compile(
    r"(?:kommission|amt|gericht|ministerium|behörde|polizei|verband|gewerkschaft|universität|institut|partei|rat|bund"
    r"|commission|authority|office|court|ministry|police|council|university|institute|union|association|committee|agency"
    r"|department|autorité|cour|tribunal|ministère|préfecture|mairie|syndicat|université|agence|conseil|comité|fédération)s?\b",
    re.IGNORECASE,
)


def is_public(mention: Mention) -> bool:
    """Whether its name says that it is no company."""
    return PUBLIC.search(f"{mention.id} {mention.surface}") is not None


def _meant_locally(word: str, before: list[Mention]) -> tuple[EntityType, str] | None:
    """Of the place that the text has named most, the first among equals."""
    places = Counter(mention.id for mention in before if mention.type is EntityType.PLACE)
    if not places:
        return None
    name = next(pattern for noun, pattern in _local().items() if noun.casefold() == word.casefold())
    kind = EntityType.PLACE if name == "{place}" else EntityType.ORG
    return kind, name.format(place=max(places, key=places.__getitem__))


def _meant_country(word: str, before: list[Mention]) -> Mention | None:
    countries = [mention for mention in reversed(before) if mention.type is EntityType.COUNTRY]
    if "herzogtum" in word.casefold() or "duch" in word.casefold():
        return next((mention for mention in countries if mention.id == "LU"), None)
    return countries[0] if countries else None


def _is_called(mention: Mention, word: str, names: Names) -> bool:
    """By a kind that it came with, by a part of its name, or by a noun that stands for one."""
    forms = {word}
    if names.language == "de":
        forms |= {word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ses") + "s"}
    kinds = names.called.get(mention.id, set()) | set(table("names")["kinds"].get(mention.id, "").split())
    if any(kind.endswith(form) for kind in kinds for form in forms):
        return True
    parts = f"{mention.id} {mention.surface}".casefold().replace("-", " ").split()
    standing = tuple(end for form in forms for end in table("names")["stands_for"].get(form, "").split())
    if names.language == "de":  # compounds: "Wettbewerbskommission"
        return any(part in forms or part.removesuffix("s").removesuffix("e").endswith(standing) for part in parts)
    return not forms.union(standing).isdisjoint(parts)
