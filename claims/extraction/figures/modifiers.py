"""How a number is meant: "about", "more than", "höchstens", "jusqu'à", or a verb such as "exceeded"."""

from dataclasses import dataclass

from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import WORD, Token, glued, key_at
from claims.extraction.types import Modifier

REACH = 5
PLACES, SMALLEST, MOVING = listed("places"), listed("smallest"), listed("moving")
SIGNS = {
    "~": Modifier.APPROX,
    "≈": Modifier.APPROX,
    "±": Modifier.APPROX,
    ">": Modifier.MORE_THAN,
    "<": Modifier.LESS_THAN,
    "≥": Modifier.AT_LEAST,
    "≤": Modifier.AT_MOST,
}
NEGATED = {Modifier.MORE_THAN: Modifier.AT_MOST, Modifier.LESS_THAN: Modifier.AT_LEAST}


@dataclass(frozen=True, slots=True)
class Found:
    """A modifier and the first and last tokens of the figure with it."""

    modifier: Modifier
    first: int
    last: int


def read_modifier(tokens: list[Token], first: int, last: int, unit: str, language: Tables) -> Found:
    """The modifier of the figure at tokens `first` to `last`: before it, behind it, or carried by a verb."""
    before = _before(tokens, first, unit, language)
    if before is not None:
        return Found(before[1], before[0], last)
    if key_at(tokens, last) == "+" and glued(tokens, last):
        return Found(Modifier.AT_LEAST, first, last + 1)
    after = language.modifiers_after.at(tokens, last)
    if after is not None:
        return Found(after[1], first, after[0])
    return Found(_carried(tokens, first, last, language), first, last)


def _before(tokens: list[Token], first: int, unit: str, language: Tables) -> tuple[int, Modifier] | None:
    index = first
    for _ in range(3):
        found = language.modifiers.before(tokens, index)
        if found is not None and _is_way(tokens, found[0]):
            return None
        if found is not None:
            apart = index < first and tokens[found[0]].key in PLACES and unit != "%" and not unit.isupper()
            return None if apart else _outermost(tokens, found, unit, language)
        key = key_at(tokens, index - 1)
        if key in SIGNS:
            return index - 1, SIGNS[key]
        if not language.has("skipped", key):
            return None
        index -= 1
    return None


def _is_way(tokens: list[Token], first: int) -> bool:
    """ "sales edged up to €612 million": the verb's "up", and the amount is reached."""
    return key_at(tokens, first) == "up" and key_at(tokens, first - 1) in MOVING


def _outermost(
    tokens: list[Token], found: tuple[int, Modifier], unit: str, language: Tables
) -> tuple[int, Modifier] | None:
    """Of "mindestens rund" the first word says more; "über" may be a plain preposition."""
    start, modifier = found
    if language.has("over_words", tokens[start].key) and _is_preposition(tokens, start, unit, language):
        return None
    if modifier in NEGATED and _is_denied_before(tokens, start, language):
        return start, NEGATED[modifier]
    outer = language.modifiers.before(tokens, start)
    if outer is not None and not language.has("over_words", tokens[outer[0]].key):
        return outer[0], outer[1] if modifier is Modifier.APPROX else modifier
    return start, modifier


def _is_denied_before(tokens: list[Token], start: int, language: Tables) -> bool:
    """ "never more than", "not a penny more than", "keinen Cent mehr als", "pas un centime de plus que"."""
    denied = [step for step in (1, 2, 3) if language.has("denied", key_at(tokens, start - step))]
    if language.language == "en" and (1 in denied or 2 in denied):
        return True
    noun = key_at(tokens, start - 1)
    return noun in SMALLEST and bool(denied)


def _is_preposition(tokens: list[Token], over: int, unit: str, language: Tables) -> bool:
    """ "über zehn Jahre", "over 25 years" last that long; "ein Vertrag über 80 Millionen" is one of 80 millions."""
    before = key_at(tokens, over - 1)
    if unit in TIMES and not _is_age(tokens, over):
        return not language.has("over_long_before", before)
    return any(language.has("over_exact_before", key_at(tokens, over - step)) for step in (1, 2, 3))


def _is_age(tokens: list[Token], over: int) -> bool:
    """ "die über 60-Jährigen"."""
    return key_at(tokens, over + 2) == "-"


def _carried(tokens: list[Token], first: int, last: int, language: Tables) -> Modifier:
    """A verb that says on which side the truth lies, before the figure or, in German, behind it."""
    behind = (last, last + 1) if language.language == "de" else ()
    for index in (*range(first - 1, max(-1, first - 1 - REACH), -1), *behind):
        key = key_at(tokens, index)
        if index < first and (not key or tokens[index].kind != WORD):
            break
        carried = language.verbs.get(key)
        if carried is not None:
            return NEGATED[carried] if _is_denied(tokens, index, language) else carried
    return Modifier.EXACT


def _is_denied(tokens: list[Token], verb: int, language: Tables) -> bool:
    return any(language.has("denied", key_at(tokens, verb - step)) for step in (1, 2, 3))
