"""How many entries stand behind each value of the public list's conditions."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Func
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from claims.models import Rating
from claims.publication.filters import PublicFilter
from claims.querysets import EntryQuerySet

MOST = 50  # topics

Numbers = dict[str, int]
Words = Iterable[tuple[str, Any]]


def facet(form: PublicFilter, found: EntryQuerySet) -> None:
    """Offer in `form` the values that lead somewhere, each with its number under the other conditions given.

    What is chosen stays on offer. Costs a query for each facet, and one for the words of verdicts.
    """
    for name in form.fields.keys() & FACETS.keys():
        value, words = FACETS[name]
        numbers = _numbers(form.narrow(found, leave_out=name), value)
        if form.cleaned_data.get(name):
            numbers.setdefault(form.data[name], 0)
        widget = form.fields[name].widget
        widget.choices = [next(iter(widget.choices)), *_offered(words(numbers), numbers)]


def _numbers(found: EntryQuerySet, value: Any) -> Numbers:
    rows = found.order_by().values_list(value).annotate(number=Count("pk"))
    return {str(value): number for value, number in rows}


def _offered(words: Words, numbers: Numbers) -> Words:
    for value, label in words:
        if value in numbers:
            yield value, _("%(value)s (%(number)d)") % {"value": label, "number": numbers[value]}


def _languages(_numbers: Numbers) -> Words:
    return settings.LANGUAGES


def _ratings(_numbers: Numbers) -> Words:
    return [(rating.key, rating) for rating in Rating.objects.all()]


def _topics(numbers: Numbers) -> Words:
    most = sorted(numbers, key=lambda topic: (-numbers[topic], topic))[:MOST]
    return [(topic, topic) for topic in sorted(most, key=str.casefold)]


def _years(numbers: Numbers) -> Words:
    return [(year, year) for year in sorted(numbers, reverse=True)]


FACETS: dict[str, tuple[Any, Callable[[Numbers], Words]]] = {
    "rating": ("rating__key", _ratings),
    "topic": (Func(F("topics"), function="unnest"), _topics),
    "language": ("language", _languages),
    "year": (ExtractYear("published_at"), _years),
}
