"""How a number is meant: "about", "more than", "höchstens", "jusqu'à", or a verb such as "exceeded"."""

from dataclasses import dataclass

from claims.extraction.figures.numbers.cardinals import number_word
from claims.extraction.figures.units.nouns import german_name
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import NUMBER, WORD, Token, glued, is_capital, key_at
from claims.extraction.types import Modifier

REACH, CLAUSE = 5, 12
AT_THE_MOST = listed("at_the_most")
MANIFOLD = ("mal", "doppelt", "halb", "fach")
PLACES, SMALLEST, MOVING = listed("places"), listed("smallest"), listed("moving")
CONTRACTS, CHANNELS = tuple(listed("contracts")), tuple(listed("channels"))
SIDES = frozenset({"above", "below", "over", "under", "beyond"})
THROUGH = ("company", "account")
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
    if after is not None and not _is_of_next(tokens, last, after[0], language):
        return Found(after[1], first, after[0])
    return Found(_carried(tokens, first, last, language), first, last)


def _is_of_next(tokens: list[Token], last: int, end: int, language: Tables) -> bool:
    """ "binnen zwei Jahren mindestens 20 Milliarden": the words may stand before a number, and one follows them."""
    if key_at(tokens, end - 1) == "up" and key_at(tokens, end) == "to":
        return True
    if key_at(tokens, end - 1) == "plus" and key_at(tokens, end) in AT_THE_MOST:
        return True  # "au plus fort de la nuit"
    before = language.modifiers.before(tokens, end)
    if before is None or before[0] < last or end >= len(tokens):
        return False
    if tokens[end].kind == WORD:
        return number_word(tokens[end].key, language.language) is not None
    index = end + (tokens[end].raw in language.shared.symbols)
    return index < len(tokens) and tokens[index].kind == NUMBER


def _before(tokens: list[Token], first: int, unit: str, language: Tables) -> tuple[int, Modifier] | None:
    index = first
    for _ in range(3):
        found = language.modifiers.before(tokens, index)
        if found is not None and (_is_way(tokens, found[0]) or _is_only(tokens, found[0], index)):
            return None
        if found is not None and index < first and key_at(tokens, index) == "the" and tokens[found[0]].key in SIDES:
            return None  # "above the 1.74 billion expected"
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
    """ "sales edged up to €612 million": the verb's "up", and the amount is reached; "dreimal so viele wie"."""
    key, before = key_at(tokens, first), key_at(tokens, first - 1)
    return (key == "up" and before in MOVING) or (key == "so" and before.endswith(MANIFOLD))


def _is_only(tokens: list[Token], first: int, last: int) -> bool:
    """ "Ils n’étaient plus que 96 000": French "plus que" behind a denial limits nothing."""
    if key_at(tokens, first) != "plus" or key_at(tokens, last - 1) not in ("que", "qu'"):
        return False
    return any(key_at(tokens, first - step) in ("n'", "ne") for step in range(1, REACH + 1))


def _outermost(
    tokens: list[Token], found: tuple[int, Modifier], unit: str, language: Tables
) -> tuple[int, Modifier] | None:
    """Of "mindestens rund" the first word says more; "über" may be a plain preposition."""
    start, modifier = found
    if language.has("over_words", tokens[start].key) and _is_preposition(tokens, start, unit, language):
        return None
    if (
        modifier in NEGATED
        and not language.has("denied", tokens[start].key)
        and _is_denied_before(tokens, start, language)
    ):
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
    if unit in TIMES and not _is_age(tokens, over, language):
        return not language.has("over_long_before", before)
    if any(language.has("over_exact_before", key_at(tokens, over - step)) for step in (1, 2, 3)):
        return True
    if language.language != "de":
        return False
    return any(reader(tokens, over, language) for reader in (_is_contract, _is_object, _is_by_way_of))


def _is_contract(tokens: list[Token], over: int, language: Tables) -> bool:
    """ "ein Nachtragshaushalt über 11,4 Milliarden", "ein Auftrag der Bahn über drei Millionen"; no verb between."""
    near = (1, 2, 3) if over and is_capital(tokens, over - 1) else (1,)
    return any(key_at(tokens, over - step).endswith(CONTRACTS) for step in near)


def _is_object(tokens: list[Token], over: int, language: Tables) -> bool:
    """ "die über 92 der 200 Sitze verfügt": the verb that governs "über" ends the clause."""
    for index in range(over + 1, min(over + CLAUSE, len(tokens))):
        key = tokens[index].key
        if language.has("over_words", key):
            return False
        if language.has("over_exact_behind", key):
            return not language.has("over_words", key_at(tokens, index + 1))
        if tokens[index].kind not in (WORD, NUMBER):
            return False
    return False


def _is_by_way_of(tokens: list[Token], over: int, language: Tables) -> bool:
    """ "über 14 Firmen Rechnungen schreiben": a second noun right behind the first is what passes through it."""
    thing = over + 2
    if thing + 1 >= len(tokens) or not (tokens[thing].kind == tokens[thing + 1].kind == WORD):
        return False
    through = german_name(tokens[thing].key, language) in THROUGH or tokens[thing].key.endswith(CHANNELS)
    return through and is_capital(tokens, thing + 1) and is_capital(tokens, thing)


def _is_age(tokens: list[Token], over: int, language: Tables) -> bool:
    """ "die über 60-Jährigen", "women over 50"."""
    if key_at(tokens, over + 2) == "-":
        return True
    digits = over + 1 < len(tokens) and tokens[over + 1].kind == NUMBER
    return digits and language.units.phrases.at(tokens, over + 2) is None


def _carried(tokens: list[Token], first: int, last: int, language: Tables) -> Modifier:
    """A verb that says on which side the truth lies, before the figure or, in German, behind it."""
    behind = (last, last + 1) if language.language == "de" else ()
    for index in (*range(first - 1, max(-1, first - 1 - REACH), -1), *behind):
        key = key_at(tokens, index)
        if index < first and (not key or tokens[index].kind != WORD):
            break
        carried = language.verbs.get(key)
        if carried is not None:
            return NEGATED.get(carried, carried) if _is_denied(tokens, index, language) else carried
    return Modifier.EXACT


def _is_denied(tokens: list[Token], verb: int, language: Tables) -> bool:
    return any(language.has("denied", key_at(tokens, verb - step)) for step in (1, 2, 3))
