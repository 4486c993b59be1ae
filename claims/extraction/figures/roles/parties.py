"""Who gives and who receives: read off prepositions and the place of the subject."""

from claims.extraction.entities.nations import nation_of
from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import EntityType, Mention, Role

PARTIES = (EntityType.COUNTRY, EntityType.ORG)
ARTICLES, SOURCES, GOVERNMENTS, GIVING = (role_list(name) for name in ("articles", "sources", "governments", "giving"))
Place = tuple[int, int]


def receiver_of(clause: Clause) -> Role | None:
    """A country or organisation behind "to", "für", "à", or in the German dative; none where two compete."""
    found = [role for mention, place in _inside(clause) if (role := _received(clause, mention, place))]
    return found[0] if len({role.value for role in found}) == 1 else None


def giver_of(clause: Clause) -> Role | None:
    """A country or organisation that is the subject of the clause, right before its verb."""
    verbs = clause.sentence.words.verbs
    for mention, (first, last) in _inside(clause):
        starts = all(clause.key(index) in ARTICLES for index in range(clause.first, first))
        if (starts and clause.key(last) in verbs) or _is_behind_verb(clause, first) or _is_source(clause, first):
            return Role(mention.id, mention.surface)
    return _government(clause)


def _is_behind_verb(clause: Clause, first: int) -> bool:
    """German "Für 2024 hat Luxemburg": the subject follows the verb; with "der" it would be the dative."""
    if clause.sentence.language.language != "de" or first - 1 <= clause.first:
        return False
    before = first - 1 - (clause.key(first - 1) == "das")
    return clause.key(before) in clause.sentence.words.verbs and before < clause.begin


def _is_source(clause: Clause, first: int) -> bool:
    """ "Military aid from Luxembourg", "l'aide du Luxembourg"... but only right behind the word for aid."""
    before = first - 1
    while clause.key(before) in ARTICLES:
        before -= 1
    aids = {last for _, last, value in clause.sentence.nouns if value.endswith("aid")}
    return clause.key(before) in SOURCES and before in aids


def _government(clause: Clause) -> Role | None:
    """ "Le gouvernement luxembourgeois a alloué", "the Luxembourg government has", "die luxemburgische Regierung"."""
    first = clause.first
    while clause.key(first) in ARTICLES:
        first += 1
    last = first + 2
    if last > len(clause.tokens) or clause.key(last) not in clause.sentence.words.verbs:
        return None
    words = [clause.tokens[index].raw for index in (first, first + 1)]
    nations = [code for word in words if word.casefold() not in GOVERNMENTS and (code := _nation(word, clause))]
    governs = any(word.casefold() in GOVERNMENTS for word in words)
    return clause.role(nations[0], first, last) if governs and len(nations) == 1 else None


def _nation(word: str, clause: Clause) -> str | None:
    """The country of an adjective, or of its plain name where it stands for one: "the Luxembourg government"."""
    named = next((each.id for each in clause.sentence.mentions if each.surface == word), None)
    return nation_of(word) or (named if named and len(named) == 2 else None)


def _inside(clause: Clause) -> list[tuple[Mention, Place]]:
    return [
        (mention, place)
        for mention in clause.sentence.mentions
        if mention.type in PARTIES and (place := clause.places(mention.start, mention.end))
    ]


def _is_object(clause: Clause, place: Place) -> bool:
    """ "Provided Ukraine with more than €250 million", "gave Ukraine €80 million"."""
    if clause.sentence.language.language != "en" or clause.key(place[0] - 1) not in GIVING:
        return False
    return clause.key(place[1]) == "with" or place[1] == clause.begin


def _received(clause: Clause, mention: Mention, place: Place) -> Role | None:
    words, before = clause.sentence.words, place[0] - 1
    while clause.key(before) in ARTICLES and clause.key(before) not in words.dative:
        before -= 1
    key, earlier = clause.key(before), clause.key(before - 1)
    if key in words.dative and earlier in words.to:
        before -= 1
    elif _is_object(clause, place):
        return Role(mention.id, mention.surface)
    elif key not in words.to and not (key in words.dative and earlier in words.verbs):
        return None
    start = clause.tokens[max(before, clause.first)].start
    return Role(mention.id, clause.sentence.text[start : mention.end])
