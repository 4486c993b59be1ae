"""What the tagger looks at. Each feature is a short string; those of a word, of its surroundings, of the whole text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.nations import nation_of
from claims.extraction.entities.tagging.lists import is_common_word, letters_of, noun_letter
from claims.extraction.entities.tagging.pieces import Pieces
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import DESCRIPTOR, KEYWORD, ROLE, TITLE, traits, vocabulary

NOTHING = "|"  # beyond the ends of a sentence
ARTICLES = frozenset(
    [
        "the",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "du",
        "au",
        "aux",
        "a",
        "an",
    ]
)
PLACE_LEAD = frozenset(
    ["in", "im", "at", "near", "from", "aus", "nach", "bei", "à", "en", "dans", "vers", "outside", "around"]
)
LINKS = frozenset(
    [
        "of",
        "for",
        "and",
        "&",
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "für",
        "der",
        "des",
        "und",
        "et",
        "von",
        "zu",
        "van",
        "the",
        "on",
        "pour",
        "en",
    ]
)
CLOSE = (-1, 1)
FAR = (-2, 2)
LOWER, INNER, GIVEN, ENTITLED, LED, DESCRIBED, KEYED, SPEAKS, AGAIN, ARTICLE = (1 << at for at in range(10))
EVIDENCE = 10


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """As in "x", "X", "XX", "Xx", "XxX", with "9" where it has digits."""
    digit = "9" if any(char.isdigit() for char in word) else ""
    if word[0].islower():
        return ("xX" if any(char.isupper() for char in word) else "x") + digit
    if word.isupper():
        return ("X" if len(word) == 1 else "XX") + digit
    return ("XxX" if any(char.isupper() for char in word[1:]) else "Xx") + digit


@lru_cache(maxsize=50_000)
def kind(language: str, word: str) -> str:
    """What a word can be by the lists, in letters; the first that holds of those that tell most comes first."""
    if word == NOTHING:
        return NOTHING
    low, is_name = word.lower(), word[0].isupper()
    trait = traits(language, word)
    found = "".join(
        letter
        for letter, holds in (
            ("R", trait & ROLE),
            ("T", trait & TITLE),
            ("D", trait & DESCRIPTOR),
            ("K", trait & KEYWORD),
            ("V", low in vocabulary(language).saying),
            ("N", nation_of(word)),
            ("M", low in vocabulary(language).calendar),
            ("a", low in ARTICLES),
            ("i", low in PLACE_LEAD),
            ("o", low in LINKS),
        )
        if holds
    )
    if is_name:
        found += letters_of(word) + (noun_letter(word) if language == "de" else "")
        found += "w" if is_common_word(word, language) else ""
    return found


@lru_cache(maxsize=100_000)
def coarse_class(language: str, word: str) -> str:
    """Only what tells most."""
    return NOTHING if word == NOTHING else shape(word) + kind(language, word)[:1]


def own_features(language: str, word: str) -> list[str]:
    """Of the word itself."""
    low, form, lists = word.lower(), shape(word), kind(language, word)
    affixes = [f"s{size}={low[-size:]}" for size in (1, 2, 3, 4) if len(low) > size]
    affixes += [f"p{size}={low[:size]}" for size in (2, 3) if len(low) > size]
    return [
        f"w={low}",
        f"f={form}",
        f"f={language}{form}",
        f"n={min(len(word), 9)}{form}",
        f"k={form}{lists}",
        f"k={language}{form}{lists}",
        *(f"l={letter}" for letter in lists),
        *affixes,
        *(f"{language}{affix}" for affix in affixes[1:4]),
    ]


def near_features(language: str, word: str, offset: int) -> list[str]:
    """Of a word beside the one at hand."""
    if word == NOTHING:
        return [f"{offset}|"]
    form, lists = shape(word), kind(language, word)
    found = [f"{offset}w={word.lower()}", f"{offset}k={form}{lists}", *(f"{offset}l={letter}" for letter in lists)]
    if offset in CLOSE:
        found += [f"{offset}f={form}", f"{offset}s={word.lower()[-3:]}"]
    return found


Surroundings = tuple[str, ...]


def joint_features(language: str, around: Surroundings) -> list[str]:
    """Of classes and gaps together: two words before, the word, two words behind."""
    before2, gap1, before, gap, own, gap2, behind, gap3, behind2 = around
    return [
        f"g={gap}",
        f"h={gap2}",
        f"gh={gap}{gap2}{own}",
        f"gf={gap}{own}",
        f"-c={before}{gap}{own}",
        f"+c={own}{gap2}{behind}",
        f"-+c={before}{gap}{own}{gap2}{behind}",
        f"-2c={before2}{gap1}{before}{gap}{own}",
        f"+2c={own}{gap2}{behind}{gap3}{behind2}",
        f"-{language}c={before}{gap}{own}",
        f"+{language}c={own}{gap2}{behind}",
        f"-{language}+c={before}{gap}{own}{gap2}{behind}",
    ]


def evidence_features(language: str, flags: int, own: str) -> list[str]:
    """Of what the rest of the text shows about the word."""
    on = [str(at) for at in range(EVIDENCE) if flags >> at & 1]
    return [
        f"e={flags}",
        *(f"e{at}" for at in on),
        *(f"e{at}{own}" for at in on),
        f"e{language}={flags & (INNER | LOWER | AGAIN)}",
    ]


def surroundings(language: str, pieces: Pieces, at: int) -> Surroundings:
    words, gaps, size = pieces.words, pieces.gaps, len(pieces.words)
    classes = [
        coarse_class(language, words[place]) if 0 <= place < size else NOTHING for place in range(at - 2, at + 3)
    ]
    before, behind = gaps[at - 1] if at else NOTHING, gaps[at + 2] if at + 2 <= size else NOTHING
    return (classes[0], before, classes[1], gaps[at], classes[2], gaps[at + 1], classes[3], behind, classes[4])


def known_features(kind: str) -> list[str]:
    """Of a listed name that covers the word."""
    return [f"K={kind}", f"K={kind[1]}"]


KNOWN = {Kind.COUNTRY: "c", Kind.CAPITAL: "C", Kind.SEAT: "C", Kind.PLACE: "p", Kind.ORG: "o", Kind.PERSON: "h"}


def known_at(language: str, sentence: Words) -> dict[int, str]:
    """Kinds of the listed names, by the offset of every word of theirs; upper case where one begins."""
    known, found = known_names(language), dict[int, str]()
    for index in sentence.capitals:
        match = known.match(sentence, index) if sentence.spans[index][0] not in found else None
        if match:
            for place in range(match[0]):
                found[sentence.spans[index + place][0]] = f"{'I' if place else 'B'}{KNOWN[match[1].kind]}"
    return found


def evidence(sentences: Sequence[Pieces], language: str) -> dict[str, int]:
    """Flags for each capitalised word of a text from all places where it stands."""
    flags: dict[str, int] = defaultdict(int)
    count: Counter[str] = Counter()
    lower = {word for pieces in sentences for word in pieces.words if word[0].islower()}
    for pieces in sentences:
        for at, word in enumerate(pieces.words):
            if word[0].isupper():
                count[word] += 1
                flags[word] |= _shown(language, pieces, at)
    return {
        word: found | (LOWER if word.lower() in lower else 0) | (AGAIN if count[word] > 1 else 0)
        for word, found in flags.items()
    }


def _shown(language: str, pieces: Pieces, at: int) -> int:
    words, gaps = pieces.words, pieces.gaps
    before = kind(language, words[at - 1]) if at and gaps[at] in "_." else ""
    behind = kind(language, words[at + 1]) if at + 1 < len(words) and gaps[at + 1] in "_" else ""
    cap_before = bool(before) and words[at - 1][0].isupper()
    tests: Iterable[tuple[int, object]] = (
        (INNER, at and gaps[at] in "_'"),
        (GIVEN, cap_before and "G" in before),
        (ENTITLED, "R" in before or "T" in before),
        (LED, "i" in before),
        (DESCRIBED, "D" in before),
        (KEYED, "K" in behind and at + 1 < len(words) and words[at + 1][0].isupper()),
        (SPEAKS, "V" in before or "V" in behind),
        (ARTICLE, "a" in before),
    )
    return sum(flag for flag, holds in tests if holds)
