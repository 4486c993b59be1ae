import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from factbase.embedded.processes import Identity


@dataclass(frozen=True)
class State:
    """What the keeper of a service tells everybody, in a file. `service` is there to find an orphan by."""

    status: Literal["starting", "ready", "failed", "stopped"] = "stopped"
    reason: str = ""
    starts: int = 0
    keeper: Identity | None = None
    service: Identity | None = None

    def write(self, path: Path, **changes: object) -> "State":
        """Store the state with `changes`, at once for every reader; return it."""
        state = replace(self, **changes)  # type: ignore[arg-type]
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(state)))
        draft.replace(path)
        return state


def read_state(path: Path) -> State:
    """The stored state; of a file that is missing or spoilt, a fresh one."""
    try:
        stored = json.loads(path.read_text())
        return State(**{**stored, "keeper": _identity(stored["keeper"]), "service": _identity(stored["service"])})
    except (OSError, ValueError, TypeError, KeyError):
        return State()


def _identity(stored: dict[str, float] | None) -> Identity | None:
    return Identity(int(stored["pid"]), stored["started"]) if stored else None
