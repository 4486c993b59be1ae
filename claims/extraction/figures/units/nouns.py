"""The counted noun behind a number: its head, how far its words run, and its English name."""

from dataclasses import dataclass

from claims.extraction.figures.numbers.cardinals import number_word
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import NUMBER, WORD, Token, glued, is_capital, key_at

MOST_ADJECTIVES = 4
SHORTEST_ENDING = 4
GERMAN_ADJECTIVES = tuple(listed("german_adjectives"))
# Endings of German nouns with what the plural adds to them.
GERMAN_PLURALS = tuple(
    (ending, extra)
    for extra, endings in (
        ("nen", "in"),
        ("en", "ung heit keit schaft tion tät ik ur enz anz"),
        ("e", "ling nis eur ismus ment"),
        ("n", "er el ler ner"),
    )
    for ending in endings.split()
)
COUNTS, ARTICLES = listed("counts"), frozenset(("the", "les", "des"))
PAUSES = frozenset((".", ";", ":", "(", ")"))
TIMED = tuple(listed("timed"))
FRENCH_FIRST = listed("french_first")
FRENCH_ADJECTIVES = tuple(listed("french_adjectives"))
ENGLISH_PLURALS = listed("english_plurals")
PARTICIPLES = listed("participles")
FRENCH_PLURALS = ("s", "x", "z")
MORE = listed("more")
NOT_PLURAL = ("ss", "us", "is", "'s")


@dataclass(frozen=True, slots=True)
class Noun:
    """`head` is the index of the noun itself, `last` the one behind its phrase; `known` if the tables translate it."""

    head: int
    last: int
    unit: str
    known: bool


def read_noun(tokens: list[Token], index: int, language: Tables, *, many: bool) -> Noun | None:
    """The noun phrase from `index` on; of `many` only a plural can be counted, where the language shows it."""
    if language.language == "fr":
        return _french(tokens, index, language, many=many)
    return (_german if language.language == "de" else _english)(tokens, index, language)


def own_name(token: Token, language: Tables) -> str:
    """The noun itself in the singular, as far as its ending tells."""
    if language.language == "de":
        return singular_german(token.raw)
    return singular_french(token.key) if language.language == "fr" else singular_english(token.key)


def _is_word(tokens: list[Token], index: int, language: Tables) -> bool:
    if index >= len(tokens) or tokens[index].kind != WORD or tokens[index].raw in language.shared.codes:
        return False
    key = tokens[index].key
    return not language.has("stops", key) and number_word(key, language.language) is None


def _german(tokens: list[Token], index: int, language: Tables) -> Noun | None:
    """Small words that look like adjectives, then the first noun, which is written with a capital."""
    for _ in range(MOST_ADJECTIVES + 1):
        if not _is_word(tokens, index, language):
            return None
        last = _compound_end(tokens, index)
        if is_capital(tokens, last - 1) or (is_capital(tokens, index) and last == index + 1):
            return _german_noun(tokens, last - 1, language)
        if not tokens[last - 1].key.endswith(GERMAN_ADJECTIVES) or len(tokens[last - 1].key) < 4:
            return None
        index = last
    return None


def _compound_end(tokens: list[Token], index: int) -> int:
    """The index behind a hyphenated word such as "US-amerikanische" or "F-16-Jets"."""
    index += 1
    while (
        key_at(tokens, index) == "-" and glued(tokens, index) and glued(tokens, index + 1) and index + 1 < len(tokens)
    ):
        index += 2
    return index


def _german_noun(tokens: list[Token], head: int, language: Tables) -> Noun | None:
    key = tokens[head].key
    if key == "uhr" or language.has("months", key) or tokens[head].kind != WORD:
        return None
    known = german_name(key, language)
    return Noun(head, head + 1, known or singular_german(tokens[head].raw), known=known is not None)


def german_name(key: str, language: Tables) -> str | None:
    """The English name of a German noun, by itself or by the longest ending that the tables know."""
    nouns, whole = language.units.nouns, language.units.whole_nouns
    if key in nouns:
        return nouns[key]
    endings = (key[cut:] for cut in range(1, len(key) - SHORTEST_ENDING + 1))
    return next((nouns[ending] for ending in endings if ending in nouns and ending not in whole), None)


def counted_before(tokens: list[Token], last: int, language: Tables) -> Noun | None:
    """What "the number of claims", "die Zahl der Anträge", "le nombre de demandes" before `last` counts."""
    for index in range(last - 1, 0, -1):
        if tokens[index - 1].key in COUNTS and language.has("of", tokens[index].key):
            start = index + 1 + (key_at(tokens, index + 1) in ARTICLES)
            noun = read_noun(tokens, start, language, many=True)
            return noun if noun is not None and noun.last <= last else None
        if tokens[index].key in PAUSES:
            return None
    return None


def german_measure(key: str, language: Tables) -> str | None:
    """The time that a compound counts in: "Überstunden" are hours, "Dienstjahre" years; "Feiertage" are no days."""
    begin = next((begin for begin in TIMED if key.startswith(begin)), "")
    found = language.units.phrases.by_first.get(key.removeprefix(begin), ()) if begin else ()
    return next((unit for words, unit in found if len(words) == 1), None)


def singular_german(raw: str) -> str:
    """The dictionary form where the ending tells it: "Ordnungen" is "Ordnung", "Lehrlinge" is "Lehrling"."""
    word = raw.replace("\u00ad", "")
    cut = next((len(extra) for ending, extra in GERMAN_PLURALS if word.endswith(ending + extra)), 0)
    return word[: len(word) - cut]


def _english(tokens: list[Token], index: int, language: Tables) -> Noun | None:
    """The first plural within a few words; without one, a known singular."""
    if key_at(tokens, index) in MORE and _is_word(tokens, index + 1, language):
        index += 1
    first, singular = index, None
    while index < min(first + 2 * MOST_ADJECTIVES, len(tokens)):
        last = _compound_end(tokens, index)
        head = last - 1
        if tokens[index].kind == NUMBER and index > first and is_capital(tokens, index - 1):
            index = last
            continue
        if tokens[head].kind != WORD or not _is_word(tokens, index, language):
            break
        key = tokens[head].key
        if _is_plural(key) and not (tokens[head].raw.isupper() and len(key) < 4):
            return _english_noun(tokens, head, language)
        if singular is None and key in language.units.nouns:
            singular = head
        index = last
    return _english_noun(tokens, singular, language) if singular is not None else None


def _is_plural(key: str) -> bool:
    return key in ENGLISH_PLURALS or (len(key) > 3 and key.endswith("s") and not key.endswith(NOT_PLURAL))


def _english_noun(tokens: list[Token], head: int, language: Tables) -> Noun:
    """The noun and, where two stand together ("crew members"), the second."""
    following = head + 1
    if (
        _is_word(tokens, following, language)
        and tokens[following].key in language.units.nouns
        and not tokens[head].key.endswith("s")
    ):
        head = following
    key = tokens[head].key
    known = language.units.nouns.get(key)
    return Noun(head, head + 1, known or singular_english(key), known=known is not None)


def singular_english(key: str) -> str:
    if key in ENGLISH_PLURALS:
        return key
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key


def _french(tokens: list[Token], index: int, language: Tables, *, many: bool) -> Noun | None:
    """The noun stands first but for a few adjectives, and others may follow it."""
    for _ in range(MOST_ADJECTIVES):
        if index < len(tokens) and tokens[index].key in FRENCH_FIRST and _is_word(tokens, index + 1, language):
            index += 1
    last = _compound_end(tokens, index)
    key = key_at(tokens, index)
    if not _is_word(tokens, index, language) or key in PARTICIPLES or (len(key) < 2 and last == index + 1):
        return None
    known = language.units.nouns.get(key)
    if many and known is None and last == index + 1 and not key.endswith(FRENCH_PLURALS):
        return None
    unit = known or (singular_french(key) if last == index + 1 else "".join(token.raw for token in tokens[index:last]))
    if _is_word(tokens, last, language) and tokens[last].key.endswith(FRENCH_ADJECTIVES):
        last += 1
    return Noun(index, last, unit, known=known is not None)


def singular_french(key: str) -> str:
    if key.endswith("aux") and len(key) > 4 and not key.endswith("eaux"):
        return key[:-3] + "al"
    return key[:-1] if key.endswith(("s", "x")) and len(key) > 3 else key
