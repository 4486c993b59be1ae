"""Is it worth checking: whether a sentence is a claim at all, and how much speaks for looking at it first.

The weights were fitted by logistic regression to annotated articles in three languages, then rounded.
"""

import math
import re
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import LANGUAGES, language_table, lower, lowered
from claims.extraction.reading import Draft, Reading
from claims.extraction.types import EntityType

BASE = -0.3
FEW = 4  # words
WEIGHTS = {
    "states a figure": 1.7,
    "states several figures": 0.8,
    "says who asserts it": 1.1,
    "is dated": 0.9,
    "is about a commitment or an agreement": 1.0,
    "reports an event": 0.7,
    "tells of a plan": 0.6,
    "denies or excludes something": 0.2,
    "compares": 0.1,
    "names several people, places or institutions": 0.5,
    "names nobody": -0.4,
    "is vague or hedged": -0.5,
    "opens the text and is likely told again below": -1.9,
    "is background": -1.8,
    "looks back on an earlier year": -1.6,
    "is a judgement rather than a fact": -1.0,
    "is somebody's own experience": -1.2,
    "is very short": -0.2,
    "is in a language without rules of its own": -0.8,
}
CUES = {
    "is about a commitment or an agreement": "commit",
    "reports an event": "event",
    "tells of a plan": "plan",
    "denies or excludes something": "denial",
    "compares": "compare",
    "is vague or hedged": "vague",
    "is background": "background",
    "is a judgement rather than a fact": "judgement",
    "is somebody's own experience": "first_person",
}


@dataclass(frozen=True, slots=True)
class Cues:
    """One language's signs of a claim, by reason, and of no claim at all."""

    question: re.Pattern[str]
    opinion: re.Pattern[str]
    call: re.Pattern[str]
    signs: dict[str, re.Pattern[str]]

    @classmethod
    @cache
    def of(cls, language: str) -> "Cues":
        table = language_table(language)
        patterns = {name: re.compile(lowered(source)) for name, source in table["worth"].items()}
        return cls(
            question=re.compile(table["question_re"]),
            opinion=patterns["opinion_re"],
            call=patterns["call_re"],
            signs={reason: patterns[f"{cue}_re"] for reason, cue in CUES.items()},
        )


def weigh(draft: Draft, reading: Reading, *, is_first: bool) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the reasons for it, the weightiest first; 0 for a sentence that is no claim."""
    return rate(draft, reading, is_first=is_first) if _is_claim(draft, Cues.of(reading.language)) else (0.0, ())


def rate(draft: Draft, reading: Reading, *, is_first: bool) -> tuple[float, tuple[str, ...]]:
    """Score and reasons of a sentence that is a claim, whoever says so."""
    cues = Cues.of(reading.language)
    reasons = sorted(_reasons(draft, cues, reading, is_first=is_first), key=lambda reason: -abs(WEIGHTS[reason]))
    total = BASE + sum(WEIGHTS[reason] for reason in reasons)
    return round(1 / (1 + math.exp(-total)), 3), tuple(reasons)


def _is_claim(draft: Draft, cues: Cues) -> bool:
    sentence, plain = draft.sentence, lower(draft.sentence.plain)
    if sentence.is_row:
        return bool(draft.figures)
    if len(draft.words) < 3 or cues.call.search(plain):
        return False
    if cues.question.search(plain) or (sentence.is_quotation and cues.question.search(sentence.surface)):
        return False
    if _asks(draft, cues) or _tells_nothing(draft):
        return False
    return bool(draft.figures or draft.claimant) or not cues.opinion.search(plain)


def _tells_nothing(draft: Draft) -> bool:
    """A few words without a name, a figure, a time or a speaker: "Not everyone is convinced."."""
    return len(draft.words) <= FEW and not (draft.figures or draft.claimant or draft.when or draft.mentions)


def _asks(draft: Draft, cues: Cues) -> bool:
    """The whole quotation is a question, and nobody known asks it."""
    quoted = re.search(r"\?[”“»\"’‘\s]", draft.sentence.surface)
    return quoted is not None and not draft.claimant and "." not in draft.sentence.surface[: quoted.start()]


def _looks_back(draft: Draft, reading: Reading) -> bool:
    """The year of the content is over by more than a year, so that it is rather told for comparison."""
    if draft.when is None or reading.published is None:
        return False
    return int(draft.when.value[:4]) < reading.published.year - 1


def _reasons(draft: Draft, cues: Cues, reading: Reading, *, is_first: bool) -> list[str]:
    surface = lower(draft.sentence.surface)
    people = [each for each in draft.mentions if each.type is not EntityType.PLACE]
    holds = {
        "states a figure": bool(draft.figures),
        "states several figures": len(draft.figures) > 1,
        "says who asserts it": draft.claimant is not None,
        "is dated": draft.when is not None,
        "names several people, places or institutions": len({each.id for each in draft.mentions}) > 1,
        "names nobody": not people and not draft.figures and not draft.claimant,
        "opens the text and is likely told again below": is_first and len(reading.drafts) > 3,
        "is very short": len(draft.words) < 6,
        "looks back on an earlier year": _looks_back(draft, reading),
        "is in a language without rules of its own": reading.language not in LANGUAGES,
    }
    return [reason for reason, held in holds.items() if held] + [
        reason for reason, sign in cues.signs.items() if sign.search(surface)
    ]
