"""Plain text in the encodings that newsrooms send: UTF-8, UTF-16 with its mark, and Windows' western one."""

import codecs
import re

from articles.cleaning import CleanedPage
from articles.documents.errors import DocumentError

MOST_CONTROLS = 0.01
MOST_ACCENTS = 0.25

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = re.compile(r"[^\W\d_]")
# UTF-8 read as cp1252: the bytes of ä, é, “ and their like.
_MOJIBAKE = re.compile(r"[ÂÃ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")


def read_text(content: bytes, charset: str = "") -> CleanedPage:
    """The text as it is, line ends apart; `charset` is what a server said."""
    text = _decode(content, charset)
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise DocumentError("The file is binary, not text")
    return CleanedPage(text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode(content: bytes, charset: str) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content[len(bom) :], encoding)
    if b"\0" in content:
        raise DocumentError("The file is binary, not text (or UTF-16 without its mark; save it as UTF-8)")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(content, charset or "cp1252")
    if not charset and not _looks_western(text):
        raise _unknown_encoding()
    return text


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise _unknown_encoding() from None


def _unknown_encoding() -> DocumentError:
    return DocumentError("The text's encoding is unknown or damaged; save it as UTF-8")


def _looks_western(text: str) -> bool:
    """cp1252 reads almost any bytes; only few accents, and none that are broken UTF-8, make it the right reading."""
    letters = _LETTERS.findall(text)
    accented = sum(not letter.isascii() for letter in letters)
    return accented <= MOST_ACCENTS * len(letters) and not _MOJIBAKE.search(text)
