"""The picture of a ledger for where no stylesheet of ours is, as SVG and drawn as PNG: on paper, light, in any case."""

import re
from pathlib import Path

import resvg_py
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

import factbase
from claims.ledger.page import Ledger, Section

STYLE = Path(factbase.__file__).parent / "static" / "factbase" / "ledger-plot.css"
TOKEN = re.compile(r"var\(--([\w-]+)\)")
# The tokens of factbase.css and ledger.css on paper.
PAPER = {
    "ink": "#1b1a18",
    "muted": "#5c584f",
    "line": "#dfdbd1",
    "surface": "#ffffff",
    "bad": "#9b1c14",
    "sans": "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
    "stage-planned": "#5b6b8c",
    "stage-pledged": "#7a4fa3",
    "stage-allocated": "#a35a00",
    "stage-delivered": "#0b5563",
    "stage-spent": "#17603a",
    "stage-unsaid": "#6d685e",
}
# A server often has no fonts at all, and the same ledger is to look the same everywhere: these alone are used.
FONTS = [str(path) for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]
SCALE = 2


def svg_of(ledger: Ledger, section: Section) -> str:
    context = {
        "ledger": ledger,
        "section": section,
        "plot": section.wide,
        "style": TOKEN.sub(lambda token: PAPER[token[1]], STYLE.read_text()),
        "name": "file",
        "newsroom": settings.NEWSROOM,
        "now": timezone.now(),
    }
    return render_to_string("ledger/plot.svg", context)


def png_of(ledger: Ledger, section: Section) -> bytes:
    """The same at twice its size, for a screen of today."""
    svg = svg_of(ledger, section)
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=SCALE, skip_system_fonts=True, font_files=FONTS)
