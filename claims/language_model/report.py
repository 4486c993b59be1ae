"""What became of everything that a model said: nothing is dropped without being counted."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Drop(StrEnum):
    """Why a claim was not let in."""

    NOT_IN_TEXT = "quote not in the text"
    TOO_SHORT = "quote of one or two words"
    TOO_LONG = "quote longer than a sentence"
    NO_SENTENCE = "quote from a heading or from the page around the article"
    SEVERAL = "quote over several sentences"
    TWICE = "told twice"
    MALFORMED = "not of the agreed form"
    SURPLUS = "more than can be meant"


class Correction(StrEnum):
    """What our own reading replaced in a claim that was let in."""

    NUMBER = "number that our rules do not read in the sentence"
    CLAIMANT = "claimant that the text does not name"
    LABEL = "label too long, or with numbers of its own"


class Outcome(StrEnum):
    """`partly`: some pieces of the text were not read."""

    READ = "read"
    PARTLY = "partly"
    FAILED = "failed"


@dataclass(slots=True)
class Report:
    """`confirmed` counts claims that the rules had found as well, `added` those that they had not."""

    pieces: int = 0
    read: int = 0
    confirmed: int = 0
    added: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    failures: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def kept(self) -> int:
        return self.confirmed + self.added

    @property
    def outcome(self) -> Outcome:
        if self.read == self.pieces and not self.failures:
            return Outcome.READ
        return Outcome.PARTLY if self.read else Outcome.FAILED

    def __str__(self) -> str:
        if self.outcome is Outcome.FAILED:
            return f"it did not read the text, the rules alone did: {self.failure}"
        said = (
            f"it read {self.read} of {self.pieces} pieces; {self.confirmed} claims that the rules found too, "
            f"{self.added} added, {self.dropped.total()} dropped{_listed(self.dropped)}, "
            f"{self.corrected.total()} corrected{_listed(self.corrected)}"
        )
        return f"{said}. {self.failure}" if self.failures else said

    @property
    def failure(self) -> str:
        return "; ".join(self.failures)


def _listed(counts: Counter[str]) -> str:
    words = ", ".join(f"{reason}: {number}" for reason, number in sorted(counts.items()))
    return f" ({words})" if words else ""
