"""Institutions that every country has, named alike in all languages: government, ministries, parliament, forces."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from claims.extraction.entities.names import Names
from claims.extraction.entities.nations import adjective_of, country_name, nation_of
from claims.extraction.lexicon import either, language_table, table
from claims.extraction.types import EntityType, Mention

GOVERNMENTS = frozenset({"government", "gouvernement", "regierung", "exécutif"})
ARTICLE = {"de": r"(?:[Dd]as|ihr|sein) $", "en": r"(?:[Tt]he|[Ii]ts|[Tt]heir) $", "fr": r"(?!x)x"}
# A nation right before an institution: "kanadische ", "Dutch ", "Japan’s ".
NATION_BEFORE = re.compile(r"(?P<nation>[^\W\d_][\w-]+?)(?P<owns>[’']s)? (?:Federal )?$")
PARLIAMENT = re.compile(
    r"\b(?P<article>[Ll]e |[Tt]he )?(?P<house>Parlaments?|[Pp]arliament|[Pp]arlement)\b"
    r"(?!-| (?:européen|écossais|of |du |de |des |der ))"
)
NATIONAL = {
    "de": re.compile(r"\b[Dd](?:ie|er) (?P<nation>[a-zäöüß]+)n? Regierung\b"),
    "en": re.compile(r"\b[Tt]he (?P<nation>[A-Z][a-z]+) (?:government|cabinet|administration)\b"),
    "fr": re.compile(r"\b(?:[Ll]e (?:gouvernement|cabinet)|[Ll][’']administration) (?P<nation>[a-zéèïç-]+)\b"),
}


def institutions(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """All of a sentence; `found` are its names so far."""
    # Few sentences have any of them, and a part of the word is found faster than an expression.
    if "inist" in surface:
        yield from _ministries(surface, start, names, found)
    if any(part in surface for part in ("egierung", "overnment", "ouvernement", "abinet", "dministration")):
        yield from _governments(surface, start, names)
    if any(kind in surface for kind in _forces_pattern(names.language)[1]):
        yield from _forces(surface, start, names, found)
    if "arl" in surface:
        yield from _parliaments(surface, start, names, found)


def ministers(surface: str, start: int, language: str) -> Iterator[tuple[int, int]]:
    """Where offices are named: "le ministre de la Santé"."""
    if "inist" in surface:
        for match in _pattern(language, "minister_re").finditer(surface):
            yield start + match.start(), start + match.end()


def government_of(code: str) -> str:
    return f"Government of {_with_the(country_name(code))}"


def home_country(names: Names, found: Iterable[Mention]) -> str:
    """Where an institution without a country is: that of the dateline, else the one named most, the first of equals.

    Without any, the one that most adjectives of the text tell.
    """
    if names.home:
        return names.home
    countries = Counter(mention.id for mention in found if mention.type is EntityType.COUNTRY)
    return max(countries, key=countries.__getitem__, default="") or names.told_by_adjectives()


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    return re.compile(language_table(language)["organisations"][key])


def _ministries(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """Ministries by what they deal with and whose they are."""
    for match in _pattern(names.language, "minister_re").finditer(surface):
        names.ministry = _ministry_name(match, start, names, found)
    for match in _pattern(names.language, "ministry_re").finditer(surface):
        names.ministry = _ministry_name(match, start, names, found)
        low = _name_start(surface, match, names.language)
        yield Mention(start + low, start + match.end(), surface[low : match.end()], EntityType.ORG, names.ministry)


def _ministry_name(match: re.Match[str], start: int, names: Names, found: list[Mention]) -> str:
    topics = language_table(names.language)["organisations"]["topics"]
    parts = match.groupdict()
    topic = next(value for key, value in parts.items() if value and key not in {"nation", "ministry"})
    before = match.string[: match.start()].split()[-1:]
    nation = nation_of(parts.get("nation") or "") or nation_of(before[0] if before else "")
    country = nation or _country_before(start + match.start(), found, names)
    name = f"Ministry of {topics.get(topic, topics.get(topic.casefold(), topic))}"
    return f"{adjective_of(country)} {name}".strip()


def _name_start(surface: str, match: re.Match[str], language: str) -> int:
    """With the nation in front of it, else with its article: "kanadische Außenministerium", "its defence ministry"."""
    before = surface[: match.start()]
    if language == "fr" and match.group().startswith(("du ", "au ")):
        return match.start("ministry")
    nation = NATION_BEFORE.search(before)
    if nation and (nation["owns"] or nation_of(nation["nation"])):
        return nation.start()
    if language == "fr" and "nation" in match.groupdict() and match["nation"]:
        return match.start("ministry")
    lead = re.search(ARTICLE.get(language, ARTICLE["en"]), before)
    return lead.start() if lead else match.start()


def _country_before(place: int, found: list[Mention], names: Names) -> str:
    """The country of the sentence so far, else where the article is at home."""
    near = [mention.id for mention in found if mention.type is EntityType.COUNTRY and mention.start < place]
    return near[-1] if near else home_country(names, [*names.recent, *found])


def _governments(surface: str, start: int, names: Names) -> Iterator[Mention]:
    """As in "le cabinet bulgare": with the adjective of its country."""
    for match in NATIONAL.get(names.language, NATIONAL["en"]).finditer(surface):
        code = nation_of(match["nation"])
        if code:
            yield Mention(
                start + match.start(), start + match.end(), match.group(), EntityType.ORG, government_of(code)
            )


@cache
def _forces_pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What tells an institution by its nation, and the English name of each word for one."""
    english = {
        word.replace("_", " "): name for name, words in table("names")["national"].items() for word in words.split()
    }
    kinds = rf"(?P<kind>{either([re.escape(word) for word in english])})"
    nation = r"(?P<nation>[^\W\d_][\w-]+)"
    if language == "fr":
        return re.compile(rf"\b{kinds} {nation}\b", re.IGNORECASE), english
    return re.compile(rf"\b{nation}(?:[’']s)? {kinds}\b"), english


def _forces(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """As in "ukrainische Armee", "Ukraine’s air force", "armée moldave"."""
    pattern, english = _forces_pattern(names.language)
    countries = {each.end - start: each.id for each in found if each.type is EntityType.COUNTRY}
    for match in pattern.finditer(surface):
        code = countries.get(match.end("nation")) or nation_of(match["nation"])
        if code and code != "EU":
            name = english[match["kind"].casefold() if names.language == "fr" else match["kind"]]
            name = name.format(country=_with_the(country_name(code)), nation=adjective_of(code))
            yield Mention(start + match.start(), start + match.end(), match.group(), EntityType.ORG, name)


def _parliaments(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """As in "told parliament", "le parlement": that of the country the article is at home in."""
    for match in PARLIAMENT.finditer(surface):
        before = surface[: match.start()].split()[-1:]
        code = home_country(names, [*names.recent, *found])
        if code and not (before and (nation_of(before[0]) or before[0][0].isupper())):
            low = match.start("house") if names.language == "de" or not match["article"] else match.start()
            name = f"Parliament of {_with_the(country_name(code))}"
            yield Mention(start + low, start + match.end(), surface[low : match.end()], EntityType.ORG, name)


def _with_the(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "Netherlands", "Philippines")) else name
