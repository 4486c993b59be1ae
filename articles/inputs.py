"""Files that an operator names on the command line, as submissions: documents one by one, JSON lines one a line."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.documents import DocumentError, read_document
from articles.interchange import LineError, read_lines
from articles.submission import Submission

STDIN = "-"


@dataclass(frozen=True, slots=True)
class InputError:
    """What could not be read, and why, in one line."""

    name: str
    reason: str


def read_input(name: str) -> Iterator[Submission | InputError]:
    """Yield the articles of a file; `-` is standard input."""
    path = Path(name)
    try:
        if path.suffix == ".jsonl":
            with path.open("rb") as lines:
                yield from _interchange(name, lines)
        else:
            content = sys.stdin.buffer.read() if name == STDIN else path.read_bytes()
            page = read_document(path.name, content)
            yield Submission.from_page(page)
    except OSError as error:
        yield InputError(name, error.strerror or str(error))
    except DocumentError as error:
        yield InputError(name, str(error))


def _interchange(name: str, lines: Iterable[bytes]) -> Iterator[Submission | InputError]:
    for line in read_lines(lines):
        yield InputError(name, str(line)) if isinstance(line, LineError) else Submission.from_line(line)
