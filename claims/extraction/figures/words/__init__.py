"""Sentences as tokens, and the word tables that read them."""
