"""Is it worth checking: whether a sentence is a claim at all, and how much speaks for looking at it first."""

import re
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import LANGUAGES, language_table
from claims.extraction.reading import Draft, Reading


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's signs of a claim and of the lack of one."""

    question: re.Pattern[str]
    commitment: re.Pattern[str]
    event: re.Pattern[str]
    comparison: re.Pattern[str]
    vague: re.Pattern[str]
    opinion: re.Pattern[str]
    call: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, language: str) -> "Cues":
        table = language_table(language)
        words = table["worth"]
        return cls(
            question=re.compile(table["question_re"]),
            **{
                name: re.compile(words[f"{key}_re"], re.IGNORECASE)
                for name, key in (
                    ("commitment", "commit"),
                    ("event", "event"),
                    ("comparison", "compare"),
                    ("vague", "vague"),
                    ("opinion", "opinion"),
                    ("call", "call"),
                )
            },
        )


BASE = -0.2


def weigh(draft: Draft, reading: Reading, *, is_first: bool) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the reasons for it, the weightiest first; 0 for a sentence that is no claim."""
    cues = Cues.of(reading.language)
    if not _is_claim(draft, cues):
        return 0.0, ()
    found = [(points, reason) for points, reason in _signs(draft, cues, reading, is_first) if points]
    total = BASE + sum(points for points, _ in found)
    score = 1 / (1 + 2.718281828 ** -total)
    ordered = sorted(found, key=lambda sign: -abs(sign[0]))
    return round(score, 3), tuple(reason for _, reason in ordered)


def _is_claim(draft: Draft, cues: Cues) -> bool:
    sentence = draft.sentence
    words = sentence.surface.split()
    if sentence.is_row:
        return bool(draft.figures)
    if len(words) < 3 or cues.call.search(sentence.surface):
        return False
    if cues.question.search(sentence.plain) or sentence.is_quotation and cues.question.search(sentence.surface):
        return False
    return bool(draft.figures or draft.claimant) or not cues.opinion.search(sentence.plain)


def _signs(draft: Draft, cues: Cues, reading: Reading, is_first: bool) -> list[tuple[float, str]]:
    surface = draft.sentence.surface
    return [
        (1.6 if draft.figures else 0, "states a figure"),
        (0.3 if len(draft.figures) > 1 else 0, "states several figures"),
        (1.3 if draft.claimant else 0, "says who asserts it"),
        (0.7 if draft.when else 0, "is dated"),
        (0.8 if cues.commitment.search(surface) else 0, "is about a commitment or an agreement"),
        (0.6 if cues.event.search(surface) else 0, "reports an event"),
        (0.3 if cues.comparison.search(surface) else 0, "compares"),
        (-0.7 if cues.vague.search(surface) else 0, "is vague or hedged"),
        (-1.0 if is_first else 0, "opens the text and is likely told again below"),
        (-0.5 if len(surface.split()) < 6 else 0, "is very short"),
        (-0.8 if reading.language not in LANGUAGES else 0, "is in a language without rules of its own"),
    ]
