"""Number words that count nothing: articles, ordinals, adjectives, parts of a year."""

from claims.extraction.figures.exclusions.candidate import Candidate
from claims.extraction.figures.numbers.cardinals import number_word
from claims.extraction.figures.units.unit import COUNT, Unit
from claims.extraction.figures.words.tables import listed
from claims.extraction.figures.words.tokens import MARK, is_capital

ORDINALS = listed("ordinals")
ORDINAL_ENDINGS = ("ième", "ièmes", "ieme")
NO_PART_BEFORE, PART_AFTER, MAJORITIES = listed("no_part_before"), listed("part_after"), listed("majorities")
EVERYDAY_UNITS = frozenset(name if len(name) != 3 else name.upper() for name in listed("everyday_units"))
GERMAN_THINGS, SHARES = listed("german_things"), listed("share_points")
WEIGHED = frozenset(
    ["gutes", "guter", "gute", "guten", "gutem", "knappes", "knapper", "knappe", "knappen", "knappem", "bon", "bonne"]
)
DENIAL_REACH = 6
SIZES = ("figure", "figures", "chiffres", "digit", "digits")
PERCENTAGES = ("percentage", "pourcentage")
FOLD_ENDINGS = ("fach", "fache", "fachen", "facher", "faches", "fachem")
HUNDRED = 100
FRENCH_POINTS, FRENCH_DO = listed("french_points"), listed("french_do")
THAN_NOTHING = ("rien", "pour", "que", "qu'")
FRENCH_OF = ("de", "des", "du")
WHOLE_HALVES = ("hälfte", "moitié")


def is_vague(number: Candidate) -> bool:
    """ "several hundred", "mehrere Millionen"."""
    return number.has("vague", number.before)


def is_article(number: Candidate) -> bool:
    """ "Ein", "un", "one" before a thing rather than a measure; of lengths of time only a modifier tells."""
    unit = number.unit
    if not number.numeral.one or number.has("minus", number.before) or _begins_range(number):
        return False
    if number.before == "pas" or (unit is not None and _is_said_of_nothing(number, unit)):
        return True
    if unit is None or unit.kind == COUNT or unit.name == "time" or EVERYDAY_UNITS & {unit.family, unit.name}:
        return True
    if unit.name == "%":
        return number.key(unit.last - 1).startswith(PERCENTAGES)
    language = number.language.language
    in_a_year = language == "fr" and number.before == "en"  # "en un an"
    if not number.is_time or in_a_year or (language == "en" and unit.name != "day") or number.after == "-":
        return False
    return number.language.modifiers.before(number.tokens, number.first) is None


def _is_said_of_nothing(number: Candidate, unit: Unit) -> bool:
    """ "Un point de presse", "einen Zoll", "not one penny"."""
    return _is_place(number, unit) or _is_german_thing(number, unit) or (unit.factor < 1 and _is_denied(number))


def _is_german_thing(number: Candidate, unit: Unit) -> bool:
    """ "Einen Zoll" is a duty, "ein Fass" a thing; a rate goes up "um einen Punkt"."""
    if unit.name == "point" and number.before == "um" and any(token.key in SHARES for token in number.tokens):
        return False
    return number.language.language == "de" and unit.name in GERMAN_THINGS


def _is_place(number: Candidate, unit: Unit) -> bool:
    """ "Un point de presse" is none that is scored."""
    return unit.name in ("point", "pp") and number.key(unit.last) == "de" and number.key(unit.last + 1) in FRENCH_POINTS


def _is_denied(number: Candidate) -> bool:
    """ "Ich zahle keinen Cent", "je ne ferai pas cadeau d’un centime"."""
    return any(number.has("denied", number.key(number.first - step)) for step in range(1, DENIAL_REACH))


def _begins_range(number: Candidate) -> bool:
    """ "one to two hours", "ein oder zwei Wochen"."""
    joins = number.has("to", number.after) or number.has("or", number.after) or number.after == ","
    second = number_word(number.key(number.last + 1), number.language.language)
    return joins and second is not None and (number.after != "," or second == number.numeral.value + 1)


def is_no_multiple(number: Candidate) -> bool:
    """ "Double" is a verb or adjective but for "le double de"; "doppelte" counts as a noun and before "so"."""
    if number.numeral.unit != "time":
        return False
    if number.language.language == "fr":
        ends = number.after in FRENCH_OF or (
            number.before == "le" and (number.kind(number.last) in ("", MARK) or number.after in THAN_NOTHING)
        )
        return number.before not in ("le", "du", "au") or not ends
    if number.token.key.startswith("doppelt") or number.token.key.endswith(FOLD_ENDINGS):
        return not is_capital(number.tokens, number.first) and number.after != "so"
    return False


def is_unmeasured(number: Candidate) -> bool:
    """Zero and halves are figures of measures alone: "zero tolerance", "ein halbes Schwein"."""
    if number.numeral.value != 0 and not number.numeral.half:
        return False
    if number.numeral.value == 0 and _begins_range(number):
        return False
    german = number.language.language == "de" and number.has("ones", number.token.key)
    return number.unit is None or (number.unit.kind == COUNT and not (german and number.unit.known))


def is_ordinal_word(number: Candidate) -> bool:
    """ "twenty-first", "vingt et unième": the number goes on as an ordinal."""
    if number.numeral.one:
        return False
    hyphen = number.after == "-"
    joined = number.after == "et" or (number.after == "and" and number.numeral.value % HUNDRED == 0)
    key = number.key(number.last + 1) if hyphen or joined else number.after
    english = number.language.language == "en" and key.endswith("th") and key in number.language.numbers.ordinals
    return (
        english
        or key.endswith(ORDINAL_ENDINGS)
        or (hyphen and key in ORDINALS.union(number.language.numbers.denominators))
    )


def is_title_word(number: Candidate) -> bool:
    """A number word with a capital inside a sentence is a name: "Group of Seven", "in Acht nehmen"."""
    numeral, first = number.numeral, number.first
    if first == 0 or number.kind(first - 1) == MARK or not is_capital(number.tokens, first):
        return False
    if numeral.scale > 1 or numeral.part or numeral.unit is not None or numeral.one:
        return False
    return number.token.key not in number.language.numbers.scales


def _is_of_it(number: Candidate) -> bool:
    """ "Il n’en prendra que le quart"."""
    for index in range(number.first - 2, number.first - DENIAL_REACH, -1):
        if number.key(index) == "en":
            return number.key(index - 1) not in FRENCH_OF
        if not number.is_word(index):
            break
    return False


def is_size(number: Candidate) -> bool:
    """ "A seven-figure sum", "à six chiffres", "three-digit": how long a number is."""
    last = number.last + (number.after == "-")
    behind = "à" if number.language.language == "fr" else number.before
    return number.key(last) in SIZES and number.before == behind


def is_lonely(number: Candidate) -> bool:
    """A number word that counts nothing and means something else: "tous deux", "hour six", French "neuf" for new."""
    if number.unit is not None or not number.is_single or number.numeral.part:
        return False
    key, before = number.token.key, number.before
    if before in ("tous", "toutes", "les") or number.language.units.phrases.before(number.tokens, number.first):
        return True
    if number.language.language == "fr" and key in ("neuf", "cent", "mille"):
        counted = before in ("contre", "dont") or number.after in (*FRENCH_OF, "sur", "autres")
        counted = counted or (key == "neuf" and number.after in FRENCH_DO)
        return not (counted or number.language.modifiers.before(number.tokens, number.first))
    inside = number.first > 0 and number.kind(number.first - 1) != MARK
    return inside and key in ("hundert", "tausend", "acht") and is_capital(number.tokens, number.first)


def is_no_part(number: Candidate) -> bool:
    """Halves of a year, quarters of a company's year, thirds in a row."""
    if not number.numeral.part or number.numeral.half:
        return False
    if number.before in WEIGHED:
        return False  # "ein gutes Viertel", "un bon tiers"
    if number.before in NO_PART_BEFORE or (number.before == "-" and number.glued(number.first)):
        return True
    if number.after == "-" and number.glued(number.last) and number.key(number.last + 1) not in MAJORITIES:
        return True
    reader = {"en": _is_no_english_part, "fr": _is_no_french_part}.get(number.language.language, _is_no_german_part)
    return reader(number)


def _is_no_english_part(number: Candidate) -> bool:
    if number.is_single:
        named = number.token.key == "half" or number.before == "remaining"
        return not named or number.before in ("and", "at") or number.after in ("past", "time", "back")
    if number.token.key not in ("a", "an") or number.language.modifiers.before(number.tokens, number.first):
        return False
    return number.kind(number.last) not in ("", MARK) and number.after not in PART_AFTER


def _is_no_german_part(number: Candidate) -> bool:
    key = number.token.key
    return number.is_single and key not in WHOLE_HALVES and key not in number.language.numbers.ready_parts


def _is_no_french_part(number: Candidate) -> bool:
    if not number.is_single or number.token.key in WHOLE_HALVES:
        return False
    if number.before in ("des", "du") and number.language.modifiers.before(number.tokens, number.first):
        return False
    if number.before == "le" and number.token.key in ("quart", "tiers") and _is_of_it(number):
        return False
    return number.before not in ("le", "du", "au", "quart") or number.after not in FRENCH_OF
