"""What people fill in while they review."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleText
from claims.extraction.types import Grain
from claims.models import Claim
from claims.models.link import Relation
from claims.review.figure_forms import iso_dates
from claims.review.highlighting import find_quote

# As events keep them; `factbase.sayings` has their words in other languages.
REASONS = (
    "not a checkable claim",
    "an opinion or a forecast",
    "not worth checking",
    "already covered by another claim",
    "read wrongly from the text",
)


class DecisionForm(forms.Form):
    """`seen` is the state on the screen when the button was pressed, `relation` what a link said there: who decides on
    an old screen is told so.
    """

    seen = forms.CharField(required=False, max_length=10)
    relation = forms.CharField(required=False, max_length=10)
    reason = forms.CharField(required=False, max_length=100)
    why = forms.CharField(required=False, max_length=500)
    next = forms.CharField(required=False, max_length=2000)

    def why_text(self) -> str:
        return ": ".join(part for part in (self.cleaned_data["reason"], self.cleaned_data["why"]) if part)


class ClaimForm(forms.Form):
    """Corrects what was read from the sentence. `version` is what was on the screen: nobody overwrites unseen."""

    label = forms.CharField(label=_("Label"), max_length=300, help_text=_("Short; stands on its own."))
    claimant = forms.CharField(
        label=_("Claimant"), required=False, max_length=200, help_text=_("Empty: the article in its own voice.")
    )
    when_value = forms.CharField(
        label=_("When"),
        required=False,
        max_length=24,
        validators=[iso_dates],
        help_text=_("2024, 2024-07, 2024-W28 or 2024-07-10; from/to."),
    )
    why = forms.CharField(label=_("Why"), required=False, max_length=500, help_text=_("Goes into the history."))
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, claim: Claim, **options: Any) -> None:
        self.claim = claim
        names = ("label", "claimant", "when_value")
        stored = {name: getattr(claim, name) for name in names} | {"version": version_of(claim)}
        super().__init__(*args, **options | {"initial": stored})

    def clean_version(self) -> str:
        if self.cleaned_data["version"] != version_of(self.claim):
            raise ValidationError(_("Somebody changed this claim while you were at it."))
        return self.cleaned_data["version"]

    def changes(self) -> dict[str, str]:
        """Keyword arguments of `claim_edit` for what differs from what is stored."""
        changes = {name: self.cleaned_data[name] for name in self.changed_data if name not in ("why", "version")}
        if "when_value" in changes:
            changes["when_grain"] = grain_of(changes["when_value"])
        return changes


def grain_of(value: str) -> str:
    """The grain of an ISO 8601 date is told by its shape; of an interval, by that of its beginning."""
    begin = value.partition("/")[0]
    if "W" in begin:
        return Grain.WEEK
    return {0: "", 4: Grain.YEAR, 7: Grain.MONTH, 10: Grain.DAY}[len(begin)]


def version_of(claim: Claim) -> str:
    """A short digest of all that the edit form shows."""
    shown = [_columns(claim, ("label", "claimant", "when_value")), *(_columns(row) for row in claim.figures.all())]
    return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()[:16]


def _columns(row: Model, names: tuple[str, ...] = ()) -> list[Any]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields if not names or field.name in names]


class SpanForm(forms.Form):
    """A new claim: words of the article's text, by offsets where a script knows them, else looked up."""

    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    quote = forms.CharField(
        label=_("Words of the article"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Select them in the text, or paste them exactly as they stand there."),
    )
    label = forms.CharField(
        label=_("Label"), required=False, max_length=300, help_text=_("Short; stands on its own. Empty: as it is read.")
    )
    claimant = forms.CharField(
        label=_("Claimant"), required=False, max_length=200, help_text=_("Empty: as it is read.")
    )

    def __init__(self, *args: Any, text: ArticleText | None, **options: Any) -> None:
        self.text = text.text if text else ""
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        quote = cleaned.get("quote", "").replace("\r\n", "\n")
        if quote and (place := self._place(quote, cleaned.get("start"))):
            cleaned["start"], cleaned["end"] = place
            cleaned["quote"] = self.text[slice(*place)]
        elif quote:
            self.add_error("quote", _("These words do not stand in the current text of the article."))
        return cleaned

    def span(self) -> tuple[int, int]:
        return self.cleaned_data["start"], self.cleaned_data["end"]

    def corrections(self) -> dict[str, str]:
        """What the person said instead of what is read."""
        given = {name: self.cleaned_data.get(name, "") for name in ("label", "claimant")}
        return {name: value for name, value in given.items() if value}

    def _place(self, quote: str, start: int | None) -> tuple[int, int] | None:
        """The selected place if the words stand there, else the first place where they do; no space around them."""
        words = quote.strip()
        if start is not None:
            start += len(quote) - len(quote.lstrip())
            if words and self.text.startswith(words, start):
                return start, start + len(words)
        return find_quote(self.text, words)


class LinkForm(forms.Form):
    """What holds between this claim and another, said from this claim's side."""

    NEWER, OLDER = "updates other", "updated by other"
    BACKS, BACKED = "supports other", "supported by other"
    RELATIONS = (
        (Relation.SAME.value, _("states the same fact")),
        (Relation.CONFLICTS.value, _("conflicts with it")),
        (OLDER, _("is older; the other updates it")),
        (NEWER, _("is newer; it updates the other")),
        (BACKED, _("is supported by the other")),
        (BACKS, _("supports the other")),
        (Relation.RELATED.value, _("is related")),
        (Relation.UNRELATED.value, _("has nothing to do with it")),
    )
    # The direction of `link_set` runs from the older to the newer, from the evidence to what it supports.
    DIRECTIONS = {
        NEWER: (Relation.UPDATES, False),
        OLDER: (Relation.UPDATES, True),
        BACKED: (Relation.SUPPORTS, False),
        BACKS: (Relation.SUPPORTS, True),
    }

    other = forms.CharField(max_length=12)
    seen = forms.CharField(required=False, max_length=10)
    relation = forms.ChoiceField(label=_("This claim"), choices=[("", _("this claim …")), *RELATIONS])
    why = forms.CharField(label=_("Why"), required=False, max_length=500)

    def judged(self, this: Claim, other: Claim) -> tuple[Claim, Claim, str]:
        """The arguments of `link_set`."""
        relation, forward = self.DIRECTIONS.get(self.cleaned_data["relation"], (self.cleaned_data["relation"], True))
        return (this, other, relation) if forward else (other, this, relation)
