"""Dates, years, clock times, and times told from now."""

import re

from claims.extraction.figures.exclusions.candidate import Candidate
from claims.extraction.figures.numbers.cardinals import number_word
from claims.extraction.figures.units.unit import COUNT, Unit
from claims.extraction.figures.words.tables import listed
from claims.extraction.figures.words.tokens import MARK, NUMBER, WORD
from claims.extraction.types import Modifier

FIRST_YEAR, LAST_YEAR = 1000, 2199
SURE_YEARS, RECENT_YEARS = 1500, 1900
YEAR_DIGITS = 4
DAYS, HOURS = 31, 24
WEEKDAYS = listed("french_days")
DURATION_BEFORE = ("avant", "après", "depuis")
PREPOSITIONS = ("über", "unter", "ab", "bis")
REACH = 12
DAY_WORDS = frozenset(("am", "vom", "bis", "zum", "den", "dem", "ab", "seit"))
DOTTED = re.compile(r"[0-3]?\d\.[01]?\d")
DETERMINERS = listed("determiners")
CHANGES = listed("change_verbs") | listed("moving") | listed("winning")
CHANGE_REACH = 6
CLAUSE_ENDS = frozenset(",;.:")
# What a length of time lasts through, "pendant sept semaines", and what it is told against, "16 jours plus tôt que".
LASTING = frozenset(("pendant", "durant", "for", "während"))
AROUND = frozenset(("after", "before", "après", "avant", "nach", "vor"))
COMPARING = frozenset(("que", "qu'", "than", "als"))
THEN = frozenset(("au", "aux", "en", "à", "dans", "in", "at", "on", "im", "am"))  # not "than planned"
ZONES = frozenset({"gmt", "utc", "cet", "cest", "bst", "est", "edt"})
HALF_DAY, HOURS_TOLD = 12, range(1, 13)
CLOCK_HOURS = frozenset(("at", "by", "until", "till"))
MEETING, OPENING = listed("meeting"), listed("opening")
HOUR_WORDS = ("heures", "h")
LAST_COUNTED = 2060  # what is counted in known things is no later year
BEING = listed("plain_verbs")
POLLED = ("wurden", "waren")
DAY_PARTS = frozenset((("du", "soir"), ("du", "matin"), ("de", "l'"), ("de", "l'après")))
MINUTES = {
    "en": (frozenset(("five", "ten", "quarter", "twenty", "half")), frozenset(("past", "to"))),
    "de": (frozenset(("fünf", "zehn", "viertel", "zwanzig")), frozenset(("nach", "vor"))),
}


def is_date(number: Candidate) -> bool:
    """A day beside its month: "11. November", "January 15", "3 et 4 mai"."""
    if not 0 < number.numeral.value <= DAYS:
        return False
    if (number.before in DAY_WORDS or _is_bracketed(number)) and _is_dotted(number):
        return True
    if not number.is_plain:
        return False
    if number.has("months", number.key(_past_dot(number, number.last))):
        return True
    before = number.key(number.first - 2) if number.before == "." else number.before
    if number.has("months", before) or _ends_days(number):
        counts = number.language.language == "fr" and number.unit is not None and number.unit.last > number.last
        return not counts and (number.unit is None or number.unit.kind == COUNT)  # "fin mars 14 chars"
    return _begins_days(number)


def _is_dotted(number: Candidate) -> bool:
    """ "Am 28.10.", "am 27. 11."."""
    behind = number.last + (0 if DOTTED.fullmatch(number.token.raw) else 2)
    joined = behind == number.last or (number.is_plain and number.after == "." and number.kind(behind - 1) == NUMBER)
    return joined and number.key(behind) == "." and number.glued(behind)


def _is_bracketed(number: Candidate) -> bool:
    """ "Beschäftigte (30.9.)"."""
    return number.before == "(" and ")" in (number.key(number.last + 1), number.key(number.last + 3))


def _ends_days(number: Candidate) -> bool:
    """The last day of "May 3 and 5"."""
    joined = number.has("and", number.before) or number.has("to", number.before) or number.before in ("-", "–")
    month = number.first - 3 - (number.key(number.first - 3) == ".")
    return joined and number.kind(number.first - 2) == NUMBER and number.has("months", number.key(month))


def _begins_days(number: Candidate) -> bool:
    """The first day of "3 and 4 May", "vom 3. bis 5. Juni"."""
    index = _past_dot(number, number.last)
    key = number.key(index)
    joins = key in ("-", "–", "/", "au") or any(number.has(name, key) for name in ("and", "to", "until"))
    index += number.key(index + 1) in DETERMINERS
    return joins and number.kind(index + 1) == NUMBER and number.has("months", number.key(_past_dot(number, index + 2)))


def _past_dot(number: Candidate, index: int) -> int:
    return index + (number.key(index) == ".")


def is_year(number: Candidate) -> bool:
    """Four plain digits without a measure; before a counted noun only where nothing speaks for a count."""
    value = number.numeral.value
    if not number.is_plain or len(number.token.raw) != YEAR_DIGITS or not FIRST_YEAR <= value <= LAST_YEAR:
        return False
    if _begins_counted_range(number):
        return False
    dated = number.has("years_before", number.before) or number.has("months", number.before)
    if number.unit is None:
        told = number.before == "es" and number.key(number.first - 2) in BEING  # "heute sind es 1650"
        return (value >= SURE_YEARS and not told) or dated
    modified = number.language.modifiers.before(number.tokens, number.first) is not None
    if number.unit.kind != COUNT or (modified and number.before not in PREPOSITIONS):
        return False
    if dated or not number.unit.known:
        return True
    polled = number.before in POLLED and number.first == len(POLLED)
    return RECENT_YEARS <= value <= LAST_COUNTED and not polled  # "Befragt wurden 2014 Menschen"


def _begins_counted_range(number: Candidate) -> bool:
    """ "2000 à 2500 voix": what the second number counts the first one counts too."""
    second = number.last + 1
    if not number.has("to", number.after) or number.kind(second) != NUMBER or not number.tokens[second].key.isdecimal():
        return False
    is_later = int(number.tokens[second].key) > LAST_COUNTED
    return is_later and number.kind(second + 1) == WORD and not number.has("stops", number.key(second + 1))


def is_clock(number: Candidate) -> bool:
    """ "8 Uhr", "5 p.m.", "à 20 heures"."""
    if number.is_plain and len(number.token.raw) == YEAR_DIGITS and number.after in ZONES:
        return True  # "at 0925 GMT"
    if number.numeral.value > HOURS or (
        number.unit is not None and number.unit.kind != COUNT and number.unit.name != "h"
    ):
        return False
    if number.unit is not None and number.unit.name == "h":
        return number.language.language == "fr" and _is_french_hour(number, number.unit)
    clock_after = number.language.language != "fr" and number.has("clock_after", number.after)
    spoken = number.numeral.words and any(rule(number) for rule in (_is_spoken_clock, _is_hour, _is_german_hour))
    if clock_after or spoken or _begins_hours(number):
        return True
    if number.before == "moins":
        return number.key(number.first - 2) in ("heures", "heure")  # "huit heures moins dix"
    return number.after in ("a", "p") and number.key(number.last + 1) == "." and number.key(number.last + 2) == "m"


def _is_french_hour(number: Candidate, unit: Unit) -> bool:
    """ "À 18 h", "18 h du soir", "de 10 h à 18 h", "mardi, 18 h"; not "pendant 18 h"."""
    before = number.key(number.first - 2) if number.before == "," else number.before
    told = number.has("clock_before", before) and before not in DURATION_BEFORE and number.before != ","
    told = told or (number.key(unit.last), number.key(unit.last + 1)) in DAY_PARTS
    told = told or (before == "de" and number.key(unit.last) == "à")
    return told or before in WEEKDAYS


def _begins_hours(number: Candidate) -> bool:
    """The first hour of "von 5 bis 9 Uhr", "from 9 to 11 p.m.", "de 9 à 19 heures"."""
    second = number.last + 1
    if number.unit is not None or not number.is_plain or number.kind(second) not in (NUMBER, WORD):
        return False
    joins = any(number.has(name, number.after) for name in ("to", "and", "until")) or number.after in ("-", "–")
    until = number.key(second)
    if not joins or not until.isdecimal() or int(until) > HOURS:
        return False
    opens = any(number.key(index) in OPENING for index in range(number.first - CHANGE_REACH, number.first))
    if number.language.language == "fr":
        return opens and number.key(second + 1) in HOUR_WORDS
    half_day = number.key(second + 1) in ("a", "p") and number.key(second + 2) == "."
    return half_day or number.has("clock_after", number.key(second + 1))


def _is_spoken_clock(number: Candidate) -> bool:
    """ "ten past three", "Viertel nach sieben", "halb eins": the minutes or the hour."""
    told = MINUTES.get(number.language.language)
    if told is None or number.numeral.value > HALF_DAY * (2 if number.after in told[1] else 1):
        return False
    minutes, joints = told
    if number.before == "halb":
        return number.language.language == "de"
    if number.before in joints and number.key(number.first - 2) in minutes and not number.is_measured:
        return number.before != "to" or number.key(number.first - 3) in CLOCK_HOURS
    hour = number_word(number.key(number.last + 1), number.language.language)
    is_minutes = number.token.key in minutes and number.after in joints and hour is not None and hour <= HALF_DAY
    if number.is_word(number.last + 2) and not number.has("stops", number.key(number.last + 2)):
        return False  # "zehn vor drei Jahren", "by five to seven billion"
    return is_minutes and (number.after != "to" or number.before in CLOCK_HOURS)


def _is_hour(number: Candidate) -> bool:
    """ "dark by four.", "closed at eight,": English leaves "o'clock" out; but "cut by four" says by how many."""
    if number.language.language != "en" or number.unit is not None or number.numeral.value not in HOURS_TOLD:
        return False
    if (
        number.before not in CLOCK_HOURS
        or number.kind(number.last) not in ("", MARK)
        or number.after in ("-", "–", "%")
    ):
        return False
    before = [number.key(number.first - step) for step in range(2, CHANGE_REACH)]
    if number.before == "at":
        return before[0] in MEETING
    return not any(key in CHANGES or key.endswith(("ed", "ing")) for key in before if key not in MEETING)


def _is_german_hour(number: Candidate) -> bool:
    """ "Um acht war Schluss", "gegen sieben kam er", "kurz vor zwölf"; but "stieg um acht", "sechs gegen sieben"."""
    if number.language.language != "de" or number.unit is not None or number.numeral.value not in HOURS_TOLD:
        return False
    before = number.key(number.first - 2)
    if number.before in ("vor", "nach"):
        return before == "kurz"
    if number.before == "gegen":
        return number.has("stops", number.after) is False and number.is_word(number.last) and before in ("", ",", "und")
    return number.before == "um" and not before and number.is_word(number.last) and number.after != "zu"


def is_relative(number: Candidate) -> bool:
    """ "two weeks ago", "vor zehn Jahren", "un mois plus tôt", "in zwei Wochen" of what is to come."""
    if not number.is_time or number.unit is None:
        return False
    later = number.language.later.at(number.tokens, number.unit.last)
    if _is_waited(number):
        return False
    if later is not None and number.key(later[0]) != "sich":  # "160 Überstunden vor sich her"
        lasts = number.key(_before_modifiers(number)) in LASTING and number.key(number.unit.last) in AROUND
        compared = number.key(later[0]) in COMPARING and number.key(later[0] + 1) in THEN
        return not (lasts or compared)
    before = _before_modifiers(number)
    key = number.key(before)
    if number.has("relative_before", key):
        return True
    if number.language.language == "fr":
        return key == "dans" or (key == "a" and number.key(before - 1) == "y")
    return number.has("relative_in", key) and _is_future(number, before) and not _is_within(number)


def _is_waited(number: Candidate) -> bool:
    """ "attendu trois heures avant de prévenir", "soit 19 heures après", "the second time in four months"."""
    behind = number.unit.last if number.unit else number.last
    if number.key(behind) == "avant" and number.key(behind + 1) in ("de", "d'"):
        return True
    before = _before_modifiers(number)
    return number.key(before) == "soit" or (number.key(before) == "in" and number.key(before - 1) in ("time", "mal"))


def _is_within(number: Candidate) -> bool:
    """ "in weniger als sieben Jahren" tells how long it takes."""
    modifier = number.language.modifiers.before(number.tokens, number.first)
    return modifier is not None and modifier[1] is Modifier.LESS_THAN


def _before_modifiers(number: Candidate) -> int:
    index = number.first
    while (found := number.language.modifiers.before(number.tokens, index)) is not None:
        if number.has("relative_before", number.key(found[0])):
            break
        index = found[0]
    while number.has("articles", number.key(index - 1)) or number.has("ones", number.key(index - 1)):
        index -= 1
    return index - 1


def _is_future(number: Candidate, before: int) -> bool:
    last = number.unit.last if number.unit else number.last
    behind = number.tokens[last : last + REACH]
    if number.language.language == "en" and number.is_word(before - 1):
        clause = next((place for place, token in enumerate(behind) if token.key in CLAUSE_ENDS), len(behind))
        behind = behind[:clause]
    around = number.tokens[max(0, before - REACH) : before] + behind
    return any(number.has("relative_future", token.key) for token in around)
