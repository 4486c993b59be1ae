"""Digits that belong to a name, a rank or a code."""

from claims.extraction.figures.exclusions.candidate import Candidate
from claims.extraction.figures.numbers.cardinals import number_word
from claims.extraction.figures.units.unit import COUNT
from claims.extraction.figures.words.tables import listed
from claims.extraction.figures.words.tokens import NUMBER, WORD, is_capital

DETERMINERS = listed("determiners")
NAME_DIGITS = 4
LARGE = 20
RANKS = 1000
REACH = 60
OPENERS = frozenset("«»„“”\"'‘‚(:–—-•[")
TYPES, TYPE_REACH = frozenset({"type", "typ", "typs", "model", "modell", "modells", "modèle"}), 5
PLACES = ("im", "in", "am", "en", "à")
CLAUSE_ENDS = ("", ",", ".", ";", ":")


def is_glued_name(number: Candidate) -> bool:
    """ "F-16", "Covid-19", "G7", "4K", "T-214", the "[9]" of a footnote."""
    first, last, unit = number.first, number.last, number.unit
    if number.before == "[" and number.after == "]":
        return True
    if number.glued(first) and number.is_word(first - 1) and not number.is_prefixed:
        return True
    if (
        number.glued(first)
        and number.before in ("-", "/", "_")
        and number.glued(first - 1)
        and number.is_word(first - 2)
    ):
        behind_digits = number.glued(first - 2) and number.kind(first - 3) == NUMBER
        if not behind_digits:
            return True
    if not number.glued(last) or not number.is_word(last):
        return False
    return unit is None or unit.last <= last or unit.kind == COUNT


def is_rank(number: Candidate) -> bool:
    """ "die 75. Tagung"; the rank that begins a row: "3. Kölner Haie", "2) Item"."""
    index = number.last
    if not number.is_plain or number.after not in (".", ")") or not number.glued(index) or not number.kind(index + 1):
        return False
    if number.first == 0:
        return True
    german = number.after == "." and number.language.language == "de" and number.numeral.value < RANKS
    return german and number.kind(index + 1) == WORD and not number.glued(index + 1)


def is_name(number: Candidate) -> bool:
    """A number that tells things of one kind apart: "Artikel 5", "Phase 2", "Fennolink 3"."""
    if number.is_prefixed:
        return False
    index = number.first - 1
    if number.before == "." and number.glued(index):
        index -= 1
    key = number.key(index)
    if number.has("names_strong", key) or key in ("#", "№"):
        return True
    if (
        index < 0
        or number.is_measured
        or not number.is_plain
        or len(number.token.key) > NAME_DIGITS
        or _is_score(number)
    ):
        return False
    if number.has("names_weak", key):
        return True
    if _begins_range(number):
        return False
    return _is_name_before(number, index) and not (_is_elided(number) or _counts(number))


def is_name_word(number: Candidate) -> bool:
    """ "Rang zwei", "phase two", "Article Five"."""
    if number.numeral.scale > 1 or number.numeral.part or number.is_measured:
        return False
    return number.has("names_strong", number.before) or number.has("names_weak", number.before)


def is_code(number: Candidate) -> bool:
    """Digits with more digits behind a slash: "24/7", "2019/1024"; but "60/40" shares out a whole.

    Three groups with hyphens are a telephone number.
    """
    if _is_telephone(number):
        return True
    for slash, other in ((number.first - 1, number.first - 2), (number.last, number.last + 1)):
        if (
            number.key(slash) == "/"
            and number.glued(slash)
            and number.glued(slash + 1)
            and number.kind(other) == NUMBER
        ):
            key = number.key(other)
            if not (key.isdecimal() and number.numeral.value + int(key[:NAME_DIGITS]) == 100):
                return True
    return False


def _is_telephone(number: Candidate) -> bool:
    """ "218-555-0147": any of its groups."""
    for start in (number.first, number.first - 2, number.first - 4):
        groups = [number.kind(start + step) == NUMBER for step in (0, 2, 4)]
        hyphens = [number.key(start + step) == "-" and number.glued(start + step) for step in (1, 3)]
        if all(groups) and all(hyphens):
            return True
    return False


def _is_name_before(number: Candidate, index: int) -> bool:
    """A word whose capital does not come from beginning the sentence."""
    if not number.is_word(index) or not is_capital(number.tokens, index) or number.has("stops", number.key(index)):
        return False
    if number.language.modifiers.before(number.tokens, index + 1):
        return False
    return (index > 0 and number.key(index - 1) not in OPENERS) or len(number.tokens[index].raw) > 3


def _begins_range(number: Candidate) -> bool:
    """ "im Mittel 11 bis 14 Monate": German writes any noun with a capital."""
    return (
        number.language.language == "de" and number.has("to", number.after) and number.kind(number.last + 1) == NUMBER
    )


def _counts(number: Candidate) -> bool:
    """ "Im Parlament 25 der 80 Sitze", "hat die Stadt 300 Poller": German writes any noun with a capital."""
    if number.has("of", number.after):
        index = number.last + 1
        index += number.key(index) in DETERMINERS
        return number.kind(index) == NUMBER
    german = number.language.language == "de" and number.has("stops", number.key(number.first - 2))
    return german and number.unit is not None and number.unit.kind == COUNT and number.unit.last > number.last


def _is_score(number: Candidate) -> bool:
    return number.after in ("-", "–") and number.kind(number.last + 1) == NUMBER


def _is_elided(number: Candidate) -> bool:
    """ "60 percent ... and Estonia 40", "411 seats and the Conservatives 121": an earlier number has the unit."""
    if number.after not in CLAUSE_ENDS and not number.has("and", number.after):
        return False
    if any(token.key in TYPES for token in number.tokens[max(0, number.first - TYPE_REACH) : number.first]):
        return False  # "radars of the type Ground Master 200"
    earlier = number.tokens[max(0, number.first - REACH) : number.first - 1]
    if not any(token.kind == NUMBER or number_word(token.key, number.language.language) for token in earlier):
        return False
    before = number.key(number.first - 2)
    placed = before in PLACES and (
        number.key(number.first - 3) == "," or number.has("and", number.key(number.first - 3))
    )
    return number.numeral.value >= LARGE or placed or number.has("and", before) or before in (",", ";")
