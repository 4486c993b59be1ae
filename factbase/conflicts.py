"""Two people changed one row: field by field what each of them has, and what is sent once the second has chosen."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet, BoundField
from django.http import QueryDict

from factbase.history.models import Event, Recorded

# Said about a change; not part of the row.
SAID = ("why", "reason")
# The fields of a form are compared one by one, a formset (with a `label`) as a whole.
Parts = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What both have where they differ; `touched`: this person changed it since the page was made."""

    name: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    touched: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two versions differ, and the last that happened to the row."""

    rows: Sequence[Difference]
    last: Event | None


def base_of(parts: Parts) -> str:
    """What a page shows, as a form sends it along: from it the next version knows who changed what."""
    return json.dumps({name: _digest(texts) for name, _, texts in _rows(parts)})


def is_stale(theirs: Parts, base: str) -> bool:
    """Whether the row is no longer what the page with this `base` showed."""
    known = _known(base)
    return any(known.get(name, "") != _digest(texts) for name, _, texts in _rows(theirs)) if known else False


def conflict(subject: Recorded, mine: Parts, theirs: Parts, base: str) -> Conflict:
    known = _known(base)
    stored = {name: texts for name, _, texts in _rows(theirs)}
    rows = [
        Difference(name, label, texts, stored[name], known.get(name, "") not in ("", _digest(texts)))
        for name, label, texts in _rows(mine)
        if name in stored and texts != stored[name]
    ]
    events = Event.objects.filter(kind=subject.event_kind, subject=subject.public_id)
    return Conflict(rows, events.select_related("by").first())


def settled(posted: QueryDict | None, theirs: Parts) -> QueryDict | None:
    """What was sent, with the other's values in the rows where they were chosen."""
    if posted is None:
        return None
    data = posted.copy()
    for part in theirs:
        names: list[Any] = [part.prefix] if isinstance(part, BaseFormSet) else [field.html_name for field in part]
        for name in names:
            if posted.get(f"choice-{name}") == "theirs":
                _take(data, part, name)
    return data


def _take(data: QueryDict, part: Any, name: str) -> None:
    """Put what is stored in the place of what was sent."""
    for sent in [sent for sent in data if sent == name or sent.startswith(f"{name}-")]:
        del data[sent]
    forms = [part.management_form, *part.forms] if isinstance(part, BaseFormSet) else [part]
    fields = [field for form in forms for field in form]
    for field in fields:
        if isinstance(part, BaseFormSet) or field.html_name == name:
            data[field.html_name] = _raw(field)


def _raw(field: BoundField) -> str:
    value = field.value()
    if isinstance(value, dt.datetime):
        return str(field.field.widget.format_value(value))
    return "" if value is None or value is False else str(value)


def _known(base: str) -> dict[str, str]:
    try:
        known = json.loads(base or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _digest(texts: tuple[str, ...]) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:8]


def _rows(parts: Parts) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for part in parts:
        if isinstance(part, BaseFormSet):
            yield str(part.prefix), str(getattr(part, "label", "")), tuple(filter(None, map(_line, part.forms)))
        else:
            for field in part.visible_fields():
                if field.name not in SAID:
                    yield field.html_name, str(field.label), (_text(field),)


def _line(form: BaseForm) -> str:
    """A row of a formset in one line; nothing for an empty row, and for one that was taken out."""
    fields = form.visible_fields()
    if not _text(fields[0]) or ("DELETE" in form.fields and form["DELETE"].value()):
        return ""
    return " · ".join(filter(None, (_text(field) for field in fields if field.name != "DELETE")))


def _text(field: BoundField) -> str:
    raw = _raw(field).replace("\r\n", "\n").strip()
    choices = getattr(field.field, "choices", ())
    return next((str(label) for key, label in choices if raw and str(key) == raw), raw)
