"""What embedders are given: they choke on what a page may hold."""

import unicodedata

LONGEST = 1000  # characters; the time of an embedder grows with them, and a claim is a sentence


def prepared(text: str) -> str:
    """Composed, without NUL and lone surrogates, with single spaces, and of bearable length."""
    composed = unicodedata.normalize("NFC", text.replace("\0", " "))
    return " ".join(composed.encode("utf-8", "ignore").decode("utf-8").split())[:LONGEST].rstrip()
