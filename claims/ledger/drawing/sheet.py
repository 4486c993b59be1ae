"""What is drawn of a ledger, in the units of the sheet. Pure: numbers and paths; a template makes the SVG."""

from dataclasses import dataclass

from claims.ledger.drawing.axes import AmountAxis, TimeAxis
from claims.ledger.drawing.labelling import Label
from claims.ledger.drawing.shapes import SHAPES, SIZE
from claims.ledger.reckoning.marks import Mark
from claims.ledger.reckoning.sums import Sum

FADE = 46.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The sheet. `beside`: columns of sums stand right of the time axis; else below it."""

    width: int
    height: int
    left: int
    beside: bool
    column: int = 64
    gap: int = 26
    right: int = 16
    top: int = 24
    foot: int = 34
    below: int = 230

    def panel(self, columns: int) -> int:
        return columns * (self.column + self.gap) + self.gap if columns else 0


@dataclass(frozen=True, slots=True)
class Item:
    """A mark with what is written at it and where it leads."""

    number: int
    mark: Mark
    label: str
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two items, by number, whose claims are linked as conflicting. Confirmed by a person, or suggested."""

    one: int
    other: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item on the sheet; `x`, `y` is its point, for a bar the middle of its edge."""

    item: Item
    x: float
    y: float
    left: float
    right: float
    base: float
    whisker: tuple[float, float] | None
    fade: str
    label: Label | None = None

    @property
    def bar(self) -> bool:
        return self.right > self.left

    @property
    def shape(self) -> str:
        return SHAPES.get(self.item.mark.stage, SHAPES[""])

    @property
    def fade_top(self) -> float:
        return self.y - FADE if self.fade == "up" else self.y

    @property
    def fade_height(self) -> float:
        return FADE

    @property
    def fade_end(self) -> float:
        """Where the arrow stands."""
        return self.fade_top + 6 if self.fade == "up" else self.fade_top + FADE - 6

    @property
    def fade_left(self) -> float:
        return self.left if self.bar else self.x - SIZE

    @property
    def fade_width(self) -> float:
        return self.width if self.bar else 2 * SIZE

    @property
    def width(self) -> float:
        return round(self.right - self.left, 1)

    @property
    def bar_top(self) -> float:
        return min(self.y, self.base)

    @property
    def height(self) -> float:
        return round(abs(self.base - self.y), 1)


@dataclass(frozen=True, slots=True)
class Segment:
    item: Item
    top: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.top + self.height / 2, 1)

    @property
    def readable(self) -> bool:
        return self.height >= 18


@dataclass(frozen=True, slots=True)
class Column:
    """The parts of a sum, one on top of the other, beside the levels of the totals that they come to."""

    sum: Sum
    x: float
    width: float
    segments: tuple[Segment, ...]
    levels: tuple[tuple[float, float], ...]  # where the line to each total begins, and its height

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def top(self) -> float:
        return self.segments[-1].top

    @property
    def years(self) -> str:
        """What its parts cover, from the first to the last period, in ISO 8601."""
        return f"{self.sum.parts[0].first.period}/{self.sum.parts[-1].first.period}"

    @property
    def base(self) -> float:
        return self.segments[0].top + self.segments[0].height


@dataclass(frozen=True, slots=True)
class Line:
    path: str
    x: float
    y: float
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Plot:
    frame: Frame
    height: int
    times: TimeAxis
    amounts: AmountAxis
    drawn: tuple[Drawn, ...]
    columns: tuple[Column, ...]
    conflicts: tuple[Line, ...]

    @property
    def stages(self) -> list[str]:
        """Those in use, in the order of the way that money goes."""
        used = {each.item.mark.stage for each in self.drawn}
        return [stage for stage in ("planned", "pledged", "allocated", "delivered", "spent", "") if stage in used]
