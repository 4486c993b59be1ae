"""Two numbers as the ends of one range, or as where a movement begins and where it ends."""

from decimal import Decimal

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import Token, key_at
from claims.extraction.types import Modifier

DASHES = frozenset("-–—")
LARGE = Decimal(1000)
HUNDRED, WIDEST = 100, 25
WIDEST_CHANGE, MOST_CHANGE = 3, 10
BY_SO_MUCH = frozenset(("%", "pp", "°C", "cm", "mm", "m"))  # what goes up by one value to another rather than from it
RANGE_WORDS, BEING, CHANGES = listed("range_verbs"), listed("being"), listed("change_verbs")
MOVES, CHANGES_BY = tuple(listed("moves")), tuple(listed("changes_by"))
RATES, CHANGE_NOUNS = listed("rates"), listed("change_nouns")


def make_range(tokens: list[Token], left: Draft, right: Draft, language: Tables) -> bool:
    """Make one figure of both ends of "20 bis 40", "between 5 and 6", "€50-60m"."""
    if left.upper is not None or right.upper is not None or not _is_range(tokens, left, right, language):
        return False
    if not _fit(left, right):
        return False
    if left.unit is None or (left.is_prefixed and not right.is_prefixed and right.unit is None):
        left.unit = right.unit or left.unit
    if language.has("between", key_at(tokens, left.first - 1)):
        left.first -= 1
    left.upper, left.last, left.modifier = right.value, right.last, Modifier.RANGE
    return True


def _is_range(tokens: list[Token], left: Draft, right: Draft, language: Tables) -> bool:
    gap, before = gap_between(tokens, left, right), key_at(tokens, left.first - 1)
    if gap[:1] == ["-"] and len(gap) > 1:
        gap = gap[1:]  # "drei- bis viermal"
    if len(gap) != 1 or right.modifier not in (Modifier.EXACT, Modifier.APPROX):
        return False
    word = gap[0]
    if language.has("between", before):
        return language.has("and", word) or word in DASHES
    if language.has("or", word) or word == ",":
        return right.value == left.value + 1 and left.unit is None and (word != "," or _is_spoken(left, right))
    if word in DASHES:
        return left.last == right.first - 1
    if not language.has("to", word) or _is_changed(tokens, left, right, before):
        return False
    return not _is_movement(tokens, left, right, before, language)


def _is_spoken(left: Draft, right: Draft) -> bool:
    """ "ein, zwei Jahre", "three, four weeks": so many things and no list."""
    return left.numeral.words and right.numeral.words and right.unit is not None


def _is_changed(tokens: list[Token], left: Draft, right: Draft, before: str) -> bool:
    """ "rose 0.7% to 17.92", "um drei Prozent auf 5": by how much, and to what."""
    if left.unit is not None and left.unit.name in ("%", "pp") and right.unit is None:
        return True
    changes = before in CHANGES and (left.unit is not None or right.unit is None or _is_far(left, right, before))
    return changes and not _is_by_a_span(tokens, left, right)


def _is_far(left: Draft, right: Draft, before: str) -> bool:
    """ "rose by 310 to 7,080 francs": too far apart for a span."""
    upper = right.value / right.numeral.scale if lacks_scale(left, right) else right.value
    return before == "by" and upper > MOST_CHANGE * left.value


def _is_by_a_span(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "grew by 0.8% to 1.1%", both by how much; a rate falls by one percentage to another."""
    both = left.unit is not None and right.unit is not None and left.unit.name == right.unit.name == "%"
    if not both or key_at(tokens, left.first - 1) not in ("by", "um"):
        return False
    if any(token.key in RATES for token in tokens[: left.first]):
        return False
    return left.value < right.value <= left.value * WIDEST_CHANGE


def _is_change(keys: list[str]) -> bool:
    """ "Les prix augmentent de 4 à 5 %": that is by how much; a rate moves from one value to the other."""
    verb = next((key for key in reversed(keys) if key.startswith(MOVES)), "")
    return verb.startswith(CHANGES_BY) and not any(key in RATES for key in keys)


def _is_movement(tokens: list[Token], left: Draft, right: Draft, before: str, language: Tables) -> bool:
    """ "from 35 to 85" moves; "ranging from 5 to 10" does not, nor does "une amende de 5 à 6 millions"."""
    if language.language == "de" or not language.has("from", before):
        return False
    keys = [token.key for token in tokens[max(0, left.first - 14) : left.first]]
    if language.language == "fr":
        if key_at(tokens, left.first - 2) in BEING or _is_by_noun(tokens, left.first):
            return False
        if right.unit is not None and right.unit.name in BY_SO_MUCH and _is_change(keys):
            return False
        return any(key.startswith(MOVES) for key in keys) or key_at(tokens, left.first - 2) == ","
    return not RANGE_WORDS.intersection(keys)


def _is_by_noun(tokens: list[Token], first: int) -> bool:
    """ "une hausse de 1,4 à 1,9 milliard": that is by how much."""
    return key_at(tokens, first - 2) in CHANGE_NOUNS and not any(token.key in RATES for token in tokens[:first])


def _fit(left: Draft, right: Draft) -> bool:
    """Whether both can be ends of one range; the multiplier of the right one goes to the left one too."""
    if left.unit and right.unit and left.unit.name != right.unit.name and left.unit.known:
        return False
    value = left.value
    if lacks_scale(left, right) and (left.unit is None or (left.is_prefixed and not right.is_prefixed)):
        value *= right.numeral.scale
    if value >= right.value or (value >= HUNDRED and right.value > value * WIDEST):
        return False
    if value != left.value:
        left.scale_by(right.numeral.scale)
    if right.unit is None and left.unit is not None:
        right.take_unit(left.unit)
    return True


def lacks_scale(left: Draft, right: Draft) -> bool:
    return left.numeral.scale == 1 < right.numeral.scale and left.value < LARGE


def gap_between(tokens: list[Token], left: Draft, right: Draft) -> list[str]:
    return [token.key for token in tokens[left.last : right.first]]
