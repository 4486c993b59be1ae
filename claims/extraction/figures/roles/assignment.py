"""Give every figure the roles that the words around it state; where they leave a doubt, none."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.dates import find_dates
from claims.extraction.figures.roles.clauses import Clause, clause_of
from claims.extraction.figures.roles.measures import is_money, measure_of
from claims.extraction.figures.roles.parties import giver_of, receiver_of
from claims.extraction.figures.roles.scopes import scope_of
from claims.extraction.figures.roles.times import dates_of
from claims.extraction.figures.roles.words import RoleWords, role_words
from claims.extraction.figures.tables import tables
from claims.extraction.figures.tokens import key_at, tokenize
from claims.extraction.types import Figure, Mention, Role, Stage, When

GOODS = frozenset("system aircraft vehicle ship vessel rocket missile t person soldier tank".split())
NEGATIONS = frozenset("not never nicht kein keine noch pas jamais n' no".split())
FUTURES = {
    "de": frozenset("soll sollen wird werden will wollen".split()),
    "en": frozenset("will would to".split()),
    "fr": frozenset("va vont doit doivent sera seront".split()),
}
DONE = frozenset("worden wurde wurden hat haben hatte hatten has have had been was were a ont avait avaient été".split())


def with_roles(
    figures: Sequence[Figure], text: str, span: tuple[int, int], language: str, mentions: Sequence[Mention],
    when: When | None = None, published: datetime.date | None = None,
) -> tuple[Figure, ...]:  # fmt: skip
    """The same figures with measure, stage, scope, giver, receiver, period and as-of date, as far as the sentence says.

    `mentions` are the names in the sentence, `when` its time, which stands for the period of figures without a date of
    their own nearby. A role that is not stated stays None. A conversion in brackets takes the roles of what it converts.
    """
    if not figures:
        return ()
    tokens = tokenize(text, *span)
    words = role_words(tables(language).language)
    times = [found.when for found in find_dates(text, span, language, published) if not found.compared]
    done: list[Figure] = []
    for figure in figures:
        clause = clause_of(tokens, figure)
        if done and key_at(tokens, clause.begin - 1) == "(" and figure.unit != done[-1].unit and figure.unit.isupper():
            done.append(_as_conversion(figure, done[-1]))
        else:
            done.append(_assigned(figure, clause, text, words, mentions, times, published, tables(language).language))
    return tuple(done)


def _as_conversion(figure: Figure, main: Figure) -> Figure:
    return replace(
        figure, measure=main.measure, stage=main.stage, giver=main.giver, receiver=main.receiver, period=main.period,
        as_of=main.as_of, scope=main.scope,
    )  # fmt: skip


def _assigned(
    figure: Figure, clause: Clause, text: str, words: RoleWords, mentions: Sequence[Mention], times: Sequence[When],
    published: datetime.date | None, language: str,
) -> Figure:  # fmt: skip
    stage = _stage(figure, clause, text, words, language)
    measure = measure_of(figure, clause, words)
    transfer = is_money(figure) and (stage is not None or measure.endswith(("aid", "loan", "grant")))
    period, as_of = dates_of(figure, clause, times, published, language)
    return replace(
        figure,
        measure=measure,
        stage=stage,
        scope=scope_of(figure, clause, text, words, tables(language)),
        period=period,
        as_of=as_of,
        giver=giver_of(clause, text, mentions, words) if transfer else None,
        receiver=receiver_of(clause, text, mentions, words) if transfer else None,
    )


def _stage(figure: Figure, clause: Clause, text: str, words: RoleWords, language: str) -> Role | None:
    """How far money or goods have come, by the verb nearest to the figure; future or denied deliveries are no deliveries."""
    if not (is_money(figure) or figure.unit in GOODS):
        return None
    found = clause.finds(words.stages) + _separated(clause, words)
    if not found or clause.is_whole_of_part(tables(language)):
        return None
    first, last, value = min(found, key=lambda hit: clause.distance(hit[0], hit[1]))
    keys = {token.key for token in clause.tokens[clause.first : clause.last]}
    if NEGATIONS & {key_at(clause.tokens, first - step) for step in (1, 2, 3)}:
        return None
    if value in (Stage.DELIVERED, Stage.SPENT) and keys & FUTURES[language] and not keys & DONE:
        promised = [hit for hit in clause.whole().finds(words.stages) if hit[2] == Stage.PLEDGED and hit[0] < first]
        first, last, value = promised[0] if promised else (first, last, Stage.PLANNED)
    return clause.role(value, first, last, text)


def _separated(clause: Clause, words: RoleWords) -> list[tuple[int, int, str]]:
    """German verbs in two parts: "stellt ... bereit"."""
    keys = [token.key for token in clause.tokens[clause.first : clause.last]]
    return [
        (clause.first + keys.index(verb), clause.first + keys.index(verb) + 1, stage)
        for verb, particle, stage in words.separated
        if verb in keys and particle in keys[keys.index(verb) + 1 :]
    ]
