"""The figures of a published document as a picture, by the ledgers. Costs no query."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from articles.models import Article, Source
from claims.ledger.drawing.plot import plot
from claims.ledger.drawing.sheet import Frame, Plot
from claims.ledger.page import Row, Section
from claims.ledger.reckoning.marks import marks_of
from claims.ledger.reckoning.sums import sums_of
from claims.ledger.series import tellings_of
from claims.models import Claim, EntryClaim, Figure

# As wide as the text of an entry.
COLUMN = Frame(width=680, height=400, left=80, beside=True, column=66, gap=24, right=16)
PARTIES = ("giver", "receiver")
SAID = ("unit", "modifier", "stage", "scope", "period", "as_of")
DAY = len("2024-07-10")

Told = tuple[dict[str, Any], dict[str, Any]]  # a claim and one of its figures


class PublishedRow(Row):
    """Leads to the claim on the same page."""

    @property
    def address(self) -> str:
        return f"#claim-{self.first.claim.public_id}"


class PublishedSection(Section):
    @cached_property
    def wide(self) -> Plot | None:
        return plot(self._items(), self.sums, self.conflicts, COLUMN)


def plot_of(document: dict[str, Any]) -> Section | None:
    """What stands beside the first figure that was checked, of its unit and about the same; None for no picture."""
    home = next((figure for _claim, figure in _told(document, EntryClaim.Role.CHECKED)), None)
    if home is None:
        return None
    figures = [_row_of(*each) for each in _alike(document, home)]
    known = {figure.pk: figure for figure in figures}
    marks = marks_of(tellings_of(figures, set()))
    rows: list[Row] = [
        PublishedRow(number, mark, [known[telling.figure] for telling in mark.tellings], [])
        for number, mark in enumerate(marks, start=1)
    ]
    section = PublishedSection(home["unit"], rows, sums_of(marks), [])
    return section if section.pictured else None


def _told(document: dict[str, Any], *roles: str) -> Iterator[Told]:
    for claim in document["claims"]:
        if claim["role"] in (roles or EntryClaim.Role.values):
            for figure in claim["figures"]:
                if figure["low"] is not None or figure["high"] is not None:
                    yield claim, figure


def _alike(document: dict[str, Any], home: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Numbered, of one unit with `home`, and nothing that both say differs; “aid” may be the military aid."""
    for number, (claim, figure) in enumerate(_told(document)):
        differs = any(figure[party] != home[party] for party in PARTIES if figure[party] and home[party])
        one, other = ({*(each["measure"] or "").split()} for each in (figure, home))
        if figure["unit"] == home["unit"] and not differs and (one <= other or other <= one):
            yield number, claim, figure


def _row_of(number: int, claim: dict[str, Any], figure: dict[str, Any]) -> Figure:
    """As the ledgers take it: a row that is not stored. Its keys only tell it from the others."""
    told = claim["article"]
    article = Article(
        pk=told["id"],
        source=Source(name=told["source"]["name"]),
        published_on=dt.date.fromisoformat(told["published"][:DAY]) if told["published"] else None,
    )
    return Figure(
        pk=number,
        claim=Claim(pk=claim["id"], public_id=claim["id"], quote=claim["quote"], article=article),
        surface=figure["surface"],
        low=_decimal(figure["low"]),
        high=_decimal(figure["high"]),
        measure=figure["measure"] or "",
        **{name: figure[name] or "" for name in SAID},
    )


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
