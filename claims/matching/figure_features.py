"""What the figures of two claims have in common and in what they differ, as numbers."""

from claims.matching.amounts import ROLES, STATED, Pair
from claims.matching.sharing import MANY, Features, rarity, share
from claims.matching.surroundings import REACHES
from claims.matching.types import Claimed, Statement


def figure_features(a: Claimed, b: Claimed, pairs: list[Pair]) -> Features:
    one, other = a.statement, b.statement
    counts = len(one.figures), len(other.figures)
    fitting = [pair for pair in pairs if pair.fits]
    apart = [pair for pair in pairs if not pair.fits]
    rare = [rarity(a, b, "units", pair.dimension) for pair in pairs]
    found = {
        "no figures": float(not any(counts)),
        "figures on one side": float(not all(counts) and any(counts)),
        "equal": float(min(MANY, sum(pair.equal for pair in pairs))),
        "digits of the equal": float(max((pair.digits for pair in pairs if pair.equal), default=0)),
        "equal but few": float(any(pair.equal and pair.few for pair in pairs)),
        "fit": float(sum(pair.fits and not pair.equal for pair in pairs)),
        "share that fits": share(len(fitting), *counts) if all(counts) else 0.0,
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
        "split in both": float(one.splits and other.splits),
        "split in one": float(one.splits != other.splits),
    }
    for role in ROLES:
        values = [pair.role(role) for pair in pairs]
        found[f"same {role}"] = float(max(values, default=0) > 0)
        found[f"other {role}"] = float(min(values, default=0) < 0 and max(values, default=0) <= 0)
    return found | _standings(one, other, pairs) | _surroundings(one, other, pairs) | _elsewhere(a, b, found)


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


def _surroundings(one: Statement, other: Statement, pairs: list[Pair]) -> Features:
    """How alike in meaning the words around two figures are, those near to them the most: do they count one thing?"""
    found: Features = {}
    near = [(pair, (one.surroundings[pair.a.start] * other.surroundings[pair.b.start]).sum(1)) for pair in pairs]
    for row, reach in enumerate(REACHES):
        fitting = [float(alike[row]) for pair, alike in near if pair.fits]
        few = [float(alike[row]) for pair, alike in near if pair.fits and pair.few]
        apart = [float(alike[row]) for pair, alike in near if not pair.fits]
        close = [float(alike[row]) * pair.ratio for pair, alike in near if not pair.fits]
        found |= {
            f"around what fits, {reach}": max(fitting, default=0.0),
            f"around few that fit, {reach}": max(few, default=0.0),
            f"around what differs, {reach}": max(apart, default=0.0),
            f"around what only differs, {reach}": 0.0 if fitting else max(apart, default=0.0),
            f"around what differs little, {reach}": max(close, default=0.0),
        }
    return found


def _elsewhere(a: Claimed, b: Claimed, found: Features) -> Features:
    """The part of each one's numbers that another claim of the other's article has instead."""
    least, most = sorted((_answered(a, b), _answered(b, a)))
    return {
        "elsewhere": most,
        "elsewhere for both": least,
        "elsewhere, only differ": most * found["only differ"],
        "elsewhere, figures on one side": most * found["figures on one side"],
    }


def _answered(a: Claimed, b: Claimed) -> float:
    own = a.statement.values if a.report is b.report else frozenset()
    counts = b.report.counts("values")
    elsewhere = [value for value in a.statement.values - b.statement.values if counts[value] > (value in own)]
    return len(elsewhere) / max(1, len(a.statement.values))
