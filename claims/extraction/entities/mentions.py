"""Who and what a sentence names: whole names, parts of compounds, and descriptions of somebody named before."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from claims.extraction.entities.gazetteer import Gazetteer, Introduced, Kind, Name, known_names
from claims.extraction.entities.nations import adjective_of, country_name
from claims.extraction.entities.tokens import Words
from claims.extraction.lexicon import either, language_table, table
from claims.extraction.types import EntityType, Mention

PLACE_LEAD = {
    "de": frozenset(["in", "aus", "nach", "bei", "nahe", "um", "vor"]),
    "en": frozenset(["in", "at", "near", "to", "outside", "around", "of", "off"]),
    "fr": frozenset(["à", "près"]),
}
GIVING = re.compile(
    r"\b(?:consacr|allou|accord|donn|aid|vers|livr|fourn|pay|promi|demand|destin|réclam|reproch|adress|envoy|impos"
    r"|permett|accus|oppos|refus)\w*\s[^,;]*$",
    re.IGNORECASE,
)
NUMBER = re.compile(r" \d{1,3}\b")
GOVERNMENTS = frozenset({"government", "gouvernement", "regierung", "exécutif"})
RECALL = 300  # mentions that a later description may refer to; a text of any length takes linear time
AMBIGUOUS = frozenset({"Halle", "Nice", "Ulm", "Metz", "Nancy", "Perth", "York", "Valence", "Kiel", "Essen"})


@dataclass(slots=True)
class Names:
    """All names of one article, and what has been mentioned so far while it is read from front to end."""

    language: str
    gazetteer: Gazetteer
    called: dict[str, set[str]] = field(default_factory=dict)
    recent: deque[Mention] = field(default_factory=lambda: deque(maxlen=RECALL))
    ministry: str = ""  # of the minister or ministry named last
    home: str = ""  # the country that the dateline names

    @classmethod
    def of(cls, introduced: list[Introduced], language: str) -> "Names":
        names = cls(language, Gazetteer(base=known_names(language)))
        people = sorted(
            (each for each in introduced if each.name.kind is Kind.PERSON), key=lambda each: -len(each.surface)
        )
        for each in [*people, *(each for each in introduced if each.name.kind is not Kind.PERSON)]:
            names._learn(each)
        return names

    def look_home(self, openings: list[str]) -> None:
        """The first dateline that starts with a capital or a country tells where ministries without a country are."""
        for opening in openings:
            words = Words.of(opening.title() if opening.isupper() or opening.split(",")[0].isupper() else opening)
            found = self.gazetteer.match(words, 0) if len(words) and opening.rstrip()[-1:] in "-–—" else None
            if found and found[1].type is EntityType.COUNTRY:
                self.home = found[1].id
                return

    def _learn(self, introduced: Introduced) -> None:
        name, surface = introduced.name, introduced.surface
        whole = self._whole_name(name)
        self.gazetteer.add(surface, whole)
        if introduced.called:
            self.called.setdefault(whole.id, set()).add(introduced.called)
        if name.kind is Kind.PERSON:
            self.gazetteer.add(_surname(surface), whole)

    def _whole_name(self, name: Name) -> Name:
        """A bare surname is the person of that surname that the article names in full."""
        if name.kind is not Kind.PERSON or " " in name.id:
            return name
        known = self.gazetteer.match(Words.of(name.id), 0)
        return known[1] if known and known[1].kind is Kind.PERSON else name

    def last(self, kind: EntityType) -> Mention | None:
        return next((mention for mention in reversed(self.recent) if mention.type is kind), None)


def _surname(surface: str) -> str:
    words = surface.split()
    for at in range(1, len(words)):
        if words[at].casefold() in {"von", "van", "de", "le", "la", "der", "den", "di", "da", "ter"}:
            return " ".join(words[at:])
    return words[-1]


def mentions_in(words: Words, start: int, names: Names) -> tuple[Mention, ...]:
    """Mentions of a sentence that begins at `start` of its text; also what later descriptions refer to."""
    surface = words.text
    found = list(_named(words, start, names))
    for rule in (_ministries, _descriptions):
        found += list(rule(surface, start, names, found))
    found.sort(key=lambda mention: mention.start)
    names.recent.extend(found)
    return tuple(found)


def _named(words: Words, start: int, names: Names) -> Iterator[Mention]:
    index = 0
    while index < len(words):
        match = names.gazetteer.match(words, index) if _may_name(words, index, names.gazetteer) else None
        if match and _is_meant(words, index, match[0], match[1], names):
            size, name = match
            yield _mention(words, (index, index + size - 1), start, name, names.language)
            index += size
            continue
        yield from _compound(words, index, start, names)
        index += 1


def _may_name(words: Words, index: int, gazetteer: Gazetteer) -> bool:
    """Few names begin in lower case ("mer Noire", "dpa"); those are looked up as they stand."""
    if words.is_name(index):
        return True
    word = words.words[index]
    return word in gazetteer.names or (gazetteer.base is not None and word in gazetteer.base.names)


def _mention(words: Words, run: tuple[int, int], start: int, name: Name, language: str) -> Mention:
    first, last = run
    low, high = words.spans[first][0], words.spans[last][1]
    number = NUMBER.match(words.text, high) if name.id[-1:].isdigit() else None
    high = number.end() if number else high
    kind, name_id = name.type, name.id
    if name.kind in (Kind.CAPITAL, Kind.SEAT) and _is_place(words, first, last, language):
        kind, name_id = EntityType.PLACE, name.city
    return Mention(start + low, start + high, words.text[low:high], kind, name_id)


def _is_place(words: Words, first: int, last: int, language: str) -> bool:
    """Somebody is in, at or near the city, or it is named with its state ("Washington, D.C.")."""
    before = words.words[first - 1] if first and words.gap(first - 1).strip() == "" else ""
    if before.casefold() == "à" and GIVING.search(words.text[: words.spans[first][0]]):
        return False
    return before.casefold() in PLACE_LEAD.get(language, PLACE_LEAD["en"])


def _is_meant(words: Words, first: int, size: int, name: Name, names: Names) -> bool:
    word = words.words[first]
    if size == 1 and word in AMBIGUOUS:
        return first > 0 and words.words[first - 1].casefold() in PLACE_LEAD.get(names.language, PLACE_LEAD["en"])
    if name.kind is Kind.PERSON and size == 1 and first and names.language == "de":
        return (
            words.words[first - 1].casefold() not in {"der", "den", "dem", "das", "im", "einen", "ein", "kein", "mehr"}
            or not word.istitle()
            or word.casefold() not in {"frieden", "kranz"}
        )
    return True


def _compound(words: Words, index: int, start: int, names: Names) -> Iterator[Mention]:
    """As in "NATO-Mitgliedern", "Fingrid-Projektleiter": an organisation in front of a hyphen."""
    first, hyphen, rest = words.words[index].partition("-")
    if not hyphen or not first[0].isupper() or not rest[:1].isalpha():
        return
    match = names.gazetteer.match(Words.of(first), 0)
    if match and match[1].kind is Kind.ORG:
        low = start + words.spans[index][0]
        yield Mention(low, low + len(first), first, EntityType.ORG, match[1].id)


@cache
def ministry_pattern(language: str) -> re.Pattern[str]:
    return re.compile(language_table(language)["organisations"]["ministry_re"])


@cache
def minister_pattern(language: str) -> re.Pattern[str]:
    return re.compile(language_table(language)["organisations"]["minister_re"])


def _ministries(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """Ministries by what they deal with and whose they are, so that all languages give one name."""
    for match in minister_pattern(names.language).finditer(surface):
        names.ministry = _ministry_name(match, start, names, found)
    for match in ministry_pattern(names.language).finditer(surface):
        names.ministry = _ministry_name(match, start, names, found)
        low, high = _with_article(surface, match.start(), match.end(), names.language)
        yield Mention(start + low, start + high, surface[low:high], EntityType.ORG, names.ministry)


def _ministry_name(match: re.Match[str], start: int, names: Names, found: list[Mention]) -> str:
    topics = language_table(names.language)["organisations"]["topics"]
    topic = next(value for value in match.groupdict().values() if value)
    country = _country_before(start + match.start(), found, names)
    name = f"Ministry of {topics.get(topic, topics.get(topic.casefold(), topic))}"
    return f"{adjective_of(country)} {name}".strip()


ARTICLE = {"de": r"(?:(?:ihr|sein) )$", "en": r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir) )$", "fr": r"(?!x)x"}


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


@cache
def _description_pattern(language: str) -> re.Pattern[str]:
    words = language_table(language)["descriptions"]
    article = {
        "de": r"(?:[Dd](?:as|er|em|en|es|ie)|[Ss]ein(?:es|em|e)?|[Ii]hr(?:es|em|e)?)(?: gesamte[ns]?)? "
        r"(?:(?!d(?:er|ie|as|es|em|en)\b)[a-zäöüß-]+ )??",
        "fr": r"(?:[Ll]e |[Ll]a |[Ll][’']|(?<=[Dd]u )(?=pays)|[Cc]e |[Cc]ette )",
    }.get(language, r"(?:(?:the|its|this) (?:[a-z-]+ )??|(?-i:(?=[A-Z])))")
    country, org = either(words["country"].split()), either(words["org"].split())
    return re.compile(rf"{article}(?:(?P<country>{country})|(?P<org>{org}))\b(?![-’']\w)", re.IGNORECASE)


def _descriptions(surface: str, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
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
        code = _most_named(before)
        return (EntityType.ORG, f"Government of {_with_the(country_name(code))}") if code else None
    if word.startswith(("minist",)):
        return (EntityType.ORG, names.ministry) if names.ministry else None
    orgs = [mention for mention in reversed(before) if mention.type is EntityType.ORG]
    called = next((mention.id for mention in orgs if _is_called(mention, word, names)), None)
    if called:
        return EntityType.ORG, called
    generic = frozenset(language_table(names.language)["descriptions"]["generic_org"].casefold().split())
    own = next((mention.id for mention in orgs if mention.id not in table("names")["orgs"]), None)
    return (EntityType.ORG, own) if word in generic and own else None


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
