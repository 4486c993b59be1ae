"""A label that stands on its own: English from typed parts for figures, else the sentence in its own language."""

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.extraction.entities.nations import country_name
from claims.extraction.figures.units.plurals import plural
from claims.extraction.figures.units.unit import TIMES
from claims.extraction.reading import Draft, Reading
from claims.extraction.types import EntityType, Figure, Mention, Modifier, Scope

LONGEST = 90
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
GLUED = {"%", "°C"}
WHOLES = {"national income", "GDP"}
INSIDE = {"in", "im", "en", "au", "aux", "à", "across", "dans"}
MANY = 10
MARKS = {
    Modifier.EXACT: "",
    Modifier.RANGE: "",
    Modifier.APPROX: "~ ",
    Modifier.NEARLY: "nearly ",
    Modifier.MORE_THAN: "> ",
    Modifier.AT_LEAST: "≥ ",
    Modifier.LESS_THAN: "< ",
    Modifier.AT_MOST: "≤ ",
}
OPENING = re.compile(
    r"^(?:However|Meanwhile|Moreover|In addition|By comparison|Zum Vergleich|Toutefois|Cependant|En outre)\b[,:]?\s+"
)
ASIDE = re.compile(r"\s\([^()]{0,80}\)")
CLAUSE = re.compile(r"[,;:–—]\s")


def label_for(draft: Draft, reading: Reading) -> str:
    """At most 90 code points."""
    main = _main_figure(draft.figures) if draft.figures else None
    if main is None or not _tells(draft, main):
        return _of_words(draft, main)
    shapes = (" ".join(shape.split()) for shape in _shapes(draft, main))
    return next((shape for shape in shapes if len(shape) <= LONGEST), "") or _of_words(draft, main)


def _tells(draft: Draft, figure: Figure) -> bool:
    """Whether the parts say what the figure is about: a bare "40%", "34 people" or "24 h" does not."""
    if figure.giver or figure.receiver:
        return True
    if _is_money(figure):
        return bool(figure.measure or figure.period or (figure.scope and figure.scope.value == Scope.ADDITIONAL))
    if figure.unit in TIMES or figure.unit in GLUED or _is_measure(figure.unit):
        return bool(figure.measure and (draft.mentions or draft.claimant))
    counts_somewhere = figure.unit and _size(figure) >= MANY and _place(draft, figure)
    return bool(figure.measure or counts_somewhere)


def _size(figure: Figure) -> Decimal:
    return abs(figure.low if figure.low is not None else figure.high or Decimal(0))


def _shapes(draft: Draft, main: Figure) -> Iterator[str]:
    """The label with all its parts, then with ever fewer."""
    head, where = _head(main), _flow(main) or _place(draft, main)
    same = [figure for figure in draft.figures if figure is not main and _is_beside(figure, main)]
    others = "".join(f"; {_whole(figure)}" for figure in same[:2])
    when = main.period.value if main.period else draft.when.value if draft.when else ""
    time = f", {when}" if when else ""
    who = f"{draft.claimant.name}: " if draft.claimant else ""
    own = f", {main.period.value}" if main.period else ""
    yield f"{who}{head}{where}{own}{others}" if same and main.period else f"{who}{head}{others}{where}{time}"
    yield f"{who}{head}{where}{time}"
    yield f"{head}{where}{time}"
    yield f"{head}{time}"
    yield head


def _head(figure: Figure) -> str:
    """ "another €80M military aid", "< 1.5% of national income", "nearly 2,000 people"."""
    more = "another " if figure.scope and figure.scope.value == Scope.ADDITIONAL else ""
    measure = "" if _measured(figure) == "population" else _measured(figure)
    if measure in WHOLES:
        measure = f"of {measure}"
    return f"{more}{_amount(figure)} {measure or _counted(figure)}".strip()


def _measured(figure: Figure) -> str:
    return figure.measure.value if figure.measure else ""


def _is_beside(figure: Figure, main: Figure) -> bool:
    return _measured(figure) == _measured(main) and figure.unit not in TIMES | {
        main.unit if not _is_money(main) else ""
    }


def _place(draft: Draft, figure: Figure) -> str:
    """ " in X", where the sentence says that word before the one country or place it names."""
    names = {_mentioned(each): each for each in draft.mentions if each.type in (EntityType.COUNTRY, EntityType.PLACE)}
    if len(names) != 1:
        return ""
    ((name, mention),) = names.items()
    before = draft.sentence.surface[: max(0, mention.start - draft.sentence.start)].split()[-2:]
    said = _measured(figure) == "population" or {word.casefold() for word in before} & INSIDE
    return f" in {name}" if said else ""


def _main_figure(figures: tuple[Figure, ...]) -> Figure:
    """Money with somebody to give or get it first, then money, then what has a measure, then the first one."""

    def weight(figure: Figure) -> int:
        return 4 * bool(figure.giver or figure.receiver) + 2 * _is_money(figure) + bool(figure.measure)

    return max(figures, key=weight)


def _flow(figure: Figure) -> str:
    giver, receiver = (_entity(role.value) if role else "" for role in (figure.giver, figure.receiver))
    if giver and receiver:
        return f", {giver} → {receiver}"
    return f" from {giver}" if giver else f" to {receiver}" if receiver else ""


def _is_money(figure: Figure) -> bool:
    return len(figure.unit) == 3 and figure.unit.isupper()


def _entity(entity_id: str) -> str:
    return country_name(entity_id) if len(entity_id) == 2 and entity_id.isupper() else entity_id


def _mentioned(mention: Mention) -> str:
    return country_name(mention.id) if mention.type is EntityType.COUNTRY else mention.id


def _whole(figure: Figure) -> str:
    period = f", {figure.period.value}" if figure.period else ""
    return f"{_amount(figure)} {_counted(figure)}".strip() + period


def _amount(figure: Figure) -> str:
    low, high = figure.low, figure.high
    mark = MARKS[figure.modifier]
    if low is not None and high is not None and low != high:
        return f"{mark}{_with_unit(f'{_number(low)}–{_number(high)}', figure.unit)}"
    value = low if low is not None else high
    return f"{mark}{_with_unit(_number(value), figure.unit)}" if value is not None else ""


def _with_unit(number: str, unit: str) -> str:
    if unit in SIGNS:
        return SIGNS[unit] + number
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {number}"
    if unit in GLUED:
        return f"{number}{unit}"
    return f"{number} {unit}" if _is_measure(unit) else number


def _is_measure(unit: str) -> bool:
    return (len(unit) <= 3 and unit != "day") or unit in {"magnitude", "km/h"}


def _counted(figure: Figure) -> str:
    """The counted noun in the plural; measures and money have theirs in the amount."""
    unit = figure.unit
    if unit in GLUED or _is_measure(unit):
        return ""
    return unit_words(unit, one=figure.low == figure.high == 1)


def unit_words(unit: str, *, one: bool) -> str:
    """A unit as it stands behind a number: counted nouns in the plural, measures and symbols as they are."""
    if one or not unit or unit in GLUED or _is_measure(unit):
        return unit
    return plural(unit)


def _number(value: Decimal) -> str:
    for size, letter in ((Decimal(10**12), "T"), (Decimal(10**9), "B"), (Decimal(10**6), "M")):
        if abs(value) >= size:
            return f"{_plain(value / size)}{letter}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value.quantize(Decimal('0.01')):,f}"
    return text.rstrip("0").rstrip(".")


def _of_words(draft: Draft, figure: Figure | None = None) -> str:
    text = ASIDE.sub("", OPENING.sub("", " ".join(draft.sentence.surface.replace("\xad", "").split())))
    text = text[:1].upper() + text[1:]
    named = f"{draft.claimant.name}: {text}" if draft.claimant and draft.claimant.surface is None else text
    if len(named) <= LONGEST:
        return named
    if len(text) <= LONGEST:
        return text
    clauses = [0, *(found.end() for found in CLAUSE.finditer(text)), len(text)]
    shown = " ".join(figure.surface.replace("\xad", "").split()) if figure else ""
    cuts = [text[start:end].rstrip(" ,;:–—") for start in clauses for end in clauses if start < end]
    fit = [cut for cut in cuts if shown in cut and (shown or text.startswith(cut)) and 30 <= len(cut) <= LONGEST]
    return max(fit, key=lambda cut: (text.startswith(cut), len(cut)), default=_cut(text))


def _cut(text: str) -> str:
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
