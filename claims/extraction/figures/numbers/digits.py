"""Digits as the world writes them: 1.234.567,8 and 1,234,567.8 and 1 234 567,8."""

import re
from decimal import Decimal

LONGEST = 30
LARGEST = Decimal(10) ** 27  # what decimal arithmetic holds to the last digit
GAPS = re.compile(r"[ \u00a0\u202f\u2009'’]")
GROUPS = {mark: re.compile(rf"\d{{1,3}}(?:\{mark}\d{{3}})+") for mark in ",."}
POWER = re.compile(r"(?P<base>\d+(?:[.,]\d+)?)(?P<ten>[eE]|[x×*]10\^)?\^?(?P<exponent>(?<=[eE^])[+-]{0,2}\d{1,2})")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


def parse_digits(raw: str, decimal: str) -> Decimal | None:
    """The value of digits with separators, read with the language's decimal mark where both readings are possible.

    None for what is no number: "192.168.1.2", "22,24,26", more than thirty characters, more than 10^27.
    """
    value = _parsed(raw, decimal)
    return value if value is None or value < LARGEST else None


def _parsed(raw: str, decimal: str) -> Decimal | None:
    plain = GAPS.sub("", raw)
    if len(plain) > LONGEST:
        return None
    if power := POWER.fullmatch(plain):
        return _power(power)
    last = max(plain.rfind(","), plain.rfind("."))
    if last < 0:
        return Decimal(plain)
    mark = plain[last]
    whole, part = plain[:last], plain[last + 1 :]
    if _is_grouped(plain, mark, decimal, gapped=plain != raw):
        return Decimal(plain.replace(mark, ""))
    other = "," if mark == "." else "."
    if mark in whole or not (_only_groups(whole, other) or (other == "," and INDIAN.fullmatch(whole))):
        return None
    return Decimal(f"{whole.replace(other, '') or 0}.{part}")


def _power(match: re.Match[str]) -> Decimal:
    """Scientific notation ("1.3e6", "6.2x10^-4") or a plain power ("1.1^23")."""
    base, exponent = Decimal(match["base"].replace(",", ".")), int(match["exponent"].replace("--", "").replace("+", ""))
    return base.scaleb(exponent) if match["ten"] else base**exponent


def _is_grouped(plain: str, mark: str, decimal: str, *, gapped: bool) -> bool:
    """Whether the only separator parts thousands: it comes again, or it is not the decimal mark here."""
    if gapped or not GROUPS[mark].fullmatch(plain) or plain.startswith("0"):
        return False
    return plain.count(mark) > 1 or mark != decimal


def _only_groups(whole: str, mark: str) -> bool:
    return mark not in whole or GROUPS[mark].fullmatch(whole) is not None
