"""English counted nouns in the plural."""

PLURALS = {
    "person": "people",
    "country": "countries",
    "county": "counties",
    "agreement": "agreements",
    "time": "times",
    "aircraft": "aircraft",
    "series": "series",
    "species": "species",
    "sheep": "sheep",
    "child": "children",
    "wolf": "wolves",
    "match": "matches",
    "branch": "branches",
    "church": "churches",
    "bus": "buses",
}


def plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"
