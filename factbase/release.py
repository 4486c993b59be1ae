"""Which code this is."""

import hashlib
from functools import cache

from django.conf import settings

FOLDERS = ("articles", "claims", "factbase", "templates")
# Of what pages and files are made: code, words, and the stylesheets whose addresses stand in pages.
KINDS = {".py", ".toml", ".html", ".svg", ".mo", ".css", ".js"}


@cache
def release() -> str:
    """The same on every host that runs the same code, and another after each upgrade."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(path for folder in FOLDERS for path in (settings.BASE_DIR / folder).rglob("*")):
        if path.suffix in KINDS:
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
