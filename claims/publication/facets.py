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

Words = Iterable[tuple[Any, Any]]


def facet(form: PublicFilter, found: EntryQuerySet) -> None:
    """Offer in `form` the values that lead somewhere, each with its number under the other conditions given.

    Costs a query for each facet, and one for the words of verdicts.
    """
    for name, (value, words) in FACETS.items():
        if name not in form.fields:
            continue
        numbers = _numbers(form.narrow(found, leave_out=name), value)
        widget = form.fields[name].widget
        nothing = next(iter(widget.choices))
        widget.choices = [nothing, *_offered(words(numbers), numbers, form.data.get(name, ""))]


def _numbers(found: EntryQuerySet, value: Any) -> dict[Any, int]:
    return dict(found.order_by().values_list(value).annotate(number=Count("pk")))


def _offered(words: Words, numbers: dict[Any, int], chosen: str) -> Iterable[tuple[str, str]]:
    for value, label in words:
        if value in numbers or str(value) == chosen:
            yield str(value), _("%(value)s (%(number)d)") % {"value": label, "number": numbers.get(value, 0)}


def _languages(_numbers: dict[Any, int]) -> Words:
    return settings.LANGUAGES


def _ratings(_numbers: dict[Any, int]) -> Words:
    return [(rating.key, rating) for rating in Rating.objects.all()]


def _topics(numbers: dict[Any, int]) -> Words:
    most = sorted(numbers, key=lambda topic: (-numbers[topic], topic))[:MOST]
    return [(topic, topic) for topic in sorted(most, key=str.casefold)]


def _years(numbers: dict[Any, int]) -> Words:
    return [(year, year) for year in sorted(numbers, reverse=True)]


FACETS: dict[str, tuple[Any, Callable[[dict[Any, int]], Words]]] = {
    "rating": ("rating__key", _ratings),
    "topic": (Func(F("topics"), function="unnest"), _topics),
    "language": ("language", _languages),
    "year": (ExtractYear("published_at"), _years),
}
