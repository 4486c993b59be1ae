"""Numbers that are no figures: years, dates, clock times, ordinals, names with digits, ranks, relative times."""

from claims.extraction.figures.cardinals import number_word
from claims.extraction.figures.numerals import Numeral
from claims.extraction.figures.tables import Tables
from claims.extraction.figures.tokens import MARK, NUMBER, WORD, Token, glued, is_capital, key_at
from claims.extraction.figures.units import COUNT, MEASURE, MONEY, TIMES, Unit

FIRST_YEAR, LAST_YEAR = 1000, 2199
OPENERS = frozenset("«»„“”\"'‘‚(:–—-•[")
NAME_DIGITS = 4
ORDINALS = frozenset(("first", "second"))
EVERYDAY = frozenset(("krone", "leu", "real", "lira", "pound", "ZAR", "DEM", "KRW", "BGN", "GEL", "century"))


def is_no_figure(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    """Whether this number, with the unit found for it, is something else than a figure."""
    if numeral.words:
        return _is_no_word_figure(tokens, numeral, unit, language)
    plain = tokens[numeral.first].key.isdecimal() and numeral.last == numeral.first + 1
    return (
        _is_glued_name(tokens, numeral, unit)
        or (plain and _is_date(tokens, numeral, unit, language))
        or (plain and _is_year(tokens, numeral, unit, language))
        or (plain and _is_ordinal(tokens, numeral, language))
        or (plain and _is_clock(tokens, numeral, unit, language))
        or _is_named(tokens, numeral, unit, language)
        or _is_code(tokens, numeral)
        or _is_relative(tokens, numeral, unit, language)
    )


def _is_no_word_figure(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    if language.has("vague", key_at(tokens, numeral.first - 1)):
        return True
    if numeral.one:
        if language.has("minus", key_at(tokens, numeral.first - 1)):
            return False
        return unit is None or _is_article(tokens, numeral, unit, language) or _is_relative(tokens, numeral, unit, language)
    if numeral.unit == "time" and _is_no_multiple(tokens, numeral, language):
        return True
    if numeral.value == 0 or numeral.half:
        return unit is None or unit.kind == COUNT
    if _is_name_word(tokens, numeral, unit, language):
        return True
    return (
        _is_title_word(tokens, numeral, language)
        or (numeral.part and _is_no_part(tokens, numeral, language))
        or (unit is None and _is_lonely_word(tokens, numeral, language))
        or _is_relative(tokens, numeral, unit, language)
        or (unit is not None and _is_clock(tokens, numeral, unit, language))
    )


def _is_article(tokens: list[Token], numeral: Numeral, unit: Unit, language: Tables) -> bool:
    """Whether "ein", "un", "one" stands before a thing rather than a measure; of lengths of time only a modifier tells."""
    if unit.kind == COUNT or unit.name == "time" or unit.family in EVERYDAY or unit.name in EVERYDAY:
        return True
    if unit.name == "%":
        return tokens[unit.last - 1].key.startswith(("percentage", "pourcentage"))
    if unit.name not in TIMES or language.language == "en":
        return False
    return language.modifiers.before(tokens, numeral.first) is None


def _is_name_word(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    """ "Rang zwei", "phase two", "Article Five"."""
    before = key_at(tokens, numeral.first - 1)
    if _is_ordinal_word(tokens, numeral.last, language):
        return True
    if numeral.scale > 1 or numeral.part or (unit is not None and (unit.kind != COUNT or unit.known)):
        return False
    return language.has("names_strong", before) or language.has("names_weak", before)


def _is_ordinal_word(tokens: list[Token], index: int, language: Tables) -> bool:
    """ "twenty-first", "vingt et unième", "deux centième": the number goes on as an ordinal."""
    key = key_at(tokens, index)
    if key in ("-", "et") and index + 1 < len(tokens):
        key = key_at(tokens, index + 1)
    return key in ORDINALS or key.endswith(("ième", "ièmes", "ieme")) or (key_at(tokens, index) == "-" and key in language.numbers.denominators)


def _is_glued_name(tokens: list[Token], numeral: Numeral, unit: Unit | None) -> bool:
    """Digits inside a name: "F-16", "Covid-19", "G7", "4K", "T-214"."""
    first = numeral.first
    before = tokens[first - 1] if glued(tokens, first) else None
    if before is not None and before.kind == WORD and not _is_prefixed(numeral, unit):
        return True
    if before is not None and before.key in "-/_" and glued(tokens, first - 1):
        left = tokens[first - 2]
        if left.kind == WORD and not (glued(tokens, first - 2) and tokens[first - 3].kind == NUMBER):
            return True
    after = tokens[numeral.last] if glued(tokens, numeral.last) and numeral.last < len(tokens) else None
    return after is not None and after.kind == WORD and (unit is None or unit.last <= numeral.last or unit.kind == COUNT)


def _is_prefixed(numeral: Numeral, unit: Unit | None) -> bool:
    """A sign or code in front of the number makes it money: "USD50"."""
    return unit is not None and unit.last <= numeral.first


def _is_date(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    """A day beside its month: "11. November", "January 15", "3 et 4 mai"."""
    index = numeral.last
    if not 0 < numeral.value <= 31:
        return False
    following = key_at(tokens, index)
    if following == ".":
        following = key_at(tokens, index + 1)
    if language.has("months", following):
        return True
    before = numeral.first - 1
    if language.has("months", key_at(tokens, before)) or (key_at(tokens, before) == "." and language.has("months", key_at(tokens, before - 1))):
        return unit is None or unit.kind == COUNT
    return _in_day_row(tokens, index, language)


def _in_day_row(tokens: list[Token], index: int, language: Tables) -> bool:
    """The first day of "3 and 4 May", "vom 3. bis 5. Juni"."""
    index += key_at(tokens, index) == "."
    key = key_at(tokens, index)
    if not (key in "-–/," or language.has("and", key) or language.has("to", key) or language.has("until", key)) or index + 1 >= len(tokens):
        return False
    index += 1
    if key == "," or tokens[index].kind != NUMBER:
        return False
    index += 1
    index += key_at(tokens, index) == "."
    return language.has("months", key_at(tokens, index))


def _is_year(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    raw = tokens[numeral.first].raw
    if len(raw) != NAME_DIGITS or not FIRST_YEAR <= numeral.value <= LAST_YEAR or (unit is not None and unit.kind != COUNT):
        return False
    before = key_at(tokens, numeral.first - 1)
    if unit is None:
        return 1500 <= numeral.value or language.has("years_before", before) or language.has("months", before)
    if language.modifiers.before(tokens, numeral.first) is not None and before not in ("über", "unter", "ab", "bis"):
        return False
    return not unit.known or language.has("years_before", before) or language.has("months", before) or numeral.value >= 1900


def _is_ordinal(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """ "die 75. Tagung"; the rank that begins a row: "3. Kölner Haie", "2) Item"."""
    index = numeral.last
    key = key_at(tokens, index)
    if key not in (".", ")") or not glued(tokens, index) or index + 1 >= len(tokens):
        return False
    if numeral.first == 0:
        return True
    following = tokens[index + 1]
    return key == "." and language.language == "de" and numeral.value < 1000 and following.kind == WORD and not glued(tokens, index + 1)


def _is_clock(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    if numeral.value > 24 or (unit is not None and unit.name != "h" and unit.kind != COUNT):
        return False
    after = key_at(tokens, numeral.last)
    before = key_at(tokens, numeral.first - 1)
    if unit is not None and unit.name == "h":
        return language.language == "fr" and language.has("clock_before", before) and before not in ("avant", "après", "depuis")
    if language.has("clock_after", after) and (language.language != "fr"):
        return True
    return after in ("a", "p") and key_at(tokens, numeral.last + 1) == "." and key_at(tokens, numeral.last + 2) == "m"


def _is_named(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    """A number that tells things of one kind apart: "Artikel 5", "Phase 2", "Fennolink 3"."""
    index = numeral.first - 1
    if _is_prefixed(numeral, unit):
        return False
    before = key_at(tokens, index)
    if before == "." and glued(tokens, index):
        index -= 1
        before = key_at(tokens, index)
    if language.has("names_strong", before) or before in ("#", "№"):
        return True
    certain = unit is not None and (unit.kind != COUNT or unit.known)
    if certain or not tokens[numeral.first].key.isdecimal() or len(tokens[numeral.first].key) > NAME_DIGITS or index < 0:
        return False
    if numeral.last > numeral.first + 1 or _is_score(tokens, numeral):
        return False
    if language.has("names_weak", before):
        return True
    return tokens[index].kind == WORD and is_capital(tokens, index) and _is_inside(tokens, index, language) and not _is_elided(tokens, numeral, language)


def _is_inside(tokens: list[Token], index: int, language: Tables) -> bool:
    """A word whose capital does not come from beginning the sentence."""
    if language.has("stops", tokens[index].key) or language.modifiers.before(tokens, index + 1):
        return False
    return index > 0 and tokens[index - 1].key not in OPENERS or len(tokens[index].raw) > 3


def _is_score(tokens: list[Token], numeral: Numeral) -> bool:
    dash = numeral.last
    return key_at(tokens, dash) in ("-", "–") and dash + 1 < len(tokens) and tokens[dash + 1].kind == NUMBER


def _is_elided(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """ "60 percent ... and Estonia 40", "411 seats and the Conservatives 121": an earlier number has the unit."""
    before, after = key_at(tokens, numeral.first - 2), key_at(tokens, numeral.last)
    if not (after in ("", ",", ".", ";", ":") or language.has("and", after)):
        return False
    if not any(token.kind == NUMBER or number_word(token.key, language.language) for token in tokens[: numeral.first - 1]):
        return False
    return numeral.value >= 20 or language.has("and", before) or before in (",", ";")


def _is_code(tokens: list[Token], numeral: Numeral) -> bool:
    """Digits with more digits around them: "24/7", "2019/1024", "4-4-2"."""
    for index in (numeral.first - 1, numeral.last):
        if key_at(tokens, index) == "/" and glued(tokens, index) and glued(tokens, index + 1):
            other = tokens[index - 1] if index < numeral.first else tokens[index + 1]
            if other.kind == NUMBER and not _is_split(tokens, numeral, other):
                return True
    return False


def _is_split(tokens: list[Token], numeral: Numeral, other: Token) -> bool:
    """ "60/40" shares out a whole."""
    return other.key.isdecimal() and numeral.value + int(other.key[:9]) == 100


def _is_relative(tokens: list[Token], numeral: Numeral, unit: Unit | None, language: Tables) -> bool:
    """ "two weeks ago", "vor zehn Jahren", "un mois plus tôt", "in two weeks' time"."""
    if unit is None or unit.name not in TIMES:
        return False
    if language.later.at(tokens, unit.last):
        return True
    before = _before_modifiers(tokens, numeral.first, language)
    key = key_at(tokens, before)
    if language.has("relative_before", key):
        return True
    if language.language == "fr":
        return key == "dans" or (key == "a" and key_at(tokens, before - 1) == "y")
    return language.has("relative_in", key) and _is_future(tokens, before, unit.last, language)


def _before_modifiers(tokens: list[Token], first: int, language: Tables) -> int:
    index = first
    while (found := language.modifiers.before(tokens, index)) is not None and not language.has("relative_before", tokens[found[0]].key):
        index = found[0]
    while language.has("articles", key_at(tokens, index - 1)) or language.has("ones", key_at(tokens, index - 1)):
        index -= 1
    return index - 1


def _is_future(tokens: list[Token], first: int, last: int, language: Tables) -> bool:
    return any(language.has("relative_future", token.key) for token in (*tokens[max(0, first - 12) : first], *tokens[last : last + 12]))


def _is_title_word(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """A number word with a capital inside a sentence is a name: "Group of Seven", "in Acht nehmen"."""
    first = numeral.first
    if not is_capital(tokens, first) or first == 0 or tokens[first - 1].kind == MARK or numeral.scale > 1 or numeral.part:
        return False
    return tokens[first].key not in language.numbers.scales and numeral.unit is None


def _is_no_multiple(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """ "double" is a verb or an adjective unless it is "le double de"; so is "doppelte" with a small letter."""
    key, after = tokens[numeral.first].key, key_at(tokens, numeral.last)
    if language.language == "fr":
        return key_at(tokens, numeral.first - 1) not in ("le", "du", "au") or after not in ("de", "des", "du")
    if key.startswith("doppelt") or key.endswith(("fach", "fache", "fachen", "facher", "faches", "fachem")):
        return not is_capital(tokens, numeral.first) and after != "so"
    return False


FRACTION_FOLLOWERS = frozenset(
    "of more less fewer higher lower from by in to above below are were is was have had said and or but on at since this that who which smaller larger cheaper bigger the as for with between".split()
)
NOT_A_FRACTION_BEFORE = frozenset(
    """top bottom upper lower obere oberen untere unteren rechte rechten linke linken first second third last other latter final erste ersten zweite zweiten dritte dritten letzte letzten andere anderen obere unteren früheren première seconde deuxième dernière
    première-moitié autre vierte vierten fourth each every per current previous fiscal""".split()
)


def _is_no_part(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """Halves of a year, quarters of a company's year, thirds in a row."""
    before, after = key_at(tokens, numeral.first - 1), key_at(tokens, numeral.last)
    if before in NOT_A_FRACTION_BEFORE or (after == "-" and glued(tokens, numeral.last) and not _is_share_word(tokens, numeral)):
        return True
    if before == "-" and glued(tokens, numeral.first):
        return True
    if language.language == "en":
        return _is_no_english_part(tokens, numeral, before, after)
    if language.language == "de":
        key = tokens[numeral.first].key
        return numeral.last == numeral.first + 1 and key != "hälfte" and key not in language.numbers.ready_parts
    alone = numeral.last == numeral.first + 1 and tokens[numeral.first].key != "moitié"
    return alone and not (before in ("le", "du", "au", "quart") and after in ("de", "des", "du"))


def _is_share_word(tokens: list[Token], numeral: Numeral) -> bool:
    return key_at(tokens, numeral.last + 1) in ("mehrheit", "majority")


def _is_no_english_part(tokens: list[Token], numeral: Numeral, before: str, after: str) -> bool:
    first = tokens[numeral.first]
    if numeral.last == numeral.first + 1:
        return (first.key != "half" and before != "remaining") or before in ("and", "at") or after in ("past", "time", "back")
    if first.key in ("a", "an"):
        ends = not after or tokens[numeral.last].kind == MARK
        return not (ends or after in FRACTION_FOLLOWERS)
    return False


def _is_lonely_word(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """A small number word without anything counted: "neuf" is French for "new"; "zu zweit" and the like never get here."""
    key, before = tokens[numeral.first].key, key_at(tokens, numeral.first - 1)
    if numeral.last > numeral.first + 1:
        return False
    if before in ("tous", "toutes", "les") or language.has("names_weak", before) or language.units.phrases.before(tokens, numeral.first):
        return True
    if language.language == "fr" and key in ("neuf", "cent", "mille"):
        following = key_at(tokens, numeral.last)
        return not (following in ("de", "des", "du", "sur", "autres") or language.modifiers.before(tokens, numeral.first))
    return key in ("hundert", "tausend", "acht") and is_capital(tokens, numeral.first)


__all__ = ["MEASURE", "MONEY", "is_no_figure"]
