"""One text while the rules read it: what each of them has found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.extraction.entities import Names, Words
from claims.extraction.furniture import Page
from claims.extraction.plaintext import PlainText
from claims.extraction.sentences import Sentence
from claims.extraction.types import Claimant, Figure, Mention, When


@dataclass(slots=True)
class Draft:
    """A sentence on its way to become a finding; every rule fills in its part."""

    sentence: Sentence
    words: Words
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    claimant: Claimant | None = None
    speech: tuple[int, int] | None = None  # the clause that attributes
    when: When | None = None
    times: Sequence[When] = ()  # all of the content that the sentence tells
    compared: Sequence[When] = ()  # those of figures that others are held against
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    label: str = ""
    found_by: str = ""  # a language model that took it for a claim where the rules did not

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence.start, self.sentence.end


@dataclass(slots=True)
class Reading:
    """`sentences` are those of the text; `drafts` what is read, the same unless somebody selected words.

    All offsets are into the plain text.
    """

    plain: PlainText
    language: str
    published: date | None
    page: Page
    sentences: Sequence[Sentence]
    names: Names
    drafts: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.plain.text
