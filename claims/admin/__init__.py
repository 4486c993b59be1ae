"""The desk's back door for operators: every model, and the whole round through the same services."""

from claims.admin import claims, entries

__all__ = ["claims", "entries"]
