"""The word tables of one language, indexed for reading tokens."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from claims.extraction.figures.words.ordinals import spelled_ordinals
from claims.extraction.figures.words.phrases import Phrases
from claims.extraction.figures.words.tokens import fold
from claims.extraction.lexicon import LANGUAGES, table
from claims.extraction.types import Modifier

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all languages write the same way."""

    codes: Words
    symbols: Mapping[str, str]
    dollars: Mapping[str, str]
    families: Mapping[str, tuple[str, ...]]
    guessed: Words
    nations: re.Pattern[str]
    nation_codes: Mapping[str, str]
    own_plurals: Mapping[str, tuple[str, ...]]
    dollar_nations: tuple[re.Pattern[str], Mapping[str, str]]
    measures: Mapping[str, str]
    vulgar: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    bare_scales: Words
    short_scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    denominators: Mapping[str, int]
    ordinals: Mapping[str, int]
    collectives: Mapping[str, int]
    about: Mapping[str, int]
    ready: Mapping[str, Decimal]
    ready_units: Mapping[str, str]
    ready_parts: Mapping[str, Fraction]
    multiples: Mapping[str, int]
    suffixes: Mapping[str, str]
    compound: re.Pattern[str]
    starters: Words


@dataclass(frozen=True, slots=True)
class Units:
    """What is counted or measured; `phrases` are measures, `nouns` whatever can be counted."""

    phrases: Phrases[str]
    prefixes: Phrases[str]
    currencies: Mapping[str, str]
    families: Mapping[str, str]
    cents: Mapping[str, str]
    nouns: Mapping[str, str]
    whole_nouns: Words
    suffix: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Tables:
    language: str
    decimal: str
    home_currency: str
    shared: Shared
    numbers: Numbers
    units: Units
    modifiers: Phrases[Modifier]
    modifiers_after: Phrases[Modifier]
    verbs: Mapping[str, Modifier]
    later: Phrases[bool]
    words: Mapping[str, Words]

    def has(self, name: str, key: str) -> bool:
        """Whether a word is in one of the plain lists, such as `stops` or `months`."""
        return key in self.words[name]


@cache
def tables(language: str) -> Tables:
    """The tables of a language; English where there are none of its own."""
    code = language if language in LANGUAGES else "en"
    data = table(f"figures_{code}")
    return Tables(
        language=code,
        decimal=data["decimal"],
        home_currency=data["home_currency"],
        shared=shared_tables(),
        numbers=_numbers(data, code),
        units=_units(data, table("figures_nouns")[code], words(table("figures_nouns")["alone"].get(code, ""))),
        modifiers=Phrases(_contracted(_by_modifier(data["modifiers"]), code)),
        modifiers_after=Phrases(_by_modifier(data["modifiers_after"])),
        verbs={
            word: Modifier(name) for name in ("more_than", "less_than", "nearly") for word in words(data["verbs"][name])
        },
        later=Phrases((phrase, True) for phrase in _parts(data["relative"]["after"])),
        words=_word_lists(data),
    )


@cache
def shared_tables() -> Shared:
    data = table("figures_shared")
    nations = {stem: code for code, stems in data["nations"].items() for stem in words(stems)}
    longest_first = sorted(nations, key=len, reverse=True)
    return Shared(
        codes=frozenset(data["codes"].split()),
        symbols=data["symbols"],
        dollars=data["dollars"],
        families={name: tuple(codes.split()) for name, codes in data["families"].items()},
        guessed=words(data["guessed"]),
        nations=re.compile(rf"\b(?:{'|'.join(map(_stem, longest_first))})"),
        nation_codes={stem.rstrip("_"): code for stem, code in nations.items()},
        own_plurals={word: tuple(codes.split()) for word, codes in data["own_plurals"].items()},
        dollar_nations=_dollar_nations(data["dollar_nations"]),
        measures={form: unit for unit, forms in data["measures"].items() for form in forms.split()},
        vulgar={sign: Fraction(value) for sign, value in data["fractions"].items()},
    )


def _stem(stem: str) -> str:
    """The pattern of a beginning of words; one that ends in "_" is the whole word."""
    return re.escape(stem.rstrip("_")) + r"\b" * stem.endswith("_")


def _dollar_nations(data: Mapping[str, str]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Where in a text in small letters a country with a dollar is named, and whose each name is."""
    codes = {stem: code for code, stems in data.items() for stem in _parts(stems)}
    longest_first = sorted(codes, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})"), codes


def listed(name: str) -> Words:
    """One of the plain lists that serve all languages."""
    return words(table("figures_shared")["words"][name])


def words(text: str) -> Words:
    return frozenset(fold(word) for word in text.split())


def inverted(data: Mapping[str, str]) -> dict[str, str]:
    """From `value = "word word"` to what each word stands for."""
    return {fold(word): value for value, forms in data.items() for word in forms.split()}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _bare(phrase: str) -> set[str]:
    """A phrase with and without its French accents, which are often left out."""
    return {phrase, phrase.replace("è", "e").replace("é", "e")}


def _by_modifier(data: Mapping[str, str]) -> list[tuple[str, Modifier]]:
    return [(phrase, Modifier(name)) for name, phrases in data.items() for phrase in _parts(phrases)]


def _contracted(entries: list[tuple[str, Modifier]], language: str) -> list[tuple[str, Modifier]]:
    """French runs "de" and the article behind it together: "près des trois quarts"."""
    if language != "fr":
        return entries
    return entries + [
        (phrase[:-2] + ending, value) for phrase, value in entries if phrase.endswith(" de") for ending in ("des", "du")
    ]


def _folded(data: Mapping[str, int]) -> dict[str, int]:
    return {fold(word): value for word, value in data.items()}


def _numbers(data: Mapping[str, Any], code: str) -> Numbers:
    cardinals, scales = _folded(data["cardinals"]), _folded(data["scales"])
    bare = frozenset(_folded(data["bare_scales"]))
    ones, articles = words(data["ones"]), words(data["articles"])
    ready, parts = data["ready"], data["ready_parts"]
    denominators, about, multiples = _folded(data["denominators"]), _folded(data["about"]), _folded(data["multiples"])
    denominators |= {word.replace("è", "e"): value for word, value in denominators.items()}
    return Numbers(
        cardinals=cardinals,
        scales=scales,
        bare_scales=bare,
        short_scales=data["short_scales"],
        glued_scales=data["glued_scales"],
        denominators=denominators,
        ordinals=spelled_ordinals(code, cardinals | scales) | denominators,
        collectives=_folded(data["collectives"]),
        about=about,
        ready={fold(word): Decimal(value) for word, value in ready.items()},
        ready_units=data.get("ready_units", {}),
        ready_parts={fold(word): Fraction(value) for word, value in parts.items()},
        multiples=multiples,
        suffixes=data["suffixes"],
        compound=_compound(cardinals),
        starters=bare.union(
            cardinals, ones, articles, words(data["halves"]), ready, parts, about, multiples, denominators
        ),
    )


def _compound(cardinals: Mapping[str, int]) -> re.Pattern[str]:
    """One German number word in pieces: "einhundertzweiundzwanzig"."""
    pieces = sorted([*cardinals, "ein", "eins", "hundert", "tausend", "und"], key=len, reverse=True)
    return re.compile("|".join(pieces))


def _units(data: Mapping[str, Any], nouns: Mapping[str, str], whole: Words) -> Units:
    phrases = [
        (form, unit) for unit, forms in data["units"].items() for phrase in _parts(forms) for form in _bare(phrase)
    ]
    prefixes = [(phrase, unit) for unit, forms in data["prefix_units"].items() for phrase in _parts(forms)]
    suffixes = "|".join(data["suffixes"])
    return Units(
        phrases=Phrases(phrases),
        prefixes=Phrases(prefixes),
        currencies=inverted(table("figures_shared")["own_names"]) | inverted(data["currencies"]),
        families=inverted(data["currency_families"]),
        cents=inverted(data["cents"]),
        nouns=inverted(nouns),
        whole_nouns=whole,
        suffix=re.compile(rf"({suffixes})(?:e[rsnm]?|keit)?") if suffixes else None,
    )


LISTS = (
    "ones",
    "articles",
    "point",
    "minus",
    "and",
    "halves",
    "vague",
    "between",
    "to",
    "or",
    "from",
    "until",
    "of",
    "skipped",
    "clock_before",
    "clock_after",
    "years_before",
)


def _word_lists(data: Mapping[str, Any]) -> dict[str, Words]:
    lists = {name: words(data[name]) for name in LISTS}
    lists |= {f"over_{name}": words(value) for name, value in data["over"].items()}
    lists |= {f"relative_{name}": words(data["relative"][name]) for name in ("before", "in", "future")}
    lists |= {f"names_{name}": words(value) for name, value in data["names"].items()}
    lists |= {
        "stops": words(data["stops"]["words"]),
        "months": words(data["months"]["words"]),
        "denied": words(data["verbs"]["denied"]),
    }
    return lists
