"""Measures: percent, points, lengths, weights, times, temperatures."""

from claims.extraction.figures.units.unit import MEASURE, Unit
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import Token, glued, key_at

POWERS = {"2": "²", "3": "³"}


def measure_before(tokens: list[Token], numeral: int, language: Tables) -> tuple[int, Unit] | None:
    """The measure in front of a number, "magnitude 6.1", and the index where it begins."""
    found = language.units.prefixes.before(tokens, numeral)
    return (found[0], Unit(numeral, found[1], MEASURE)) if found else None


def read_measure(tokens: list[Token], index: int, language: Tables, *, hyphen: bool) -> Unit | None:
    """A percent sign, a symbol such as "km" or the word of a measure."""
    found = language.units.phrases.at(tokens, index)
    if found:
        return Unit(_past_old(tokens, found[0], hyphen=hyphen), found[1], MEASURE)
    raw = tokens[index].raw.replace("\u00ad", "")
    following = key_at(tokens, index + 1)
    if raw == "°" and glued(tokens, index + 1) and following in ("c", "f"):
        return Unit(index + 2, f"°{following.upper()}", MEASURE)
    name = language.shared.measures.get(raw)
    if name is None:
        return None
    return _compound(tokens, index, name) or Unit(index + 1, "°C" if name == "°" else name, MEASURE)


def _compound(tokens: list[Token], index: int, name: str) -> Unit | None:
    """ "km/h", "m2", "%-Punkte"."""
    sign, following = key_at(tokens, index + 1), key_at(tokens, index + 2)
    if name == "km" and sign == "/" and following == "h":
        return Unit(index + 3, "km/h", MEASURE)
    if name in ("km", "m") and sign in POWERS and glued(tokens, index + 1):
        return Unit(index + 2, name + POWERS[sign], MEASURE)
    if name == "%" and sign == "-" and following.startswith("punkt"):
        return Unit(index + 3, "pp", MEASURE)
    return None


def _past_old(tokens: list[Token], last: int, *, hyphen: bool) -> int:
    """ "34-year-old" is one word; behind a plain "years" the "old" is not part of the figure."""
    if hyphen and key_at(tokens, last) == "-" and key_at(tokens, last + 1) in ("old", "olds"):
        return last + 2
    return last
