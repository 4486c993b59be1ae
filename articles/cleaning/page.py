"""What every reader of a document hands on."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """An article as its document gives it; "" where the document does not say.

    `text` is what is stored: a paragraph a line, without page furniture as far as that can be told.
    `published` is ISO 8601, a date or a date-time with its offset; `language` is ISO 639, `canonical_url` absolute.
    """

    text: str
    title: str = ""
    source_name: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    canonical_url: str = ""


def count_words(text: str) -> int:
    """Words of two letters and more, numbers left out."""
    return len(_WORD.findall(text))
