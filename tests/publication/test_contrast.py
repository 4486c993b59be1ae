"""The colours of the stylesheet against each other, as WCAG 2.2 measures them (1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
GROUNDS = ("paper", "surface", "sunken")
VERDICTS = ("verdict-1", "verdict-2", "verdict-3", "verdict-4", "verdict-5", "verdict-none")
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "accent", "accent-strong") for ground in GROUNDS),
    *((tone, ground) for tone in (*VERDICTS, "bad") for ground in ("paper", "surface")),
    *((tone, f"{tone}-soft") for tone in ("ok", "warn", "bad", "accent")),
    *(("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-bad", "bad")),
    *(("accent-strong", "accent-soft"), ("ink", "mark"), ("ink", "accent-soft"), ("muted", "accent-soft")),
]
CONTROLS = [("edge", ground) for ground in GROUNDS]


@pytest.fixture(scope="module")
def tokens() -> dict[str, tuple[str, str]]:
    css = Path(finders.find("factbase/factbase.css")).read_text()
    return {name: (light, dark) for name, light, dark in TOKEN.findall(css)}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"), [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in CONTROLS]
)
def test_colours_can_be_told_apart(tokens, scheme, ink, ground, least):
    assert contrast(tokens[ink][scheme], tokens[ground][scheme]) >= least
