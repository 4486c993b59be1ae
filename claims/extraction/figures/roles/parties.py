"""Who gives and who receives: read off prepositions and the place of the subject."""

from collections.abc import Sequence

from claims.extraction.figures.roles.clauses import Clause
from claims.extraction.figures.roles.words import RoleWords
from claims.extraction.figures.tokens import key_at
from claims.extraction.types import EntityType, Mention, Role

PARTIES = (EntityType.COUNTRY, EntityType.ORG)
ARTICLES = frozenset("the der die das dem den des la le les l'".split())
SUBJECT_REACH = 3


def receiver_of(clause: Clause, text: str, mentions: Sequence[Mention], words: RoleWords) -> Role | None:
    """A country or organisation behind "to", "für", "à", or in the German dative."""
    found = [role for mention in _inside(clause, mentions) if (role := _received(clause, text, mention, words))]
    return found[0] if len({role.value for role in found}) == 1 else None


def giver_of(clause: Clause, text: str, mentions: Sequence[Mention], words: RoleWords) -> Role | None:
    """A country or organisation that is the subject of the clause, right before its verb."""
    for mention in _inside(clause, mentions):
        first, last = _place(clause, mention)
        starts = all(key_at(clause.tokens, index) in ARTICLES for index in range(clause.first, first))
        if starts and last < clause.last and key_at(clause.tokens, last) in words.verbs:
            return Role(mention.id, mention.surface)
    return None


def _inside(clause: Clause, mentions: Sequence[Mention]) -> list[Mention]:
    if clause.first >= clause.last:
        return []
    begin, end = clause.tokens[clause.first].start, clause.tokens[clause.last - 1].end
    return [mention for mention in mentions if mention.type in PARTIES and begin <= mention.start and mention.end <= end]


def _place(clause: Clause, mention: Mention) -> tuple[int, int]:
    first = next(n for n, token in enumerate(clause.tokens) if token.end > mention.start)
    last = next((n for n, token in enumerate(clause.tokens) if token.start >= mention.end), len(clause.tokens))
    return first, last


def _received(clause: Clause, text: str, mention: Mention, words: RoleWords) -> Role | None:
    first, last = _place(clause, mention)
    before = first - 1
    while key_at(clause.tokens, before) in ARTICLES and key_at(clause.tokens, before) not in words.dative:
        before -= 1
    key = key_at(clause.tokens, before)
    start = before
    if key in words.dative and key_at(clause.tokens, before - 1) in words.to:
        start = before - 1
    elif key in words.dative and key_at(clause.tokens, before - 1) not in words.verbs:
        return None
    elif key not in words.to and key not in words.dative:
        return None
    return Role(mention.id, text[clause.tokens[max(start, clause.first)].start : mention.end])
