"""Which annotated span is which found one."""

from collections.abc import Callable, Sequence

from claims.evaluation.annotations import Json

Pair = tuple[Json, Json]


def share(one: Json, other: Json) -> float:
    """Intersection over union of two spans, 0 to 1."""
    both: int = max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))
    either: int = one["end"] - one["start"] + other["end"] - other["start"] - both
    return both / max(1, either)


def pair(
    wanted: Sequence[Json], found: Sequence[Json], *, least: float, where: Callable[[Json, Json], bool] | None = None
) -> list[Pair]:
    """One-to-one pairs of spans, the most alike first; `least` is the share from which two may be one."""
    options = sorted(
        (
            (share(one, other), -i, -j)
            for i, one in enumerate(wanted)
            for j, other in enumerate(found)
            if where is None or where(one, other)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in options:
        if 0 < likeness >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[-i], found[-j]) for i, j in pairs.items()]


def rest(items: Sequence[Json], pairs: Sequence[Pair], side: int) -> list[Json]:
    """The items that are on no pair's `side` (0: wanted, 1: found)."""
    paired = {id(each[side]) for each in pairs}
    return [item for item in items if id(item) not in paired]
