"""HTML to the text of an article and what the page says about it. Pure: bytes in, a frozen page out.

Importing it costs about a second of CPU and 40 MB, most of it trafilatura, so code that only needs
`normalise_text` or `canonicalise_url` takes them from `articles.normalising`.
"""

from articles.cleaning.body import clean_html
from articles.cleaning.facts import one_line
from articles.cleaning.markup import fragment_text
from articles.cleaning.page import CleanedPage, count_words
from articles.normalising import canonicalise_url, normalise_text

__all__ = [
    "CleanedPage",
    "canonicalise_url",
    "clean_html",
    "count_words",
    "fragment_text",
    "normalise_text",
    "one_line",
]
