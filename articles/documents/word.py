"""Word documents (.docx): paragraphs and tables in their order."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from articles.cleaning import CleanedPage, one_line
from articles.cleaning.facts import language_code
from articles.documents.errors import DocumentError

MOST_UNPACKED = 100_000_000
MOST_PARTS = 5_000

# python-docx trusts that the parts are what the standard says; files that break it fail in all these ways.
_DAMAGED = (
    OpcError, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError,
    TypeError, AttributeError, RuntimeError, AssertionError, EOFError,
)  # fmt: skip


def read_word(content: bytes) -> CleanedPage:
    """Headers, footers, comments and text boxes are left out; the title, author and day come from the properties."""
    _refuse_bombs(content)
    try:
        document = docx.Document(io.BytesIO(content))
        return _page(document)
    except _DAMAGED as error:
        raise DocumentError("The Word file is damaged") from error


def _refuse_bombs(content: bytes) -> None:
    """A part never unpacks to more than the directory says it does, so the directory can be believed."""
    parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise DocumentError(f"The Word file unpacks to more than {MOST_UNPACKED / 1_000_000:g} MB")


def _page(document: Document) -> CleanedPage:
    properties = document.core_properties
    created = properties.created
    return CleanedPage(
        text="\n".join(line for line in _lines(document) if line),
        title=one_line(properties.title or ""),
        byline=one_line(properties.author or ""),
        published=created.replace(tzinfo=UTC).isoformat(timespec="seconds") if created else "",
        language=language_code(properties.language or ""),
    )


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text.strip()


def _rows(table: Table) -> Iterator[str]:
    """A row a line; a merged cell, which every column repeats, once."""
    for row in table.rows:
        cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
        yield " | ".join(text for text in cells.values() if text)
