"""What multiplies a number: "million", "Mrd.", "bn", "M", "Dutzend", "dozen"."""

from decimal import Decimal

from claims.extraction.figures.numbers.numeral import Numeral
from claims.extraction.figures.words.tables import Tables
from claims.extraction.figures.words.tokens import WORD, Token, glued, key_at

PICTURES = ("4", "5", "8")
ENDS = frozenset(".,;:)!?”’\"'")
TEN, HUNDRED, LARGEST = 10, 100, 10**9


def multiply(tokens: list[Token], numeral: Numeral, language: Tables, *, money: bool = False) -> None:
    """Take the multipliers that follow. Behind a currency sign (`money`) lone letters count: "£10 m".

    Behind hundreds, dozens count the ones alone: "three hundred and two dozens" are 324.
    """
    dozen = language.numbers.collectives.get(key_at(tokens, numeral.last)) if numeral.words else None
    if dozen and 0 < numeral.value % HUNDRED < TEN < numeral.value:
        numeral.value += numeral.value % HUNDRED * (dozen - 1)
        numeral.last += 1
    while numeral.scale < LARGEST and (step := _scale_at(tokens, numeral, language, money=money)) is not None:
        last, factor = step
        numeral.value, numeral.scale, numeral.last = numeral.value * factor, numeral.scale * factor, last


def _scale_at(tokens: list[Token], numeral: Numeral, language: Tables, *, money: bool) -> tuple[int, Decimal] | None:
    index, numbers = numeral.last, language.numbers
    index += key_at(tokens, index) == "-" and glued(tokens, index) and glued(tokens, index + 1)
    if index >= len(tokens) or tokens[index].kind != WORD:
        return None
    key = tokens[index].key
    factor = numbers.scales.get(key) or numbers.collectives.get(key) or numbers.about.get(key)
    if factor is not None:
        # French hundreds are read with the words before them; what is left are cents.
        cents = key in numbers.scales and factor == HUNDRED and language.language == "fr"
        return None if cents else (index + 1, Decimal(factor))
    return None if numeral.words else _short_scale(tokens, index, language, money=money)


def _short_scale(tokens: list[Token], index: int, language: Tables, *, money: bool) -> tuple[int, Decimal] | None:
    """An abbreviation behind digits, with its full stop if it has one."""
    key, numbers = tokens[index].key, language.numbers
    if key in numbers.short_scales and not _is_picture(tokens, index):
        dotted = language.language != "en" and len(key) > 1 and index + 2 < len(tokens)
        dot = dotted and key_at(tokens, index + 1) == "." and glued(tokens, index + 1)
        return index + 1 + dot, Decimal(numbers.short_scales[key])
    if key in numbers.glued_scales and (money or _means_scale(tokens, index, language)):
        return index + 1, Decimal(numbers.glued_scales[key])
    return None


def _is_picture(tokens: list[Token], index: int) -> bool:
    """ "4K" is a kind of picture."""
    return tokens[index].raw == "K" and glued(tokens, index) and tokens[index - 1].key in PICTURES


def _means_scale(tokens: list[Token], index: int, language: Tables) -> bool:
    """Whether a letter behind digits multiplies: "79 M€", "10M", "1.2b", "1.6m households"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and (following.raw in language.shared.symbols or following.raw in language.shared.codes):
        return True
    if not glued(tokens, index) or (following is not None and glued(tokens, index + 1) and following.raw not in ENDS):
        return False
    raw, is_word = tokens[index].raw, following is not None and following.kind == WORD
    if raw in ("M", "B") or len(raw) > 1 or (raw == "b" and not is_word):
        return True
    return (
        raw == "m"
        and language.language == "en"
        and following is not None
        and is_word
        and _is_counted(following, language)
    )


def _is_counted(word: Token, language: Tables) -> bool:
    return word.key.endswith(("s", "people")) and not language.has("stops", word.key)
