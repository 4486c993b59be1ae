"""`manage.py benchmark`: speeds as ratios against something simpler in the same run, and published sets as a check.

None of them touches what the newsroom has.
"""

import importlib
from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factbase.management import ingest, queues, retrieval, vectors

LEAST_ENTRIES = 200  # a few pages
LEAST_CLAIMS = 1000  # of fewer, any search finds the nearest


class Command(BaseCommand):
    help = "Measure how fast API, ingest, queue and candidates are, or the engine and embedder on published sets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["api", "ingest", "linking", "queue", "retrieval", "vectors"])
        parser.add_argument("--articles", type=int, default=10_000, help="of ingest")
        parser.add_argument("--rounds", type=int, default=3, help="of api and ingest")
        parser.add_argument("--entries", type=int, default=20_000, help="of api")
        parser.add_argument("--seconds", type=float, default=4, help="of api, for each question in a round")
        parser.add_argument("--claims", type=int, default=100_000, help="of linking and queue")
        parser.add_argument("--questions", type=int, default=50, help="of linking, of each of four kinds")
        parser.add_argument("--folder", type=Path, help="where the public sets of vectors or retrieval lie")

    def handle(self, *_args: str, what: str, **options: Any) -> None:
        getattr(self, f"_{what}")(**options)

    def _api(self, entries: int, rounds: int, seconds: float, **_options: Any) -> None:
        if entries < LEAST_ENTRIES:
            raise CommandError(f"the API needs at least {LEAST_ENTRIES} --entries", returncode=2)
        if find_spec("orjson") is None:
            raise CommandError("the API is held against orjson, which is not here: pip install -e '.[dev]'")
        importlib.import_module("factbase.management.serving.measuring").measure(entries, rounds, seconds, self._say)

    def _ingest(self, articles: int, rounds: int, **_options: Any) -> None:
        ingest.measure(articles, rounds, self._say)

    def _linking(self, claims: int, questions: int, **_options: Any) -> None:
        if claims < LEAST_CLAIMS or questions < 1:
            raise CommandError(f"linking needs at least {LEAST_CLAIMS} --claims and a question", returncode=2)
        # Alone among them it needs what only developers have.
        if find_spec("usearch") is None:
            raise CommandError("linking is held against usearch, which is not here: pip install -e '.[dev]'")
        linking = importlib.import_module("factbase.management.linking")
        linking.measure(claims, questions, self._say)

    def _queue(self, claims: int, **_options: Any) -> None:
        if claims < LEAST_CLAIMS:
            raise CommandError(f"the queue needs at least {LEAST_CLAIMS} --claims", returncode=2)
        queues.measure(claims, self._say)

    def _retrieval(self, folder: Path | None, **_options: Any) -> None:
        try:
            for line in retrieval.measure(_existing(folder)):
                self._say(line)
        except FileNotFoundError as error:
            raise CommandError(f"there is no {error.filename}", returncode=2) from None

    def _vectors(self, folder: Path | None, **_options: Any) -> None:
        for share in vectors.measure(_existing(folder)):
            self._say(f"{share.language} {share.kind:<18} {share.read:>4} of {share.total:<4} {share.value:.3f}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _existing(folder: Path | None) -> Path:
    if folder is None:
        raise CommandError("this needs the --folder that the sets lie in", returncode=2)
    if not folder.is_dir():
        raise CommandError(f"there is no folder {folder}", returncode=2)
    return folder
