"""Figures that share words: ranges, amounts in two coins, units and multipliers said once."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from claims.extraction.figures.drafts import Draft, as_share
from claims.extraction.figures.ranges import DASHES, gap_between, lacks_scale, make_range
from claims.extraction.figures.units.unit import COUNT, MEASURE, MONEY, TIMES, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import MARK, Token, key_at

MILLION = Decimal(1_000_000)
BEST_SCORE = 199
INCHES = 12
HUGE = Decimal(100_000)
VOTES, VOTE_REACH = listed("votes"), 3
DETERMINERS = listed("determiners")
ON_AVERAGE = frozenset(("durchschnittlich", "insgesamt", "gleich", "zuletzt"))
SAME_KIND = frozenset(("%", "pp", "bp", "°C", "magnitude", "point", "kg", "t", "ha", "km", "m", "l"))


def join_drafts(tokens: list[Token], drafts: list[Draft], language: Tables) -> list[Draft]:
    """Merge what is one figure, and give the units and multipliers that are said only once to those that lack them."""
    joined: list[Draft] = []
    for draft in _without_scores(tokens, drafts):
        if joined and (
            _add_cents(tokens, joined[-1], draft, language) or make_range(tokens, joined[-1], draft, language)
        ):
            continue
        joined.append(draft)
    if language.language == "en":
        _read_millions(tokens, joined)
    for left, right in pairwise(joined):
        _share_unit(tokens, left, right, language)
        _share_scale(tokens, left, right, language)
    return joined


def _read_millions(tokens: list[Token], drafts: list[Draft]) -> None:
    """ "1.9m books, compared with 2.2m": beside millions the letter is no metre."""
    if not any(draft.numeral.scale == MILLION and tokens[draft.numeral.last - 1].raw == "m" for draft in drafts):
        return
    for draft in drafts:
        if draft.unit is not None and draft.unit.name == "m" and tokens[draft.last - 1].raw == "m":
            draft.scale_by(MILLION)
            draft.unit = None


def _without_scores(tokens: list[Token], drafts: list[Draft]) -> list[Draft]:
    """Leave out results such as "2-0" and "Ayr 38 - 17 Melrose"."""
    pairs = [pair for pair in pairwise(drafts) if _is_score(tokens, *pair)]
    votes = {id(draft) for pair in pairs if _is_vote(tokens, pair[0]) for draft in pair}
    scores = {id(draft) for pair in pairs for draft in pair} - votes
    for draft in drafts:
        if id(draft) in votes:
            draft.take_unit(Unit(draft.last, "vote", COUNT))
    return [draft for draft in drafts if id(draft) not in scores]


def _is_vote(tokens: list[Token], left: Draft) -> bool:
    """ "Commissioners voted 5-2 to sell": so many for it and so many against."""
    return any(token.key in VOTES for token in tokens[max(0, left.first - VOTE_REACH) : left.first])


def _is_score(tokens: list[Token], left: Draft, right: Draft) -> bool:
    if (
        len(gap_between(tokens, left, right)) != 1
        or tokens[left.last].key not in DASHES
        or left.numeral.words
        or right.numeral.words
    ):
        return False
    if left.unit is not None or (right.unit is not None and right.unit.known):
        return False
    if max(left.value, right.value) > BEST_SCORE:
        return _is_vote(tokens, left)
    return left.value >= right.value or max(left.value, right.value) < 20


def _add_cents(tokens: list[Token], left: Draft, right: Draft, language: Tables) -> bool:
    """Take "15 Dollar und 15 Cent", "zwei Euro fünfzig" together."""
    if _divide(tokens, left, right) or _add_inches(tokens, left, right, language):
        return True
    if (
        left.unit is None
        or left.unit.kind != MONEY
        or left.is_prefixed
        or left.numeral.scale > 1
        or not 0 < right.value < 100
    ):
        return False
    gap = gap_between(tokens, left, right)
    joined = not gap or (len(gap) == 1 and language.has("and", gap[0]))
    is_cents = right.unit is not None and right.unit.kind == MONEY and right.unit.factor < 1 and left.unit.factor == 1
    is_bare = (
        right.unit is None
        and right.value == right.value.to_integral_value()
        and (not gap or right.last >= len(tokens) - 1)
        and key_at(tokens, right.last).upper() not in language.shared.codes
    )
    if not joined or not (is_cents or is_bare) or left.value != left.value.to_integral_value():
        return False
    left.numeral.value += right.value / 100
    left.last = right.last
    return True


def _add_inches(tokens: list[Token], left: Draft, right: Draft, language: Tables) -> bool:
    """ "5 feet 2 inches", "6ft 2in": one length in feet."""
    if left.unit is None or left.unit.name != "foot" or left.value % 1 or not 0 < right.value < INCHES:
        return False
    gap = gap_between(tokens, left, right)
    if gap and not (len(gap) == 1 and language.has("and", gap[0])):
        return False
    short = right.unit is None and key_at(tokens, right.last) == "in" and _ends(tokens, right.last + 1)
    if not short and (right.unit is None or right.unit.name != "inch"):
        return False
    left.numeral.value += right.value / INCHES
    left.last = right.last + short
    return True


def _ends(tokens: list[Token], index: int) -> bool:
    return index >= len(tokens) or tokens[index].kind == MARK


def _divide(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "1 over 3", "deux mille sur trois": a fraction, if nothing is counted."""
    if left.unit is not None or right.unit is not None or right.last < len(tokens) or right.value == 0:
        return False
    over = [token.key for token in tokens[left.last : right.first + 1]]
    if not over or over[0] not in ("over", "sur"):
        return False
    left.numeral.value, left.last = left.value / right.value, right.last
    if left.value < 1:
        as_share(left)
    return True


def _share_unit(tokens: list[Token], left: Draft, right: Draft, language: Tables) -> None:
    """Give the left figure the unit of the right one: "von 35 auf 85 Milliarden", "eight of the 169 seats", "60/40"."""
    if left.unit is not None:
        return
    gap = gap_between(tokens, left, right)
    if gap == ["/"] and left.value + right.value == 100 and right.unit is None:
        left.take_unit(Unit(0, "%", MEASURE))
        right.take_unit(left.unit)
        return
    if not (_is_part_of(gap, language) or _leads_to(tokens, left, right, gap, language)) or (
        right.unit is None and right.numeral.scale == 1
    ):
        return
    if right.unit is not None and right.unit.name in ("%", "pp") and _is_part_of(gap, language) and gap[0] == "sur":
        return  # "dont 12 sur plus de 40 % de leur section"
    if left.numeral.scale >= MILLION and right.unit is not None and right.unit.name in TIMES:
        return  # "12 millions sur trois ans"
    if lacks_scale(left, right):
        left.scale_by(right.numeral.scale)
    left.take_unit(right.unit)


def _share_scale(tokens: list[Token], left: Draft, right: Draft, language: Tables) -> None:
    """ "Sur les 45 milliards d'euros prévus, 12 ont été dépensés": twelve of the same."""
    if right.unit is not None or right.numeral.scale > 1 or left.numeral.scale < MILLION or left.unit is None:
        return
    start = left.first - 1
    while key_at(tokens, start) in DETERMINERS and start > 0:
        start -= 1
    coefficient = left.value / left.numeral.scale
    if (
        language.has("of", key_at(tokens, start))
        and "," in gap_between(tokens, left, right)[-3:]
        and right.value < coefficient
    ):
        right.scale_by(left.numeral.scale)
        right.take_unit(left.unit)


def _is_part_of(gap: Sequence[str], language: Tables) -> bool:
    return (
        0 < len(gap) <= 3
        and language.has("of", gap[0])
        and all(language.has("of", key) or key in DETERMINERS for key in gap)
    )


def _leads_to(tokens: list[Token], left: Draft, right: Draft, gap: Sequence[str], language: Tables) -> bool:
    """Behind "from", before "to"; joined to the next by "and" or "or"; or before "(Vorjahr: 0,98) Milliarden Euro"."""
    if not gap:
        return False
    if (
        gap[0] == "("
        and key_at(tokens, right.last) == ")"
        and right.numeral.scale > 1
        and right.last == right.numeral.last
    ):
        return True
    before = left.first - 1
    before -= key_at(tokens, before) in ON_AVERAGE
    if language.has("from", key_at(tokens, before)) and any(language.has("until", key) for key in gap[-2:]):
        return True
    if len(gap) == 2 and gap[1] == key_at(tokens, left.first - 1) and language.has("and", gap[0]):
        return True  # "zu dreieinhalb und zu vier Jahren"
    return len(gap) == 1 and (
        language.has("and", gap[0]) or language.has("or", gap[0]) or gap[0] in DASHES or language.has("to", gap[0])
    )
