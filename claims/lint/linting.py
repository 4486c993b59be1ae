"""A draft is read and compared; what comes out is sorted by sentence. Writes nothing."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.normalising import normalise_text
from claims.extraction import Finding, extract
from claims.lint.comparing import Compared, draft_compare
from claims.lint.ruling import AGREEING, CHANGED, Bearing, Kind, bearing_of, gravity, kind_of, may_replace, words_of
from claims.lint.standing import Document, Later, Standing, newer, standings
from claims.matching import Relation

LONGEST = 30_000  # characters of a draft

Known = Mapping[int, Sequence[Standing]]


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
        return bearing_of(self.kind, self.standing.role, entry["rating"]["value"]) if entry else None

    def is_foreign(self, language: str) -> bool:
        """Whether its entry is in another language."""
        return self.standing.entry is not None and self.standing.entry["language"] != language

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
    for each in _found(found.findings, compared, everything=everything):
        by_place[each.compared.place].append(each)
    return Lint(
        found.language,
        tuple(
            Span(finding, tuple(_without_repeats(by_place[place], found.language)))
            for place, finding in enumerate(found.findings)
        ),
    )


def _found(findings: Sequence[Finding], compared: Sequence[Compared], *, everything: bool) -> Iterator[Found]:
    """What is newer than a claim that says the same is no contradiction: it is named beside that claim."""
    same = [each for each in compared if each.relation == Relation.SAME]
    links = newer({each.claim for each in same}, everything=everything)
    keys = {each.claim for each in compared} | {later.claim for each in links.values() for later in each}
    known = standings(keys, everything=everything)
    after = {
        (each.place, each.claim): _after(findings[each.place], each, links.get(each.claim, ()), known) for each in same
    }
    told = {(place, claim) for (place, _), later in after.items() for claim in later}
    for each in compared:
        if each.relation == Relation.CONFLICTS and (each.place, each.claim) in told:
            continue
        later = max(after.get((each.place, each.claim), {}).values(), key=_date, default=None)
        times = _times(findings[each.place])
        for standing in known.get(each.claim, ()):
            if not each.outdated or may_replace(times, standing.times):
                yield from _standing(each, standing, later, everything=everything)


def _standing(each: Compared, standing: Standing, later: Standing | None, *, everything: bool) -> Iterator[Found]:
    """What a claim says beside what its entry is about counts as if it stood in none."""
    if standing.is_checked(words_of(each.reasons, "b", AGREEING | CHANGED)):
        yield Found(each, standing, later)
    elif everything:
        yield Found(each, Standing(standing.claim), later)


def _after(finding: Finding, same: Compared, links: Iterable[Later], known: Known) -> dict[int, Standing]:
    """What is newer than a sentence, by the keys of claims: than the figures that it shares with a claim, for others of
    that claim may have changed."""
    shared = words_of(same.reasons, "b", AGREEING)
    told = _times(finding)
    return {
        claim: known[claim][0]
        for claim, words in links
        if claim in known and (not words or words & shared) and may_replace(told, known[claim][0].times)
    }


def _times(finding: Finding) -> set[str]:
    """The times that a sentence names."""
    found = {figure.period.value for figure in finding.figures if figure.period}
    return found | ({finding.when.value} if finding.when else set())


def _date(standing: Standing) -> str:
    article: Document = standing.claim["article"]
    return article["published"] or ""


def _without_repeats(found: Sequence[Found], language: str) -> list[Found]:
    """The gravest first. Of an entry and its translations one, for its claim stood in ten articles that all say the
    same: what speaks most of the sentence, in the language of the draft if there is a choice."""
    best: dict[tuple[str, Kind], Found] = {}
    for each in sorted(found, key=lambda each: (each.order[:2], each.is_foreign(language), each.order)):
        best.setdefault((each.standing.matter, each.kind), each)
    return list(best.values())
