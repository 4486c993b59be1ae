"""A program of somebody else: it knows the API by the client that was generated for it, and by nothing more."""

import io
from collections.abc import Iterator
from typing import TypeVar

from factbase_client import AuthenticatedClient
from factbase_client.api.articles import article_bulk, article_send, articles
from factbase_client.api.changes import changes
from factbase_client.api.entries import entries, entry
from factbase_client.models import (
    ChangeDocument,
    ChangePage,
    DeskArticle,
    DeskArticlePage,
    EntryDocument,
    EntryPage,
    Problem,
    SentArticleRequest,
    Taken,
    TakenLines,
)
from factbase_client.types import UNSET, File, Response, Unset

Kind = TypeVar("Kind")


def program(address: str, key: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=address, token=key, prefix="Api-Key", raise_on_unexpected_status=True)


def known(kind: type[Kind], answer: object) -> Kind:
    if not isinstance(answer, kind):
        raise TypeError(f"{answer} is no {kind.__name__}")
    return answer


def all_entries(client: AuthenticatedClient, limit: int) -> Iterator[EntryDocument]:
    """Page by page."""
    cursor: str | Unset | None = UNSET
    while cursor is not None:
        page = known(EntryPage, entries.sync(client=client, cursor=cursor, limit=limit))
        yield from page.results
        cursor = page.cursor


def one_entry(client: AuthenticatedClient, public_id: str) -> EntryDocument:
    return known(EntryDocument, entry.sync(public_id, client=client))


def entry_problem(client: AuthenticatedClient, public_id: str) -> Problem:
    return known(Problem, entry.sync(public_id, client=client))


def changes_after(client: AuthenticatedClient, cursor: str | Unset = UNSET) -> tuple[list[ChangeDocument], str | None]:
    page = known(ChangePage, changes.sync(client=client, cursor=cursor))
    return page.results, page.cursor


def send(client: AuthenticatedClient, text: str, word: str) -> Response[Problem | Taken]:
    body = SentArticleRequest(text=text, title="The accord", language="en", published="2024-07-10")
    return article_send.sync_detailed(client=client, body=body, idempotency_key=word)


def send_lines(client: AuthenticatedClient, lines: bytes) -> TakenLines:
    return known(TakenLines, article_bulk.sync(client=client, body=File(io.BytesIO(lines))))


def desk_articles(client: AuthenticatedClient) -> list[DeskArticle]:
    return known(DeskArticlePage, articles.sync(client=client)).results
