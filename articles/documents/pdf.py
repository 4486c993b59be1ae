"""The text layer of PDF files, with the lines of a paragraph put together again."""

import io
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator

from pypdf import Configuration, PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, DeprecationError, PyPdfError

from articles.cleaning import CleanedPage, one_line
from articles.cleaning.facts import language_code
from articles.documents.errors import DocumentError

MOST_PAGES = 500
MOST_CHARACTERS = 5_000_000
FULL_LINE = 0.75

_LIMITS = Configuration(
    zlib_maximum_output_length=20_000_000,
    lzw_maximum_output_length=20_000_000,
    run_length_maximum_output_length=20_000_000,
    array_based_stream_maximum_output_length=20_000_000,
)
# pypdf trusts that objects hold what the standard says; files that break it fail in all these ways.
_DAMAGED = (
    PyPdfError, DependencyError, DeprecationError, zlib.error, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, RuntimeError, AssertionError, OSError,
)  # fmt: skip

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_PAGE_NUMBER = re.compile(
    r"(?:(?:Seite|Page|S\.|p\.)\s*)?[-–—]?\s*\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?\s*[-–—]?", re.I
)
# "Vor- und Nachteile": the hyphen stands for a missing half, not for a broken word.
_SHARED_HALF = re.compile(r"(?:und|oder|bis|sowie|and|or|to|et|ou)\b")
_FILE_TITLE = re.compile(r"Microsoft \w+ - |.*\.(?:docx?|pdf|indd|odt|rtf|qxp)$", re.I)


def read_pdf(content: bytes) -> CleanedPage:
    """Text, title and author. The file's own date is left out: printing a page to PDF stamps the day of printing."""
    try:
        with apply_configuration(_LIMITS):
            return _page(_open(content))
    except DocumentError:
        raise
    except _DAMAGED as error:
        raise DocumentError("The PDF is damaged, or far more complex than an article") from error


def _open(content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content))
    # Many are encrypted with an empty password, only to forbid changes.
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise DocumentError("The PDF is protected by a password; save it without one")
    if len(reader.pages) > MOST_PAGES:
        raise DocumentError(f"The PDF has more than {MOST_PAGES} pages")
    return reader


def _page(reader: PdfReader) -> CleanedPage:
    lines = list(_lines(reader))
    if not any(lines):
        raise DocumentError("The PDF has no text layer (is it a scan?); run text recognition on it first")
    title = one_line((reader.metadata and reader.metadata.title) or "")
    return CleanedPage(
        text="\n".join(_paragraphs(lines)),
        title="" if _FILE_TITLE.match(title) else title,
        byline=one_line((reader.metadata and reader.metadata.author) or ""),
        language=language_code(str(reader.root_object.get("/Lang", ""))),
    )


def _lines(reader: PdfReader) -> Iterator[str]:
    """Every line of every page, page numbers left out."""
    characters = 0
    for page in reader.pages:
        text = unicodedata.normalize("NFC", page.extract_text().translate(_LIGATURES))
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise DocumentError("The PDF holds more text than an article")
        lines = [" ".join(line.split()) for line in text.splitlines()]
        edges = {0, len(lines) - 1}
        yield from (line for at, line in enumerate(lines) if at not in edges or not _PAGE_NUMBER.fullmatch(line))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """A short line ends its paragraph, unless the next one goes on in lower case; so does an empty one."""
    lines = list(lines)
    lengths = sorted(map(len, lines))
    full = FULL_LINE * lengths[int(0.9 * (len(lengths) - 1))]
    paragraph, ended = "", False
    for line in lines:
        if paragraph and (not line or (ended and not line[0].islower())):
            yield paragraph
            paragraph = ""
        paragraph = _joined(paragraph, line) if paragraph else line
        ended = len(line) < full
    if paragraph:
        yield paragraph


def _joined(text: str, line: str) -> str:
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if not (text.endswith("-") and text[-2:-1].isalnum()) or _SHARED_HALF.match(line):
        return f"{text} {line}"
    broken_word = text[-2].isalpha() and line[0].islower()
    return (text[:-1] if broken_word else text) + line
