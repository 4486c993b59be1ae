"""`manage.py lint`: drafts beside what the newsroom knows."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.inputs import InputError, read_input
from articles.submission import Published, Submission, SubmissionError
from claims.lint import LONGEST, Lint, Span, text_lint
from claims.lint.documents import lint_document

SPEAKS_AGAINST = 1
UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Compare drafts with published entries and known claims, a line a sentence: what contradicts an entry, is out "
        "of date, matches one, or was never checked. Nothing is stored. Exit status 1: something speaks against a "
        "draft; 2: a file could not be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help=".txt, .html, .pdf, .docx, .jsonl, or - for standard input"
        )
        parser.add_argument("--lang", default="", help="language of the text (ISO 639-1); recognised if not given")
        parser.add_argument("--published", default="", help="when it is to appear, to which “on Wednesday” refers")
        parser.add_argument("--public", action="store_true", help="compare with published entries alone")
        parser.add_argument("--json", action="store_true", help="one JSON list, an object a draft")

    def handle(self, *_args: str, files: list[str], **options: Any) -> None:
        read = [(name, item) for name in files for item in read_input(name)]
        refused = [item for _, item in read if isinstance(item, InputError)]
        drafts = [(name, item) for name, item in read if isinstance(item, Submission)]
        found = [(item.external_id or name, item, _lint(item, options)) for name, item in drafts]
        for error in refused:
            self.stderr.write(f"{error.name}: {error.reason}")
        _write_json(found) if options["json"] else _write_lines(found)
        if refused:
            raise CommandError(f"{len(refused)} of {len(read)} could not be read", returncode=UNREADABLE)
        if any(span.speaks_against for *_, lint in found for span in lint.spans):
            sys.exit(SPEAKS_AGAINST)


def _lint(draft: Submission, options: dict[str, Any]) -> Lint:
    if len(draft.text) > LONGEST:
        raise CommandError(f"A draft is longer than {LONGEST} characters", returncode=UNREADABLE)
    try:
        published = Published.parse(options["published"]).on
    except SubmissionError as error:
        raise CommandError(str(error), returncode=UNREADABLE) from None
    return text_lint(
        draft.text,
        language=options["lang"] or draft.language,
        title=draft.title,
        published=published,
        everything=not options["public"],
    )


def _write_json(found: list[tuple[str, Submission, Lint]]) -> None:
    rows = [{"draft": Path(name).name} | lint_document(lint) for name, _, lint in found]
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _write_lines(found: list[tuple[str, Submission, Lint]]) -> None:
    for name, draft, lint in found:
        for span in lint.spans:
            line = draft.text.count("\n", 0, span.finding.start) + 1
            column = span.finding.start - draft.text.rfind("\n", 0, span.finding.start)
            sys.stdout.write(f"{name}:{line}:{column}: {_said(span)}: {span.finding.label}{_beside(span)}\n")


def _said(span: Span) -> str:
    return f"{span.kind} ({span.bearing})" if span.bearing else str(span.kind)


def _beside(span: Span) -> str:
    """What was found first, in brackets: the claim, and its entry with the verdict."""
    if not span.found:
        return ""
    first = span.found[0]
    shown = first.later or first.standing
    entry = shown.entry and f"; {shown.role} in “{shown.entry['statement']}”: {shown.entry['rating']['label']}"
    return f"  [{shown.claim['label']}{entry or ''}]"
