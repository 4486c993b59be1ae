"""What two claims have in common and in what they differ, as numbers. None of them depends on the order of the two."""

import math
from collections.abc import Hashable

import numpy as np

from claims.matching.amounts import align
from claims.matching.figure_features import figure_features
from claims.matching.sharing import MANY, Features, rarity, share
from claims.matching.types import Claimed, Statement

# Cosines of words: below the first they mean other things, from the second on the same, in whatever language.
UNLIKE, ALIKE = 0.45, 0.85
UNKNOWN_GAP = 4.5  # days
LATER = 2  # days from which an article speaks of another state of things
LONE = 0.3  # lead of a claim whose article has no other
KINDS = ("concepts", "names", "values", "words")


def features(a: Claimed, b: Claimed) -> Features:
    """Compare two claims; the keys are the same for all pairs."""
    pairs = align(a.statement.figures, b.statement.figures, a.report.published or b.report.published)
    found: Features = {}
    found |= _meaning(a, b)
    found |= _context(a, b)
    found |= _vocabulary(a, b)
    found |= figure_features(a, b, pairs)
    found |= _time(a, b)
    found |= _people(a.statement, b.statement)
    found |= _cues(a.statement, b.statement)
    found |= _together(found)
    return found


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
        "scene and sentence": max(_in_scene(a, b), _in_scene(b, a)),
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


def _in_scene(a: Claimed, b: Claimed) -> float:
    """The cosine of `a` with `b` and the claim before it, unless that one alone is nearer to `a`: then `b` goes on."""
    place = b.statement.place
    scene = float(a.statement.vector @ b.scene)
    if place and float(b.report.vectors[place - 1] @ a.statement.vector) >= scene:
        return float(a.statement.vector @ b.statement.vector)
    return scene


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
        "names of the articles": share(len(a.report.names & b.report.names), len(a.report.names), len(b.report.names)),
    }


def _vocabulary(a: Claimed, b: Claimed) -> Features:
    one, other = a.statement, b.statement
    found: Features = {
        "names": share(len(one.names & other.names), len(one.names), len(other.names)),
        "nameless": float(not one.names or not other.names),
        "other names": float(bool(one.names and other.names) and not one.names & other.names),
        "rows of a list": float(a.report is b.report and one.is_row and other.is_row),
        "words": share(len(one.words.keys() & other.words.keys()), len(one.words), len(other.words)),
        "concepts": share(len(one.concepts & other.concepts), len(one.concepts), len(other.concepts)),
        "without concepts": float(not one.concepts or not other.concepts),
        **_scene_concepts(a, b),
    }
    for kind in KINDS:
        rare = [rarity(a, b, kind, item) for item in _common(one, other, kind)]
        found |= {
            f"rarest of {kind}": max(rare, default=0.0),
            f"sum of {kind}": min(float(MANY), sum(rare)),
            f"number of {kind}": min(MANY, len(rare)),
        }
    return found


def _scene_concepts(a: Claimed, b: Claimed) -> Features:
    """What the claims are about together with the ones before them."""
    one, other = a.scene_concepts, b.scene_concepts
    own = a.statement.concepts, b.statement.concepts
    most = max(len(own[0] & other) / max(1, len(own[0])), len(own[1] & one) / max(1, len(own[1])))
    return {
        "scene concepts": share(len(one & other), len(one), len(other)),
        "number of scene concepts": min(5, len(one & other)),
        "concepts in the scene": most,
        "concepts in the scene, leaning": most * ("leaning" in a.statement.cues | b.statement.cues),
    }


def _common(one: Statement, other: Statement, kind: str) -> set[Hashable]:
    return set(getattr(one, kind)) & set(getattr(other, kind))


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
    ("antecedent cosine", "deny in one"), ("antecedent cosine", "cosine"), ("scene and sentence", "cosine"),
    ("split in both", "only differ"), ("split in both", "any fits"), ("split in both", "one article"),
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
