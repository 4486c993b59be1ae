"""Words of a sentence with their places, as names are made of them."""

import re
from dataclasses import dataclass

WORD = re.compile(
    r"(?:[ODd][’'](?=[^\W\d_a-z]))?[^\W\d_][\w\xad]*(?:[-‑]\w[\w\xad]*|(?<=\b[A-Z])\.(?=[A-Z])\w*|(?<=\.[A-Z])\.(?=[A-Z])\w*)*"
)
NAME_GAP = re.compile(r"(?:-\s|[\s\u00a0\u202f]{1,2}|\.\s?|,\s|[’']\s?|\s?&(?:amp;)?\s?|\s?&|;\s)$")


@dataclass(frozen=True, slots=True)
class Words:
    """`words[i]` stands at `spans[i]` of `text`, without soft hyphens; `capitals` index the capitalised ones."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    capitals: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        found = list(WORD.finditer(text))
        plain = "\xad" not in text
        words = tuple([match.group() if plain else match.group().replace("\xad", "") for match in found])
        capitals = tuple([index for index, word in enumerate(words) if word[0].isupper()])
        return cls(text, words, tuple([match.span() for match in found]), capitals)

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """What stands between the word and the next one; "\\n" behind the last."""
        if index + 1 >= len(self.words):
            return "\n"
        return self.text[self.spans[index][1] : self.spans[index + 1][0]]

    def is_name(self, index: int) -> bool:
        return self.words[index][0].isupper()

    def surface(self, first: int, last: int) -> str:
        return self.text[self.spans[first][0] : self.spans[last][1]]
