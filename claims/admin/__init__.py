"""The desk's back door for operators: every model, and the whole round through the same services."""

from claims.admin import claims, clusters, entries, model_readings

__all__ = ["claims", "clusters", "entries", "model_readings"]
