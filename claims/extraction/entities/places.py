"""What is a place, or is none, by the words around it: "the mayor of Águeda", "Biscarrosse (Landes)"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from claims.extraction.entities.gazetteer import Kind, known_names
from claims.extraction.entities.tagging import Tagged
from claims.extraction.entities.tokens import Words

LED = {
    "de": re.compile(
        r"\b(?:Bürgermeister(?:in)? von|Gemeinde|Ortschaft|Dorf|Insel|Landkreis|nahe|unweit von"
        r"|(?:nörd|süd|öst|west)lich von) $"
    ),
    "en": re.compile(
        r"\b(?:(?:mayor|region|town|city|village|port|district|province|island|county|valley|suburb|outskirts|north|south"
        r"|east|west) of|near|outside) (?:the )?$"
    ),
    "fr": re.compile(
        r"\b(?:(?:maire|région|ville|commune|village|port|île|département|province|vallée|sud|nord|est|ouest|environs|large"
        r"|hauteur)|près) (?:de |d[’']|du |des )$"
    ),
}
# What only a company has beside its name: "Odontis-Gruppe", "shares in Brandstrup", "le PDG d'Ardelec".
COMPANY_BEHIND = {
    "de": re.compile(
        r"-(?:Gruppe|Konzern|Aktien?|Titel|Chef(?:in)?|Sprecher(?:in)?|Vorstand|Werke?|Tochter|Zentrale|Filialen?)\b"
    ),
    "en": re.compile(r"(?:[’']s)? (?:shares|stock|chief executive|CEO|spokes\w+|shareholders|board)\b"),
    "fr": re.compile(r"(?!x)x"),
}
COMPANY_BEFORE = {
    "de": re.compile(r"\b(?:Aktien? von|Chef(?:in)? von|Sprecher(?:in)? von|Konzern|Unternehmen|Firma) $"),
    "en": re.compile(r"\b(?:[Ss]hares in|shares of|chief executive of|CEO of|company|firm|maker) $"),
    "fr": re.compile(
        r"\b(?:action|titre|PDG|porte-parole|directeur général|directrice générale|actionnaires|groupe|société) "
        r"(?:de |d[’'])?$"
    ),
}
# What belongs to the name of a place: "Kanton Luzern", "canton de Fribourg", "Co Mayo", "Dublin Airport".
KIND_BEFORE = re.compile(
    r"\b(?:(?:Kanton|Bezirk|Landkreis|Freistaat|Flughafen) "
    r"|(?:canton|département|golfe|province|district|aéroport) (?:de |du |d[’'])"
    r"|(?:County|Co|Lake|Mount) |(?:[Tt]he )?(?:Republic of|Republik|[Rr]épublique de|[Rr]épublique du) )$"
)
KIND_BEHIND = re.compile(r" (?:County|Township|Airport|District|Island|Lake|River|Valley|Bay|Peninsula)\b")
# A head of a list row with its figure: "- Cap Ferret (Gironde) : 158 km/h".
WEATHER = re.compile(r"\d ?(?:km/h|mph|mm|cm|m|°C|Grad|degrees|degrés|Liter|l/m²)\b")
ROW = re.compile(
    r"[-•–*\s]*(?:\d+[.)]\s)?(?P<head>[^\W\d_][^:;,!?()\n]{1,40}?)(?:\s\([^)]*\))?\s?:\s(?:\S+\s){0,2}\S*\d"
)
PAIR = {
    "de": re.compile(r"(?:zwischen|von|in) (?P<one>[A-ZÄÖÜ][\w-]+) (?:und|nach|bis) (?P<other>[A-ZÄÖÜ][\w-]+)"),
    "en": re.compile(r"(?:between|from|in) (?P<one>[A-Z][\w-]+) (?:and|to) (?P<other>[A-Z][\w-]+)"),
    "fr": re.compile(r"(?:entre|de|à) (?P<one>[A-ZÉ][\w-]+) (?:et à|et|à) (?P<other>[A-ZÉ][\w-]+)"),
}
PLACES = frozenset({Kind.PLACE, Kind.CAPITAL})


def labelled(sentences: Sequence[Words], tagged: Mapping[str, list[Tagged]], language: str) -> dict[str, str]:
    """Labels that what stands beside a name tells better than the tagger does, by the name."""
    led = LED.get(language, LED["en"])
    found: dict[str, str] = {}
    rows: dict[str, str] = {}
    for words in sentences:
        text, names = words.text, tagged[words.text]
        ends = {each.end for each in names if each.label == "LOC"}
        row = ROW.match(text)
        for each in names:
            bracketed = each.start - 2 in ends and text[each.start - 1] == "(" and text[each.end : each.end + 1] == ")"
            surface = text[each.start : each.end]
            if bracketed or led.search(text, max(0, each.start - 30), each.start):
                found[surface] = "LOC"
            elif each.label == "LOC" and _is_company(text, each, language):
                found[surface] = "ORG"
            if row and row.start("head") <= each.start and each.end <= row.end("head"):
                rows[surface] = "LOC" if WEATHER.search(text, row.end("head")) else each.label
    return dict(_of_rows(rows, language)) | found


def _is_company(text: str, name: Tagged, language: str) -> bool:
    """By what stands beside it; cities have shares and spokesmen, too, so none of the listed ones."""
    behind, before = (table.get(language, table["en"]) for table in (COMPANY_BEHIND, COMPANY_BEFORE))
    told = behind.match(text, name.end) or before.search(text, max(0, name.start - 30), name.start)
    return bool(told) and known_names(language).match(Words.of(text[name.start : name.end]), 0) is None


def _of_rows(rows: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """In a list the heads of rows are of one kind: that of most of them."""
    known = known_names(language)
    labels = Counter(
        "LOC" if (match := known.match(Words.of(head), 0)) and match[1].kind in PLACES else label
        for head, label in rows.items()
    )
    usual, times = labels.most_common(1)[0] if labels else ("", 0)
    if times > 2 and 2 * times > labels.total():
        yield from ((head, usual) for head in rows)


def with_kind(text: str, low: int, high: int) -> tuple[int, int]:
    """The place with the kind that is a part of its name."""
    before, behind = KIND_BEFORE.search(text, max(0, low - 30), low), KIND_BEHIND.match(text, high)
    return before.start() if before else low, behind.end() if behind else high


def is_in_pair(text: str, low: int, high: int, language: str) -> bool:
    """Beside a city that is no capital: "entre Bordeaux et Paris"; "between Kyiv and Moscow" is about governments."""
    known = known_names(language)
    for found in PAIR.get(language, PAIR["en"]).finditer(text, max(0, low - 60)):
        if (low, high) in (found.span("one"), found.span("other")):
            other = found["other"] if found.span("one") == (low, high) else found["one"]
            match = known.match(Words.of(other), 0)
            return match is not None and match[1].kind is Kind.PLACE
    return False
