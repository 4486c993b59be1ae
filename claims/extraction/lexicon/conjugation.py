"""The forms of regular verbs in which news tells what somebody says: third person, and what stands behind "have"."""

import re

INSEPARABLE = ("be", "ent", "er", "ge", "miss", "ver", "wider", "zer", "über", "unter")


def conjugated(infinitive: str, language: str) -> frozenset[str]:
    """All forms of a regular verb, lower case; German and English ones with the infinitive, which is a plural too."""
    return frozenset(CONJUGATIONS[language](infinitive))


def _german(infinitive: str) -> list[str]:
    """Weak verbs: "warnen" gives "warnt", "warnte", "warnten", "gewarnt"."""
    stem = re.sub(r"e?n$", "", infinitive)
    link = "e" if re.search(r"[td]$|(?<![aeiouäöülr])(?<![aeiouäöü]h)[nm]$", stem) else ""
    has_no_prefix = infinitive.endswith("ieren") or stem.startswith(INSEPARABLE)
    participle = f"{stem}{link}t" if has_no_prefix else f"ge{stem}{link}t"
    return [infinitive, f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten", participle]


def _english(infinitive: str) -> list[str]:
    stem = re.sub(r"(?<=[^aeiou])y$", "i", infinitive)
    third = f"{stem}es" if stem.endswith(("i", "s", "sh", "ch", "x")) else f"{stem}s"
    return [infinitive, third, f"{stem}d" if stem.endswith("e") else f"{stem}ed"]


def _french(infinitive: str) -> list[str]:
    """Verbs in -er: "révéler" gives "révèle", "révèlent", "révélé", "révélait", "révélaient", "révéla"."""
    stem = infinitive.removesuffix("er")
    strong = f"{stem}l" if stem.endswith("ppel") else re.sub(r"[eé](?=[^aeiouyéèêâ]$)", "è", stem)
    soft = re.sub(r"g$", "ge", re.sub(r"c$", "ç", stem))
    return [f"{strong}e", f"{strong}ent", f"{stem}é", f"{soft}ait", f"{soft}aient", f"{soft}a"]


CONJUGATIONS = {"de": _german, "en": _english, "fr": _french}
