"""How right suggested links are on annotated stories: which pairs are found, and what is said of them."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.evaluation.stories import STRONG, Link, Told, read_story
from claims.matching import Embed, Judgement, judge

Ends = frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What was wanted and what was suggested; pairs annotated as `related` count neither way."""

    wanted: dict[Ends, Link]
    found: dict[Ends, Link]

    @property
    def strong(self) -> dict[Ends, Link]:
        return {ends: link for ends, link in self.wanted.items() if link.relation in STRONG}

    def figures(self) -> dict[str, float]:
        """Of the pairs; the part of those found whose relation is right; and of each relation."""
        hits = self.strong.keys() & self.found.keys()
        judged = [e for e in self.found if e not in self.wanted or e in self.strong]
        precision, recall = len(hits) / max(1, len(judged)), len(hits) / max(1, len(self.strong))
        right = {ends for ends in hits if self.found[ends].agrees(self.strong[ends])}
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "relation": len(right) / max(1, len(hits)),
            **{f"{name}.recall": _share(right, self.strong, name) for name in STRONG},
            **{f"{name}.precision": _share(right, self.found, name) for name in STRONG},
        }

    def errors(self) -> Iterator[str]:
        """One line a pair that is missing, too much, or said otherwise."""
        for ends in sorted(self.strong.keys() | self.found.keys(), key=sorted):
            wanted, got = self.wanted.get(ends), self.found.get(ends)
            if wanted and (wanted.relation not in STRONG or (got and got.agrees(wanted))):
                continue
            yield f"{' '.join(sorted(ends))}\twanted {_words(wanted)}\tgot {_words(got)}"


def _share(right: set[Ends], links: dict[Ends, Link], relation: str) -> float:
    of_it = [ends for ends, link in links.items() if link.relation == relation]
    return len(right & set(of_it)) / max(1, len(of_it))


def _words(link: Link | None) -> str:
    return f"{link.a} {link.relation} {link.b}" if link else "–"


def evaluate_links(folder: Path, embed: Embed) -> LinkReport:
    """Compare all claims of a folder of annotated articles with each other; AnnotationError without its links.json."""
    articles, links = read_story(folder, embed)
    found = [
        link
        for one, other in itertools.combinations_with_replacement(articles, 2)
        for link in _links(one, other, judge(one.report, other.report))
    ]
    return LinkReport({link.ends: link for link in links}, {link.ends: link for link in found})


def _links(one: Told, other: Told, judgements: Sequence[Judgement]) -> Iterator[Link]:
    for judgement in judgements:
        a, b = one.owners[judgement.pair[0]], other.owners[judgement.pair[1]]
        if judgement.relation in STRONG and a and b and a != b:
            yield Link(b, a, judgement.relation) if judgement.forward is False else Link(a, b, judgement.relation)
