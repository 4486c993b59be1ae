"""A sentence as the tagger reads it: words parted at hyphens, with what stands between them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.extraction.entities.tokens import Words

HYPHENS = "-‑"
PART = re.compile(rf"d(?=[’'])|[^{HYPHENS}’']+(?:(?<!\bd)[’'][^{HYPHENS}’']+)*")
GAPS = (
    ("-", re.compile(rf"[{HYPHENS}]\s?$")),
    ("_", re.compile(r"\s{1,2}$")),
    ("'", re.compile(r"\s?(?:[’']|&#39;)\s?$")),
    ("&", re.compile(r"\s?&(?:amp;)?\s?$")),
    (".", re.compile(r"\.\s?$")),
    ("9", re.compile(r".*\d.*$", re.DOTALL)),
    ("c", re.compile(r"\s?[,!?][”“»\"’‘]\s?(?:[,–-] ?)?$|\s?[”“»\"’‘],\s?$")),  # a quotation ends in the sentence
    ("Q", re.compile(r"(?:.*[\s(:])?[„“”«»\"‘‚]\s?$", re.DOTALL)),
    ("q", re.compile(r".*[„“”«»\"‘‚].*$", re.DOTALL)),
    ("(", re.compile(r".*[(\[].*$", re.DOTALL)),
    (")", re.compile(r".*[)\]].*$", re.DOTALL)),
    (",", re.compile(r"\s*,.*$", re.DOTALL)),
)
EDGE = "|"  # the start and the end of a sentence


@dataclass(frozen=True, slots=True)
class Pieces:
    """`words[i]` stands at `spans[i]`; `gaps[i]` is the kind of what stands before it, the last one is the end's."""

    words: list[str]
    spans: list[tuple[int, int]]
    gaps: list[str]

    @classmethod
    def of(cls, sentence: Words) -> "Pieces":
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        for word, (low, high) in zip(sentence.words, sentence.spans, strict=True):
            if low and sentence.text[low - 1] == "&" and sentence.text[high : high + 1] == ";":
                continue  # "&amp;"
            if word.isalpha():
                words.append(word)
                spans.append((low, high))
                continue
            for part in PART.finditer(sentence.text, low, high):
                words.append(part.group().replace("\xad", ""))
                spans.append(part.span())
        return cls(words, spans, _gaps(sentence.text, spans))


def _gaps(text: str, spans: list[tuple[int, int]]) -> list[str]:
    if not spans:
        return [EDGE]
    opening = gap_kind(text[: spans[0][0]].strip())
    inner = [gap_kind(text[one[1] : other[0]]) for one, other in pairwise(spans)]
    return [EDGE + opening.strip("0"), *inner, EDGE]


@lru_cache(maxsize=5_000)
def gap_kind(gap: str) -> str:
    """One letter; "0" where it is empty or like nothing else."""
    return next((letter for letter, pattern in GAPS if pattern.match(gap)), "0")
