"""Pages by the last row seen. The cursor keeps what that row was sorted by, whatever becomes of it meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Claim
from claims.queues.sorting import Phase

MARK = "~"


@dataclass(frozen=True, slots=True)
class Page:
    """`after` is the cursor of the next page, empty on the last."""

    claims: list[Claim]
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """A claim in a queue: the number of its phase, what it is sorted by there, and who it is."""

    phase: int
    value: str
    pk: int


def page(phases: Sequence[Phase], cursor: str, size: int) -> Page:
    """In one query for each phase it reads, and those of the claims; a cursor that is none of ours is the beginning."""
    places = _places(phases, _place(cursor, phases), size + 1)
    shown = places[:size]
    claims = Claim.objects.for_display().with_opinions().in_bulk([place.pk for place in shown])
    rows = [claims[place.pk] for place in shown if place.pk in claims]
    return Page(rows, _cursor(shown[-1], rows[-1]) if len(places) > size and rows else "")


def beside(phases: Sequence[Phase], place: Place, *, backwards: bool = False) -> Claim | None:
    """The claim that follows a place in the queue, or stands before it."""
    found = _places(phases, place, 1, backwards=backwards)
    return Claim.objects.get(pk=found[0].pk) if found else None


def place_of(claim: Claim, phases: Sequence[Phase]) -> Place | None:
    """Where the claim stands; `phases` must hold it."""
    for number, phase in enumerate(phases):
        value = phase.claims.filter(pk=claim.pk).values_list(phase.key or "pk", flat=True).first()
        if value is not None:
            return Place(number, str(value), claim.pk)
    return None


def _places(phases: Sequence[Phase], last: Place | None, size: int, *, backwards: bool = False) -> list[Place]:
    found: list[Place] = []
    for number in sorted(range(len(phases)), reverse=backwards):
        if len(found) < size and not _is_passed(number, last, backwards):
            phase = phases[number]
            rows = phase.ordered(backwards=backwards)
            if last and number == last.phase:
                rows = phase.beyond(last.value, last.pk, backwards=backwards)
            columns = rows.values_list("pk", phase.key or "pk")[: size - len(found)]
            found += [Place(number, str(value), pk) for pk, value in columns]
    return found


def _is_passed(number: int, last: Place | None, backwards: bool) -> bool:
    return last is not None and (number > last.phase if backwards else number < last.phase)


def _cursor(place: Place, claim: Claim) -> str:
    return MARK.join((str(place.phase), place.value, claim.public_id))


def _place(cursor: str, phases: Sequence[Phase]) -> Place | None:
    number, _, rest = cursor.partition(MARK)
    value, _, public_id = rest.partition(MARK)
    if not number.isdecimal() or int(number) >= len(phases) or not _is_number(phases[int(number)], value):
        return None
    pk = Claim.objects.filter(public_id=public_id).values_list("pk", flat=True).first()
    return None if pk is None else Place(int(number), value, pk)


def _is_number(phase: Phase, value: str) -> bool:
    try:
        phase.number(value)
    except (ArithmeticError, ValueError):
        return False
    return value.lower().strip("-+") not in ("nan", "inf", "infinity", "snan")
