"""Files that hold an article: plain text, HTML, Word and PDF, told apart by what is in them. Pure."""

from articles.documents.errors import DocumentError
from articles.documents.reading import LIMIT_BYTES, read_document

__all__ = ["LIMIT_BYTES", "DocumentError", "read_document"]
