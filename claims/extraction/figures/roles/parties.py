"""Who gives and who receives, of transfers alone: read off the verb, prepositions, cases and the noun transferred."""

from functools import cache

from babel import Locale

from claims.extraction.entities.nations import nation_of
from claims.extraction.figures.roles.clauses import Clause, Hit, Place, Told
from claims.extraction.figures.roles.transfers import (
    PASSIVE,
    TRANSFERS,
    is_passive,
    is_received,
    is_transfer,
    is_transferred,
    main_noun,
    transfer_verbs,
)
from claims.extraction.figures.roles.words import role_list
from claims.extraction.lexicon import table
from claims.extraction.types import EntityType, Mention, Role

PARTIES = (EntityType.COUNTRY, EntityType.ORG)
ARTICLES, SOURCES, GOVERNMENTS = (role_list(name) for name in ("articles", "sources", "governments"))
CONJUNCTIONS, PREPOSITIONS, RELATIVES, AGAINST = (
    role_list(name) for name in ("conjunctions", "prepositions", "relatives", "against")
)
# A German dative: "der Ukraine", "dem Land"; "der" is one only before what is feminine.
FEMININE_ENDS = (
    "union",
    "eu",
    "nato",
    "kommission",
    "bank",
    "behörde",
    "agentur",
    "stiftung",
    "gesellschaft",
    "ei",
    "e",
)
OBJECT_REACH = 1
FINED_REACH = 5

Party = tuple[Role, Place]


def parties_of(figure: Told, clause: Clause) -> tuple[Role | None, Role | None]:
    """The giver and the receiver; a side that two parties compete for stays empty."""
    sentence = clause.sentence
    if not (sentence.transfers or sentence.split_stages or is_transferred(figure)):
        return None, None
    verbs = transfer_verbs(figure, clause)
    if not is_transfer(figure, bool(verbs)):
        return None, None
    parties = _parties(clause)
    giver = _fined(clause, parties) or _at_noun(clause, parties)
    receiver: Role | None = None
    subject = (_gapped(clause, parties) or _subject(clause, parties, verbs)) if verbs else None
    if subject and is_received(clause, verbs):
        receiver = receiver or subject
    elif subject and not is_passive(clause, verbs):
        giver = giver or subject
    giver = giver or _source(clause, parties, verbs)
    others = [party for party in parties if not giver or party[0].value != giver.value]
    receiver = receiver or _receiver(clause, others, verbs)
    return giver, (None if giver and receiver and giver.value == receiver.value else receiver)


def _parties(clause: Clause) -> list[Party]:
    """Countries and organisations of the clause, governments under the name of their country."""
    found = [
        (Role(party, mention.surface), place)
        for mention in clause.sentence.mentions
        if (place := clause.places(mention.start, mention.end)) and (party := _party(clause, mention, place))
    ]
    taken = {index for _, (first, last) in found for index in range(first, last)}
    return sorted(_governments(clause, found, taken), key=lambda party: party[1])


def _party(clause: Clause, mention: Mention, place: Place) -> str | None:
    """The id of a country or organisation, and the country of a capital where its government sits."""
    if mention.type in PARTIES:
        return _state(mention.id)
    return _seats().get(mention.surface) if clause.key(place[0] - 2) in GOVERNMENTS else None


@cache
def _seats() -> dict[str, str]:
    capitals = table("names")["capitals"].items()
    return {form.replace("_", " "): code for code, forms in capitals for form in forms.split()}


@cache
def _states() -> dict[str, str]:
    names = Locale("en").territories
    return {
        f"Government of {the}{name}": code for code, name in names.items() if code.isalpha() for the in ("", "the ")
    }


def _state(name: str) -> str:
    """A government that gives or gets is its country."""
    return _states().get(name, name) if name.startswith("Government of ") else name


def _governments(clause: Clause, found: list[Party], taken: set[int]) -> list[Party]:
    """ "Le gouvernement luxembourgeois", "the Luxembourg government", "die Regierung in Bukarest"."""
    for index in range(clause.first, clause.last):
        if clause.key(index) not in GOVERNMENTS or index in taken:
            continue
        for first, last in ((index - 1, index + 1), (index, index + 2)):
            other = first if first < index else last - 1
            if clause.first <= other < clause.last and (code := _nation(clause, other)):
                found = [party for party in found if party[1] != (other, other + 1)]
                found.append((clause.role(code, first, last), (first, last)))
        for role, place in found:
            if place[0] == index + 2 and clause.key(index + 1) in {"in", "von", "of", "de", "à"}:
                found = [party for party in found if party[1] != place]
                found.append((clause.role(role.value, index, place[1]), (index, place[1])))
                break
    return found


def _nation(clause: Clause, index: int) -> str | None:
    """The country of an adjective, or of its plain name where it stands for one: "the Luxembourg government"."""
    token = clause.tokens[index]
    named = next((each.id for each in clause.sentence.mentions if each.start == token.start), None)
    return nation_of(token.raw) or (named if named and len(named) == 2 else None)


def _lead(clause: Clause, place: Place) -> tuple[str, str]:
    """The word that governs a name and the article before it."""
    before, article = place[0] - 1, ""
    while before >= clause.first and clause.key(before) in ARTICLES:
        article, before = clause.key(before), before - 1
    return (clause.key(before) if before >= clause.first else ""), article


def _is_dative(clause: Clause, place: Place, article: str) -> bool:
    if article == "dem" or article == "den":
        return True
    name = clause.key(place[1] - 1)
    return article == "der" and (clause.tokens[place[1] - 1].raw.isupper() or name.endswith(FEMININE_ENDS))


def _is_owner(clause: Clause, place: Place) -> bool:
    """ "Norway's", "Luxemburgs"."""
    raw = clause.tokens[place[1] - 1].raw
    return clause.key(place[1]) in {"'", "’", "s"} or raw.endswith(("'s", "’s"))


def _subject(clause: Clause, parties: list[Party], verbs: list[Hit]) -> Role | None:
    """The first name that no preposition governs; before the verb, in German also right behind its finite part."""
    last = max(first for first, _, _ in verbs)
    if clause.key(clause.first - 1) == ":" and (row := _named_at(clause, clause.first - 1)):
        return row
    if clause.key(clause.first) in RELATIVES and (before := _antecedent(clause)):
        return before
    for role, place in parties:
        lead, article = _lead(clause, place)
        if _is_owner(clause, place) or lead in PREPOSITIONS - {"to"} or clause.key(place[1]) in {"'s", "’s"}:
            continue
        if clause.is_german:
            if not _is_dative(clause, place, article) and not _has_noun(clause, place):
                return role
        elif place[1] <= last and _starts(clause, place, lead):
            return role
    return None


def _antecedent(clause: Clause) -> Role | None:
    """ "El Salvador, which received N"."""
    return _named_at(clause, clause.first - 1) if clause.key(clause.first - 1) == "," else None


def _named_at(clause: Clause, mark: int) -> Role | None:
    """The name that ends at this mark."""
    end = clause.tokens[mark - 1].end if mark > 0 else -1
    mention = next((each for each in clause.sentence.mentions if each.end == end and each.type in PARTIES), None)
    return Role(_state(mention.id), mention.surface) if mention else None


def _has_noun(clause: Clause, place: Place) -> bool:
    """Another noun stands right before or behind: "den Flachglas-Hersteller Vitralux", "Ukraine-Hilfe"."""
    before = place[0] - 1
    return before >= clause.first and clause.tokens[before].raw[0].isupper() and before > clause.first


def _gapped(clause: Clause, parties: list[Party]) -> Role | None:
    """ "Finland would bear 60 percent and Estonia 40"."""
    for role, place in parties:
        if _lead(clause, place)[0] in {"and", "und", "et"} and 0 <= clause.begin - place[1] <= OBJECT_REACH:
            return (
                role
                if any(end <= place[0] and first >= clause.first for first, end in clause.sentence.places)
                else None
            )
    return None


def _starts(clause: Clause, place: Place, lead: str) -> bool:
    """At the head of its clause: nothing before it, or a conjunction or adverb."""
    first = place[0]
    while first > clause.first and clause.key(first - 1) in ARTICLES:
        first -= 1
    return first == clause.first or lead in CONJUNCTIONS


def _fined(clause: Clause, parties: list[Party]) -> Role | None:
    """Who is fined gives: "X was fined", "fined X €40 million", "eine Strafe gegen X", "gegen X eine Strafe"."""
    for first, last, kind in clause.among(clause.sentence.transfers):
        if kind != "fine":
            continue
        is_passive = bool({clause.key(first - 1), clause.key(first - 2)} & PASSIVE)
        near = range(clause.first, first) if is_passive else range(last, last + FINED_REACH + 1)
        if found := next((role for role, place in parties if place[0] in near), None):
            return found
    fines = any(hit[2] == "fine" for hit in clause.among(clause.sentence.nouns))
    return next((role for role, place in parties if fines and _lead(clause, place)[0] in AGAINST), None)


def _source(clause: Clause, parties: list[Party], verbs: list[Hit]) -> Role | None:
    """ "Was paid by X", "erhielt von X", "received 12 million from Y"."""
    passive = bool(verbs) and (is_passive(clause, verbs) or is_received(clause, verbs))
    words = clause.sentence.words.source
    found = [role for role, place in parties if _lead(clause, place)[0] in words]
    return found[0] if passive and len({role.value for role in found}) == 1 else None


def _at_noun(clause: Clause, parties: list[Party]) -> Role | None:
    """ "Military aid from X to Y", "X's aid for Y", "l'aide de X à Y", "norwegische Hilfe für Y"."""
    giver: Role | None = None
    nouns = [hit for hit in clause.among(clause.sentence.nouns) if main_noun(hit[2]) in TRANSFERS]
    ends, starts = {hit[1] for hit in nouns}, {hit[0] for hit in nouns}
    for role, place in parties:
        before = place[0] - 1
        while clause.key(before) in ARTICLES:
            before -= 1
        is_owner = place[1] in starts and (_is_owner(clause, place) or _is_genitive(clause, place))
        is_owning = place[1] + 1 in starts and clause.key(place[1]) in {"'s", "'", "s"}
        if (clause.key(before) in SOURCES and before in ends) or is_owner or is_owning:
            giver = role
    return giver or _adjective(clause, starts, ends)


def _is_genitive(clause: Clause, place: Place) -> bool:
    """ "Luxemburgs Hilfe"."""
    return clause.is_german and clause.key(place[1] - 1).endswith("s")


def _adjective(clause: Clause, starts: set[int], ends: set[int]) -> Role | None:
    """ "Norwegian aid", "l'aide norvégienne"."""
    for index in [*(first - 1 for first in starts), *ends]:
        if clause.first <= index < clause.last and (code := nation_of(clause.tokens[index].raw)):
            return clause.role(code, index, index + 1)
    return None


def _receiver(clause: Clause, parties: list[Party], verbs: list[Hit]) -> Role | None:
    """A country or organisation behind "to", "für", "à", or in the German dative; none where two compete."""
    found = [role for role, place in parties if _is_receiving(clause, place, verbs)]
    return found[0] if len({role.value for role in found}) == 1 else None


def _is_receiving(clause: Clause, place: Place, verbs: list[Hit]) -> bool:
    words = clause.sentence.words
    lead, article = _lead(clause, place)
    if lead in words.to or (article in words.to and lead not in PREPOSITIONS):
        return True
    if not verbs or lead in PREPOSITIONS:
        return False
    if clause.is_german:
        is_bare = not article and place[1] <= clause.begin <= place[1] + OBJECT_REACH and place[0] > clause.first
        return is_bare or (article in words.dative and _is_dative(clause, place, article))
    ends = {last for _, last, kind in verbs if kind == "give"}
    is_object = any(0 <= place[0] - end <= OBJECT_REACH for end in ends)
    return is_object and (clause.key(place[1]) in {"with", ""} or 0 <= clause.begin - place[1] <= OBJECT_REACH)
