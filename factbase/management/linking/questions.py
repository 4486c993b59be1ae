"""New claims made of old ones, each of which a search has to find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factbase.management.linking.writing import LANGUAGES, Writer, Written


@dataclass(frozen=True, slots=True)
class Question:
    """`source` is the key of the claim that it was made of."""

    kind: str
    source: int
    claim: Written


def questions(writer: Writer, sample: Sequence[Written], left_out: Callable[[int], bool], count: int) -> list[Question]:
    """`count` of each kind, made of claims whose key is that of their place in the sample."""
    keys = [key for key in range(1, len(sample) + 1) if not left_out(key)]
    stories = [(key, claim.story, claim.language) for key in keys if (claim := sample[key - 1]).story]
    made = []
    for _ in range(count):
        key = writer.chance.choice(keys)
        old = sample[key - 1]
        told, story, language = writer.chance.choice(stories)
        other = writer.chance.choice([each for each in LANGUAGES if each != language])
        made += [
            Question("a shortened claim", key, writer.edited(old)),
            Question("another figure", key, writer.with_another_figure(old)),
            Question("other words", told, writer.tell(story, language)),
            Question("another language", told, writer.tell(story, other)),
        ]
    return made
