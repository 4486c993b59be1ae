"""Names an article introduces itself: people by title or given name, organisations by what they are called or do."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from claims.extraction.entities.gazetteer import Gazetteer, Kind, Name, known_names
from claims.extraction.entities.tokens import Words
from claims.extraction.lexicon import LANGUAGES, either, language_table, table

PARTICLES = frozenset("von van der den de del della di da du dos la le el al bin ibn ben ter zu zur af O’".split())
INITIAL = re.compile(r"[A-ZÄÖÜÉ]$")
QUOTE_GAP = re.compile(r"[\s\u00a0\u202f]*[„“«»‚‘\"][\s\u00a0\u202f]*$")
ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}$")
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name as the text writes it first; `called` is the common noun it came with ("Netzbetreiber"), if any."""

    surface: str
    name: Name
    called: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words around names."""

    language: str
    roles: tuple[str, ...]
    role_words: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    descriptors: tuple[str, ...]
    descriptor_words: frozenset[str]
    keywords: frozenset[str]
    keyword_ends: tuple[str, ...]
    connectors: frozenset[str]
    no_prefix: frozenset[str]
    no_org: frozenset[str]
    saying: frozenset[str]
    spokesperson: re.Pattern[str]

    @property
    def compounds(self) -> bool:
        """German builds one word where the others write several, so ends of words count."""
        return self.language == "de"

    def is_role(self, word: str) -> bool:
        low = word.casefold()
        return low in self.role_words or self.compounds and len(low) > 5 and low.endswith(self.roles)

    def is_descriptor(self, word: str) -> bool:
        low = word.casefold()
        return low in self.descriptor_words or self.compounds and low.endswith(self.descriptors)

    def is_keyword(self, word: str) -> bool:
        return word in self.keywords or self.compounds and len(word) > 6 and word.casefold().endswith(self.keyword_ends)


@cache
def vocabulary(language: str) -> Vocabulary:
    language = language if language in LANGUAGES else "en"
    words, names = language_table(language), table("names")
    people, organisations = words["people"], words["organisations"]
    roles, descriptors, keywords = people["roles"].split(), organisations["descriptors"].split(), organisations["keywords"].split()
    return Vocabulary(
        language=language,
        roles=tuple(role for role in roles if len(role) > 3),
        role_words=frozenset(roles),
        honorifics=frozenset(word.rstrip(".") for word in people["honorifics"].split()),
        given=frozenset(names["given"]["names"].split()),
        descriptors=tuple(each for each in descriptors if len(each) > 3),
        descriptor_words=frozenset(descriptors),
        keywords=frozenset(word for word in keywords if not word.islower() or language == "fr"),
        keyword_ends=tuple(word for word in keywords if word.islower() and len(word) > 3),
        connectors=frozenset(organisations["connectors"].split()),
        no_prefix=frozenset(organisations["no_prefix"].split()),
        no_org=frozenset(names["no_org"]["names"].split()),
        saying=frozenset(words["say"].split()),
        spokesperson=re.compile(people["spokesperson_re"]),
    )


def _run(words: Words, first: int, limit: int, inner: frozenset[str]) -> int:
    """The last word of the capitalised run from `first` on; `inner` words may stand between two capitalised ones."""
    last, at = first, first
    while at + 1 < len(words) and at + 1 - first < limit and _joined(words, at):
        at += 1
        if words.is_name(at):
            last = at
        elif words.words[at].casefold() not in inner:
            break
    return last


def _joined(words: Words, at: int) -> bool:
    gap = words.gap(at)
    return gap in {" ", "\u00a0", "\u202f", "’", "'", " & ", " &amp; "} or (gap == ". " and len(words.words[at]) <= 2)


def _person(words: Words, first: int, vocabulary: Vocabulary, known: Gazetteer) -> Name | None:
    """Whose name starts at `first`; `None` for words that name something else."""
    last = _run(words, first, LONGEST_NAME, PARTICLES)
    while last >= first and (vocabulary.is_role(words.words[last]) or vocabulary.is_keyword(words.words[last])):
        last -= 1
    if last < first or known_other(words, first, known):
        return None
    surface = words.surface(first, last).replace("\xad", "")
    return Name(Kind.PERSON, _canonical(surface, known)) if _is_name_like(words, first, last, vocabulary) else None


def _is_name_like(words: Words, first: int, last: int, vocabulary: Vocabulary) -> bool:
    parts = words.words[first : last + 1]
    return all(len(part) > 1 or INITIAL.match(part) for part in parts) and not any(ACRONYM.match(part) for part in parts if len(part) > 2)


def _canonical(surface: str, known: Gazetteer) -> str:
    """The usual English form where the surname is a known one and the given names do not speak against it."""
    words = Words.of(surface)
    found = known.match(words, len(words) - 1)
    if found and found[1].kind is Kind.PERSON and len(words) > 1:
        return found[1].id if found[1].id.split()[0][0] == surface[0] else surface
    return found[1].id if found and found[1].kind is Kind.PERSON else surface


def known_other(words: Words, first: int, known: Gazetteer) -> bool:
    found = known.match(words, first)
    return bool(found) and found[1].kind is not Kind.PERSON and not (found[0] == 1 and words.words[first] in table("names")["given"]["names"].split()) if found else False


def titled_people(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """"Premierminister Luc Frieden", "the minister, Jane Doe", "le ministre des Finances, Jean Dupont"."""
    for index, word in enumerate(words.words):
        if not vocabulary.is_role(word) and word.rstrip(".") not in vocabulary.honorifics:
            continue
        first = _name_after(words, index, vocabulary)
        name = _person(words, first, vocabulary, known) if first else None
        if first and name:
            last = _run(words, first, LONGEST_NAME, PARTICLES)
            yield Introduced(words.surface(first, last), name, word.casefold())


def _name_after(words: Words, index: int, vocabulary: Vocabulary) -> int | None:
    at = index
    while at + 1 < len(words) and (words.words[at + 1].rstrip(".") in vocabulary.honorifics or vocabulary.is_role(words.words[at + 1])) and words.gap(at) in {" ", ". ", "-"}:
        at += 1
    if at + 1 < len(words) and words.gap(at) in {" ", ". ", "\u00a0"} and words.is_name(at + 1):
        return at + 1
    for step in range(at, min(at + 5, len(words) - 2)):
        if words.gap(step) in {", ", " ("}:
            first = step + 1
            return first if words.is_name(first) and _run(words, first, LONGEST_NAME, PARTICLES) > first else None
    return None


def given_names(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """"Elena Pop": a given name with a surname."""
    for index, word in enumerate(words.words):
        if word in vocabulary.given and words.is_name(index) and (index == 0 or not _inside_name(words, index)):
            last = _run(words, index, LONGEST_NAME, PARTICLES)
            name = _person(words, index, vocabulary, known) if last > index else None
            if name and " " in words.surface(index, last):
                yield Introduced(words.surface(index, last), name)


def _inside_name(words: Words, index: int) -> bool:
    return words.is_name(index - 1) and words.gap(index - 1) == " " and words.words[index - 1] in vocabulary("en").given


def speaking_people(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """Two or three unknown names right beside a verb of saying."""
    for index, word in enumerate(words.words):
        if word not in vocabulary.saying:
            continue
        first = index + 1
        if first < len(words) and words.is_name(first) and words.gap(index) == " ":
            last = _run(words, first, LONGEST_NAME, PARTICLES)
            name = _person(words, first, vocabulary, known) if 0 < last - first < 3 else None
            if name and not any(vocabulary.is_keyword(part) or vocabulary.is_descriptor(part) for part in words.words[first : last + 1]):
                yield Introduced(words.surface(first, last), name)


def described_organisations(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """"Netzbetreiber Fingrid", "the comparison site Moneyscope", "der Fachzeitschrift „Eis & Puck“"."""
    for index, word in enumerate(words.words[:-1]):
        if not vocabulary.is_descriptor(word):
            continue
        first, gap = index + 1, words.gap(index)
        if QUOTE_GAP.match(gap):
            last = _quoted_end(words, first)
        elif gap in {" ", "\u00a0"} and words.is_name(first):
            last = _run(words, first, 3, frozenset())
        else:
            continue
        if last is not None and not _is_person_start(words, first, vocabulary) and known.match(words, first) is None:
            yield Introduced(words.surface(first, last), Name(Kind.ORG, _plain(words.surface(first, last))), word.casefold())


def _quoted_end(words: Words, first: int) -> int | None:
    for last in range(first, min(first + 5, len(words))):
        if re.match(r"[\s\u00a0\u202f]*[“”»«’‘\"]", words.gap(last)):
            return last if words.is_name(first) else None
    return None


def _is_person_start(words: Words, first: int, vocabulary: Vocabulary) -> bool:
    return words.words[first] in vocabulary.given or words.words[first].rstrip(".") in vocabulary.honorifics or vocabulary.is_role(words.words[first])


def _plain(surface: str) -> str:
    return surface.replace("&amp;", "&").replace("\xad", "").replace("\n", " ")


def named_organisations(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """Capitalised runs with a word in them that only organisations have: "Northgate Building Society"."""
    index = 0
    while index < len(words):
        last = _run(words, index, 6, vocabulary.connectors) if words.is_name(index) else index
        last = _without_tail(words, index, last, vocabulary)
        run = range(index, last + 1)
        if last > index and any(vocabulary.is_keyword(words.words[at]) for at in run) and not _is_person_start(words, index, vocabulary):
            first = index + (1 if _leads_in(words, index, vocabulary) else 0)
            if last > first and known.match(words, first) is None:
                yield Introduced(words.surface(first, last), Name(Kind.ORG, _plain(words.surface(first, last))))
        index = last + 1


def _without_tail(words: Words, first: int, last: int, vocabulary: Vocabulary) -> int:
    """French sets adjectives and complements behind the noun in lower case: "Parti du progrès"."""
    if vocabulary.language == "fr" and vocabulary.is_keyword(words.words[last]) and last + 2 < len(words):
        link, noun = words.words[last + 1].casefold(), words.words[last + 2]
        if link in {"du", "des", "de", "d"} and noun.islower() and words.gap(last) == " ":
            return last + 2
    return last


def _leads_in(words: Words, index: int, vocabulary: Vocabulary) -> bool:
    word = words.words[index]
    starters = language_table(vocabulary.language)["starters"].split()
    return word in starters and word not in vocabulary.keywords or vocabulary.compounds and vocabulary.is_role(word)


def role_prefixes(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """"Fraport-Sprecherin", "Verdi-Verhandlungsführer": the first part is an organisation."""
    for word in words.words:
        first, hyphen, rest = word.partition("-")
        if hyphen and first[:1].isupper() and len(first) > 2 and vocabulary.is_role(rest) and first.casefold() not in vocabulary.no_prefix:
            if known.match(Words.of(first), 0) is None and first not in vocabulary.given:
                yield Introduced(first, Name(Kind.ORG, first))


def acronyms(words: Words, vocabulary: Vocabulary, known: Gazetteer) -> Iterator[Introduced]:
    """Short forms in brackets behind what they stand for, or with an article before them."""
    lead = frozenset(language_table(vocabulary.language)["organisations"]["acronym_lead"].split())
    for index, word in enumerate(words.words):
        if not ACRONYM.match(word) or word in vocabulary.no_org or index == 0 or known.match(words, index):
            continue
        bracketed = words.gap(index - 1).endswith("(") and words.gap(index).startswith(")") and words.is_name(index - 1)
        led = words.words[index - 1] in lead and len(word) > 2 and not re.match(r"[\s\u00a0]\d", words.gap(index))
        if bracketed and vocabulary.is_role(words.words[index - 1]) is False or led:
            yield Introduced(word, Name(Kind.ORG, word))


Rule = Callable[[Words, Vocabulary, Gazetteer], Iterator[Introduced]]
RULES: tuple[Rule, ...] = (
    titled_people,
    given_names,
    described_organisations,
    named_organisations,
    role_prefixes,
    speaking_people,
    acronyms,
)


def introduced(sentences: list[Words], language: str) -> list[Introduced]:
    words_of, known = vocabulary(language), known_names(language)
    return [name for words in sentences for rule in RULES for name in rule(words, words_of, known)]


@cache
def ministry_pattern(language: str) -> re.Pattern[str]:
    return re.compile(either([language_table(language)["organisations"]["ministry_re"]]))
