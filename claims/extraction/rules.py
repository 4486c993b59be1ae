"""The rules in their order; each reads what those before it have found and adds its own part to every draft."""

from collections.abc import Callable

from claims.extraction.attribution import find_claimants
from claims.extraction.dates import find_dates
from claims.extraction.entities import mentions_in
from claims.extraction.figures import Surroundings, find_figures, with_roles
from claims.extraction.figures.words.tables import tables
from claims.extraction.labels import label_for
from claims.extraction.lines import line_above
from claims.extraction.reading import Draft, Reading
from claims.extraction.types import When
from claims.extraction.worth import weigh


def add_mentions(reading: Reading) -> None:
    for draft in reading.drafts:
        draft.mentions = mentions_in(draft.words, draft.sentence.start, reading.names)


def add_figures(reading: Reading) -> None:
    """The rows of a list are read with the line above the list, which may say what they count."""
    text, above, end = reading.text, None, 0
    for draft in reading.drafts:
        if not draft.sentence.is_row:
            above = None
        elif above is None or not _is_next(text, end, draft.sentence.start):
            above = line_above(text, draft.sentence.start)
        draft.figures = tuple(find_figures(text, draft.span, reading.language, above=above))
        end = draft.sentence.end


def _is_next(text: str, end: int, start: int) -> bool:
    return not any(sign.isalnum() for sign in text[end:start])


def add_claimants(reading: Reading) -> None:
    for draft, attribution in zip(reading.drafts, find_claimants(reading), strict=True):
        draft.claimant, draft.speech = attribution.claimant, attribution.speech


def add_dates(reading: Reading) -> None:
    """The time of the content; the time of speaking only where there is no other."""
    previous: When | None = None
    for draft in reading.drafts:
        found = list(find_dates(reading.text, draft.span, reading.language, reading.published, previous))
        draft.compared = [each.when for each in found if each.compared]
        times = [each.when for each in found if not each.compared]
        spoken = [when for when in times if _is_spoken(draft, when)]
        content = draft.times = [when for when in times if when not in spoken]
        draft.when = next(iter(content or spoken), None)
        previous = draft.when or previous


def _is_spoken(draft: Draft, when: When) -> bool:
    """Whether it is the time of speaking; "for 2026 the group expects" is what it speaks of."""
    if draft.speech is None or when.surface.casefold().startswith(("for ", "für ", "pour ")):
        return False
    return draft.speech[0] <= when.start < draft.speech[1]


def add_roles(reading: Reading) -> None:
    known = tables(reading.language)
    for draft in reading.drafts:
        if draft.figures:
            named = draft.mentions, draft.times, reading.published, draft.compared
            draft.figures = with_roles(Surroundings(reading.text, draft.span, known, draft.figures, *named))


def add_scores(reading: Reading) -> None:
    for number, draft in enumerate(reading.drafts):
        draft.score, draft.reasons = weigh(draft, reading, is_first=number == 0)


def add_labels(reading: Reading) -> None:
    for draft in reading.drafts:
        draft.label = label_for(draft, reading)


RULES: tuple[Callable[[Reading], None], ...] = (
    add_mentions,
    add_figures,
    add_claimants,
    add_dates,
    add_roles,
    add_scores,
    add_labels,
)
