"""Whether a letter says what another one said. A changed digit is another claim, never the same one."""

import hashlib
import re

from django.contrib.postgres.search import TrigramSimilarity

from claims.models import Entry, Tip

ALIKE = 0.6  # of the trigrams of both
MOST = 20
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
APART = re.compile(r"[\W_]+")


def key_of(words: str) -> str:
    """The same for the same words, however they are spaced, capitalised and punctuated."""
    return hashlib.sha256(APART.sub(" ", words.casefold()).strip().encode()).hexdigest()


def same_as(words: str, *, kind: str, entry: Entry | None) -> Tip | None:
    """The open tip that says the same, the likest one."""
    likest = (
        Tip.objects.open()
        .filter(kind=kind, entry=entry, words__trigram_similar=words)
        .annotate(alike=TrigramSimilarity("words", words))
        .filter(alike__gte=ALIKE)
        .order_by("-alike", "pk")
    )
    numbers = NUMBER.findall(words)
    return next((tip for tip in likest[:MOST] if NUMBER.findall(tip.words) == numbers), None)
