"""How right the roles of figures are: what each figure measures, its stage, giver, receiver, times and scope.

A role is right if its value is the annotated one or one of its alternatives; givers and receivers may be written in
any way the article writes them. Of an optional role neither a miss nor a right find counts, a wrong find does; where
period and as-of date are both optional, either may hold the other's value. Measures are open words: two are the same
if the main noun of one stands in the other, in either number, so that "cost" is the same as "repair cost", "costs of
repairs" and "cost to consumers", but not the same as "repairs".
"""

from claims.evaluation.annotations import Json
from claims.evaluation.measures import TOUCHING, Compared, figures_of
from claims.evaluation.naming import folded, forms_of
from claims.evaluation.pairing import pair
from claims.evaluation.tally import Tally

ROLES = ("measure", "stage", "giver", "receiver", "period", "as_of", "scope")
PARTIES = ("giver", "receiver")
DATES = ("period", "as_of")
# What follows the main noun: "cost of repairs", "damages claimed", "length to be replaced".
_BEHIND = """
of to for in out on below at claimed sold built created cut lost viewed replaced held
"""
BEHIND = frozenset(_BEHIND.split())
SAME_IN_BOTH = ("ss", "us", "is")


def roles(it: Compared, role: str) -> Tally:
    """One role of the figures whose roles people annotated."""
    annotated = it.article.roles or ()
    tally = Tally()
    for want, got in pair(annotated, figures_of(it.found["claims"]), least=TOUCHING):
        tally.add(_judged(it, role, want, got))
    tally.wanted = sum(bool(figure.get(role)) and not figure[role].get("optional") for figure in annotated)
    return tally


def _judged(it: Compared, role: str, want: Json, got: Json) -> Tally:
    value, found = _value(want, role), _value(got, role)
    is_optional = bool((want.get(role) or {}).get("optional"))
    accepted = _accepted(want, role)
    if role in PARTIES:
        accepted += [form for each in accepted for form in forms_of(it.article).get(folded(each), ())]
    is_right = any(_is_same(role, each, found) for each in accepted)
    if is_optional and (is_right or not found or not any(accepted)):
        return Tally()
    if is_right or not (value or found):
        return Tally(bool(found), 0, bool(found))
    return Tally(0, 0, bool(found), [it.error(f"role {role}", want["start"], value, found)])


def _accepted(want: Json, role: str) -> list[str]:
    either = role in DATES and all((want.get(name) or {}).get("optional") for name in DATES)
    names = DATES if either else (role,)
    annotated = [want[name] for name in names if want.get(name)]
    return [value for each in annotated for value in (each.get("value", ""), *each.get("alternatives", ()))]


def _value(figure: Json, role: str) -> str:
    return str((figure.get(role) or {}).get("value", ""))


def _is_same(role: str, value: str, other: str) -> bool:
    return is_same_measure(value, other) if role == "measure" else folded(value) == folded(other)


def is_same_measure(measure: str, other: str) -> bool:
    """Whether the main noun of one stands in the other, what follows a preposition aside."""
    if not measure or not other:
        return measure == other
    pairs = ((_nouns(one), _nouns(two)) for one in _readings(measure) for two in _readings(other))
    return any(nouns[-1] in others or others[-1] in nouns for nouns, others in pairs)


def _readings(measure: str) -> set[str]:
    """A share of costs is a share, and it is of costs."""
    return {measure, measure.removeprefix("share of ").removeprefix("the ")}


def _nouns(measure: str) -> list[str]:
    """The words up to the main noun, in the singular: those before what only follows one."""
    words = measure.casefold().split()
    ends = (place for place, word in enumerate(words) if word in BEHIND and place > 0)
    return [_singular(word) for word in words[: next(ends, len(words))]]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(SAME_IN_BOTH) else word
