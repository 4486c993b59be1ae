"""Annotated articles of a folder: `<id>.json` beside its text `<id>.txt`, the roles of its figures in `roles/`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]


class AnnotationError(ValueError):
    """A folder or file is no annotation; the message names the file and says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what people say is in it.

    `claims` are objects as `manage.py extract --json` prints them, `roles` figures with the roles people gave them;
    offsets are code points of `text`.
    """

    id: str
    text: str
    language: str
    published: date | None
    title: str | None
    claims: tuple[Json, ...]
    roles: tuple[Json, ...] | None


def read_articles(folder: Path, texts: Path | None = None, roles: Path | None = None) -> list[Article]:
    """Every annotated article of a folder, by name.

    `texts` is where the texts are, if not in the folder; `roles` where the roles are, if not in its `roles/`. An
    article whose roles nobody annotated has none to be judged by.
    """
    paths = sorted(path for path in folder.glob("*.json"))
    found = [(path, gold) for path in paths if "claims" in (gold := load(path))]
    if not found:
        raise AnnotationError(f"{folder}: no annotated articles (JSON files with `claims`) here")
    return [_article(path, gold, texts or folder, roles or folder / "roles") for path, gold in found]


def load(path: Path) -> Json:
    """An object from a JSON file; empty if it holds something else."""
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AnnotationError(f"{path}: {error}") from None
    return loaded if isinstance(loaded, dict) else {}


def _article(path: Path, gold: Json, texts: Path, roles: Path) -> Article:
    try:
        article = Article(
            id=path.stem,
            text=(texts / f"{path.stem}.txt").read_text(encoding="utf-8"),
            language=gold["lang"],
            published=date.fromisoformat(gold["published"]) if gold.get("published") else None,
            title=gold.get("title"),
            claims=tuple(gold["claims"]),
            roles=_roles(roles / path.name),
        )
        _check_spans(article)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise AnnotationError(f"{path}: {type(error).__name__}: {error}") from None
    return article


def _roles(path: Path) -> tuple[Json, ...] | None:
    return tuple(load(path)["figures"]) if path.exists() else None


def _check_spans(article: Article) -> None:
    figures = [figure for claim in article.claims for figure in claim.get("quantities") or ()]
    for span in (*article.claims, *figures, *(article.roles or ())):
        if article.text[span["start"] : span["end"]] != span["surface"]:
            raise ValueError(f"{span['surface'][:60]!r} does not stand at {span['start']}")
