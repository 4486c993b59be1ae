"""What the words of a claim are about, by the word lists beside this module."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import snowballstemmer

SNOWBALL = {"de": "german", "en": "english", "fr": "french"}
DEFAULT = "en"
WORD = re.compile(r"[^\W\d_]{2,}")
SHORTEST_CONTENT = 3


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def known(language: str) -> str:
    return language if language in SNOWBALL else DEFAULT


@cache
def stop_words(language: str) -> frozenset[str]:
    return frozenset(_table("words.toml")["stop"][language].split())


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(SNOWBALL[language])


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    return str(_stemmer(language).stemWord(word))


def content_words(text: str, language: str) -> dict[str, str]:
    """The words that carry matter, each stem with the first word that has it."""
    language = known(language)
    stops = stop_words(language)
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        folded = word.casefold()
        if len(word) >= SHORTEST_CONTENT and folded not in stops:
            found.setdefault(stem(folded, language), word)
    return found


@cache
def _cue_patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {name: _words(by[language]) for name, by in _table("words.toml")["cues"].items()}


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def cues(text: str, language: str) -> frozenset[str]:
    """How the claim is meant: plan, past, new, deny, negate, total, more, leaning."""
    return frozenset(name for name, pattern in _cue_patterns(known(language)).items() if pattern.search(text))


@cache
def standing_patterns(language: str) -> dict[str, dict[str, re.Pattern[str]]]:
    """For "recalled" and "denied": the words before, right before ("touching") and behind a figure."""
    table = _table("words.toml")["standing"]
    return {
        name: {where: _words(by[known(language)]) for where, by in places.items()} for name, places in table.items()
    }


@cache
def _concept_patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = {name: by[language].split() for group in _table("concepts.toml").values() for name, by in group.items()}
    return tuple((re.compile("|".join(map(_beginning, words)), re.IGNORECASE), name) for name, words in table.items())


def _beginning(words: str) -> str:
    phrase = re.escape(words.rstrip("=").replace("_", " ")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return rf"(?<!\w){phrase}" + r"(?!\w)" * words.endswith("=")


def concepts(text: str, language: str) -> frozenset[str]:
    """What of the news the text speaks of: death, damage, turnout …"""
    return frozenset(name for pattern, name in _concept_patterns(known(language)) if pattern.search(text))
