"""`manage.py extract`: the claims of files, without a database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.inputs import InputError, read_input
from articles.submission import Published, Submission, SubmissionError
from claims.extraction import Extraction, extract
from claims.extraction.rendering import as_gold


class Command(BaseCommand):
    help = "Print the claims that the review queue would show for these files. No database is touched."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help=".txt, .html, .pdf, .docx, .jsonl, or - for standard input"
        )
        parser.add_argument("--lang", default="", help="language of the text (ISO 639-1); recognised if not given")
        parser.add_argument("--published", default="", help="publication date, to which “on Wednesday” refers")
        parser.add_argument("--json", action="store_true", help="one JSON list, an object an article")

    def handle(self, *_args: str, files: list[str], lang: str, published: str, **options: Any) -> None:
        found, refused = [], 0
        for name, item in ((file, item) for file in files for item in read_input(file)):
            if isinstance(item, InputError):
                refused += 1
                self.stderr.write(f"{item.name}: {item.reason}")
            else:
                found.append((item.external_id or Path(name).stem, _extract(item, lang, published)))
        if options["json"]:
            rows = [as_gold(article, extraction) for article, extraction in found]
            json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
            sys.stdout.write("\n")
        else:
            for article, extraction in found:
                _print(article, extraction)
        if refused:
            raise CommandError(f"{refused} of {refused + len(found)} could not be read")


def _extract(item: Submission, lang: str, published: str) -> Extraction:
    try:
        date = Published.parse(published or item.published).on
    except SubmissionError as error:
        raise CommandError(str(error), returncode=2) from None
    return extract(item.text, language=lang or item.language or None, published=date, title=item.title or None)


def _print(article: str, extraction: Extraction) -> None:
    sys.stdout.write(f"{article} ({extraction.language}): {len(extraction.findings)} claims\n")
    for finding in extraction.findings:
        who = f"  [{finding.claimant.name}]" if finding.claimant else ""
        sys.stdout.write(f"  {finding.score:.2f}  {finding.label}{who}\n")
