"""A message a line, from one stream to another."""

import json
from typing import IO

from factbase.management.mcp.protocol import Server


def serve(server: Server, messages: IO[bytes], answers: IO[bytes]) -> None:
    """Until whoever asks closes the stream."""
    for line in messages:
        answer = server.answer(line) if line.strip() else None
        if answer is not None:
            answers.write(json.dumps(answer, ensure_ascii=False).encode(errors="replace") + b"\n")
            answers.flush()
