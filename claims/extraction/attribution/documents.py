"""Whose words a report, a study or a survey holds: "selon le rapport" is what the court of auditors says."""

import re
from collections.abc import Iterator

from claims.extraction.attribution.cues import Cues
from claims.extraction.entities import Words
from claims.extraction.types import EntityType, Mention

KINDS = frozenset(["report", "study", "survey", "poll", "expert report", "annual report", "analysis", "audit"])
BY = re.compile(r"[\s\u00a0](?:de la |de l[’']|d[’']|du |de |des |der |von |vom |of |by |from )(?:the |la |l[’'])?$")
DEFINITE = re.compile(
    r"\b(?:the|this|its|that|le|la|l[’']|ce|cet|cette|dem|der|den|des|die|das|diese[rmn]?)[\s\u00a0]?$", re.IGNORECASE
)


def authored(words: Words, mentions: tuple[Mention, ...], start: int, cues: Cues) -> Iterator[tuple[str, str]]:
    """Documents of a sentence with the organisation that wrote each: "Studie der Universität Kiel", "IMF report"."""
    for word, (low, high) in zip(words.words, words.spans, strict=True):
        kind = cues.group_names.get(word.casefold(), "")
        if kind in KINDS:
            for mention in mentions:
                behind = words.text[high : max(high, mention.start - start)]
                before = words.text[max(0, mention.end - start) : low]
                is_author = BY.fullmatch(behind) or before in (" ", "’s ", "'s ")
                if mention.type is EntityType.ORG and is_author:
                    yield kind, mention.id


def is_definite(plain: str, start: int) -> bool:
    """Whether the noun that starts there is one that the text has told of."""
    return DEFINITE.search(plain, max(0, start - 12), start) is not None
