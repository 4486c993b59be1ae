"""Fetch one page or feed, guarded against addresses that point inwards and answers that never end."""

from articles.fetching.client import DEFAULT_LIMITS, FetchedPage, FetchLimits, fetch
from articles.fetching.errors import AddressError, AnswerError, FetchError, UnreachableError

__all__ = [
    "DEFAULT_LIMITS",
    "AddressError",
    "AnswerError",
    "FetchError",
    "FetchLimits",
    "FetchedPage",
    "UnreachableError",
    "fetch",
]
