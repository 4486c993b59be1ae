"""Why two claims are linked, as data: a code and what fills its sentence. The interface has the sentences."""

from dataclasses import dataclass
from typing import Any

from claims.matching.amounts import Pair

TURNED = {"a": "b", "b": "a", "a_role": "b_role", "b_role": "a_role"}


@dataclass(frozen=True, slots=True)
class Reason:
    code: str
    values: tuple[tuple[str, Any], ...] = ()

    def turned(self) -> "Reason":
        """The same of the two claims in the other order."""
        return Reason(self.code, tuple((TURNED.get(name, name), value) for name, value in self.values))

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, **dict(self.values)}


def because(code: str, pair: Pair | None = None, role: str = "", **values: Any) -> Reason:
    """Make a reason; of a pair of figures it keeps their words, of a role what each says of it."""
    if pair:
        values |= {"a": pair.a.surface, "b": pair.b.surface}
    if pair and role:
        values |= {f"{side}_role": getattr(figure, role).value for side, figure in (("a", pair.a), ("b", pair.b))}
    return Reason(code, tuple(values.items()))
