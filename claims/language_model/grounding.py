"""Where the words of a model stand in the text: to the letter, or nowhere."""

import re
from collections.abc import Iterator

# A quote that begins or ends inside a word or a number says something else: "5 million" of "2.5 million".
_BEFORE = r"(?<!\w)(?<!\d[.,'’])"
_AFTER = r"(?!\w)(?![.,'’]\d)"


def places(text: str, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans between `start` and `end` where the words stand. Only the spaces between them may differ."""
    parts = words.split()
    if not parts:
        return
    before = _BEFORE if re.match(r"\w", parts[0]) else ""
    after = _AFTER if re.search(r"\w$", parts[-1]) else ""
    pattern = before + r"\s+".join(map(re.escape, parts)) + after
    for found in re.compile(pattern).finditer(text, start, end):
        yield found.span()
