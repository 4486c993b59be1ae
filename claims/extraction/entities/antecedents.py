"""Common nouns that stand for something named before: "the supplier", "la chercheuse", "the 63-year-old"."""

import re
from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping

from claims.extraction.entities.names import Names
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import ROLE, traits, vocabulary
from claims.extraction.types import EntityType, Mention

DETERMINERS = {
    "de": frozenset(
        {"der", "die", "das", "dem", "den", "des", "sein", "seine", "seiner", "seinem"}
        | {"ihr", "ihre", "ihrer", "ihrem", "dieser", "diese", "dieses", "diesem"}
    ),
    "en": frozenset(["the", "its", "his", "her", "their", "this"]),
    "fr": frozenset(["le", "la", "l", "ce", "cet", "cette"]),
}
POSSESSIVES = frozenset(
    ["sein", "seine", "seiner", "seinem", "ihr", "ihre", "ihrer", "ihrem", "its", "his", "her", "their", "son", "sa"]
)
# What follows a noun that tells of somebody new: "the group of", "le gouverneur, Jean Roy", "the company that owns".
COMPLEMENT = re.compile(
    r"[\s\u00a0](?:of|for|des?|du|d[’']|der|von|vom|für|aus|à|that|which|who|qui|[A-ZÄÖÜÉ«„“\d])|[-‑&/]"
    r"|,[\s\u00a0](?:M\. |Mme |Dr\.? )?[A-ZÉ][\w-]+(?: [A-ZÉ][\w-]+)+[,.;:]"
)
AGED = re.compile(
    r"\b(?:the \d{1,3}-year-old|d(?:er|ie|en|em) \d{1,3}-[Jj]ährigen?|l[ea] (?:\w+génaire|\w+ de \d\d ans))\b"
    r"(?! \w+\w[a-z]er\b)",
    re.IGNORECASE,
)
PHRASED = ("-old", "ährig", "génaire", " ans", "lient", "andant")  # parts of what both expressions look for
CLIENT = re.compile(
    r"\b(?:(?:his|her|their) client|(?:sein|ihr)e? mandant(?:in)?|(?:son|sa) client?e?)\b", re.IGNORECASE
)
LAWYERS = (
    "anwalt",
    "anwältin",
    "verteidiger",
    "verteidigerin",
    "lawyer",
    "attorney",
    "solicitor",
    "barrister",
    "avocat",
    "avocate",
)
NEAR = 700  # code points between a role and the person it stands for


def antecedents(words: Words, start: int, names: Names, found: list[Mention]) -> Iterator[Mention]:
    """Only what nothing else in the sentence names; whom it means has to be clear."""
    taken = [(each.start - start, each.end - start) for each in found]
    for low, high, meant in (*_by_phrase(words, names), *_by_noun(words, start, found, names)):
        compound = "-" in words.text[low:high]  # "Der NATO-Generalsekretär" names NATO, too
        if meant and not any(
            first < high and low < last and not (compound and low < first and last < high) for first, last in taken
        ):
            taken.append((low, high))
            yield Mention(start + low, start + high, words.text[low:high], meant.type, meant.id)


def _people(names: Names) -> list[Mention]:
    return [each for each in names.recent if each.type is EntityType.PERSON]


def _by_phrase(words: Words, names: Names) -> Iterator[tuple[int, int, Mention | None]]:
    if not any(part in words.text for part in PHRASED):
        return
    for match in AGED.finditer(words.text):
        people = _people(names)
        yield match.start(), match.end(), people[-1] if people else None
    for match in CLIENT.finditer(words.text):
        clients = [
            each for each in _people(names) if not any(c.endswith(LAWYERS) for c in names.called.get(each.id, ()))
        ]
        yield match.start(), match.end(), clients[-1] if clients else None


def _by_noun(words: Words, start: int, found: list[Mention], names: Names) -> Iterator[tuple[int, int, Mention | None]]:
    heads: ChainMap[str, Mention] = ChainMap({}, names.heads)
    for each in sorted(found, key=lambda each: each.start):
        heads.update(names.heads_of(each))
    determiners = DETERMINERS.get(names.language, DETERMINERS["en"])
    apposed = {each.end - start + 2 for each in found if each.type is EntityType.PERSON}
    for at in range(1, len(words)):
        if words.words[at - 1].casefold() not in determiners or words.gap(at - 1) not in {" ", "\u00a0", "’", "'"}:
            continue
        head = _head(words, at, heads, names.language)
        if words.spans[at - 1][0] in apposed and words.gap(at - 2) == ", ":
            continue  # "Gabor Szentes, its managing director"
        if head is None or COMPLEMENT.match(words.text, words.spans[head][1]) or _is_title(words, head, names.language):
            continue
        if names.language == "de" and _is_plural(words, at - 1, head):
            continue
        word = words.words[head].casefold()
        meant = heads.get(word) or (heads.get(word.removesuffix("s")) if names.language == "de" else None)
        meant = meant if meant and meant.start < start + words.spans[head][0] else None
        is_another = words.words[at - 1].casefold() in POSSESSIVES  # "her successor" is not who she is
        if meant is None and not is_another and _speaks(words, at - 1, head, names.language):
            meant = _most_told_of([each for each in _people(names) if start - each.start < NEAR])
        yield words.spans[at - 1][0], words.spans[head][1], meant


def _head(words: Words, at: int, heads: Mapping[str, Mention], language: str) -> int | None:
    """The noun behind a determiner, at once or behind one adjective."""
    for head in (at, at + 1):
        if head >= len(words) or (head > at and words.gap(at) != " "):
            return None
        is_role = traits(language, words.words[head]) & ROLE != 0
        if (words.is_name(head) == (language == "de") and words.words[head].casefold() in heads) or is_role:
            return head
        if words.is_name(head):
            return None
    return None


def _most_told_of(people: list[Mention]) -> Mention | None:
    """The person named most often, the last one among equals."""
    times = Counter(each.id for each in people)
    return max(reversed(people), key=lambda each: times[each.id], default=None)


def _is_title(words: Words, head: int, language: str) -> bool:
    """The first of two words for an office: "its deputy chair"."""
    follows = head + 1 < len(words) and words.gap(head) == " " and words.words[head + 1].islower()
    return follows and language == "en" and traits(language, words.words[head + 1]) & ROLE != 0


def _is_plural(words: Words, first: int, head: int) -> bool:
    """As in "die Minister", "das Treffen der Minister"."""
    article, noun = words.words[first].casefold(), words.words[head].casefold()
    behind_noun = first > 0 and words.gap(first - 1) == " " and words.is_name(first - 1)
    return (article == "die" and noun.endswith(("er", "en"))) or (
        article == "der" and behind_noun and noun.endswith("er")
    )


def _speaks(words: Words, first: int, head: int, language: str) -> bool:
    """A role right beside a verb of saying."""
    saying = vocabulary(language).saying
    before = first > 0 and words.words[first - 1] in saying
    if before and language == "en" and first > 1:  # "believe the coach was": only behind what is quoted
        before = words.gap(first - 2).strip() != ""
    behind = head + 1 < len(words) and words.words[head + 1] in saying and words.gap(head) == " "
    return bool(traits(language, words.words[head]) & ROLE) and (before or behind)
