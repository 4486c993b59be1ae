"""Candidates for a claim among many: how fast, and how many of those that matter, beside search in memory."""

from factbase.management.linking.measuring import measure

__all__ = ["measure"]
