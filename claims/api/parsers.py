"""What bodies are read from."""

from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, JSONParser


class ObjectParser(JSONParser):
    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError("JSON parse error - nested too deeply") from None


class LinesParser(BaseParser):
    """JSON lines are read by the view, one at a time."""

    media_type = "application/x-ndjson"

    def parse(self, stream: IO[Any], _media_type: str | None = None, _parser_context: Any = None) -> Any:
        return stream
