"""Where a claim is cut in two."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.models import Anchor
from claims.review.highlighting import find_quote

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the claim at which its second part may begin."""

    start: int
    text: str


def words_of(quote: str) -> list[Word]:
    return [Word(found.start(), found[0]) for found in WORD.finditer(quote)]


class SplitForm(forms.Form):
    """At a word, by its offset in the claim's quote; or by the words of both parts."""

    at = forms.IntegerField(required=False, min_value=1)
    first = forms.CharField(required=False, strip=True)
    second = forms.CharField(required=False, strip=True)

    def __init__(self, *args: Any, anchor: Anchor, **options: Any) -> None:
        self.anchor = anchor
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("first") and cleaned.get("second"):
            cleaned["spans"] = [self._find(cleaned[name]) for name in ("first", "second")]
        elif cleaned.get("at"):
            cleaned["spans"] = self._halves(cleaned["at"])
        else:
            raise ValidationError(_("Say where the second claim begins."))
        return cleaned

    def _find(self, words: str) -> tuple[int, int]:
        """In the claim itself if they stand there, else anywhere in its article."""
        start, text = self.anchor.start or 0, self.anchor.text.text
        words = words.replace("\r\n", "\n")
        if place := find_quote(text[start : self.anchor.end], words):
            return start + place[0], start + place[1]
        if place := find_quote(text, words):
            return place
        raise ValidationError(_("“%(words)s” does not stand in the article."), params={"words": words[:80]})

    def _halves(self, at: int) -> list[tuple[int, int]]:
        start, end = self.anchor.start or 0, self.anchor.end or 0
        first, second = self.anchor.text.text[start : start + at].rstrip(), self.anchor.text.text[start + at : end]
        if not first or not second.strip():
            raise ValidationError(_("One part would be empty."))
        begin = start + at + len(second) - len(second.lstrip())
        return [(start, start + len(first)), (begin, end)]
