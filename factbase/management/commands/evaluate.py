"""`manage.py evaluate`: how right the engine is on annotated articles, and where it is wrong."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.embedding import wheel
from claims.evaluation import (
    AnnotationError,
    Article,
    Error,
    Evaluation,
    evaluate,
    evaluate_links,
    read_articles,
)

KINDS = ("claim", "claimant", "when", "figure", "entity", "country", "role")


class Command(BaseCommand):
    help = (
        "Extract the claims of annotated articles, print what is wrong, then how much is right, by language. "
        "No database is touched. tests/gold/README.md says what an annotation looks like."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="<id>.json and <id>.txt, roles in roles/<id>.json")
        parser.add_argument("--texts", type=Path, metavar="DIR", help="where the texts are, if not there")
        parser.add_argument("--roles", type=Path, metavar="DIR", help="where the roles are, if not there")
        parser.add_argument("--lang", default="", help="only articles in this language (ISO 639-1)")
        parser.add_argument("--kind", default="", help="only errors whose kind begins so: claimant, figure …")
        parser.add_argument("--links", action="store_true", help="the links of links.json between the claims instead")
        parser.add_argument("--json", action="store_true", help="figures and errors as one JSON object")

    def handle(self, *_args: str, folder: Path, lang: str, kind: str, **options: Any) -> None:
        if options["links"]:
            if lang or kind or options["texts"] or options["roles"]:
                raise CommandError(
                    "--links goes with --json alone: a link joins articles of all languages", returncode=2
                )
            self._links(folder, as_json=options["json"])
            return
        result = evaluate(_articles(folder, options["texts"], options["roles"], lang))
        if not any(known.startswith(kind) or kind.startswith(known) for known in KINDS):
            raise CommandError(f"no error is of the kind {kind!r}; there are {', '.join(KINDS)}")
        errors = [error for error in result.errors if error.kind.startswith(kind)]
        if options["json"]:
            self.stdout.write(json.dumps(_document(result, errors), ensure_ascii=False, indent=1))
            return
        for error in errors:
            self.stdout.write(_line(error))
        self.stdout.write(f"\n{len(errors)} errors\n\n{_table(result)}")

    def _links(self, folder: Path, *, as_json: bool) -> None:
        try:
            report = evaluate_links(folder, wheel().embed)
        except AnnotationError as error:
            raise CommandError(str(error)) from None
        if as_json:
            figures = {name: round(value, 4) for name, value in report.figures().items()}
            self.stdout.write(json.dumps({"figures": figures, "errors": list(report.errors())}, indent=1))
            return
        for line in report.errors():
            self.stdout.write(line)
        rows = [f"{name:24}{value:8.3f}" for name, value in report.figures().items()]
        self.stdout.write("\n" + "\n".join(rows))


def _articles(folder: Path, texts: Path | None, roles: Path | None, language: str) -> Sequence[Article]:
    try:
        articles = read_articles(folder, texts, roles)
    except AnnotationError as error:
        raise CommandError(str(error)) from None
    chosen = [article for article in articles if not language or article.language == language]
    if not chosen:
        raise CommandError(f"{folder}: no annotated articles in {language!r}")
    return chosen


def _line(error: Error) -> str:
    """One error a line, so that `grep` and `sort` work on it."""
    wanted, got = error.wanted or "–", error.got or "–"
    return f"{error.article}:{error.offset}\t{error.kind}\twanted {wanted}\tgot {got}\t| {error.sentence}"


def _table(result: Evaluation) -> str:
    values = {language: result.values(language) for language in result.languages}
    head = f"{'':24}" + "".join(f"{language:>8}" for language in values)
    names = values[result.languages[0]]
    return "\n".join([head, *(_row(name, [rows.get(name) for rows in values.values()]) for name in names)])


def _row(name: str, values: Sequence[float | None]) -> str:
    return f"{name:24}" + "".join("       –" if value is None else f"{value:8.3f}" for value in values)


def _document(result: Evaluation, errors: Sequence[Error]) -> dict[str, Any]:
    rows = {
        language: {name: round(value, 4) for name, value in result.values(language).items()}
        for language in result.languages
    }
    keys = ("article", "offset", "kind", "wanted", "got", "sentence")
    return {"figures": rows, "errors": [{key: getattr(error, key) for key in keys} for error in errors]}
