"""A text as a row of words and numbers. Spacing, quotation marks, dashes and the writing of a number do not matter."""

import re
import unicodedata
from dataclasses import dataclass

# What groups digits in any language: spaces of every width, and the Swiss apostrophe.
_SPACES = " \u00a0\u202f\u2009'’"
_GROUPS = {"en": ",", "de": ".", "fr": "."}
_EITHER = ".,"

_MINUS = r"(?<![\w)])[-−–]"
_GROUPED = rf"(?:{_MINUS})?\d{{1,3}}(?:[{_SPACES}.,]\d{{3}})+(?!\d)(?:[.,]\d+)?"
_PLAIN = rf"(?:{_MINUS})?\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"(?P<number>{_GROUPED}|{_PLAIN})|[%‰$€£¥₴]|[^\W\d_]+(?:\u00ad[^\W\d_]+)*")
_GROUPING = re.compile(rf"[{_SPACES}.,](?=\d{{3}}(?:\D|$))")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is what is compared; start and end are code points of the text."""

    key: str
    start: int
    end: int
    number: bool


def tokens(text: str, language: str = "") -> list[Token]:
    return [
        Token(_key(found, language), found.start(), found.end(), found["number"] is not None)
        for found in _TOKEN.finditer(text)
    ]


def words(text: str, language: str = "") -> list[str]:
    """The keys of a text: two texts with the same ones say the same."""
    return [token.key for token in tokens(text, language)]


def numbers(text: str, language: str = "") -> list[str]:
    """The numbers in digits, each as its value is written without groups: "1 000" and "1,000" are "1000"."""
    return [token.key for token in tokens(text, language) if token.number]


def same_words(one: str, other: str, language: str = "") -> bool:
    return one == other or words(one, language) == words(other, language)


def _key(found: re.Match[str], language: str) -> str:
    if found["number"] is None:
        return unicodedata.normalize("NFKC", found[0].translate(_UNSEEN)).casefold()
    sign = "-" if found[0][0] in "-−–" else ""
    return sign + _value(found[0].lstrip("-−–"), _GROUPS.get(language, _EITHER))


def _value(raw: str, group: str) -> str:
    """Digits with a point before the decimals. A sign that this language does not group by stands before decimals."""
    marks = [mark for mark in raw if not mark.isdigit()]
    last = marks[-1] if marks else ""
    decimal = last in (".", ",") and (last not in group or not _GROUPING.search(raw[raw.rindex(last) :]))
    if marks.count(last) > 1:
        decimal = False
    head, _, tail = raw.rpartition(last) if decimal else (raw, "", "")
    digits = "".join(sign for sign in head if sign.isdigit())
    return f"{digits}.{tail}" if tail else digits
