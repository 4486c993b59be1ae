"""`manage.py extract`: the claims of files, without a database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.inputs import InputError, read_input
from articles.submission import Published, Submission, SubmissionError
from claims.consulting import endpoint, limits
from claims.extraction import Extraction, Reading, conclude, read
from claims.extraction.rendering import as_gold
from claims.language_model import Endpoint, Outcome, admit, ask
from factbase.checks import check_language_model


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
        parser.add_argument(
            "--model", action="store_true", help="send the texts to the language model of FACTBASE_MODEL_URL as well"
        )

    def handle(self, *_args: str, files: list[str], lang: str, published: str, **options: Any) -> None:
        service = _service() if options["model"] else None
        found, refused, unread = [], 0, 0
        for name, item in ((file, item) for file in files for item in read_input(file)):
            if isinstance(item, InputError):
                refused += 1
                self.stderr.write(f"{item.name}: {item.reason}")
                continue
            article, reading = item.external_id or Path(name).stem, _read(item, lang, published)
            if service and not self._consult(article, reading, service):
                unread += 1
            found.append((article, conclude(reading)))
        _write_json(found) if options["json"] else _write_lines(found)
        if refused:
            raise CommandError(f"{refused} of {refused + len(found)} could not be read")
        if unread:
            raise CommandError(f"{unread} of {len(found)} were not read by the model, or not whole")

    def _consult(self, article: str, reading: Reading, service: Endpoint) -> bool:
        """Let the model's claims into the reading; tell what became of them; return whether it read all of the text."""
        report = admit(reading, ask(reading.plain.original, service, limits()))
        self.stderr.write(f"{article}: sent to {service}: {report}")
        return report.outcome is Outcome.READ


def _service() -> Endpoint:
    """Where texts are sent, or a usage error that names the setting to mend."""
    wrong = [problem.msg for problem in check_language_model(None) if problem.is_serious()]
    service = endpoint()
    if wrong or service is None:
        raise CommandError("; ".join(wrong) or "--model needs FACTBASE_MODEL_URL", returncode=2)
    return service


def _read(item: Submission, lang: str, published: str) -> Reading:
    try:
        date = Published.parse(published or item.published).on
    except SubmissionError as error:
        raise CommandError(str(error), returncode=2) from None
    return read(item.text, language=lang or item.language or None, published=date, title=item.title or None)


def _write_json(found: list[tuple[str, Extraction]]) -> None:
    rows = [as_gold(article, extraction) for article, extraction in found]
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _write_lines(found: list[tuple[str, Extraction]]) -> None:
    for article, extraction in found:
        sys.stdout.write(f"{article} ({extraction.language}): {len(extraction.findings)} claims\n")
        for finding in extraction.findings:
            who = f"  [{finding.claimant.name}]" if finding.claimant else ""
            sys.stdout.write(f"  {finding.score:.2f}  {finding.label}{who}\n")
