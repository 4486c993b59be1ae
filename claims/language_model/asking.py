"""A text to a model, piece by piece; whatever goes wrong is part of the answer."""

import time
from dataclasses import dataclass

from articles.fetching import FetchError
from claims.extraction.plaintext import PlainText
from claims.language_model.completions import Completions
from claims.language_model.errors import ReplyError
from claims.language_model.prompt import MOST_PIECES, messages, pieces
from claims.language_model.replies import read_reply
from claims.language_model.schema import Reply
from claims.model_service import Endpoint, Limits


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the plain text with what the model told about it."""

    start: int
    end: int
    reply: Reply


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said of a text, before anything of it is believed. `total` counts all pieces of it, sent or not."""

    endpoint: Endpoint
    total: int
    pieces: tuple[Piece, ...]
    failures: tuple[str, ...]
    seconds: float


def ask(text: str, endpoint: Endpoint, limits: Limits | None = None) -> Answer:
    """Send the text and return what comes back within the limits; a failure is in the answer, never raised.

    It is sent as the rules read it, so that a quote is held against the same words, and nothing that a reader does not
    see reaches the model: no entities, no invisible marks.
    A bad reply costs its piece; a service that cannot be reached is not asked for the others.
    """
    begun = time.monotonic()
    text = PlainText.of(text).text
    spans = pieces(text)
    done: list[Piece] = []
    failures: list[str] = []
    try:
        with Completions(endpoint, limits or Limits()) as model:
            for start, end in spans[:MOST_PIECES]:
                try:
                    done.append(Piece(start, end, read_reply(model.complete(messages(text[start:end])))))
                except ReplyError as error:
                    failures.append(str(error))
    except FetchError as error:
        failures.append(str(error))
    if len(spans) > MOST_PIECES:
        failures.append(f"The text is long: only {MOST_PIECES} of its {len(spans)} pieces were sent")
    return Answer(endpoint, len(spans), tuple(done), tuple(dict.fromkeys(failures)), time.monotonic() - begun)
