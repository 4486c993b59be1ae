"""What the words of a claim are about, by the word lists beside this module."""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import snowballstemmer

SNOWBALL = {"de": "german", "en": "english", "fr": "french"}
DEFAULT = "en"
WORD = re.compile(r"[^\W\d_]{2,}")
WHOLE_WORD = re.compile(r"\w+")
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
    """How the claim is meant: plan, past, new, deny, and what else `words.toml` has under `cues`."""
    return frozenset(name for name, pattern in _cue_patterns(known(language)).items() if pattern.search(text))


@cache
def standing_patterns(language: str) -> dict[str, dict[str, re.Pattern[str]]]:
    """For "recalled" and "denied": the words before, right before ("touching") and behind a figure."""
    table = _table("words.toml")["standing"]
    return {
        name: {where: _words(by[known(language)]) for where, by in places.items()} for name, places in table.items()
    }


@cache
def _differences(language: str) -> re.Pattern[str]:
    return _words(_table("words.toml")["difference"][language])


def tells_a_difference(behind: str, language: str) -> bool:
    """Whether the words behind a figure make it a difference: "two million less"."""
    return bool(_differences(known(language)).match(behind.lstrip()))


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The words of all concepts of a language: whole ones, beginnings by their length, and phrases."""

    whole: dict[str, set[str]]
    open: dict[str, set[str]]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    lengths: tuple[int, ...]


@cache
def _beginnings(language: str) -> Beginnings:
    whole: dict[str, set[str]] = defaultdict(set)
    begun: dict[str, set[str]] = defaultdict(set)
    phrases = []
    for group in _table("concepts.toml").values():
        for concept, by in group.items():
            for entry in by[language].lower().split():
                word = entry.rstrip("=")
                if not WHOLE_WORD.fullmatch(word) or "_" in word:
                    phrases.append((_phrase(entry), concept))
                else:
                    (whole if entry.endswith("=") else begun)[word].add(concept)
    return Beginnings(whole, begun, tuple(phrases), tuple(sorted({len(word) for word in begun})))


def _phrase(words: str) -> re.Pattern[str]:
    phrase = re.escape(words.rstrip("=").replace("_", " ")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<!\w){phrase}" + r"(?!\w)" * words.endswith("="))


def concepts(text: str, language: str) -> frozenset[str]:
    """What of the news the text speaks of: death, damage, turnout …"""
    table, lower = _beginnings(known(language)), text.lower()
    found = {concept for pattern, concept in table.phrases if pattern.search(lower)}
    for word in WHOLE_WORD.findall(lower):
        found |= table.whole.get(word, set())
        for length in table.lengths:
            found |= table.open.get(word[:length], set()) if length <= len(word) else set()
    return frozenset(found)
