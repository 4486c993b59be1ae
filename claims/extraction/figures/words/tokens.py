"""A sentence as tokens that keep their place in the whole text."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# The kinds of tokens, named as the groups of the pattern are; anything else with digits, a date or an address, is none.
WORD, NUMBER, MARK = "w", "n", "p"


class Token(NamedTuple):
    """`kind` is a word, digits, something with digits that is no number (a date, a clock time), or a single mark.

    `key` is the word as the tables spell it, or the digits; `start` and `end` are offsets in the whole text.
    """

    kind: str
    key: str
    raw: str
    start: int
    end: int


GAP = " \u00a0\u202f\u2009"
LETTER = r"[^\W\d_\u00b9\u00bc-\u00be\u2150-\u215e]"
MONTH_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[5-9]|20)\d\d"
NOISES = (
    r"\d{1,3}(?::\d{1,3})+(?!\d)",  # 11:42, 3:2
    r"\d{1,2}[ \u00a0\u202f]?h[ \u00a0\u202f]?[0-5]\d(?!\d)",  # 12h20
    r"\d{1,2}\.\d{2}(?=[ \u00a0]?(?:Uhr|uhr)\b)",
    rf"{MONTH_DAY}\.[ \u00a0]?(?:0?[1-9]|1[0-2])\.[ \u00a0]?(?:19|20)\d\d(?!\d)",  # 14.01.2026
    rf"{MONTH_DAY}\.(?:0[1-9]|1[0-2])\.(?=\s+[^\W\d_])",
    rf"{MONTH_DAY}/{MONTH_DAY}/(?:\d\d){{1,2}}(?!\d)",
    r"(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)",
    rf"{YEAR}[ \u00a0]?[-–/][ \u00a0]?(?:{YEAR}|\d\d)(?!\d|[.,]\d)(?![ \u00a0\u202f]?(?:€|[Ee]uro|%))",  # 2025/26
    r"\d{2,4}(?:s|ers?|ern|erjahre)\b",  # 1990s, 90er
    r"\d+(?:st|nd|rd|th|er|ère|re|ème|èmes|es?|os?|[ºª])\b(?![-‑]\d)",
    r"\+1-\d{3}-\d{3,4}(?:[-/]\d{4})?",  # phone numbers
    r"\+\d{2,3}(?:[ \u00a0/()-]{1,2}\d{1,5}){2,6}",
    r"0\d{2,5}[ /-]\d{2,}(?:[ /-]?\d+){0,5}",
)
POWER = r"\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,2}|(?: ?[x×*] ?10)?\^[+-]{0,2}\d{1,2})(?!\w)"
GROUPED = rf"\d{{1,3}}(?:[{GAP}]\d{{3}})+(?:[.,]\d+)?(?!\d)"
PATTERN = re.compile(
    rf"(?P<u>(?:https?://|www\.)\S+)"
    rf"|(?P<w>{LETTER}+(?:[\u00ad\u0300-\u036f]+{LETTER}*)*(?:['’]+(?={LETTER}))?)"
    rf"|(?=[\d+])(?P<x>{'|'.join(NOISES)})"
    rf"|(?=[\d.,])(?P<n>{POWER}|{GROUPED}|\d+(?:[.,'’]\d+)*|(?<![\w.,])[.,]\d+)"
    rf"|(?P<p>\S)"
)
ENTITY = re.compile(r"&(?:nbsp|thinsp|ensp|emsp|#160|#8239|#xa0|euro|pound|yen|amp);", re.IGNORECASE)
ENTITY_TEXT = {"&euro;": "€", "&pound;": "£", "&yen;": "¥", "&amp;": "&"}
CHARACTERS = str.maketrans({"’": "'", "ʼ": "'", "\u00ad": None, "\u2212": "-", "‐": "-", "‑": "-"})
SHORT = 1_000


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word as the tables spell it: small letters, ss for ß, straight apostrophes, no soft hyphens; `d'` is `de`."""
    key = unicodedata.normalize("NFC", word.translate(CHARACTERS).casefold())
    return "de" if key == "d'" else key


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, to be read only. White space, also as an HTML entity, parts tokens."""
    piece = text[start:end]
    return _recent(piece, start) if len(piece) <= SHORT else _tokens(piece, start)


def _tokens(piece: str, start: int) -> list[Token]:
    if "&" in piece:
        piece = ENTITY.sub(_plain, piece)
    tokens = []
    for match in PATTERN.finditer(piece):
        raw, first = match[0], start + match.start()
        # `Token(...)` would take a call of Python each; there are tens of thousands.
        tokens.append(tuple.__new__(Token, (match.lastgroup or MARK, fold(raw), raw, first, first + len(raw))))
    return tokens


# Figures and their roles read the same sentence one after the other.
_recent = lru_cache(maxsize=256)(_tokens)


def glued(tokens: list[Token], index: int) -> bool:
    """No space stands between this token and the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def key_at(tokens: list[Token], index: int) -> str:
    """The key there, and an empty one outside the sentence."""
    return tokens[index].key if 0 <= index < len(tokens) else ""


def is_capital(tokens: list[Token], index: int) -> bool:
    return tokens[index].raw[0].isupper()


def _plain(match: re.Match[str]) -> str:
    return ENTITY_TEXT.get(match.group().lower(), " ").ljust(len(match.group()))
