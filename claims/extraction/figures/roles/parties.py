"""Who gives and who receives: read off prepositions and the place of the subject."""

from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.roles.words import role_list
from claims.extraction.types import EntityType, Mention, Role

PARTIES = (EntityType.COUNTRY, EntityType.ORG)
ARTICLES = role_list("articles")
Place = tuple[int, int]


def receiver_of(clause: Clause) -> Role | None:
    """A country or organisation behind "to", "für", "à", or in the German dative; none where two compete."""
    found = [role for mention, place in _inside(clause) if (role := _received(clause, mention, place))]
    return found[0] if len({role.value for role in found}) == 1 else None


def giver_of(clause: Clause) -> Role | None:
    """A country or organisation that is the subject of the clause, right before its verb."""
    for mention, (first, last) in _inside(clause):
        starts = all(clause.key(index) in ARTICLES for index in range(clause.first, first))
        if starts and clause.key(last) in clause.sentence.words.verbs:
            return Role(mention.id, mention.surface)
    return None


def _inside(clause: Clause) -> list[tuple[Mention, Place]]:
    return [
        (mention, place)
        for mention in clause.sentence.mentions
        if mention.type in PARTIES and (place := clause.places(mention.start, mention.end))
    ]


def _received(clause: Clause, mention: Mention, place: Place) -> Role | None:
    words, before = clause.sentence.words, place[0] - 1
    while clause.key(before) in ARTICLES and clause.key(before) not in words.dative:
        before -= 1
    key, earlier = clause.key(before), clause.key(before - 1)
    if key in words.dative and earlier in words.to:
        before -= 1
    elif key not in words.to and not (key in words.dative and earlier in words.verbs):
        return None
    start = clause.tokens[max(before, clause.first)].start
    return Role(mention.id, clause.sentence.text[start : mention.end])
