"""Sentences as spans of the original, cut and joined as claims are: a quotation stays whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extraction.furniture import Block
from claims.extraction.lexicon import either, language_table, saying
from claims.extraction.quotations import outside, quotations

LONGEST = 1200  # code points; what runs on without a full stop is cut at a space
END = re.compile(r"[.!?…]+")
WORD_BEFORE = re.compile(r"[\w°][\w.°-]*$")
OPENERS = "\"'„“«»‚‘([¿¡+-–—•"
SPACES = re.compile("[\u00a0\u202f\n\t]")
QUOTE_BLANK = "\u2002"
AND = re.compile(r"\s(?:and|und|et)\s+(?=[A-ZÄÖÜÉ])")

COUNTED = re.compile(
    r"(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?![\w-])|\b(?:two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier"
    r"|fünf|sechs|sieben|acht|neun|zehn|elf|deux|trois|quatre|cinq|sept|huit|neuf|dix)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain` is as long as the sentence, with quoted words blanked out and all spaces made plain."""

    start: int
    end: int
    block: int
    surface: str
    plain: str
    is_row: bool = False

    @property
    def is_quotation(self) -> bool:
        return not self.plain.strip(QUOTE_BLANK + " .,;\n\t\u00a0–-")


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's words for where sentences end."""

    abbreviations: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    attribution_only: re.Pattern[str]
    saying: frozenset[str]
    inside_quotes: frozenset[str]
    ordinals: bool
    second_clause: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, language: str) -> "Rules":
        words = language_table(language)
        return cls(
            abbreviations=frozenset(words["abbreviations"].split()),
            may_end=frozenset(words["may_end"].split()),
            starters=frozenset(words["starters"].split()),
            attribution_only=re.compile(either(words["attribution_only_re"])),
            saying=saying(language, "say"),
            inside_quotes=saying(language, "say") | saying(language, "say_person") if language == "fr" else frozenset(),
            ordinals=language == "de",
            second_clause=re.compile(rf"[A-ZÄÖÜÉ][\w.-]+ {either(words['finite'].split())}\b"),
        )


def split_sentences(text: str, blocks: tuple[Block, ...], language: str) -> list[Sentence]:
    rules = Rules.of(language)
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        quotes = quotations(text, block.start, block.end, rules.inside_quotes)
        cuts = [(block.start, block.end)] if block.is_row else list(_cut(text, block, quotes, rules))
        drafts = [sentence_at(text, span, number, quotes, block.is_row) for span in _chopped(text, cuts)]
        joined = _joined(text, [draft for draft in drafts if draft.surface], quotes, rules)
        sentences += [part for sentence in joined for part in _parts(text, sentence, quotes, rules)]
    return sentences


def sentence_at(
    text: str, span: tuple[int, int], block: int, quotes: list[tuple[int, int]], is_row: bool = False
) -> Sentence:
    start, end = span
    surface = text[start:end]
    start += len(surface) - len(surface.lstrip())
    surface = surface.strip()
    end = start + len(surface)
    plain = SPACES.sub(" ", outside(text, start, end, quotes))
    return Sentence(start, end, block, surface, plain, is_row)


def _cut(text: str, block: Block, quotes: list[tuple[int, int]], rules: Rules) -> Iterator[tuple[int, int]]:
    start, pending = block.start, list(quotes)
    for mark in END.finditer(text, block.start, block.end):
        while pending and pending[0][1] <= mark.start():
            pending.pop(0)
        end = _end_of(text, mark, pending[0] if pending and pending[0][0] <= mark.start() else None)
        if end and end > start and _is_end(text, mark, end, block.end, rules):
            yield start, end
            start = end
    yield start, block.end


def _end_of(text: str, mark: re.Match[str], quote: tuple[int, int] | None) -> int | None:
    """Behind the mark and the brackets and quotation marks that close with it; `None` in the middle of a quotation."""
    end = mark.end()
    if quote:
        if text[end : quote[1] - 1].strip(" \u00a0\u202f”’“‘\"'»") or quote[1] <= end - 1:
            return None
        end = quote[1]
    while text[end : end + 1] in {")", "]"}:
        end += 1
    return end


def _is_end(text: str, mark: re.Match[str], end: int, limit: int, rules: Rules) -> bool:
    rest = text[end : min(limit, end + 120)]
    after = rest.lstrip()
    if not after:
        return True
    if len(after) == len(rest) or not (after[0].isupper() or after[0].isdigit() or after[0] in OPENERS):
        return False
    word = re.match(r"[^\W\d_]+", after)
    is_starter = bool(word) and word.group() in rules.starters if word else False
    if end > mark.end() and mark.group() != "." and _attributes(after, rules):
        return False
    return mark.group() != "." or end > mark.end() or not _is_abbreviation(text, mark.start(), is_starter, rules)


def _attributes(after: str, rules: Rules) -> bool:
    """Whether "... ?" is followed by "Ms Backes asked"."""
    words = re.split(r"[,.:;]", after, maxsplit=1)[0].split()[:6]
    return any(word in rules.saying for word in words)


def _is_abbreviation(text: str, place: int, is_starter: bool, rules: Rules) -> bool:
    found = WORD_BEFORE.search(text, max(0, place - 16), place)
    if not found:
        return False
    word = found.group().casefold()
    if word in rules.abbreviations:
        return not (is_starter and word in rules.may_end)
    if len(word) == 1 and word.isalpha():
        return not is_starter
    is_ordinal = rules.ordinals and re.fullmatch(r"\d{1,2}|[ivx]{1,5}", word) is not None
    return is_ordinal and not is_starter


def _chopped(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        while end - start > LONGEST:
            space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = space if space > start else start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _joined(text: str, sentences: list[Sentence], quotes: list[tuple[int, int]], rules: Rules) -> list[Sentence]:
    joined: list[Sentence] = []
    for sentence in sentences:
        last = joined[-1] if joined else None
        if last and not last.is_row and _continues(sentence, last, rules):
            joined[-1] = sentence_at(text, (last.start, sentence.end), last.block, quotes)
        else:
            joined.append(sentence)
    return joined


def _continues(sentence: Sentence, last: Sentence, rules: Rules) -> bool:
    if last.surface.rstrip("\"'”“’»« ").endswith("?") and not last.is_quotation:
        return False
    return sentence.is_quotation or rules.attribution_only.match(sentence.plain) is not None


def _parts(text: str, sentence: Sentence, quotes: list[tuple[int, int]], rules: Rules) -> list[Sentence]:
    """Two where "and" joins two whole clauses with a subject and a figure each; else the sentence itself."""
    for mark in AND.finditer(sentence.plain):
        first, second = sentence.plain[: mark.start()], sentence.plain[mark.end() :]
        if sentence.is_row or not (COUNTED.search(first) and COUNTED.search(second)):
            continue
        stands_alone = (
            len(first.split()) >= 6
            and len(second.split()) >= 5
            and " between " not in first
            and " zwischen " not in first
        )
        if stands_alone and rules.second_clause.match(second):
            at = sentence.start
            spans = [(at, at + mark.start()), (at + mark.end(), sentence.end)]
            return [sentence_at(text, span, sentence.block, quotes) for span in spans]
    return [sentence]
