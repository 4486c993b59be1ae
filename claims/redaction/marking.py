"""Words marked out letter by letter: whatever is anchored behind them stays where it is. Pure.

Text is taken as the database writes it, plain, as JSON, as the query string of a draft or as part of an address.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote_plus

MARK = "█"
SPACE = r"(?:\s|\\[nrt])+"
# A word also begins behind a line break of JSON and behind a byte of a query string.
BEGIN = r"(?:(?<!\w)|(?<=\\[bfnrt])|(?<=%[0-9A-F]{2}))"
END = r"(?!\w)"
# What an escape of JSON says, spaces, and what parts the words of addresses stay as they are.
LETTER = re.compile(r'(\\.|[\s"+-])|.')
# A string of JSON; with a colon behind it, it is the name of a member.
STRING = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:)?')
CODE = re.compile(r'"[a-z_.]*"')  # of ours: people are not written so


def pattern_of(passages: Iterable[str]) -> re.Pattern[str]:
    """Finds each passage as whole words, whatever their case and the spaces between them."""
    return re.compile(f"{BEGIN}(?:{roughly(passages)}){END}", re.IGNORECASE)


def roughly(passages: Iterable[str]) -> str:
    """An expression that the database understands as well; it finds the words inside of words too."""
    spellings = dict.fromkeys(spelling for passage in passages for spelling in _spellings(passage))
    return "|".join(sorted(spellings, key=len, reverse=True))


def _spellings(passage: str) -> Iterator[str]:
    for form in ("NFC", "NFD"):
        words = unicodedata.normalize(form, passage).split()
        yield SPACE.join(map(re.escape, words))
        yield r"(?:\+|%20)".join(re.escape(quote_plus(word)) for word in words)
    plain = unicodedata.normalize("NFKD", passage).encode("ascii", "ignore").decode()
    if slug := "-".join(re.findall(r"\w+", plain)):
        yield re.escape(slug)


def marked(text: str, pattern: re.Pattern[str]) -> str:
    """JSON stays what it is: only what its strings say is marked, no name of a member, no number and no code."""
    if not _is_json(text):
        return _marked(text, pattern)
    return STRING.sub(
        lambda found: found[0] if found[1] or CODE.fullmatch(found[0]) else _marked(found[0], pattern), text
    )


def _marked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda found: LETTER.sub(lambda letter: letter[1] or MARK, found[0]), text)


def _is_json(text: str) -> bool:
    if text[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
