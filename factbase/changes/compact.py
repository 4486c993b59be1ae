"""JSON as it is stored and served: no byte more than it needs."""

import json
from typing import Any


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
