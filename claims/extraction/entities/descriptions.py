"""Who is meant by words that are no name: ministries by what they deal with, "the charity", "the 63-year-old"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from claims.extraction.entities.names import Names
from claims.extraction.entities.nations import adjective_of, country_name, nation_of
from claims.extraction.lexicon import either, language_table, table
from claims.extraction.types import EntityType, Mention

GOVERNMENTS = frozenset({"government", "gouvernement", "regierung", "exécutif"})


@cache
def ministry_pattern(language: str) -> re.Pattern[str]:
    return re.compile(language_table(language)["organisations"]["ministry_re"])


@cache
def minister_pattern(language: str) -> re.Pattern[str]:
    return re.compile(language_table(language)["organisations"]["minister_re"])


def ministries(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """Ministries by what they deal with and whose they are, so that all languages give one name."""
    for match in minister_pattern(names.language).finditer(surface):
        names.ministry = _ministry_name(match, start, names, found)
    for match in ministry_pattern(names.language).finditer(surface):
        names.ministry = _ministry_name(match, start, names, found)
        low, high = _with_article(surface, match.start(), match.end(), names.language)
        yield Mention(start + low, start + high, surface[low:high], EntityType.ORG, names.ministry)


def ministers(surface: str, start: int, language: str) -> Iterator[tuple[int, int]]:
    """Where offices are named: "le ministre de la Santé"."""
    for match in minister_pattern(language).finditer(surface):
        yield start + match.start(), start + match.end()


def _ministry_name(match: re.Match[str], start: int, names: Names, found: list[Mention]) -> str:
    topics = language_table(names.language)["organisations"]["topics"]
    parts = match.groupdict()
    topic = next(value for key, value in parts.items() if value and key != "nation")
    before = match.string[: match.start()].split()[-1:]
    nation = nation_of(parts.get("nation") or "") or nation_of(before[0] if before else "")
    country = nation or _country_before(start + match.start(), found, names)
    name = f"Ministry of {topics.get(topic, topics.get(topic.casefold(), topic))}"
    return f"{adjective_of(country)} {name}".strip()


ARTICLE = {"de": r"(?:(?:[Dd]as|ihr|sein) )$", "en": r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir) )$", "fr": r"(?!x)x"}


def _with_article(surface: str, low: int, high: int, language: str) -> tuple[int, int]:
    lead = re.search(ARTICLE.get(language, ARTICLE["en"]), surface[:low])
    return (lead.start() if lead else low), high


def _country_before(place: int, found: list[Mention], names: Names) -> str:
    """The country of the sentence so far, else of the dateline, else the one the article has named most."""
    near = [mention.id for mention in found if mention.type is EntityType.COUNTRY and mention.start < place]
    if near:
        return near[-1]
    if names.home:
        return names.home
    return _most_named([*names.recent, *found])


NATIONAL = {
    "de": re.compile(r"\b[Dd](?:ie|er) (?P<nation>[a-zäöüß]+)n? Regierung\b"),
    "en": re.compile(r"\b[Tt]he (?P<nation>[A-Z][a-z]+) (?:government|cabinet|administration)\b"),
    "fr": re.compile(r"\b(?:[Ll]e (?:gouvernement|cabinet)|[Ll][’']administration) (?P<nation>[a-zéèïç-]+)\b"),
}


def governments(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """As in "le cabinet bulgare": with the adjective of its country."""
    for match in NATIONAL.get(names.language, NATIONAL["en"]).finditer(surface):
        code = nation_of(match["nation"])
        if code:
            name = f"Government of {_with_the(country_name(code))}"
            yield Mention(start + match.start(), start + match.end(), match.group(), EntityType.ORG, name)


@cache
def _description_pattern(language: str) -> re.Pattern[str]:
    words = language_table(language)["descriptions"]
    article = {
        "de": r"(?:[Dd](?:as|er|em|en|es|ie)|[Ss]ein(?:es|em|e)?|[Ii]hr(?:es|em|e)?)(?: gesamte[ns]?)? "
        r"(?:(?!d(?:er|ie|as|es|em|en)\b)[a-zäöüß-]+ )??",
        "fr": r"(?:[Ll]e |[Ll]a |[Ll][’']|(?<=\b[Dd]u )|(?<=\b[Aa]u )|[Cc]e |[Cc]ette )",
    }.get(language, r"(?:(?:\b(?<!by )the|\bits|\bhis|\bher|\btheir) (?:[a-z-]+ )??|(?-i:(?=[A-Z])))")
    country, org = either(words["country"].split()), either(words["org"].split())
    return re.compile(rf"{article}(?:(?P<country>{country})|(?P<org>{org}))\b(?!-\w|[’'](?!s\b)\w)", re.IGNORECASE)


def descriptions(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    taken = [(mention.start - start, mention.end - start) for mention in found]
    for match in _description_pattern(names.language).finditer(surface):
        if any(low < match.end() and match.start() < high for low, high in taken):
            continue
        if (
            re.match(r"[\s\u00a0](?:(?:des?|der|von|of|for)\b|[A-ZÄÖÜ«„“])", surface[match.end() : match.end() + 8])
            and not match["country"]
        ):
            continue
        before = [mention for mention in [*names.recent, *found] if mention.start < start + match.start()]
        meant = _meant(match, before, names)
        if meant:
            short = (
                names.language == "de"
                and match["org"]
                and any(each.id == meant[1] and match["org"] in each.surface for each in before)
            )
            low = match.start("org") if short else match.start()
            yield Mention(start + low, start + match.end(), surface[low : match.end()], *meant)


def _meant(match: re.Match[str], before: list[Mention], names: Names) -> tuple[EntityType, str] | None:
    if match["country"]:
        country = _meant_country(match["country"], before)
        return (EntityType.COUNTRY, country.id) if country else None
    word = match["org"].casefold()
    if word in GOVERNMENTS:
        if names.language != "en":
            return None
        code = _most_named(before)
        return (EntityType.ORG, f"Government of {_with_the(country_name(code))}") if code else None
    if word.startswith(("minist",)):
        return (EntityType.ORG, names.ministry) if names.ministry else None
    orgs = [mention for mention in reversed(before) if mention.type is EntityType.ORG]
    called = next((mention.id for mention in orgs if _is_called(mention, word, names)), None)
    if called:
        return EntityType.ORG, called
    generic = frozenset(language_table(names.language)["descriptions"]["generic_org"].casefold().split())
    own = Counter(mention.id for mention in orgs if mention.id not in table("names")["orgs"])
    return (EntityType.ORG, own.most_common(1)[0][0]) if word in generic and own else None


def _most_named(mentions: Iterable[Mention]) -> str:
    """The country named most often, the first one among equals."""
    countries = Counter(mention.id for mention in mentions if mention.type is EntityType.COUNTRY)
    return max(countries, key=countries.__getitem__, default="")


def _with_the(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "Netherlands", "Philippines")) else name


def _meant_country(word: str, before: list[Mention]) -> Mention | None:
    countries = [mention for mention in reversed(before) if mention.type is EntityType.COUNTRY]
    if "herzogtum" in word.casefold() or "duch" in word.casefold():
        return next((mention for mention in countries if mention.id == "LU"), None)
    return countries[0] if countries else None


def _is_called(mention: Mention, word: str, names: Names) -> bool:
    forms = (
        {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ses") + "s"}
        if names.language == "de"
        else {word}
    )
    kinds = names.called.get(mention.id, set()) | set(table("names")["kinds"].get(mention.id, "").split())
    if any(kind.endswith(form) for kind in kinds for form in forms):
        return True
    return bool(
        forms.intersection([*mention.id.casefold().split(), *mention.surface.casefold().replace("-", " ").split()])
    )
