"""A claim's figures as a form: read from rows, checked, and turned into what `claim_edit` takes."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from claims.extraction.types import Modifier
from claims.models import Claim, Figure
from claims.models.figure import Modifiers, Scopes, Stages
from claims.parties import party_named
from claims.wording.parties import entity_words

DAY = r"\d{4}(?:-(?:W\d{2}|\d{2}(?:-\d{2})?))?"
iso_dates = RegexValidator(
    rf"^{DAY}(?:/{DAY})?$", _("Write 2024, 2024-07, 2024-W28, 2024-07-10, or two of them with a slash between.")
)
# Which bound a modifier leaves open.
OPEN = {
    Modifier.MORE_THAN: "high",
    Modifier.AT_LEAST: "high",
    Modifier.LESS_THAN: "low",
    Modifier.AT_MOST: "low",
}
COLUMNS = ("surface", "low", "high", "unit", "modifier", "measure", "stage", "period", "as_of", "scope")
PARTIES = ("giver", "receiver")
# A value that a person changed no longer comes from the words that the engine noted beside it.
WORDED = ("measure", "stage", "giver", "receiver", "period", "as_of", "scope")


def _line(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(**{"label": label, "required": False, "max_length": length} | options)


def _hint(words: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"placeholder": words})


class NumberField(forms.DecimalField):
    """A number that may be grouped by spaces; commas and points group in one language and divide in another."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


def _number(label: Any) -> NumberField:
    return NumberField(label=label, required=False, max_digits=30, decimal_places=6)


class FigureForm(forms.Form):
    """One figure of a claim. `quote` is the claim's sentence, in which the figure's words must stand."""

    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    surface = _line(_("Words in the sentence"), 300, required=True)
    # Browsers send the first choice of the empty row, too: it must not count as filled in.
    modifier = forms.ChoiceField(label=_("How meant"), choices=Modifiers.choices, initial=Modifiers.values[0])
    low = _number(_("From"))
    high = _number(_("To"))
    unit = _line(_("Unit"), 40, required=True, widget=_hint(_("EUR, %, a noun")))
    measure = _line(_("Of what"), 200)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[("", _("not said")), *Stages.choices])
    scope = forms.ChoiceField(label=_("Scope"), required=False, choices=[("", _("not said")), *Scopes.choices])
    giver = _line(_("Giver"), 200, widget=forms.TextInput(attrs={"list": "known-parties"}))
    receiver = _line(_("Receiver"), 200, widget=forms.TextInput(attrs={"list": "known-parties"}))
    period = _line(_("Period"), 24, validators=[iso_dates], widget=_hint("2024"))
    as_of = _line(_("As of"), 24, validators=[iso_dates], widget=_hint("2024-07-10"))

    def __init__(self, *args: Any, quote: str, **options: Any) -> None:
        self.quote = quote
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        cleaned["start"] = self._place(cleaned["surface"], cleaned.get("start"))
        cleaned["low"], cleaned["high"] = self._bounds(cleaned["modifier"], cleaned["low"], cleaned["high"])
        return cleaned

    def _place(self, surface: str, before: int | None) -> int:
        if before is not None and self.quote.startswith(surface, before):
            return before
        place = self.quote.find(surface)
        if place < 0:
            raise ValidationError({"surface": _("These words do not stand in the sentence.")})
        return place

    @staticmethod
    def _bounds(modifier: str, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        """Both bounds as the modifier means them: a point has two equal ones, “more than” has no upper one."""
        known = [bound for bound in (low, high) if bound is not None]
        if not known:
            raise ValidationError({"low": _("A figure needs a number.")})
        if low is not None and high is not None and low > high:
            raise ValidationError({"high": _("This is less than where it begins.")})
        if modifier == Modifier.RANGE:
            if len(known) == 1:
                raise ValidationError({"high": _("A range needs both ends.")})
            return low, high
        if modifier in OPEN:
            return (None, known[-1]) if OPEN[Modifier(modifier)] == "low" else (known[0], None)
        if len(set(known)) > 1:
            raise ValidationError({"modifier": _("Two different numbers are a range.")})
        return known[0], known[0]


class BaseFigureFormSet(forms.BaseFormSet):
    label = _("Figures")

    def clean(self) -> None:
        """Two figures cannot begin at the same word."""
        if any(self.errors):
            return
        starts = [form.cleaned_data["start"] for form in self.kept()]
        if len(set(starts)) < len(starts):
            raise ValidationError(_("Two figures stand on the same words."))

    def kept(self) -> list[FigureForm]:
        return [form for form in self.forms if form.cleaned_data.get("surface") and not form.cleaned_data.get("DELETE")]


FigureFormSet = forms.formset_factory(FigureForm, formset=BaseFigureFormSet, extra=1, can_delete=True, max_num=50)


def figure_formset(claim: Claim, posted: Any = None) -> Any:
    stored = [_initial(figure) for figure in claim.figures.all()]
    return FigureFormSet(posted, initial=stored, form_kwargs={"quote": claim.quote}, prefix="figures")


def _initial(figure: Figure) -> dict[str, Any]:
    values = {name: _plain(getattr(figure, name)) for name in ("start", *COLUMNS)}
    return values | {name: entity_words(getattr(figure, name)) for name in PARTIES}


def _plain(value: Any) -> Any:
    """A stored decimal without the zeros behind it; anything else as it is."""
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value


def figure_values(formset: BaseFigureFormSet, claim: Claim) -> list[dict[str, Any]]:
    """Keyword arguments of Figure for `claim_edit`; new parties are made. Call it in a transaction."""
    stored = {figure.start: figure for figure in claim.figures.all()}
    return [_values(form.cleaned_data, stored.get(form.cleaned_data["start"])) for form in formset.kept()]


def _values(cleaned: dict[str, Any], stored: Figure | None) -> dict[str, Any]:
    values = {name: cleaned[name] for name in ("start", *COLUMNS)}
    values["end"] = cleaned["start"] + len(cleaned["surface"])
    for name in PARTIES:
        values[name] = party_named(cleaned[name]) if cleaned[name].strip() else None
    for name in WORDED:
        kept = stored is not None and getattr(stored, name) == values[name]
        values[f"{name}_words"] = getattr(stored, f"{name}_words") if kept else ""
    return values
