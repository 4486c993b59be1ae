"""What two claims have in common and in what they differ, as numbers. None of them depends on the order of the two."""

import math
from collections.abc import Hashable

import numpy as np

from claims.matching.amounts import ROLES, STATED, Pair, align
from claims.matching.types import Claimed, Statement

# Cosines of words: below the first they mean other things, from the second on the same, in whatever language.
UNLIKE, ALIKE = 0.45, 0.85
UNKNOWN_GAP = 4.5  # days
LATER = 2  # days from which an article speaks of another state of things
LONE = 0.3  # lead of a claim whose article has no other
MANY = 3
KINDS = ("concepts", "names", "values", "words")

Features = dict[str, float]


def features(a: Claimed, b: Claimed) -> Features:
    """Compare two claims; the keys are the same for all pairs."""
    pairs = align(a.statement.figures, b.statement.figures, a.report.published or b.report.published)
    found: Features = {}
    found |= _meaning(a, b)
    found |= _context(a, b)
    found |= _vocabulary(a, b)
    found |= _figures(a, b, pairs)
    found |= _time(a, b)
    found |= _people(a.statement, b.statement)
    found |= _cues(a.statement, b.statement)
    found |= _together(found)
    return found


def _share(common: float, *sizes: float) -> float:
    return common / max(1.0, min(sizes))


def _meaning(a: Claimed, b: Claimed) -> Features:
    """Cosines: of the sentences, of their articles, and how far each is ahead of others of the other's article."""
    cosine = float(a.statement.vector @ b.statement.vector)
    lead = sorted((cosine - _next_best(a, b), cosine - _next_best(b, a)))
    most, least, count = _soft(a.statement, b.statement)
    return {
        "cosine": cosine,
        "cosine squared": cosine * cosine,
        "article cosine": float(a.report.vector @ b.report.vector),
        "lead": lead[0],
        "lead of the other": lead[1],
        "lead if ahead": max(0.0, lead[0]),
        "scenes": float(a.scene @ b.scene),
        "scene and sentence": max(float(a.statement.vector @ b.scene), float(a.scene @ b.statement.vector)),
        "words alike": most,
        "words alike of both": least,
        "number of words alike": min(6.0, count),
        "antecedent cosine": max(_antecedent(a, b), _antecedent(b, a)),
    }


def _next_best(a: Claimed, b: Claimed) -> float:
    """The best cosine of `a` with any other claim of b's article."""
    cosines = b.report.vectors @ a.statement.vector
    own = {b.statement.place} | ({a.statement.place} if a.report is b.report else set())
    others = [float(cosine) for place, cosine in enumerate(cosines) if place not in own]
    return max(others, default=float(cosines[b.statement.place]) - LONE)


def _soft(a: Statement, b: Statement) -> tuple[float, float, float]:
    """The part of each one's words that has a like in the other, the larger first, and how many those are."""
    if not len(a.word_vectors) or not len(b.word_vectors):
        return 0.0, 0.0, 0.0
    likeness = np.clip((a.word_vectors @ b.word_vectors.T - UNLIKE) / (ALIKE - UNLIKE), 0, 1)
    one, other = float(likeness.max(1).sum()), float(likeness.max(0).sum())
    parts = one / len(a.word_vectors), other / len(b.word_vectors)
    return max(parts), min(parts), min(one, other)


def _antecedent(a: Claimed, b: Claimed) -> float:
    """The cosine of `b` with the claim before `a`, where `a` leans on that: "The ministry rejected this"."""
    place = a.statement.place
    if "leaning" not in a.statement.cues or not place:
        return 0.0
    before = a.report.statements[place - 1]
    return 0.0 if before is b.statement else float(before.vector @ b.statement.vector)


def _context(a: Claimed, b: Claimed) -> Features:
    same = a.report is b.report
    apart = abs(a.statement.place - b.statement.place)
    places = [each.statement.place / len(each.report.statements) for each in (a, b)]
    lengths = sorted(len(each.statement.text) for each in (a, b))
    return {
        "one article": float(same),
        "neighbours": float(same and apart == 1),
        "near": float(same and apart <= 2),
        "distance in the article": abs(places[0] - places[1]),
        "length": lengths[0] / max(1, lengths[1]),
        "one language": float(a.statement.language == b.statement.language),
        "names of the articles": _share(len(a.report.names & b.report.names), len(a.report.names), len(b.report.names)),
    }


def _vocabulary(a: Claimed, b: Claimed) -> Features:
    one, other = a.statement, b.statement
    found: Features = {
        "names": _share(len(one.names & other.names), len(one.names), len(other.names)),
        "nameless": float(not one.names or not other.names),
        "other names": float(bool(one.names and other.names) and not one.names & other.names),
        "rows of a list": float(a.report is b.report and one.is_row and other.is_row),
        "words": _share(len(one.words.keys() & other.words.keys()), len(one.words), len(other.words)),
        "concepts": _share(len(one.concepts & other.concepts), len(one.concepts), len(other.concepts)),
        "without concepts": float(not one.concepts or not other.concepts),
    }
    for kind in KINDS:
        rarity = [_rarity(a, b, kind, item) for item in _common(one, other, kind)]
        found |= {
            f"rarest of {kind}": max(rarity, default=0.0),
            f"sum of {kind}": min(float(MANY), sum(rarity)),
            f"number of {kind}": min(MANY, len(rarity)),
        }
    return found


def _common(one: Statement, other: Statement, kind: str) -> set[Hashable]:
    return set(getattr(one, kind)) & set(getattr(other, kind))


def _rarity(a: Claimed, b: Claimed, kind: str, item: Hashable) -> float:
    """1 for what only these claims of their articles have, less the more claims share it."""
    return 1 / math.sqrt(max(1, a.report.counts(kind)[item]) * max(1, b.report.counts(kind)[item]))


def _figures(a: Claimed, b: Claimed, pairs: list[Pair]) -> Features:
    one, other = a.statement, b.statement
    counts = len(one.figures), len(other.figures)
    fitting = [pair for pair in pairs if pair.fits]
    apart = [pair for pair in pairs if not pair.fits]
    rare = [_rarity(a, b, "units", pair.dimension) for pair in pairs]
    found = {
        "no figures": float(not any(counts)),
        "figures on one side": float(not all(counts) and any(counts)),
        "equal": float(min(MANY, sum(pair.equal for pair in pairs))),
        "digits of the equal": float(max((pair.digits for pair in pairs if pair.equal), default=0)),
        "equal but few": float(any(pair.equal and pair.few for pair in pairs)),
        "fit": float(sum(pair.fits and not pair.equal for pair in pairs)),
        "share that fits": _share(len(fitting), *counts) if all(counts) else 0.0,
        "share that fits of all": len(fitting) / max(1, *counts) if all(counts) else 0.0,
        "differ": float(min(MANY, len(apart))),
        "closest that differ": max((pair.ratio for pair in apart), default=0.0),
        "unpaired": float(min(MANY, min(counts) - len(pairs))),
        "rarest unit": max(rare, default=0.0),
        "rarest unit that fits": max((r for r, pair in zip(rare, pairs, strict=True) if pair.fits), default=0.0),
        "money": float(any(pair.dimension == "money" for pair in pairs)),
        "percent": float(any(pair.dimension == "%" for pair in pairs)),
        "worded alike": float(bool(pairs) and pairs[0].a.modifier == pairs[0].b.modifier),
        "only differ": float(bool(apart) and not fitting and max(pair.ratio for pair in apart) > 0.3),
        "any fits": float(bool(fitting)),
    }
    for role in ROLES:
        values = [pair.role(role) for pair in pairs]
        found[f"same {role}"] = float(max(values, default=0) > 0)
        found[f"other {role}"] = float(min(values, default=0) < 0 and max(values, default=0) <= 0)
    return found | _standings(one, other, pairs)


def _standings(one: Statement, other: Statement, pairs: list[Pair]) -> Features:
    """Whether a figure that one claim states is only recalled or denied by the other."""
    recalled = denied = stated = 0
    for pair in pairs:
        if pair.fits:
            kinds = {one.standings[pair.a.start], other.standings[pair.b.start]}
            stated += kinds == {STATED}
            recalled += kinds == {STATED, "recalled"}
            denied += kinds == {STATED, "denied"}
    return {
        "stated by both": float(min(MANY, stated)),
        "recalled by one": float(bool(recalled)),
        "denied by one": float(bool(denied)),
        "some recalled": float("recalled" in {*one.standings.values(), *other.standings.values()}),
    }


def gap(a: Claimed, b: Claimed) -> float | None:
    """Days from one article to the other."""
    first, second = a.report.published, b.report.published
    return abs((first - second).days) if first and second else None


def _time(a: Claimed, b: Claimed) -> Features:
    days = gap(a, b)
    agreement = times_agree(a.statement.when, b.statement.when)
    return {
        "gap": math.log1p(UNKNOWN_GAP if days is None else days),
        "later": float(days is not None and days >= LATER),
        "same time": float(agreement is True),
        "other time": float(agreement is False),
        "no times": float(not a.statement.when and not b.statement.when),
    }


def times_agree(first: str, second: str) -> bool | None:
    """Whether the shorter of two ISO 8601 times holds the other; nothing for an empty one or a week of that year."""
    if not first or not second:
        return None
    if "W" in first + second:
        return False if first[:4] != second[:4] else None
    one, other = first.partition("/")[0], second.partition("/")[0]
    grain = min(len(one), len(other))
    return one[:grain] == other[:grain]


def _people(one: Statement, other: Statement) -> Features:
    both = bool(one.claimant and other.claimant)
    return {
        "same claimant": float(both and one.claimant == other.claimant),
        "other claimant": float(both and one.claimant != other.claimant),
        "one claimant": float(bool(one.claimant) != bool(other.claimant)),
    }


def _cues(one: Statement, other: Statement) -> Features:
    found: Features = {}
    for cue in ("plan", "past", "new", "deny", "negate", "total", "more", "leaning"):
        found[f"{cue} in one"] = float((cue in one.cues) != (cue in other.cues))
        found[f"{cue} in both"] = float(cue in one.cues and cue in other.cues)
    return found


# What counts more, or otherwise, in company.
COMPANY = (
    ("any fits", "cosine"), ("any fits", "words alike"), ("any fits", "article cosine"), ("only differ", "cosine"),
    ("only differ", "words alike"), ("no figures", "cosine"), ("no figures", "words alike"),
    ("figures on one side", "cosine"), ("one article", "cosine"), ("one article", "any fits"),
    ("neighbours", "deny in one"), ("rarest of concepts", "rarest unit"), ("rarest of concepts", "any fits"),
    ("rarest of concepts", "only differ"), ("article cosine", "cosine"), ("article cosine", "words alike"),
    ("article cosine", "sum of concepts"), ("article cosine", "rarest unit"), ("only differ", "other time"),
    ("any fits", "later"), ("no figures", "later"), ("no figures", "deny in one"), ("any fits", "deny in one"),
    ("later", "plan in one"), ("later", "new in one"), ("recalled by one", "later"),
    ("denied by one", "other claimant"),
    ("only differ", "other names"), ("any fits", "other names"), ("one article", "other names"),
)  # fmt: skip
# The same for figures that only differ: by whom, and whether later.
DIFFERING = ("near", "later", "other claimant", "same claimant", "deny in one", "past in one")


def _together(found: Features) -> Features:
    products = {f"{one}, {other}": found[one] * found[other] for one, other in COMPANY}
    differ = found["only differ"]
    products |= {f"only differ, {name}": differ * found[name] for name in DIFFERING}
    products["only differ, later, other claimant"] = differ * found["later"] * found["other claimant"]
    products["only differ, at once, other claimant"] = differ * (1 - found["later"]) * found["other claimant"]
    products["only differ, near, other claimant"] = differ * found["near"] * found["other claimant"]
    return products
