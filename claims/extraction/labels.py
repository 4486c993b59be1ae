"""A label that stands on its own: English from typed parts for figures, else the sentence in its own language."""

import re
from decimal import Decimal

from claims.extraction.entities.nations import country_name
from claims.extraction.reading import Draft, Reading
from claims.extraction.types import EntityType, Figure, Mention, Modifier

LONGEST = 90
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
GLUED = {"%", "°C"}
PLURALS = {
    "person": "people",
    "country": "countries",
    "county": "counties",
    "agreement": "agreements",
    "time": "times",
    "aircraft": "aircraft",
    "series": "series",
}
MARKS = {
    Modifier.EXACT: "",
    Modifier.RANGE: "",
    Modifier.APPROX: "~ ",
    Modifier.NEARLY: "almost ",
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
    return _of_figures(draft, main) if main and _stands_alone(draft, main) else _of_words(draft, main)


def _stands_alone(draft: Draft, figure: Figure) -> bool:
    """Whether the parts tell what the figure is about; a bare "40%" does not."""
    told = figure.measure or figure.giver or figure.receiver or _counted(figure)
    return bool(told and (draft.mentions or draft.claimant))


def _of_figures(draft: Draft, main: Figure) -> str:
    parts = [_amount(main), main.measure or _counted(main)]
    same = [figure for figure in draft.figures if figure is not main and figure.measure == main.measure]
    head = " ".join(part for part in parts if part)
    flow = _flow(main) or ", ".join(_names(draft, head))
    others = ", ".join(_whole(figure) for figure in same[:2])
    when = f"({draft.when.value})" if draft.when else ""
    who = f"{draft.claimant.name}: " if draft.claimant else ""
    for shape in (
        f"{who}{_joined(head, others)}{_after(flow)} {when}",
        f"{who}{head}{_after(flow)} {when}",
        f"{who}{head}{_after(flow)}",
        f"{head}{_after(flow)}",
        head,
    ):
        if len(shape.strip()) <= LONGEST:
            return shape.strip()
    return head[: LONGEST - 1] + "…"


def _joined(head: str, others: str) -> str:
    return f"{head}; {others}" if others else head


def _after(flow: str) -> str:
    return f", {flow}" if flow else ""


def _main_figure(figures: tuple[Figure, ...]) -> Figure:
    """Money with somebody to give or get it first, then money, then what has a measure, then the first one."""

    def weight(figure: Figure) -> int:
        money = len(figure.unit) == 3 and figure.unit.isupper()
        return 4 * bool(figure.giver or figure.receiver) + 2 * money + bool(figure.measure)

    return max(figures, key=weight)


def _flow(figure: Figure) -> str:
    giver, receiver = (_entity(role.value) if role else "" for role in (figure.giver, figure.receiver))
    if giver and receiver:
        return f"{giver} → {receiver}"
    return f"from {giver}" if giver else f"to {receiver}" if receiver else ""


def _entity(entity_id: str) -> str:
    return country_name(entity_id) if len(entity_id) == 2 and entity_id.isupper() else entity_id


def _names(draft: Draft, head: str) -> list[str]:
    """Up to two names that the figure may be about, the claimant's own left out."""
    taken = {draft.claimant.name} if draft.claimant else set()
    names = dict.fromkeys(_mentioned(mention) for mention in draft.mentions)
    return [name for name in names if name not in taken and name not in head][:2]


def _mentioned(mention: Mention) -> str:
    return country_name(mention.id) if mention.type is EntityType.COUNTRY else mention.id


def _whole(figure: Figure) -> str:
    return f"{_amount(figure)} {_counted(figure)}".strip()


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
    one = figure.low == figure.high == 1
    return unit if one else PLURALS.get(unit) or _plural(unit)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


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
    if draft.claimant and draft.claimant.surface is None:
        text = f"{draft.claimant.name}: {text}"
    if len(text) <= LONGEST:
        return text
    clauses = [0, *(found.end() for found in CLAUSE.finditer(text)), len(text)]
    shown = " ".join(figure.surface.replace("\xad", "").split()) if figure else ""
    cuts = [text[start:end].rstrip(" ,;:–—") for start in clauses for end in clauses if start < end]
    fit = [cut for cut in cuts if shown in cut and 30 <= len(cut) <= LONGEST]
    return max(fit, key=lambda cut: (text.startswith(cut), len(cut)), default=_cut(text))


def _cut(text: str) -> str:
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
