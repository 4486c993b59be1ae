"""Figures in short, as the tables of the tests write them: "> 250000000 EUR", "5..6 km", "~ 24 agreement"."""

from claims.extraction.figures import find_figures
from claims.extraction.types import Figure, Modifier

SIGNS = {
    Modifier.EXACT: "",
    Modifier.RANGE: "",
    Modifier.APPROX: "~ ",
    Modifier.MORE_THAN: "> ",
    Modifier.AT_LEAST: ">= ",
    Modifier.LESS_THAN: "< ",
    Modifier.AT_MOST: "<= ",
    Modifier.NEARLY: "almost ",
}


def told(figure: Figure) -> str:
    point = figure.high if figure.low is None else figure.low
    number = f"{figure.low}..{figure.high}" if figure.modifier is Modifier.RANGE else f"{point}"
    return f"{SIGNS[figure.modifier]}{number} {figure.unit}".rstrip()


def figures_in(text: str, language: str) -> list[Figure]:
    return find_figures(text, (0, len(text)), language)


def all_told(text: str, language: str) -> list[str]:
    return [told(figure) for figure in figures_in(text, language)]
