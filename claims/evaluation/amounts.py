"""When two figures say the same amount."""

from claims.evaluation.annotations import Json

_NAMES = """
% pp bp time point magnitude km m cm mm mile kg g t l h min s day week month year kWh MWh GWh TWh kW MW GW °C km/h ha
km² m² m³ kcal
"""
MEASURES = frozenset(_NAMES.split())
CLOSE = 1e-6


def is_same_value(wanted: Json, got: Json) -> bool:
    """Unit and bounds, however they are meant: the bound that a modifier leaves open does not count."""
    return _unit(wanted) == _unit(got) and all(map(_is_close, _bounds(wanted), _bounds(got)))


def is_same_figure(wanted: Json, got: Json) -> bool:
    """Unit, both bounds and the modifier."""
    bounds = all(_is_close(wanted[side], got[side]) for side in ("low", "high"))
    return bounds and _unit(wanted) == _unit(got) and bool(wanted["modifier"] == got["modifier"])


def _unit(figure: Json) -> str:
    """Currencies and measures stand for themselves, every counted noun for all of them."""
    unit: str = figure["unit"]
    return unit if unit in MEASURES or (len(unit) == 3 and unit.isupper()) else "count"


def _bounds(figure: Json) -> tuple[float | None, float | None]:
    low, high = figure["low"], figure["high"]
    return (high if low is None else low), (low if high is None else high)


def _is_close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= CLOSE * max(1.0, abs(one), abs(other))
