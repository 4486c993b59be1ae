"""Whether a figure can be of the unit of the one before it."""

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.joining import SAME_KIND
from claims.extraction.figures.units.unit import COUNT, MEASURE, MONEY, TIMES, Unit
from claims.extraction.figures.words.tables import listed
from claims.extraction.figures.words.tokens import MARK, NUMBER, WORD, Token, key_at
from claims.extraction.types import Modifier

MOST_TIMES = 100
NEIGHBOURS, REACH = 12, 40
OUT_OF = frozenset(("sur", "of"))
CLAUSE_ENDS = frozenset('.;!?”»"')
ROW_MARKS = frozenset("/|•;")
PARTS, AGES, KIN = listed("parts"), listed("ages"), listed("kin")
EXTENDED = listed("extended")
BY, ELSE = frozenset(("by", "um", "de")), frozenset(("or", "oder", "ou"))
COMPARED, PLACED, VERBS = listed("compared"), listed("placed"), listed("plain_verbs")


def continues(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """Whether the right figure can be of the unit of the left one."""
    unit = left.unit
    if unit is None or is_share(unit):
        return False
    if unit.name in TIMES:
        return _lasts(tokens, left, right, unit)
    if unit.name in SAME_KIND or unit.kind == MONEY:
        is_part = {key_at(tokens, right.first - 1), key_at(tokens, right.last)} & PARTS and right.value < left.value
        return (is_like(left, right) or bool(is_part)) and (unit.kind != MONEY or left.numeral.scale == 1)
    if unit.kind == MEASURE and unit.name != "time":
        close = ends(tokens, right.last) or _is_joined(tokens, right) or key_at(tokens, right.first - 1) in COMPARED
        return close and is_like(left, right) and not right.numeral.words
    return unit.kind == COUNT


def _lasts(tokens: list[Token], left: Draft, right: Draft, unit: Unit) -> bool:
    """Whether the right figure is a length of time, or an age, as the left one is."""
    if right.last < len(tokens) and tokens[right.last].kind == NUMBER:
        return False
    if _ends_clause(tokens, left, right) or _is_compared(tokens, left, right) or _is_extended(tokens, left, right):
        return True
    is_age = unit.name == "year" and (has_near(tokens, right, AGES) or key_at(tokens, right.first - 1) in KIN)
    return is_age or key_at(tokens, right.first - 1) in PARTS | OUT_OF


def _is_extended(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "runs for ten years and can be extended by five, covers"; "two to three hours, or five in heavy traffic"."""
    if right.last < len(tokens) and tokens[right.last].kind != MARK and key_at(tokens, right.last) not in PLACED:
        return False
    before = key_at(tokens, right.first - 1)
    longer = any(token.key in EXTENDED for token in tokens[left.last : right.last + 2])
    return is_like(left, right) and ((before in BY and longer) or before in ELSE)


def _is_compared(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "47 jours, contre 33 en 1991", "18 months in the army and up to 21 in the air force"."""
    index = right.last
    if index < len(tokens) and tokens[index].kind not in (MARK, WORD):
        return False
    if not is_like(left, right) or right.value > MOST_TIMES or right.first - left.last > NEIGHBOURS:
        return False
    if _is_joined(tokens, right) and right.modifier is not Modifier.EXACT:
        return True
    before = key_at(tokens, right.first - 1)
    return before in COMPARED and (ends(tokens, index) or key_at(tokens, index) in PLACED)


def _is_joined(tokens: list[Token], right: Draft) -> bool:
    """ "148 km/h, and 160 on the coast"."""
    return key_at(tokens, right.first - 1) in ("and", "und", "et") and key_at(tokens, right.last) in PLACED


def _ends_clause(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "wartet 47 Tage, auf dem Land 63.", "two weeks' pay ... demanded no less than six"."""
    stops = ends(tokens, right.last) and key_at(tokens, left.last) != "-"
    return stops and right.first - left.last <= REACH and right.value <= MOST_TIMES and is_like(left, right)


def in_rows(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """Whether marks part the two as cells of a table are; a semicolon also parts the clauses of a sentence."""
    between = [token.key for token in tokens[left.last : right.first]]
    marks = ROW_MARKS.intersection(between)
    spoken = not VERBS.isdisjoint(between[-2:]) or (left.unit is not None and left.unit.name in TIMES | {"%"})
    return bool(marks - {";"} if spoken else marks)


def is_share(unit: Unit) -> bool:
    """Percent that were written as a fraction: "two thirds of MPs, 312 of 468"."""
    return unit.name == "%" and not unit.known


def is_like(left: Draft, right: Draft) -> bool:
    """Of one order of magnitude, or at least both small."""
    if left.unit is not None and left.unit.name in ("%", "pp") and abs(right.value) > 100:
        return False
    small, large = sorted((abs(left.value), abs(right.value)))
    return large <= 100 or (small > 0 and large / small < 20)


def has_near(tokens: list[Token], draft: Draft, keys: frozenset[str]) -> bool:
    around = tokens[max(0, draft.first - REACH) : draft.last + REACH]
    return any(token.key in keys for token in around)


def ends(tokens: list[Token], index: int) -> bool:
    return index >= len(tokens) or tokens[index].key in CLAUSE_ENDS
