"""Units that the words leave out: "Estonia 40", "15 milliards pour l'aide civile", "up from 1,108.1"."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.joining import HUGE, SAME_KIND
from claims.extraction.figures.settling import INDEX_WORDS
from claims.extraction.figures.units.nouns import read_noun
from claims.extraction.figures.units.unit import COUNT, MEASURE, MONEY, TIMES, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import MARK, NUMBER, Token, key_at

LOOK_BACK = 350
BILLION = 10**9
MOST_TIMES = 100
CLOSE = 6
THOUSAND = 1_000
NEIGHBOURS, REACH = 12, 40
OUT_OF = frozenset(("sur", "of"))
CLAUSE_ENDS = frozenset('.;!?”»"')
NEVER_LENT = frozenset(("%", "pp", "bp", "time", "°C", "magnitude")) | TIMES
PARTS, AGES = listed("parts"), listed("ages")
PARTICIPLES, MONEY_WORDS = listed("participles"), listed("money_words")
ROW_MARKS = frozenset("/|•;")
TENFOLD = 10
MILLION = Decimal(1_000_000)
Lender = Callable[[Draft], "Unit | None"]


def fill_units(tokens: list[Token], drafts: list[Draft], language: Tables, lender: Lender) -> None:
    """Give each figure without a unit that of a neighbour; `lender` finds the last large amount before the sentence."""
    for index, draft in enumerate(drafts):
        earlier = drafts[max(0, index - NEIGHBOURS) : index]
        if draft.unit is None and not _repeat_scale(tokens, earlier, draft, language):
            near = drafts[max(0, index - NEIGHBOURS) : index + NEIGHBOURS]
            place = min(index, NEIGHBOURS)
            is_large = draft.numeral.scale >= THOUSAND
            draft.take_unit(
                _large(tokens, near, place, language, lender) if is_large else _small(tokens, near, place, language)
            )


def _repeat_scale(tokens: list[Token], earlier: list[Draft], draft: Draft, language: Tables) -> bool:
    """Take "millions of euros" over from a figure before: "74,4 Millionen Euro, im Jahr 2023 96"."""
    numeral = draft.numeral
    if numeral.scale > 1 or numeral.words or numeral.part or _time_meant(tokens, draft, language) is not None:
        return False
    large = next((other for other in reversed(earlier) if other.unit and other.numeral.scale >= MILLION), None)
    if large is None or large.unit is None or large.unit.name in NEVER_LENT or _in_rows(tokens, large, draft):
        return False
    between = (other.unit for other in earlier if other.first > large.first and not other.bracket)
    if any(unit.name in SAME_KIND for unit in between if unit):
        return False
    coefficient = large.value / large.numeral.scale
    if not (coefficient / TENFOLD <= draft.value <= coefficient * TENFOLD) or _is_followed(tokens, draft, language):
        return False
    draft.scale_by(large.numeral.scale)
    draft.take_unit(large.unit)
    return True


def _is_followed(tokens: list[Token], draft: Draft, language: Tables) -> bool:
    """Whether a word that could be counted stands behind the number."""
    key = key_at(tokens, draft.last)
    if not key or tokens[draft.last].kind == MARK:
        return key in ("-", "/", ":")
    return not language.has("stops", key) and key not in PARTICIPLES


def _large(tokens: list[Token], drafts: list[Draft], index: int, language: Tables, lender: Lender) -> Unit | None:
    """Millions of what? Of what there were millions before, else of what comes next; billions are money."""
    draft = drafts[index]
    found = large_unit(drafts[:index][::-1], draft) or lender(draft) or large_unit(drafts[index + 1 :], draft)
    is_money = draft.value >= BILLION or _has_near(tokens, draft, MONEY_WORDS)
    if found is None and is_money and language.home_currency:
        return Unit(draft.last, language.home_currency, MONEY)
    return found


def large_unit(nearest_first: Sequence[Draft], draft: Draft) -> Unit | None:
    """The unit of a figure of the same value, else of the nearest in millions or money, conversions last."""
    lenders = [other for other in nearest_first if _lends(other)]
    lenders.sort(key=lambda other: (other.value != draft.value, other.bracket))
    return lenders[0].unit if lenders else None


def _lends(draft: Draft) -> bool:
    if draft.unit is None or draft.unit.name in NEVER_LENT:
        return False
    return draft.numeral.scale >= MILLION or (draft.unit.kind == MONEY and draft.value >= HUGE)


def _small(tokens: list[Token], drafts: list[Draft], index: int, language: Tables) -> Unit | None:
    """A small number counts what the one before it counts, unless a row parts them or their sizes differ."""
    draft, previous = drafts[index], drafts[index - 1] if index else None
    said = _time_meant(tokens, draft, language) or _whole(tokens, draft, language)
    if said is not None:
        return said
    if draft.value > MOST_TIMES and draft.value % 1 and _has_near(tokens, draft, INDEX_WORDS):
        return Unit(draft.last, "point", MEASURE)
    following = _from_next(drafts, index)
    if previous is None or previous.unit is None or _in_rows(tokens, previous, draft):
        return following
    if _continues(tokens, previous, draft):
        return previous.unit
    if previous.unit.kind == MONEY:
        return following
    return (None if previous.unit.name in TIMES else following) or _last_count(drafts[:index])


def _whole(tokens: list[Token], draft: Draft, language: Tables) -> Unit | None:
    """What the figure is a part of: "two of the aircraft", "zwei der Flugzeuge", "deux des avions"."""
    index = draft.last
    if not language.has("of", key_at(tokens, index)) or draft.value % 1:
        return None
    while language.has("of", key_at(tokens, index)):
        index += 1
    noun = read_noun(tokens, index, language, many=True) if index < len(tokens) else None
    return Unit(draft.last, noun.unit, COUNT, known=noun.known) if noun and noun.known else None


def _has_near(tokens: list[Token], draft: Draft, keys: frozenset[str]) -> bool:
    around = tokens[max(0, draft.first - REACH) : draft.last + REACH]
    return any(token.key in keys for token in around)


def _in_rows(tokens: list[Token], left: Draft, right: Draft) -> bool:
    marks = {token.key for token in tokens[left.last : right.first]} & ROW_MARKS
    spoken = left.unit is not None and left.unit.name in TIMES | {"%"}
    return bool(marks - {";"} if spoken else marks)


def _continues(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """Whether the right figure can be of the unit of the left one."""
    unit = left.unit
    if unit is None or _is_share(unit):
        return False
    if unit.name in TIMES:
        if right.last < len(tokens) and tokens[right.last].kind == NUMBER:
            return False
        if key_at(tokens, right.first - 1) in OUT_OF or _ends_clause(tokens, left, right):
            return True
        is_age = unit.name == "year" and _has_near(tokens, right, AGES)
        return is_age or key_at(tokens, right.first - 1) in PARTS
    if unit.name in SAME_KIND or unit.kind == MONEY:
        is_part = {key_at(tokens, right.first - 1), key_at(tokens, right.last)} & PARTS and right.value < left.value
        return (_is_like(left, right) or bool(is_part)) and (unit.kind != MONEY or left.numeral.scale == 1)
    return unit.kind == COUNT


def _ends_clause(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "wartet 47 Tage, auf dem Land 63.", "two weeks' pay ... demanded no less than six"."""
    ends = right.last == len(tokens) or tokens[right.last].key in CLAUSE_ENDS
    ends = ends and key_at(tokens, left.last) != "-"
    return ends and right.first - left.last <= REACH and right.value <= MOST_TIMES and _is_like(left, right)


def _time_meant(tokens: list[Token], draft: Draft, language: Tables) -> Unit | None:
    """ "We have lost less than 1% in two", "the third in five": months or years, whichever the sentence named."""
    ends = draft.last == len(tokens) or tokens[draft.last].kind == MARK
    if not ends or not language.has("relative_in", key_at(tokens, draft.first - 1)) or draft.value > MOST_TIMES:
        return None
    for index in range(draft.first - 1, max(-1, draft.first - REACH), -1):
        found = language.units.phrases.at(tokens, index)
        if found and found[1] in TIMES:
            return Unit(draft.last, found[1], MEASURE)
    return None


def _from_next(drafts: list[Draft], index: int) -> Unit | None:
    """The unit of a like figure that follows closely: "2,80 (Vorjahr: 2,60) Euro", "28,5, die AfD 20,8 Prozent"."""
    draft = drafts[index]
    following = next((other for other in drafts[index + 1 :] if other.unit is not None), None)
    if (
        following is None
        or following.unit is None
        or _is_share(following.unit)
        or following.unit.name in TIMES
        or not _is_like(following, draft)
    ):
        return None
    return following.unit if following.first - draft.last <= CLOSE else None


def _is_share(unit: Unit) -> bool:
    """Percent that were written as a fraction: "two thirds of MPs, 312 of 468"."""
    return unit.name == "%" and not unit.known


def _is_like(left: Draft, right: Draft) -> bool:
    """Of one order of magnitude, or at least both small."""
    if left.unit is not None and left.unit.name in ("%", "pp") and abs(right.value) > 100:
        return False
    small, large = sorted((abs(left.value), abs(right.value)))
    return large <= 100 or (small > 0 and large / small < 20)


def _last_count(drafts: list[Draft]) -> Unit | None:
    return next((draft.unit for draft in reversed(drafts) if draft.unit and draft.unit.kind == COUNT), None)
