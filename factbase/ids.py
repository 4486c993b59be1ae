"""Public ids: twelve characters of lower-case Crockford base32, sixty bits from a secure source.

Database keys do not leave the house; these do. They are never changed and never reused.
"""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"


def new_id() -> str:
    """Return a fresh id. Sixty random bits: at a million rows the chance of any clash is below one in a million."""
    bits = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[(bits >> (5 * place)) & 31] for place in range(LENGTH))
