"""Which reader a file gets, and what no reader has to deal with."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from articles.cleaning import CleanedPage, clean_html, count_words, normalise_text
from articles.documents.errors import DocumentError
from articles.documents.pdf import read_pdf
from articles.documents.plaintext import read_text
from articles.documents.word import read_word

LIMIT_BYTES = 10_000_000
FEWEST_WORDS = 5

_SNIFFED = 1024
_MARKUP = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>)*<(?P<root>[a-z][\w:]*)", re.IGNORECASE | re.DOTALL
)
_HTML_ROOTS = {"html", "head", "body", "title", "meta"}
_FEED_ROOTS = {"rss", "feed", "rdf:rdf"}
_UNREADABLE = {
    b"\xd0\xcf\x11\xe0": "This is an old or a password-protected Office file; save it as .docx without a password",
    b"{\\rtf": "This is an RTF file; save it as .docx or .txt",
    b"\x1f\x8b": "This file is compressed; unpack it first",
}
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    "": "text",
}

Reader = Callable[[bytes], CleanedPage]


def read_document(
    name: str,
    content: bytes,
    *,
    content_type: str = "",
    charset: str = "",
    url: str = "",
    limit_bytes: int = LIMIT_BYTES,
) -> CleanedPage:
    """The article in a file. `name` is the file's name, or the page's address.

    What the content looks like decides, then `content_type`, then the name's ending. `content_type` and `charset`
    are what a server said; `url` is where a page came from. Raises DocumentError for anything but an article.
    """
    if len(content) > limit_bytes:
        raise DocumentError(f"The file is larger than {limit_bytes / 1_000_000:g} MB")
    if not content.strip():
        raise DocumentError("The file is empty")
    readers: dict[str, Reader] = {
        "pdf": read_pdf,
        "word": read_word,
        "html": lambda page: clean_html(page, url=url, charset=charset),
        "text": lambda text: read_text(text, charset),
    }
    page = readers[_kind(name, content, content_type)](content)
    if count_words(page.text) < FEWEST_WORDS:
        raise DocumentError("There is no article in it: no text, or only links and headings")
    return replace(page, text=normalise_text(page.text))


def _kind(name: str, content: bytes, content_type: str) -> str:
    return _kind_by_content(content) or _kind_by_label(name, content_type)


def _kind_by_content(content: bytes) -> str:
    """Raises DocumentError for formats that are known and not read."""
    for signature, message in _UNREADABLE.items():
        if content.startswith(signature):
            raise DocumentError(message)
    if b"%PDF-" in content[:_SNIFFED]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    return _kind_of_markup(content)


def _kind_of_archive(content: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise DocumentError("The file is damaged") from None
    if "word/document.xml" not in names:
        raise DocumentError("This is an archive or another kind of Office file, not a .docx document")
    return "word"


def _kind_of_markup(content: bytes) -> str:
    # UTF-16 has a NUL in every letter of a tag; without them both look alike here.
    head = content[: 2 * _SNIFFED].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    found = _MARKUP.match(head)
    root = found["root"].lower() if found else ""
    if root in _FEED_ROOTS:
        raise DocumentError("This is a feed, not an article; add it as a feed")
    return "html" if root in _HTML_ROOTS else ""


def _kind_by_label(name: str, content_type: str) -> str:
    if content_type:
        kind = _KINDS.get(content_type.partition(";")[0].strip().lower(), "")
        if not kind:
            raise DocumentError(f"This is {content_type[:60]}, not an article")
        return kind
    if "://" in name:
        return _KINDS.get(PurePosixPath(urlsplit(name).path).suffix.lower(), "text")
    ending = PurePosixPath(name).suffix.lower()
    if ending in {".pdf", ".docx"}:
        raise DocumentError(f"The file is called {ending} but is none, or is damaged")
    if ending not in _KINDS:
        raise DocumentError(f"{ending} files are not read; use .txt, .html, .docx or .pdf")
    return _KINDS[ending]
