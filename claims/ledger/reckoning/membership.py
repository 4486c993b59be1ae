"""Which ledger a figure belongs to whose sentence leaves something open. Pure.

“Another 80 million” names neither giver nor receiver. If its article tells of one ledger only in that unit, it is
presumably meant: the figure joins that ledger, marked as presumed. It does not where its own words say otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roles:
    """What a sentence says of a figure; None and the empty measure are left open."""

    giver: int | None
    receiver: int | None
    measure: str

    @property
    def complete(self) -> bool:
        return self.giver is not None and self.receiver is not None and bool(self.measure)


def only_home(told: Iterable[Roles]) -> Roles | None:
    """The one ledger that all complete figures of an article belong to; None where there are several."""
    homes = {roles for roles in told if roles.complete}
    return homes.pop() if len(homes) == 1 else None


def may_join(roles: Roles, home: Roles, countries: Iterable[int]) -> bool:
    """Whether a figure that leaves something open may be one of `home`: nothing differs, no third country is named."""
    return (
        not roles.complete
        and roles.giver in (None, home.giver)
        and roles.receiver in (None, home.receiver)
        and _may_mean(roles.measure, home.measure)
        and {home.giver, home.receiver}.issuperset(countries)
    )


def _may_mean(measure: str, of_home: str) -> bool:
    """“Aid” may be “military aid” said shortly."""
    return not measure or measure == of_home or of_home.endswith(f" {measure}")
