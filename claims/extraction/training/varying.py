"""Copies of marked texts with other names in them, so that what is learned is how names stand, not which they are."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from claims.extraction.entities.tagging.features import kind
from claims.extraction.entities.tagging.lists import NAMES, listed
from claims.extraction.training.corpus import Marked, Text

ORDER = 3  # letters that the next one of an invented name depends on
LONGEST = 14
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = 3  # texts that have a word in names of organisations: it stays ("Bank", "Ministère")
NAME_LETTERS = "".join(NAMES) + "nm"


class Inventor:
    """Makes up names letter by letter as the ones on a list go on, so that no list has them."""

    def __init__(self, names: Iterable[str], chance: random.Random) -> None:
        self.chance = chance
        self.names = sorted(name for name in names if name)
        self.follows: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            padded = "^" * ORDER + name.lower() + "$"
            for at in range(ORDER, len(padded)):
                self.follows[padded[at - ORDER : at]].append(padded[at])

    def name(self) -> str:
        """As often one from the list as an invented one."""
        if self.chance.random() < 0.5:
            return self.chance.choice(self.names)
        made = "^" * ORDER
        while not made.endswith("$"):
            made += self.chance.choice(self.follows[made[-ORDER:]])
        made = made.strip("^$")
        return made.capitalize() if 3 < len(made) <= LONGEST else self.name()


class Variation:
    """Other names for the same text, the same one wherever a name comes again."""

    def __init__(self, language: str, inventors: dict[str, Inventor], common: frozenset[str]) -> None:
        self.language, self.inventors, self.common = language, inventors, common
        self.chosen: dict[tuple[str, str], str] = {}
        self.chance = inventors["g"].chance

    def of(self, sentence: Marked) -> Marked:
        text, names, last = "", [], 0
        for start, end, label in sentence.names:
            text += sentence.text[last:start]
            name = getattr(self, label.lower())(sentence.text[start:end])
            names.append((len(text), len(text) + len(name), label))
            text, last = text + name, end
        return Marked(text + sentence.text[last:], tuple(names))

    def _other(self, word: str, letter: str) -> str:
        if (word, letter) not in self.chosen:
            self.chosen[word, letter] = self.inventors[letter].name()
        return self.chosen[word, letter]

    def per(self, name: str) -> str:
        words = name.split(" ")
        return " ".join(
            self._person_word(word, "g" if at == 0 and len(words) > 1 else "s") for at, word in enumerate(words)
        )

    def _person_word(self, word: str, letter: str) -> str:
        if not word[:1].isupper() or len(word) < 3 or "." in word:
            return word
        return "-".join(self._other(part, letter) if part[:1].isupper() else part for part in word.split("-"))

    def loc(self, name: str) -> str:
        is_plain = WORD.fullmatch(name) and name[0].isupper()
        return self._other(name, "c") if is_plain and self.chance.random() < 0.7 else name

    def org(self, name: str) -> str:
        """Words that many organisations have in their names stay, and so does what tells their kind."""
        return WORD.sub(lambda word: self._org_word(word.group()), name)

    def _org_word(self, word: str) -> str:
        low = word in self.common or not word.istitle() or self._is_telling(word)
        return word if low or self.chance.random() < 0.3 else self._other(word, self.chance.choice("sc"))

    def _is_telling(self, word: str) -> bool:
        return bool(kind(self.language, word).strip(NAME_LETTERS)) or (
            self.language == "de" and word.endswith(("er", "en", "es", "ung"))
        )


def varied(texts: list[tuple[str, Text]], copies: int, seed: int) -> Iterator[tuple[str, Text]]:
    """`copies` of each (language, text); the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 (names to learn from, no secrets)
    inventors = {letter: Inventor(listed(NAMES[letter]), chance) for letter in "gsc"}
    common = _common_words(texts)
    for language, text in texts:
        for _ in range(copies):
            variation = Variation(language, inventors, common)
            yield language, [variation.of(sentence) for sentence in text]


def _common_words(texts: list[tuple[str, Text]]) -> frozenset[str]:
    count: Counter[str] = Counter()
    for _, text in texts:
        spans = [
            sentence.text[start:end] for sentence in text for start, end, label in sentence.names if label == "ORG"
        ]
        count.update({word for span in spans for word in WORD.findall(span)})
    return frozenset(word for word, often in count.items() if often >= COMMON)
