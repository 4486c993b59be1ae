"""All names that an article introduces itself."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from claims.extraction.entities.expansions import expanded_acronyms
from claims.extraction.entities.gazetteer import Introduced
from claims.extraction.entities.organisations import (
    acronyms,
    attributed_organisations,
    described_organisations,
    listed_organisations,
    named_organisations,
    named_schemes,
    role_prefixes,
)
from claims.extraction.entities.people import given_names, speaking_people, titled_people
from claims.extraction.entities.places import led_places, named_places
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.unlisted import unlisted_organisations
from claims.extraction.entities.vocabulary import Context

Rule = Callable[[Words, Context], Iterator[Introduced]]
PEOPLE: tuple[Rule, ...] = (titled_people, given_names, speaking_people)
ORGANISATIONS: tuple[Rule, ...] = (
    listed_organisations,
    named_places,
    expanded_acronyms,
    described_organisations,
    named_organisations,
    named_schemes,
    role_prefixes,
    acronyms,
    attributed_organisations,
    led_places,
    unlisted_organisations,
)


def introduced(sentences: list[Words], language: str) -> list[Introduced]:
    """People first: what is a person's name is none of an organisation."""
    context = Context.of(sentences, language)
    people = [name for words in sentences for rule in PEOPLE for name in rule(words, context)]
    surnames = frozenset(part for person in people for part in person.surface.split())
    context = replace(context, surnames=surnames)
    return people + [name for words in sentences for rule in ORGANISATIONS for name in rule(words, context)]
