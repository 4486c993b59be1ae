"""A draft is read and compared; what comes out is sorted by sentence. Writes nothing."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.normalising import normalise_text
from claims.extraction import Finding, extract
from claims.lint.comparing import Compared, draft_compare
from claims.lint.ruling import Bearing, Kind, bearing_of, gravity, kind_of
from claims.lint.standing import Document, Standing, newer, standings
from claims.matching import Relation

LONGEST = 50_000  # characters of a draft


@dataclass(frozen=True, slots=True)
class Found:
    """A known claim, what it is to a sentence, and what has become of it since."""

    compared: Compared
    standing: Standing
    later: Standing | None = None

    @property
    def kind(self) -> Kind:
        outdated = self.compared.outdated or self.later is not None
        return kind_of(self.compared.relation, self.standing.role, outdated=outdated)

    @property
    def bearing(self) -> Bearing | None:
        entry = self.standing.entry
        return bearing_of(self.kind, entry["rating"]["value"]) if entry else None

    @property
    def reasons(self) -> list[dict[str, Any]]:
        return [reason.as_json() for reason in self.compared.judgement.reasons]

    @property
    def order(self) -> tuple[tuple[bool, int], bool, float]:
        return gravity(self.kind, self.bearing), self.standing.entry is None, -self.compared.judgement.score


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence of the draft worth checking, and what was found of it, the gravest first."""

    finding: Finding
    found: tuple[Found, ...]

    @property
    def kind(self) -> Kind:
        return self.found[0].kind if self.found else Kind.UNCHECKED

    @property
    def bearing(self) -> Bearing | None:
        return self.found[0].bearing if self.found else None

    @property
    def speaks_against(self) -> bool:
        """Whether somebody should look at it before it is printed."""
        return self.bearing == Bearing.AGAINST or self.kind in (Kind.CONTRADICTS, Kind.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Lint:
    language: str
    spans: tuple[Span, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        counted = Counter(span.kind for span in self.spans)
        return {kind: counted[kind] for kind in Kind}


def text_lint(
    text: str, *, everything: bool, language: str = "", published: dt.date | None = None, title: str = ""
) -> Lint:
    """Compare a draft with published entries, and with `everything` with all claims that the desk sees."""
    found = extract(normalise_text(text), language=language or None, published=published, title=title or None)
    if not found.findings:
        return Lint(found.language, ())
    compared = draft_compare(found, published, everything=everything)
    by_place: dict[int, list[Found]] = defaultdict(list)
    for each in _found(compared, everything=everything):
        by_place[each.compared.place].append(each)
    return Lint(
        found.language,
        tuple(
            Span(finding, tuple(sorted(_without_repeats(by_place[place]), key=lambda each: each.order)))
            for place, finding in enumerate(found.findings)
        ),
    )


def _found(compared: Sequence[Compared], *, everything: bool) -> Iterator[Found]:
    """What is newer than a claim that says the same is no contradiction: it is named beside that claim."""
    same = {each.claim for each in compared if each.relation == Relation.SAME}
    later = newer(same, everything=everything)
    keys = {each.claim for each in compared} | {key for keys in later.values() for key in keys}
    known = standings(keys, everything=everything)
    told = _superseding(compared, later)
    for each in compared:
        if each.relation == Relation.CONFLICTS and each.claim in told[each.place]:
            continue
        after = _latest(later.get(each.claim, ()), known) if each.relation == Relation.SAME else None
        for standing in known.get(each.claim, ()):
            yield Found(each, standing, after)


def _superseding(compared: Sequence[Compared], later: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """The claims that are newer than what a sentence says, by its place."""
    found: dict[int, set[int]] = defaultdict(set)
    for each in compared:
        if each.relation == Relation.SAME:
            found[each.place] |= later.get(each.claim, set())
    return found


def _latest(keys: Sequence[int] | set[int], known: Mapping[int, list[Standing]]) -> Standing | None:
    """Of several newer claims the one whose article is the youngest."""
    found = [known[key][0] for key in keys if key in known]
    return max(found, key=_date, default=None)


def _date(standing: Standing) -> str:
    article: Document = standing.claim["article"]
    return article["published"] or ""


def _without_repeats(found: Sequence[Found]) -> list[Found]:
    """Of an entry, what speaks most of the sentence: its claim stood in ten articles, and all of them say the same."""
    best: dict[tuple[str, Kind], Found] = {}
    for each in sorted(found, key=lambda each: each.order):
        of = each.standing.entry or each.standing.claim
        best.setdefault((of["id"], each.kind), each)
    return list(best.values())
