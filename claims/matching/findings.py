"""What the extraction found in one text, as the matcher takes it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.extraction import Finding
from claims.matching.language import content_words
from claims.matching.types import Statement, Vector

Embed = Callable[[Sequence[str]], Vector]


def statements(
    findings: Sequence[Finding], language: str, vectors: Vector, embed_words: Embed
) -> tuple[Statement, ...]:
    """`vectors` has a row a finding."""
    return tuple(
        Statement(
            text=finding.surface,
            language=language,
            place=place,
            vector=vectors[place],
            word_vectors=embed_words(list(content_words(finding.surface, language).values())),
            figures=tuple(
                replace(figure, start=figure.start - finding.start, end=figure.end - finding.start)
                for figure in finding.figures
            ),
            names=frozenset(mention.id for mention in finding.mentions),
            claimant=finding.claimant.name if finding.claimant else "",
            when=finding.when.value if finding.when else "",
        )
        for place, finding in enumerate(findings)
    )
