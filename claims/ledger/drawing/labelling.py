"""Where the words of a plot stand without covering one another. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Place = tuple[float, float, str]

LETTER, LINE = 8.0, 13.0  # of the labels, in the plot's units
AROUND = (
    (11, 4, "start"),
    (-11, 4, "end"),
    (0, -13, "middle"),
    (0, 22, "middle"),
    (12, -12, "start"),
    (-12, -12, "end"),
    (12, 18, "start"),
    (-12, 18, "end"),
    (12, -28, "start"),
    (12, 34, "start"),
)
ABOVE = ((0, -6, "middle"), (0, 15, "middle"), (0, -21, "middle"), (0, 30, "middle"))


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    anchor: str
    text: str

    @property
    def box(self) -> Box:
        width = len(self.text) * LETTER
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - LINE + 2, left + width, self.y + 3)


def around(width: float) -> Sequence[Place]:
    """Where the words of a point may stand, or of a bar of that width: over its edge, under it, in its corner."""
    corner = 6 - width / 2
    return (*ABOVE, (corner, 15, "start"), (corner, -6, "start")) if width else AROUND


def placed(
    text: str, at: tuple[float, float], places: Iterable[Place], taken: Iterable[Box], inside: Box
) -> Label | None:
    """The words at the first free place; None where there is none."""
    (x, y), boxes = at, list(taken)
    for right, down, anchor in places:
        label = Label(round(x + right, 1), round(y + down, 1), anchor, text)
        if inside.holds(label.box) and not any(label.box.meets(box) for box in boxes):
            return label
    return None
