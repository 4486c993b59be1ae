"""Ages that do not say so: "Ion Dumitrescu, 58,", "Sie ist 83", "a student of 23"."""

from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.units.unit import MEASURE, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import WORD, Token, glued, is_capital, key_at

AGED, KIN, TURNING, PARENTS = listed("aged"), listed("kin"), listed("turning"), listed("parents")
PERCENTS = frozenset(("%", "prozent", "percent", "cent"))
CLAUSES_BEGIN = frozenset(("and", "und", "but", "aber", "when", "als"))
YOUNGEST, GROWN, OLDEST = 5, 14, 110
REACH, INITIAL, REACH_BACK = 40, 2, 5
SAYING = frozenset(("said", "says", "told", "sagte", "sagt", "erzählt", "recalled", "recalls"))
JOINTS = frozenset(("and", "und", "et"))
LIMITS = frozenset(("under", "over", "unter", "über"))
GROUPS = frozenset(("person", "voter", "woman", "man", "child", "patient", "worker", "pupil"))
SINGLE = frozenset(("man", "woman", "child", "fisherman", "mann"))
TURNED = frozenset(("turned", "turns"))
ARTICLES = frozenset(("a", "an", "eine", "ein", "einer", "einem", "einen"))


def read_age(tokens: list[Token], numeral: Numeral, language: Tables) -> Unit | None:
    """The age behind a name or "aged", or said of somebody; among shares, "SPD (15)", another share."""
    first, last = numeral.first, numeral.last
    if last > first + 1 or not YOUNGEST <= numeral.value <= OLDEST or numeral.value % 1:
        return None
    is_age = (
        _is_of_group(tokens, numeral, language)
        or _is_in_bracket(tokens, numeral, language)
        or {key_at(tokens, first - 1), key_at(tokens, first - 2)} & AGED
        or _is_said_of_somebody(tokens, first, last)
        or _is_of_one(tokens, numeral, language)
    )
    if is_age:
        return Unit(last, "year", MEASURE)
    return _behind_name(tokens, first, last) if not numeral.words or key_at(tokens, first - 2) in KIN else None


def _behind_name(tokens: list[Token], first: int, last: int) -> Unit | None:
    """ "Horst Uhlig, 71, schaut", "Milan K. (47)"."""
    pair = key_at(tokens, first - 1) + key_at(tokens, last)
    if pair in (",.", ",") and _is_of_speaker(tokens, first):
        return Unit(last, "year", MEASURE)
    name = first - 2
    if key_at(tokens, name) == "." and glued(tokens, name) and len(tokens[name - 1].raw) <= INITIAL:
        name -= 1
    if pair not in (",,", "()") or name < 0 or tokens[name].kind != WORD:
        return None
    if pair == "()" and not is_capital(tokens, name):
        return None
    shares = any(token.key in PERCENTS for token in tokens[max(0, first - REACH) : first])
    return Unit(last, "%" if shares else "year", MEASURE)


def _is_of_speaker(tokens: list[Token], first: int) -> bool:
    """ "said nurse Paula Etheridge, 47."."""
    named = first >= REACH_BACK and is_capital(tokens, first - 2) and is_capital(tokens, first - 3)
    return named and any(token.key in SAYING for token in tokens[first - REACH_BACK : first])


def _is_said_of_somebody(tokens: list[Token], first: int, last: int) -> bool:
    """ "My mother is 88,", "Sie wird 90.", "My daughter is eleven and"."""
    ends = last == len(tokens) or tokens[last].kind != WORD or key_at(tokens, last) in CLAUSES_BEGIN
    return (
        (ends or key_at(tokens, first - 1) in TURNED)
        and key_at(tokens, first - 1) in TURNING
        and bool({key_at(tokens, first - 2), key_at(tokens, first - 3)} & KIN)
    )


def _is_of_group(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """ "voters under 35 reject it", "Wähler unter 35"."""
    person, behind = numeral.first - 2, numeral.last
    if key_at(tokens, person + 1) not in LIMITS or numeral.words or numeral.value < GROWN:
        return False
    if language.units.nouns.get(key_at(tokens, person)) not in GROUPS:
        return False
    return behind >= len(tokens) or not is_capital(tokens, behind)


def _is_in_bracket(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """ "zwei Männer (34 und 41)"; a lone number there counts something as a rule."""
    first, last = numeral.first, numeral.last
    if numeral.words or {key_at(tokens, first - 1), key_at(tokens, last)}.isdisjoint("()"):
        return False
    opens = key_at(tokens, first - 1) == "("
    if not opens and key_at(tokens, first - 3) != "(":
        return False
    joined = key_at(tokens, last if opens else first - 1) in JOINTS
    closed = key_at(tokens, last + 2 if opens else last) == ")"
    return joined and closed and language.units.nouns.get(key_at(tokens, first - (2 if opens else 4))) in GROUPS


def _is_of_one(tokens: list[Token], numeral: Numeral, language: Tables) -> bool:
    """ "a student of 23", "eine Frau von 70"; but "a mother of five"."""
    person = numeral.first - 2
    if key_at(tokens, person + 1) not in ("of", "von") or key_at(tokens, numeral.last) in ("%", "-", "percent"):
        return False
    key = key_at(tokens, person)
    has_article = any(key_at(tokens, person - step) in ARTICLES for step in (1, 2, 3))
    grown = numeral.value >= GROWN or key not in PARENTS
    return has_article and grown and not key.endswith("s") and _is_person(key, language)


def _is_person(key: str, language: Tables) -> bool:
    """The tables name persons in the plural as a rule; "crew" and the like, which have none, are several."""
    nouns = language.units.nouns
    known = nouns.get(f"{key}s") if language.language == "en" else nouns.get(key)
    return known == "person" or key in SINGLE
