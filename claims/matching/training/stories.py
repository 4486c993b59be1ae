"""Annotated stories: the claims of articles that tell one story several times, and which of them speak of one fact."""

import dataclasses
import datetime as dt
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.extraction import Finding, extract
from claims.matching.features import Features, features
from claims.matching.judging import comparable
from claims.matching.language import content_words
from claims.matching.types import Claimed, Report, Statement, Vector

# A finding and an annotated claim that share at least this part of their spans are the same.
OWNS = 0.3
STRONG = ("same", "updates", "conflicts")
Embed = Callable[[Sequence[str]], Vector]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims with what the annotation says holds between them: a relation, or "" for nothing."""

    folder: str
    pair: tuple[int, int]
    found: Features
    relation: str


def examples(folder: Path, embed: Embed) -> Iterator[Example]:
    """All pairs of claims of a folder of articles with its links.json; most have nothing to do with each other."""
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))["links"]
    relations = {frozenset((link["a"], link["b"])): link["relation"] for link in links}
    paths = [path for path in sorted(folder.glob("*.json")) if path.name != "links.json"]
    claims = [claim for path in paths for claim in annotated_claims(path, embed)]
    for (i, (one, key)), (j, (other, other_key)) in itertools.combinations(enumerate(claims), 2):
        if not (key and key == other_key) and comparable(one, other):
            relation = relations.get(frozenset((key, other_key)), "") if key and other_key else ""
            yield Example(folder.name, (i, j), features(one, other), relation)


def annotated_claims(path: Path, embed: Embed) -> Iterator[tuple[Claimed, str]]:
    """The claims of one article with the ids of the annotated ones they stand on ("" where there is none)."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    published = dt.date.fromisoformat(gold["published"][:10]) if gold.get("published") else None
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    found = extract(text, language=gold["lang"], published=published, title=gold.get("title"))
    report = Report(gold["id"], published, statements(found.findings, gold["lang"], embed))
    for statement, finding in zip(report.statements, found.findings, strict=True):
        yield Claimed(statement, report), _owner(finding, gold)


def _owner(finding: Finding, gold: dict[str, Any]) -> str:
    shares = [(_overlap(finding, claim), f"{gold['id']}#{claim['id']}") for claim in gold["claims"]]
    best, key = max(shares, default=(0.0, ""))
    return key if best >= OWNS else ""


def _overlap(finding: Finding, claim: dict[str, Any]) -> float:
    both = max(0, min(finding.end, claim["end"]) - max(finding.start, claim["start"]))
    return float(both / (finding.end - finding.start + claim["end"] - claim["start"] - both))


def statements(findings: Sequence[Finding], language: str, embed: Embed) -> tuple[Statement, ...]:
    """What the extraction found in one article, as the matcher takes it."""
    texts = [finding.surface for finding in findings]
    vectors = embed(texts)
    return tuple(
        Statement(
            text=finding.surface,
            language=language,
            place=place,
            vector=vectors[place],
            word_vectors=embed(list(content_words(finding.surface, language).values())),
            figures=tuple(
                dataclasses.replace(f, start=f.start - finding.start, end=f.end - finding.start)
                for f in finding.figures
            ),
            names=frozenset(mention.id for mention in finding.mentions),
            claimant=finding.claimant.name if finding.claimant else "",
            when=finding.when.value if finding.when else "",
        )
        for place, finding in enumerate(findings)
    )
