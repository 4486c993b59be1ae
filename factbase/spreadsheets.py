"""What a spreadsheet must not make of our CSV."""

from typing import Any

# Or spreadsheets take it for another encoding.
BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """Texts of strangers are no formulas of a spreadsheet."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
