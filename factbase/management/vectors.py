"""Published test vectors as an outside check: the share that the engine reads, by language and kind."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.extraction import extract
from claims.extraction.dates import find_dates
from claims.extraction.rendering import as_gold
from claims.extraction.types import When

LANGUAGES = ("de", "en", "fr")
FIGURE_FILES = {
    "Number": "Number", "Percent": "Number", "Currency": "NumberWithUnit", "Dimension": "NumberWithUnit",
    "Age": "NumberWithUnit", "Temperature": "NumberWithUnit",
}  # fmt: skip
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?")
DUCKLING = re.compile(r"\((?:NumeralValue|simple \w+) \(?(-?[\d.]+(?:e-?\d+)?)\)?\)")
DUCKLING_KINDS = {"Numeral": "numeral", "AmountOfMoney": "money", "Distance": "distance", "Temperature": "degrees"}
HUNDREDTHS = re.compile(r"cents?|centimes?|pence|penny|p|cent .*", re.IGNORECASE)
EXACTLY, ROUNDED = Decimal("0.000001"), Decimal("0.001")  # shares are percent to two digits
HUNDRED = Decimal(100)
# Neither half-open times (`Mod`) nor decades, seasons, weekends, holidays and days without a month.
UNCOVERED = re.compile(r"P\d+[CE]|P\d+0Y|SP|SU|FA|WI|WE|XX-\d\d$|REF|Mod|T\d")
LONG_AGO, ONE_DAY = date(1900, 1, 1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Vector:
    """`expected` are all the results of a text; each is a number with its unit, or the days that it may mean."""

    language: str
    kind: str
    text: str
    expected: tuple[Any, ...]
    reference: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    language: str
    kind: str
    read: int
    total: int

    @property
    def value(self) -> float:
        return self.read / self.total


def measure(folder: Path) -> list[Share]:
    """The shares of all files below `folder`, which holds `recognizers/` and `duckling/` as JSON lines."""
    return [_share(language, vectors) for language in LANGUAGES for vectors in _by_kind(folder, language)]


def is_read(vector: Vector) -> bool:
    return _dates_are_read(vector) if vector.kind == "date" else _figures_are_read(vector)


def _share(language: str, vectors: list[Vector]) -> Share:
    return Share(language, vectors[0].kind, sum(map(is_read, vectors)), len(vectors))


def _by_kind(folder: Path, language: str) -> Iterator[list[Vector]]:
    readers: tuple[Callable[[Path, str], Iterator[Vector]], ...] = (_figures, _dates, _duckling)
    kinds: dict[str, list[Vector]] = {}
    for vector in (vector for reader in readers for vector in reader(folder, language)):
        kinds.setdefault(vector.kind, []).append(vector)
    yield from kinds.values()


def _rows(path: Path) -> list[dict[str, Any]]:
    """The cases of a file; none where a language or a kind is not there."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def _figures(folder: Path, language: str) -> Iterator[Vector]:
    for model, name in FIGURE_FILES.items():
        for row in _rows(folder / "recognizers" / f"{name}_{language}.jsonl"):
            results = [_number(result["Resolution"]) for result in row["results"]]
            expected = tuple(result for result in results if result)
            if row["model"] == f"{model}Model" and expected:
                yield Vector(language, model.casefold(), row["text"], expected)


def _number(resolution: dict[str, str]) -> tuple[Decimal, str] | None:
    plain = (resolution.get("value") or "").rstrip("%").replace(",", ".")
    return (Decimal(plain), resolution.get("unit") or "") if NUMBER.fullmatch(plain) else None


def _duckling(folder: Path, language: str) -> Iterator[Vector]:
    for row in _rows(folder / "duckling" / f"{language}.jsonl"):
        found = DUCKLING.fullmatch(row["expect"])
        if found and row["dim"] in DUCKLING_KINDS:
            unit = row["expect"].split()[1]
            yield Vector(language, f"duckling {DUCKLING_KINDS[row['dim']]}", row["text"], ((Decimal(found[1]), unit),))


def _figures_are_read(vector: Vector) -> bool:
    """Each number is a bound of a figure, as `manage.py extract --json` prints them."""
    quantities = as_gold("", extract(vector.text, language=vector.language))["quantities"]
    ends = [(each[end], each["unit"]) for each in quantities for end in ("low", "high") if each[end] is not None]
    bounds = [(Decimal(str(end)), unit) for end, unit in ends]
    return all(any(_same(number, unit, *bound, vector.kind) for bound in bounds) for number, unit in vector.expected)


def _same(number: Decimal, unit: str, value: Decimal, own_unit: str, kind: str) -> bool:
    """Equal as they stand; cents are hundredths of the currency, and a share of one is written in percent."""
    if _near(number, value):
        return True
    if HUNDREDTHS.fullmatch(unit):
        return len(own_unit) == 3 and _near(number, value * HUNDRED)
    return not unit and own_unit == "%" and kind != "percent" and _near(number, value / HUNDRED, ROUNDED)


def _near(wanted: Decimal, found: Decimal, tolerance: Decimal = EXACTLY) -> bool:
    return abs(wanted - found) <= tolerance * abs(wanted)


def _dates(folder: Path, language: str) -> Iterator[Vector]:
    for row in _rows(folder / "recognizers" / f"DateTime_{language}.jsonl"):
        day = (row["context"] or {}).get("ReferenceDateTime", "")[:10]
        if row["model"] == "DateTimeModel" and row["results"] and day:
            expected = tuple((result["Text"].casefold(), _days(result)) for result in row["results"])
            if all(days for _, days in expected):
                yield Vector(language, "date", row["text"], expected, date.fromisoformat(day))


def _days(result: dict[str, Any]) -> list[tuple[str, str]]:
    """The first and the last day of each reading, or nothing if it is of a kind that is left out."""
    values = (result.get("Resolution") or {}).get("values") or []
    if result.get("TypeName") not in ("datetimeV2.date", "datetimeV2.daterange") or UNCOVERED.search(
        json.dumps(values)
    ):
        return []
    days = [(value.get("value") or value.get("start"), value.get("value") or value.get("end")) for value in values]
    return days if all(first and last and "-" in first for first, last in days) else []


def _dates_are_read(vector: Vector) -> bool:
    found = [each.when for each in find_dates(vector.text, (0, len(vector.text)), vector.language, vector.reference)]
    return all(any(_is_time(when, *wanted) for when in found) for wanted in vector.expected)


def _is_time(when: When, words: str, readings: list[tuple[str, str]]) -> bool:
    """The same days, the last of an interval counted in or not; or days that the same words cut to our grain."""
    first, _, last = when.value.partition("/")
    start, (final, after) = _bounds(first)[0], _bounds(last or first)
    ends = {each.isoformat() for each in (final, after - ONE_DAY, after)}
    if any(one == start.isoformat() and other in ends for one, other in readings):
        return True
    cut = ((_cut(one, first), _cut(other, first)) for one, other in readings)
    return words in when.surface.casefold() and (first, last or first) in cut


def _cut(day: str, like: str) -> str:
    """A day cut to the grain of another value."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}" if "W" in like else day[: len(like)]


def _bounds(value: str) -> tuple[date, date]:
    if "W" in value:
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return monday, monday + timedelta(weeks=1)
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day) + ONE_DAY
    if month:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return date(year, 1, 1), date(year + 1, 1, 1)
