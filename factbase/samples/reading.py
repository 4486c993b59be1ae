"""What the files of this folder hold. Pure: no models."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.inputs import InputError, read_input
from articles.submission import Submission

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole sentence of a sample article, found by its words so that it survives a better engine."""

    article: str  # external id
    quote: str
    role: str = "appearance"


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """An entry as entries.toml tells it. `key`, `translation_of` and `succeeds` name entries of that file alone."""

    key: str
    language: str
    state: str
    statement: str
    rationale: str
    claims: tuple[Passage, ...]
    evidence: list[dict[str, str]]
    rating: str = ""
    topics: tuple[str, ...] = ()
    translation_of: str = ""
    succeeds: str = ""
    correction: dict[str, Any] | None = None
    notice: str = ""


def sample_articles() -> list[Submission]:
    items = list(read_input(str(FOLDER / "articles.jsonl")))
    refused = [f"{item.name}: {item.reason}" for item in items if isinstance(item, InputError)]
    if refused:
        raise ValueError(f"The sample articles cannot be read: {'; '.join(refused)}")
    return [item for item in items if isinstance(item, Submission)]


def sample_entries() -> list[SampleEntry]:
    rows = tomllib.loads((FOLDER / "entries.toml").read_text(encoding="utf-8"))["entry"]
    return [SampleEntry(**row | {"claims": tuple(Passage(**claim) for claim in row["claims"])}) for row in rows]
