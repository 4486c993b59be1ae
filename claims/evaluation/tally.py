"""Counts and errors of one thing that is measured."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Error:
    """One thing the engine got wrong: `wanted` and `got` in short, empty where there is none."""

    article: str
    offset: int
    kind: str
    wanted: str
    got: str
    sentence: str


@dataclass(slots=True)
class Tally:
    """`hits` of `wanted` items among `found` ones."""

    hits: int = 0
    wanted: int = 0
    found: int = 0
    errors: list[Error] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.wanted + self.found
        return 2 * self.hits / total if total else 0.0

    def add(self, other: "Tally") -> None:
        self.hits += other.hits
        self.wanted += other.wanted
        self.found += other.found
        self.errors += other.errors
