"""What a kept copy says, and whether the words that are cited stand in it."""

import re
from dataclasses import dataclass

from articles.documents import DocumentError, read_document
from claims.models import ArchiveCopy

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a copy; without text, why there is none."""

    text: str = ""
    refusal: str = ""

    def holds(self, quote: str) -> bool:
        """Whether the quote stands in it to the letter, line breaks and spaces apart."""
        return _plain(quote) in _plain(self.text)


def copy_read(copy: ArchiveCopy) -> Reading:
    """Read a kept copy as an article is read."""
    assert copy.content is not None  # noqa: S101 - nobody reads what was not kept
    content = bytes(copy.content.content)
    name = copy.final_url or copy.url
    try:
        page = read_document(
            name, content, content_type=copy.content_type, charset=copy.charset, url=name, limit_bytes=len(content) + 1
        )
    except DocumentError as error:
        return Reading(refusal=str(error))
    return Reading(page.text)


def _plain(words: str) -> str:
    return SPACES.sub(" ", words).strip()
