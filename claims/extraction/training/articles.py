"""The sentences of annotated articles with the names that people found in them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.extraction.plaintext import PlainText
from claims.extraction.training.corpus import Marked, Text

LABELS = {"country": "LOC", "place": "LOC", "org": "ORG", "person": "PER"}
DETERMINER = re.compile(
    r"(?:the|its|his|her|their|this|our|my|der|die|das|den|dem|des|diese\w*|sein\w*|ihr\w*|unser\w*|le|la|les|l[’']|son|sa"
    r"|ses|leurs?|ce|cette|cet|notre|mon|ma|du|au)\b[ ’']?",
    re.IGNORECASE,
)
# What is in lower case and yet one particular office: "the finance ministry", "tribunal de commerce de Lille".
OFFICE = re.compile(
    r"minist|tribunal|préfecture|parquet|chambre|agence|office|court|prosecut|department|conseil|université|police"
)
GERMAN_OFFICE = re.compile(r"minister|[A-ZÄÖÜ]{2}|-")


def read_articles(folder: Path) -> Iterator[tuple[str, Text]]:
    """(language, its claims with their names marked) of every annotated article of a folder."""
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        yield article["lang"], [_marked(claim, article["lang"]) for claim in article["claims"]]


def _marked(claim: dict[str, Any], language: str) -> Marked:
    text = " ".join(PlainText.of(claim["surface"]).text.split())
    found: list[tuple[int, int, str]] = []
    names = {(name, entity["type"]) for entity in claim["entities"] if (name := _name(entity, language))}
    for name, kind in sorted(names, key=lambda each: (-len(each[0]), each)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?:s\b)?(?!\w)", text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), LABELS[kind]))
    return Marked(text, tuple(sorted(found)))


def _name(entity: dict[str, Any], language: str) -> str | None:
    """The name without its article; nothing for a description, which stands for a name but is none."""
    surface = " ".join(PlainText.of(entity["surface"]).text.split())
    lead = DETERMINER.match(surface)
    name = surface[lead.end() :] if lead else surface
    if language == "de":
        return name if not lead or GERMAN_OFFICE.search(name) else None
    if lead and name[:1].islower() and entity["type"] != "org":
        return None
    is_named = any(char.isupper() for char in name)
    return name if is_named and (name[:1].isupper() or OFFICE.search(name)) else None
