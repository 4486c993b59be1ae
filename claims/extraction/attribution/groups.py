"""People and institutions without a name, in English words: "die Militärquelle" is a "military source"."""

import re

from claims.extraction.attribution.documents import KINDS, is_definite
from claims.extraction.attribution.scene import Rank, Scene, Speaker
from claims.extraction.entities.descriptions import is_public
from claims.extraction.entities.national import government_of
from claims.extraction.entities.nations import adjective_of, nation_of
from claims.extraction.lexicon import table
from claims.extraction.types import EntityType

POSSESSED = re.compile(r"\b(?:son|sa|ses|leurs?|its|their|his|her|sein\w{0,2}|ihr\w{0,2}) $", re.IGNORECASE)
COMPLEMENT = re.compile(r"[\s\u00a0](?:aus|from|in|de|of|à) (?=[^\W\d_a-z])[\w-]+")
OF_KIND = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?P<kind>[a-z]+(?:\s[a-z]+)?)\s$")
BUSINESSES = frozenset(["bank", "company", "firm", "group", "newspaper", "broadcaster", "manufacturer", "operator"])
# As in "the Ohio company", "die Münchner Firma", "the Munich-based group".
NAMED_BEFORE = re.compile(
    r"\b(?:the|this|le|la|l[’']|ce|cette|de[rmns]|die|das) ?(?:[A-ZÄÖÜ][\w-]+ |[a-z]+isch\w+ )?$", re.IGNORECASE
)
OFFICES = frozenset(["service", "office", "authority", "agency", "source", "council", "department", "board", "rescue"])
QUANTIFIED = {
    "many": "many",
    "viele": "many",
    "some": "some",
    "einige": "some",
    "several": "several",
    "mehrere": "several",
}


def group(scene: Scene, end: int, start: int, within: tuple[int, int]) -> Speaker:
    """In English: "die britische Militärquelle" is a "British military source"; where somebody is from counts."""
    plain = scene.plain
    complement = COMPLEMENT.match(plain, end, within[1])
    before, after = plain[within[0] : start].split()[-2:], plain[end : end + 25].split()[:1]
    code = next((code for word in [*reversed(before), *after] if (code := nation_of(word.strip(",.")))), None)
    many = next((QUANTIFIED[word.casefold()] for word in before if word.casefold() in QUANTIFIED), "")
    kind = OF_KIND.search(plain, within[0], start) if scene.cues.language == "en" and not code else None
    head = plain[start:end]
    english = scene.cues.english(head)
    author = _author(scene, english, start, within[0], is_alone=complement is None)
    if author:
        return Speaker(Rank.INSTITUTION, start, end, author)
    if english in ("city", "municipality", "town") and (place := _described_place(scene, end)):
        return Speaker(Rank.GROUP, start, end, f"{english.capitalize()} of {place}")
    if scene.cues.english(head) == "government" and complement and (seat := _seat(scene, complement)):
        return Speaker(Rank.INSTITUTION, start, complement.end(), seat)
    parts = (many, adjective_of(code) if code else "", _kind(kind, head), scene.cues.english(head))
    name = " ".join(part for part in parts if part)
    if complement:
        name += f" of {complement.group().split()[-1]}"
    return Speaker(Rank.GROUP, start, complement.end() if complement else end, name)


def _author(scene: Scene, english: str, start: int, low: int, *, is_alone: bool) -> str | None:
    """Who stands behind a document or company told of before: "selon le rapport", "the bank reported"."""
    if is_alone and is_definite(scene.plain, start) and english in scene.authors:
        return scene.authors[english]
    if is_alone and english in BUSINESSES and NAMED_BEFORE.search(scene.plain, max(0, start - 30), start):
        return _own_business(scene)
    if english in KINDS and POSSESSED.search(scene.plain, low, start):  # "selon son rapport"
        return scene.latest.name if scene.latest else scene.subject
    if is_alone and english in KINDS and is_definite(scene.plain, start):
        return next((each.id for each in scene.organisations if each.id == scene.source), None)
    return None


def _own_business(scene: Scene) -> str | None:
    """As in "the bank reported", "écrit le quotidien": the organisation that spoke or acted right before."""
    latest = scene.latest.name if scene.latest else scene.preceding
    named = next((each for each in reversed(scene.organisations) if each.id == latest), None)
    return named.id if named and not is_public(named) else None


def _kind(found: re.Match[str] | None, head: str) -> str:
    """What tells one office from another: "national weather service"."""
    return found["kind"] if found and head in OFFICES else ""


def _described_place(scene: Scene, end: int) -> str | None:
    """Which town "die Stadt", "la Ville" is."""
    here = scene.draft.sentence.start + end
    return next((each.id for each in scene.draft.mentions if each.type is EntityType.PLACE and each.end == here), None)


def _seat(scene: Scene, complement: re.Match[str]) -> str | None:
    """Whose government it is by where it sits: "Le gouvernement à Prague"."""
    low, high = (scene.draft.sentence.start + at for at in complement.span())
    city = next((each.surface for each in scene.draft.mentions if low <= each.start < high), "")
    code = next((code for code, forms in table("names")["capitals"].items() if city in forms.split()), None)
    return government_of(code) if code else None
