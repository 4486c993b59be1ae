"""What the tagger finds, without words that are no part of a name for a reason that a list knows."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tagging.lists import is_common_word, letters_of, noun_letter
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Vocabulary, vocabulary
from claims.extraction.lexicon import language_table

LETTER = re.compile(r"[^\W\d_]?\.?$")
COUNTED = re.compile(r"\d[ \u00a0]$")  # what German counts is a noun
NUMBER = re.compile(r" \d{1,3}(?!\d|[.,]\d| ?%| [a-zäöüéA-ZÄÖÜÉ][a-zäöüé])")
OPENING = frozenset({"die", "das", "den", "dem"})  # of the next phrase: "nennt die Bonner Behörde die Ausgaben"
NOBLE = frozenset({"van", "von", "ter", "zu", "dos", "del"})
PARTNER = re.compile(r" (?:&|&amp;) [A-ZÄÖÜÉ][\w-]+")
ROAD = re.compile(r"[A-Z]{1,3}-?\d+$")
CODE = re.compile(r"[A-Z]\d{1,3}$")  # of a bus line, in front of where it goes
SCHEME_BEFORE = re.compile(r"(?:programme|dispositif) $")
SCHEME_BEHIND = re.compile(r" (?:[Pp]rogramme?|scheme|initiative)\b")
SPACES = frozenset({" ", "\u00a0", ". "})
COMPLEMENTS = frozenset(
    {"sur", "contre", "sans", "de", "du", "des", "d", "l", "la", "le", "les", "pour", "et", "aux", "à", "en"}
)
DETERMINERS = frozenset(
    f"{stem}{end}" for stem in ("ein", "kein", "jed", "Jed", "Kein", "Ein") for end in ("", "e", "er", "en", "em", "es")
)
TOWNS = tuple(
    "berg burg dorf feld bach brück brunn furt haus hausen heim hof holz kirchen markt see stadt stein tal thal wald werder zell".split()
)
INFINITIVE = re.compile(r"\w+(?:er|ir|oir|re)$")
JOINTS = frozenset({" ", "\u00a0", "’", "'"})
ADJECTIVE = re.compile(
    r"\w+(?:al|ale|aux|ales|ique|iques|en|enne|ennes|éens?|aire|aires|aine|ain|ime|imes|ine|ier|ière|if|ive|ois|oise|ais|aise|el|elle|ile|iles)$"
)


def trimmed(words: Words, found: Sequence[Tagged], language: str) -> list[Tagged]:
    spoken = vocabulary(language)
    return [part for each in found for part in _trimmed(words, each, spoken)]


@cache
def _finite(language: str) -> frozenset[str]:
    return frozenset(language_table(language)["finite"].split())


@cache
def _kinds(language: str) -> frozenset[str]:
    return frozenset(language_table(language)["descriptions"]["org"].casefold().split())


def _trimmed(words: Words, found: Tagged, spoken: Vocabulary) -> Iterator[Tagged]:
    starts = [start for start, _ in words.spans]
    first, last = bisect_left(starts, found.start), bisect_left(starts, found.end) - 1
    if first > last:  # in the midst of a compound
        yield found
        return
    last = _before_verb(words, first, _within_sentence(words, first, last), spoken)
    while first < last and (_leads_in(words, first, spoken) or _is_lower_lead(words, first, spoken)):
        first += 1
    while first < last and _goes_on(words, last, spoken):
        last -= 1
    if spoken.compounds and found.label == "PER":  # "Präsident Putin Interesse hat"
        while first < last and noun_letter(words.words[last]) == "n" and not letters_of(words.words[last]):
            last -= 1
    if spoken.language == "fr":
        last = _completed(words, first, last, spoken)
    start, end = max(found.start, words.spans[first][0]), words.spans[last][1]
    end = min(found.end, end) if words.spans[last][0] < found.end else end
    if spoken.compounds:
        end = _before_noun(words, first, last, spoken) or start + _own_part(words.text[start:end], spoken)
    if _has_particle(words, first):  # "Marijke van Aalst"
        yield Tagged(words.spans[first - 2][0], words.spans[last][1], "PER")
        return
    start = _with_adjective(words, first, start, found.label, spoken)
    start, end = _with_scheme(words.text, start, _with_number(words, first, end, spoken))
    end = _with_partner(words.text, end)
    if not _is_none(words, first, (start, end, found.label), spoken):
        yield Tagged(start, end, _label(words, first, last, found.label, spoken))


def _within_sentence(words: Words, first: int, last: int) -> int:
    """A full stop behind a whole word ends the name: "Claire Montagnac. La commune"."""
    for at in range(first, last):
        if words.gap(at).startswith(".") and len(words.words[at]) > 3:
            return at
    return last


def _before_verb(words: Words, first: int, last: int, spoken: Vocabulary) -> int:
    """Where a German or English name ends that the sentence's own words break: "Ministeriums hat Kanada"."""
    for at in range(first + 1, last) if spoken.language != "fr" else ():
        opens = words.words[at] in OPENING and words.words[at - 1] not in spoken.connectors
        if words.words[at] in _finite(spoken.language) or (spoken.compounds and opens):
            return at - 1
    return last


def _leads_in(words: Words, index: int, spoken: Vocabulary) -> bool:
    """A title, a kind that German sets in front ("Netzbetreiber Fingrid"), or a word that opens the sentence."""
    word = words.words[index]
    if not words.is_name(index + 1) or words.gap(index) not in SPACES:
        return False
    if spoken.is_title(word) or CODE.match(word) or (not index and word in spoken.starters):
        return True
    if spoken.language == "fr" and word.islower() and spoken.is_descriptor(word):
        return True
    return spoken.compounds and (
        word.casefold().endswith(spoken.kinds_apart)
        or ((spoken.is_role(word) or spoken.is_descriptor(word)) and word.casefold() not in spoken.keyword_ends)
    )


def _is_lower_lead(words: Words, index: int, spoken: Vocabulary) -> bool:
    """An adjective that German and English do not count to the name: "polnische Lodz"."""
    return spoken.language in ("de", "en") and words.words[index].islower() and words.is_name(index + 1)


def _goes_on(words: Words, index: int, spoken: Vocabulary) -> bool:
    """A last word in lower case is the sentence's; only French has complements and adjectives there."""
    word = words.words[index]
    if word in spoken.no_org:
        return True
    if words.is_name(index) or words.gap(index - 1) not in SPACES | {"’", "'"}:
        return False
    complement = words.words[index - 1] in COMPLEMENTS and len(word) > 2 and not INFINITIVE.match(word)
    return spoken.language != "fr" or not (complement or ADJECTIVE.match(word)) or word in spoken.saying


def _completed(words: Words, first: int, last: int, spoken: Vocabulary) -> int:
    """The last word of a French name that goes on in lower case: "Agence béninoise de protection civile"."""
    if not spoken.is_keyword(words.words[first]):
        return last
    while last + 1 < len(words) and words.gap(last) in JOINTS:
        word = words.words[last + 1]
        if words.words[last].casefold() in COMPLEMENTS:
            may_go_on = len(word) > 2 and word.islower() and not INFINITIVE.match(word)
        else:
            may_go_on = word.islower() and bool(ADJECTIVE.match(word)) and word not in spoken.saying
        if not may_go_on and not _is_complement(words, last + 1):
            break
        last += 1
    return last


def _is_complement(words: Words, index: int) -> bool:
    """ "De", "pour les" with a noun in lower case behind them."""
    at = index
    while at < len(words) and words.words[at] in COMPLEMENTS and words.gap(at) in JOINTS:
        at += 1
    is_noun = at < len(words) and len(words.words[at]) > 3 and (words.words[at].islower() or words.words[at] == "État")
    joins = words.words[index] != "et" or at > index + 1  # "et le développement"
    return at > index and is_noun and joins and not INFINITIVE.match(words.words[at])


def _before_noun(words: Words, first: int, last: int, spoken: Vocabulary) -> int | None:
    """A listed name with a noun behind it is no longer one: "Kiews Unterstützer", "des Bundesheers Sandsäcke"."""
    match = known_names(spoken.language).match(words, first) if last > first else None
    if not match or first + match[0] > last:
        return None
    at = first + match[0] - 1
    is_org = (
        match[1].kind is Kind.ORG and noun_letter(words.words[at + 1]) and not spoken.is_keyword(words.words[at + 1])
    )
    if not is_org and match[1].kind not in (Kind.COUNTRY, Kind.CAPITAL):
        return None
    return words.spans[at][1] if words.gap(at) == " " else None


def _own_part(surface: str, spoken: Vocabulary) -> int:
    """As in "Fraport-Sprecherin", "NATO-Charta": how much of it is the name."""
    head, hyphen, rest = surface.rpartition("-")
    if not hyphen or " " in surface:
        return len(surface)
    whole, known = Words.of(surface), known_names(spoken.language)
    listed = known.match(Words.of(head), 0) and not known.match(whole, 0)
    return len(head) if spoken.is_role(rest) or (listed and not spoken.is_keyword(rest)) else len(surface)


def _has_particle(words: Words, first: int) -> bool:
    """Whether a given name and a particle stand right before."""
    if first < 2 or words.words[first - 1] not in NOBLE or {words.gap(first - 1), words.gap(first - 2)} != {" "}:
        return False
    return words.is_name(first - 2) and not {"G", "g"}.isdisjoint(letters_of(words.words[first - 2]))


def _with_adjective(words: Words, first: int, start: int, label: str, spoken: Vocabulary) -> int:
    """As in "Bayerische Staatsoper", "West Coast Regional Council": capitals right before an organisation are its own."""
    while label == "ORG" and first > 1 and words.gap(first - 1) == " " and words.is_name(first - 1):
        word = words.words[first - 1]
        own = (
            word.endswith(("ische", "ischen", "ischer")) if spoken.compounds else spoken.is_keyword(words.words[first])
        )
        if not own or spoken.is_common(word) or word in spoken.starters:
            break
        first -= 1
        start = words.spans[first][0]
    return start


def _with_partner(text: str, end: int) -> int:
    """As in "Bank Reuss & Cie."."""
    partner = PARTNER.match(text, end)
    return partner.end() if partner else end


def _with_number(words: Words, first: int, end: int, spoken: Vocabulary) -> int:
    """As in "Sender Kanal 7": a number belongs to a name that comes with its kind."""
    number = NUMBER.match(words.text, end) if first and spoken.is_descriptor(words.words[first - 1]) else None
    return number.end() if number else end


def _with_scheme(text: str, start: int, end: int) -> tuple[int, int]:
    """As in "Nansen programme", "programme Nansen"."""
    before, behind = SCHEME_BEFORE.search(text, max(0, start - 20), start), SCHEME_BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind else end


def _label(words: Words, first: int, last: int, label: str, spoken: Vocabulary) -> str:
    """Who is quoted without being a person is an organisation, unless it is a listed place."""
    before = "_".join(words.words[max(0, first - 2) : first]).casefold()
    named = before in spoken.naming or before.rpartition("_")[2] in spoken.naming
    unlisted = not letters_of(words.words[first]) and not known_names(spoken.language).match(words, first)
    return "ORG" if label == "LOC" and named and unlisted and last == first else label


def _is_none(words: Words, first: int, found: tuple[int, int, str], spoken: Vocabulary) -> bool:
    """Letters, kinds, counted nouns, ships and storms ("the freighter Vesta Star", "Cyclone Ruma")."""
    start, end, label = found
    surface = words.text[start:end]
    if (label == "LOC" and ROAD.match(surface)) or _is_code(words, first, surface, spoken):
        return True
    if LETTER.match(surface) or surface in spoken.no_org or surface.casefold() in _kinds(spoken.language):
        return True
    if spoken.compounds and " " in surface and _tells_of_country(words, first, end, spoken):
        return True
    if label == "PER" and any(char.isdigit() for char in surface):
        return True
    if spoken.compounds and (COUNTED.search(words.text[:start]) or _is_noun(surface, label)):
        return True
    if spoken.compounds and label == "ORG" and surface.isalpha() and not _may_be_body(words, first, spoken):
        return True
    opens = not first and (surface in spoken.starters or _is_opener(words, surface, spoken))
    return " " not in surface and (opens or spoken.is_common(surface))


def _is_opener(words: Words, surface: str, spoken: Vocabulary) -> bool:
    """A word of everyday speech that has its capital from beginning the sentence."""
    is_known = known_names(spoken.language).match(words, 0) is not None
    return not is_known and is_common_word(surface, spoken.language) and not letters_of(surface)


def _is_code(words: Words, first: int, surface: str, spoken: Vocabulary) -> bool:
    """Two letters in brackets that nobody knows, as those of Swiss cantons: "Altdorf (UR)"."""
    is_short = len(surface) == 2 and surface.isupper() and words.text[words.spans[first][0] - 1 :][:1] == "("
    return is_short and known_names(spoken.language).match(words, first) is None


def _may_be_body(words: Words, first: int, spoken: Vocabulary) -> bool:
    """A German noun names a body where it is known, of such a kind, quoted, behind its kind or beside a verb of saying."""
    word = words.words[first]
    if not _is_plain_noun(word) or spoken.is_keyword(word) or known_names(spoken.language).match(words, first):
        return True
    before = words.words[first - 1] if first else ""
    beside = {before, *(words.words[first + 1 : first + 2] if words.gap(first) == " " else ())}
    is_quoted = words.text[: words.spans[first][0]].endswith(("„", "«", "“", '"', "‚"))
    return is_quoted or spoken.is_descriptor(before) or not beside.isdisjoint(spoken.saying)


def _tells_of_country(words: Words, first: int, end: int, spoken: Vocabulary) -> bool:
    """As in "Hilfe für Kiew": a common noun with a country behind it, which is named itself."""
    word = words.words[first]
    last = bisect_left([high for _, high in words.spans], end)
    known = known_names(spoken.language).match(words, last) if last < len(words) else None
    plain = not spoken.is_keyword(word) and not spoken.is_descriptor(word)
    return plain and bool(noun_letter(word)) and known is not None and known[1].kind in (Kind.COUNTRY, Kind.CAPITAL)


def is_thing(words: Words, span: tuple[int, int], language: str) -> bool:
    """Ships, storms, cables and the like: a word for it stands beside the name, or is its first."""
    spoken = vocabulary(language)
    starts = [low for low, _ in words.spans]
    first, behind = bisect_left(starts, span[0]), bisect_left(starts, span[1])
    near = words.words[max(0, first - (2 if language == "fr" else 1)) : first + 1]
    near += words.words[behind : behind + 2] if language == "en" else ()
    return any(word.casefold().rpartition("-")[2] in spoken.no_lead for word in near)


def _is_noun(surface: str, label: str) -> bool:
    """A German noun, or several, none of which only names of organisations have ("Überwachung und Aufklärung")."""
    is_kind = vocabulary("de").is_keyword
    words = surface.split()
    if len(words) > 1 and (words[0] in DETERMINERS or DETERMINERS.intersection(words[1:])):
        return True
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 1 and all(noun_letter(word) and not letters_of(word) and not is_kind(word) for word in capitals):
        return True
    return label != "ORG" and surface.isalpha() and _is_plain_noun(surface)


def _is_plain_noun(word: str) -> bool:
    """A noun, or a compound of nouns that is no town: "Kapfenberg" ends like many."""
    letter = noun_letter(word)
    is_noun = letter == "n" or (letter and not word.endswith(TOWNS)) or is_common_word(word, "de")
    return bool(is_noun) and not letters_of(word)
