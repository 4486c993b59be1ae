"""What belongs to a name though the tagger leaves it out: "et le développement", "& Cie.", "Bayerische"."""

import re

from claims.extraction.entities.tagging.lists import letters_of
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Vocabulary

COMPLEMENTS = frozenset(
    {"sur", "contre", "sans", "de", "du", "des", "d", "l", "la", "le", "les", "pour", "et", "aux", "à", "en"}
)
INFINITIVE = re.compile(r"\w+(?:er|ir|oir|re)$")
JOINTS = frozenset({" ", "\u00a0", "’", "'"})
ADJECTIVE = re.compile(
    r"\w+(?:al|ale|aux|ales|ique|iques|en|enne|ennes|éens?|aire|aires|aine|ain|ime|imes|ine|ier|ière|if|ive|ois|oise|ais|aise|el|elle|ile|iles)$"
)
NOBLE = frozenset({"van", "von", "ter", "zu", "dos", "del"})
PARTNER = re.compile(r" (?:&|&amp;) [A-ZÄÖÜÉ][\w-]+")
NUMBER = re.compile(r" \d{1,3}(?!\d|[.,]\d| ?%| [a-zäöüéA-ZÄÖÜÉ][a-zäöüé])")
SCHEME_BEFORE = re.compile(r"(?:programme|dispositif) $")
SCHEME_BEHIND = re.compile(r" (?:[Pp]rogramme?|scheme|initiative)\b")


def completed(words: Words, first: int, last: int, spoken: Vocabulary) -> int:
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


def has_particle(words: Words, first: int) -> bool:
    """Whether a given name and a particle stand right before."""
    if first < 2 or words.words[first - 1] not in NOBLE or {words.gap(first - 1), words.gap(first - 2)} != {" "}:
        return False
    return words.is_name(first - 2) and not {"G", "g"}.isdisjoint(letters_of(words.words[first - 2]))


def with_adjective(words: Words, first: int, start: int, label: str, spoken: Vocabulary) -> int:
    """As in "Bayerische Staatsoper", "West Coast Regional Council": capitals right before an organisation."""
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


def with_partner(text: str, end: int) -> int:
    """As in "Bank Reuss & Cie."."""
    partner = PARTNER.match(text, end)
    return partner.end() if partner else end


def with_number(words: Words, first: int, end: int, spoken: Vocabulary) -> int:
    """As in "Sender Kanal 7": a number belongs to a name that comes with its kind."""
    number = NUMBER.match(words.text, end) if first and spoken.is_descriptor(words.words[first - 1]) else None
    return number.end() if number else end


def with_scheme(text: str, start: int, end: int) -> tuple[int, int]:
    """As in "Nansen programme", "programme Nansen"."""
    before, behind = SCHEME_BEFORE.search(text, max(0, start - 20), start), SCHEME_BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind else end
