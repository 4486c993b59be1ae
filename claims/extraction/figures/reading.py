"""Read the figure that begins at a token: number, unit, modifier, or find that it is none."""

from decimal import Decimal

from claims.extraction.figures.ages import read_age
from claims.extraction.figures.drafts import Draft, as_share
from claims.extraction.figures.exclusions import is_no_figure
from claims.extraction.figures.exclusions.calendar import FIRST_YEAR, LAST_YEAR
from claims.extraction.figures.modifiers import Found, read_modifier
from claims.extraction.figures.numbers.cardinals import may_begin
from claims.extraction.figures.numbers.fractions import HALF, QUARTER_WORDS
from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.numbers.numerals import read_numeral
from claims.extraction.figures.units.measures import read_measure
from claims.extraction.figures.units.money import read_money
from claims.extraction.figures.units.reading import glued_suffix, read_prefix, read_unit
from claims.extraction.figures.units.unit import MEASURE, MONEY, TIMES, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import NUMBER, WORD, Token, glued, key_at
from claims.extraction.types import Modifier

SIGNS = {"+": 1, "-": -1, "–": -1}
FACTORS = listed("factors")
EITHER = frozenset(("/", "or", "ou", "oder"))
ERRORS = frozenset(("%", "pp", "point"))
AGREEING = listed("agreeing")


def read_drafts(tokens: list[Token], language: Tables) -> list[Draft]:
    """The figures of a sentence, each read by itself."""
    drafts: list[Draft] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if _may_start(token, language):
            draft, index = read_draft(tokens, index, language, floor=drafts[-1].last if drafts else 0)
            if draft is not None:
                drafts.append(draft)
        else:
            index += 1
    return drafts


def _may_start(token: Token, language: Tables) -> bool:
    if token.kind == WORD:
        return may_begin(token.key, language.language)
    return token.kind == NUMBER or token.key in language.shared.vulgar


def read_draft(tokens: list[Token], first: int, language: Tables, *, floor: int = 0) -> tuple[Draft | None, int]:
    """The figure that begins at this token, if any, and where to read on; words before `floor` are another figure's."""
    prefix = read_prefix(tokens, first, language)
    prefix = prefix if prefix and prefix[0] >= floor else None
    numeral = read_numeral(tokens, first, language, money=prefix is not None and prefix[1].kind == MONEY)
    if numeral is None:
        return None, first + 1
    ratio = read_ratio(tokens, numeral, language)
    if ratio is not None:
        start = _with_sign(tokens, ratio.first, ratio.numeral, language)
        return _finish(tokens, ratio, start, language, floor), ratio.last
    unit = prefix[1] if prefix else find_unit(tokens, numeral, language)
    if not _is_alone(tokens, numeral) and is_no_figure(tokens, numeral, unit, language):
        return None, numeral.last
    start = _with_sign(tokens, prefix[0] if prefix else numeral.first, numeral, language)
    draft = Draft(start, max(numeral.last, unit.last if unit else 0), numeral, unit)
    _add_late_scale(tokens, draft, language)
    if numeral.part and unit is None:
        as_share(draft)
    _add_half_unit(tokens, draft, language)
    return _finish(tokens, draft, start, language, floor), draft.last


def _is_alone(tokens: list[Token], numeral: Numeral) -> bool:
    """Nothing but the number stands there, as in a cell of a table; a sign may be in front."""
    first = 1 if tokens[0].key in SIGNS else 0
    return numeral.first == first and numeral.last == len(tokens)


def _add_late_scale(tokens: list[Token], draft: Draft, language: Tables) -> None:
    """Take the multiplier of "75 USD million"."""
    factor = language.numbers.scales.get(key_at(tokens, draft.last), 0)
    if draft.unit is not None and draft.unit.kind == MONEY and factor >= 1000 and draft.numeral.scale == 1:
        draft.scale_by(Decimal(factor))
        draft.last += 1


def find_unit(tokens: list[Token], numeral: Numeral, language: Tables) -> Unit | None:
    if numeral.unit is not None:
        return Unit(numeral.last, numeral.unit, MEASURE)
    return (
        glued_suffix(tokens, numeral, language)
        or read_unit(tokens, numeral, language)
        or _behind_bracket(tokens, numeral, language)
        or read_age(tokens, numeral, language)
        or _factor(tokens, numeral)
    )


def _behind_bracket(tokens: list[Token], numeral: Numeral, language: Tables) -> Unit | None:
    """ "2,80 (Vorjahr: 2,60) Euro"."""
    if key_at(tokens, numeral.last) != ")" or numeral.last + 1 >= len(tokens):
        return None
    index = numeral.last + 1
    factor = language.numbers.scales.get(tokens[index].key) or language.numbers.short_scales.get(tokens[index].key)
    if factor and numeral.scale == 1:
        numeral.value, numeral.scale = numeral.value * factor, Decimal(factor)
        index += 1 + (key_at(tokens, index + 1) == ".")
    if index >= len(tokens):
        return None
    unit = read_money(tokens, index, language) or read_measure(tokens, index, language, hyphen=False)
    return Unit(numeral.last, unit.name, unit.kind, unit.factor, unit.family) if unit else None


def _factor(tokens: list[Token], numeral: Numeral) -> Unit | None:
    """ "um den Faktor drei", "a factor of three", "multiplié par trois"."""
    before, first = key_at(tokens, numeral.first - 1), key_at(tokens, numeral.first - 2)
    is_factor = (
        before in FACTORS or first in FACTORS or (before in ("by", "par") and first.startswith(("multipli", "divi")))
    )
    return Unit(numeral.last, "time", MEASURE) if is_factor else None


def _finish(tokens: list[Token], draft: Draft, start: int, language: Tables, floor: int) -> Draft:
    found = read_modifier(tokens, start, draft.last, draft.unit.name if draft.unit else "", language)
    if (
        floor > 0
        and found.first - floor == (key_at(tokens, floor) == "-")
        and language.has("to", key_at(tokens, found.first))
        and not _is_limit(tokens, found.first, draft.last)
    ):
        found = Found(Modifier.EXACT, start, draft.last)  # "bis" joins it to the figure before
    draft.first, draft.last, draft.modifier = max(found.first, floor), found.last, found.modifier
    draft.bracket = key_at(tokens, found.first - 1) == "("
    if draft.modifier is Modifier.APPROX and key_at(tokens, draft.first) in ("plus", "±") and _is_error(draft):
        draft.modifier = Modifier.EXACT
    if draft.numeral.about and draft.modifier is Modifier.EXACT:
        draft.modifier = Modifier.APPROX
    return draft


def _is_limit(tokens: list[Token], first: int, last: int) -> bool:
    """ "binnen sechs Stunden bis zu 118 Liter": another measure than that of the figure before."""
    measures = {key_at(tokens, first - 1), key_at(tokens, last - 1)}
    return (
        tokens[first - 1].kind == WORD
        and (key_at(tokens, first), key_at(tokens, first + 1)) == ("bis", "zu")
        and len(measures) > 1
    )


def _is_error(draft: Draft) -> bool:
    """Of shares "plus/minus" tells by how much they may be wrong, and that is known."""
    return draft.unit is not None and draft.unit.name in ERRORS


def _with_sign(tokens: list[Token], first: int, numeral: Numeral, language: Tables) -> int:
    """Take a sign or the word for it in front of the number; a dash that begins a row or joins a range is none."""
    before = first - 1
    key = key_at(tokens, before)
    if key in SIGNS and before == 0 and _is_alone(tokens, numeral):
        numeral.value *= SIGNS[key]
        return before
    if (
        key in SIGNS
        and glued(tokens, first)
        and (before == 0 or not glued(tokens, before) or tokens[before - 1].key in "(«„“\"'")
    ):
        numeral.value *= SIGNS[key]
        return before
    if key_at(tokens, first - 2) in EITHER and key_at(tokens, first - 3) == "plus":
        return first  # "plus or minus 3 points"
    is_minus = key and language.has("minus", key) and not (numeral.part and key == "moins")  # "midi moins un quart"
    if is_minus and language.modifiers.before(tokens, first) is None:
        numeral.value = -numeral.value
        return before
    return first


def _add_half_unit(tokens: list[Token], draft: Draft, language: Tables) -> None:
    """Take "et demi" behind the unit: "deux ans et demi"."""
    if draft.unit is None or not language.has("and", key_at(tokens, draft.last)):
        return
    index = draft.last + 1
    index += language.has("articles", key_at(tokens, index))
    key = key_at(tokens, index)
    if language.has("halves", key):
        draft.numeral.value += HALF
        draft.last = index + 1
    elif key in QUARTER_WORDS and draft.unit.name in TIMES:
        draft.numeral.value += Decimal(1) / language.numbers.denominators[key]
        draft.last = index + 1


RATIO_WORDS = {"en": (("in",), ("out", "of"), ("over",)), "de": (("von",),), "fr": (("sur",),)}
OPEN_TOTALS = frozenset(map(Decimal, (10, 100, 1000)))
MOST_TOTAL = 100_000
GAMES = frozenset(("match", "goal", "point"))
HUNDRED, MOST_PEOPLE = 100, 10
PEOPLE = frozenset(("person", "household", "company", "voter"))


def read_ratio(tokens: list[Token], numeral: Numeral, language: Tables) -> Draft | None:
    """ "four in ten flats", "un Français sur cinq", "einer von zehn": a share of an open total, in percent."""
    if numeral.scale > 1 or numeral.part or numeral.unit:
        return None
    for joint in RATIO_WORDS[language.language]:
        index = _past_joint(tokens, numeral, joint, language)
        total = _total(tokens, index, language) if index else None
        if index is None or total is None or total.scale > 1 or total.part or not numeral.value < total.value:
            continue
        if _is_one_that(tokens, numeral, index, total, language):
            return _as_ratio(numeral, total, total.last)
        apart = index > numeral.last + len(joint) + 2 * (key_at(tokens, numeral.last) == "-")
        unit = find_unit(tokens, total, language) if not apart else None
        if apart and language.language == "en" and not _ends_share(tokens, numeral, total, language):
            continue
        if joint == ("over",) and total.last < len(tokens):
            continue  # "one over three hours"
        if _is_open(total, unit, language, single=numeral.value == 1):
            return _as_ratio(numeral, total, max(total.last, unit.last if unit else 0))
    return None


def _as_ratio(numeral: Numeral, total: Numeral, last: int) -> Draft:
    draft = Draft(numeral.first, last, Numeral(numeral.first, total.last, numeral.value / total.value, part=True), None)
    as_share(draft)
    return draft


def _is_one_that(tokens: list[Token], numeral: Numeral, index: int, total: Numeral, language: Tables) -> bool:
    """ "one dolphin in five bears the traces": behind one of them the word in -s is what it does."""
    head, verb = key_at(tokens, index - 2), key_at(tokens, total.last)
    if language.language != "en" or numeral.value != 1 or index - 2 <= numeral.first or total.value > HUNDRED:
        return False
    agrees = not head.endswith("s") and head not in GAMES and verb.endswith("s")
    return agrees and key_at(tokens, total.last + 1) in AGREEING


def _ends_share(tokens: list[Token], numeral: Numeral, total: Numeral, language: Tables) -> bool:
    """Whether nothing is counted behind "two dwellings in five"; behind a singular, "one child in three", a verb is."""
    counted = language.units.nouns.get(key_at(tokens, numeral.last), "")
    if total.value > HUNDRED or FIRST_YEAR <= total.value <= LAST_YEAR or counted in GAMES:
        return False
    unit = find_unit(tokens, total, language)
    return unit is None or (numeral.value == 1 and bool(counted) and not unit.known and unit.kind == "count")


def _total(tokens: list[Token], index: int, language: Tables) -> Numeral | None:
    if index >= len(tokens) or (tokens[index].kind == WORD and not may_begin(tokens[index].key, language.language)):
        return None
    return read_numeral(tokens, index, language, money=False)


def _past_joint(tokens: list[Token], numeral: Numeral, joint: tuple[str, ...], language: Tables) -> int | None:
    """The index of the total: right behind the joint, in French also past the counted noun."""
    index = numeral.last
    while language.language != "de" and index < numeral.last + 3 and _is_between(tokens, index, joint, language):
        index += 1
    if language.language == "en" and index > numeral.last and joint != ("in",):
        return None
    hyphen = key_at(tokens, index) == "-"
    index += hyphen
    if tuple(key_at(tokens, index + step) for step in range(len(joint))) != joint:
        return None
    return index + len(joint) + hyphen


def _is_between(tokens: list[Token], index: int, joint: tuple[str, ...], language: Tables) -> bool:
    """A counted noun, or its adjective, between a French number and "sur"."""
    if index >= len(tokens) or tokens[index].kind != WORD or tokens[index].key in joint:
        return False
    return language.units.phrases.at(tokens, index) is None and not language.has("stops", tokens[index].key)


def _is_open(total: Numeral, unit: Unit | None, language: Tables, *, single: bool) -> bool:
    """Whether the total is any ten people rather than ten certain ones; of one in so many it always is."""
    if unit is not None and (unit.name in TIMES or unit.kind != "count"):
        return False
    if total.value > MOST_TOTAL or FIRST_YEAR <= total.value <= LAST_YEAR:
        return False
    if language.language == "de":
        of_people = unit is not None and unit.name in PEOPLE and total.value <= MOST_PEOPLE
        return single or total.value in OPEN_TOTALS or of_people
    return total.value <= 10 or total.value in OPEN_TOTALS or single
