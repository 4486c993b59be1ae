"""Organisations an article introduces: by what they are called, by the words in their names, or by what they say."""

import re
from collections.abc import Iterator

from claims.extraction.entities.gazetteer import Introduced, Kind, Name
from claims.extraction.entities.tokens import Words
from claims.extraction.entities.vocabulary import Context

QUOTE_GAP = re.compile(r"[\s\u00a0\u202f]*[„“«»‚‘\"][\s\u00a0\u202f]*$")
QUOTE_END = re.compile(r"[\s\u00a0\u202f]*[“”»«’‘\"]")
NUMBER = re.compile(r" \d{1,3}(?!\d|[.,]\d| ?%| [a-zäöüé])")
ROW = re.compile(r"\d{1,3}[.)]\s")
SCHEME = re.compile(
    r"(?P<before>[A-ZÄÖÜÉ][\w]+) (?:[Pp]rogramme?|scheme|initiative)\b"
    r"|\b(?:programme|plan|dispositif) (?P<after>[A-ZÉ]\w+)"
    r"|\b(?P<joined>[A-ZÄÖÜ]\w+)-(?:Programm|Plan|Initiative)\b"
)
ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,6}$")
COMMON_END = re.compile(
    r"(?:angaben|berichte?n?|informationen|medien|kreisen|plan|gesetz|umfrage|studie|mitteilung|vertrag)$"
)
ADJECTIVES = frozenset(
    {"nationale", "national", "française", "français", "européenne", "européen", "régionale", "régional", "générale"}
)
COMPANIONS = frozenset({"für", "gegen", "ohne", "pour", "sans", "for", "without"})
PLAIN_SAYING = frozenset({"said", "says", "told", "denied", "denies", "confirmed", "insisted"})
JOINTS = frozenset({"’ ", " ", "\u00a0", "\u202f", "’", "'", " & ", " &amp; "})


def described_organisations(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "Netzbetreiber Fingrid", "the comparison site Moneyscope", "der Fachzeitschrift „Eis & Puck“"."""
    for first in words.capitals:
        word = words.words[first - 1].casefold() if first else ""
        if not word or not context.words.is_descriptor(word) or _is_capital_inside(words, first - 1, context):
            continue
        gap, last = words.gap(first - 1), None
        if QUOTE_GAP.match(gap):
            last = _quoted_end(words, first)
        elif gap in {" ", "\u00a0"}:
            last = _run(words, first, 3, COMPANIONS)
        known = context.known.match(words, first)
        whole = known and last is not None and known[0] > last - first
        if known and known[1].kind is Kind.ORG and (whole or last is None):
            yield Introduced(words.surface(first, first + known[0] - 1), known[1], word)
        elif last is not None and not whole and not _is_no_name(words, first, context):
            yield Introduced(
                _with_number(words, first, last), Name(Kind.ORG, plain(_with_number(words, first, last))), word
            )


def _is_capital_inside(words: Words, index: int, context: Context) -> bool:
    """As in "Port Ellis": the common noun would have no capital there."""
    return index > 0 and not context.words.compounds and words.words[index].istitle()


def named_organisations(words: Words, context: Context) -> Iterator[Introduced]:
    """Capitalised runs with a word in them that only organisations have: "Northgate Building Society"."""
    done = -1
    for index in words.capitals:
        if index <= done:
            continue
        run = _before_another(words, index, _run(words, index, 6, context.words.connectors), context)
        first = index
        while first < run and _leads_in(words, first, context):
            first += 1
        last = _with_complement(words, _without_genitive(words, first, run, context), context)
        whole = first < last and any(context.words.is_keyword(words.words[at]) for at in range(first, last + 1))
        known = context.known.match(words, first) if whole else None
        if whole and not _is_person(words, first, context) and not (known and known[0] > last - first):
            yield Introduced(words.surface(first, last), Name(Kind.ORG, plain(words.surface(first, last))))
            yield from _short_form(words, first, last, context)
        done = max(last, first)


def listed_organisations(words: Words, context: Context) -> Iterator[Introduced]:
    """Names in front of the figures of a numbered list: "1. Eisbären Berlin: 18,9 Mio. Euro"."""
    if ROW.match(words.text) and words.is_name(0):
        last = _run(words, 0, 4, context.words.connectors)
        if last > 0 and words.gap(last).strip().startswith((":", "(")) and not _is_person(words, 0, context):
            yield Introduced(words.surface(0, last), Name(Kind.ORG, plain(words.surface(0, last))))


def named_schemes(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "Nansen programme", "Nansen-Programm", "programme Nansen"."""
    for found in SCHEME.finditer(words.text):
        name = found["before"] or found["after"] or found["joined"]
        if not context.words.is_common(name) and not context.known.match(Words.of(name), 0):
            yield Introduced(found.group(), Name(Kind.ORG, f"{name} programme"))


def role_prefixes(words: Words, context: Context) -> Iterator[Introduced]:
    """As in "Fraport-Sprecherin", "Verdi-Verhandlungsführer": the first part is an organisation."""
    for word in [words.words[index] for index in words.capitals]:
        first, hyphen, rest = word.partition("-")
        named = hyphen and first[:1].isupper() and len(first) > 2 and context.words.is_role(rest)
        own = named and first.casefold() not in context.words.no_prefix and first not in context.words.given
        if own and not context.known.match(Words.of(first), 0):
            yield Introduced(first, Name(Kind.ORG, first))


def acronyms(words: Words, context: Context) -> Iterator[Introduced]:
    """Short forms in brackets behind what they stand for, or with an article before them."""
    for index in words.capitals:
        word = words.words[index]
        if not index or not ACRONYM.match(word) or word in context.words.no_org or context.known.match(words, index):
            continue
        before = words.words[index - 1]
        bracketed = words.gap(index - 1).endswith("(") and words.gap(index).startswith(")") and words.is_name(index - 1)
        led = (
            before.casefold() in context.words.acronym_lead
            and len(word) > 2
            and not re.match(r"[\s\u00a0]\d", words.gap(index))
        )
        if led or (bracketed and not context.is_person_word(before)):
            yield Introduced(word, Name(Kind.ORG, word))


def attributed_organisations(words: Words, context: Context) -> Iterator[Introduced]:
    """An unknown name right behind "according to", right before a verb of saying, or with an officer of its own."""
    for index in words.capitals:
        word = words.words[index]
        if (
            len(word) < 3
            or COMMON_END.search(word)
            or context.words.is_common(word)
            or word in context.surnames
            or _is_person(words, index, context)
        ):
            continue
        last = _run(words, index, 3, frozenset())
        told = (
            _is_attributed(words, index, context)
            or _speaks(words, index, last, context)
            or _has_officer(words, last, context)
        )
        if told and not context.known.match(words, index):
            surface = _with_number(words, index, last)
            yield Introduced(surface, Name(Kind.ORG, plain(surface)))


def _is_attributed(words: Words, index: int, context: Context) -> bool:
    before = "_".join(words.words[max(0, index - 2) : index]).casefold()
    led = before in context.words.naming or before.rpartition("_")[2] in context.words.naming
    return led and words.gap(index - 1) in {" ", "\u00a0"}


def _speaks(words: Words, index: int, last: int, context: Context) -> bool:
    """A bare name as the subject; only English has common nouns without an article there ("Data showed")."""
    if (index and not words.gap(index - 1).startswith((",", ";", "–", ":"))) or last - index > 1:
        return False
    following = words.words[last + 1 : last + 3]
    if words.gap(last) != " " or not context.words.saying.intersection(following):
        return False
    sure = context.words.language != "en" or words.words[index] in context.inner or index > 0
    return sure or (bool(PLAIN_SAYING.intersection(following)) and not words.words[index].endswith("s"))


def _has_officer(words: Words, last: int, context: Context) -> bool:
    """As in "Elering board member", "Northgate’s chief economist"."""
    if context.words.compounds or last + 1 >= len(words):
        return False
    at = last + 2 if words.gap(last) in {"’", "'"} and words.words[last + 1] == "s" else last + 1
    following = words.words[at : at + 2]
    officer = any(word.islower() and context.words.is_role(word) for word in following)
    return officer and words.gap(last) in {" ", "’", "'"} and (last > 0 or words.words[last] in context.inner)


def _run(words: Words, first: int, limit: int, inner: frozenset[str]) -> int:
    """The last word of the capitalised run from `first` on; `inner` words may stand between two capitalised ones."""
    last = at = first
    while at + 1 < len(words) and at + 1 - first < limit and words.gap(at) in JOINTS:
        at += 1
        if words.is_name(at):
            last = at
        elif words.words[at].casefold() not in inner:
            break
    return last


def _quoted_end(words: Words, first: int) -> int | None:
    for last in range(first, min(first + 5, len(words))):
        if QUOTE_END.match(words.gap(last)):
            return last if words.is_name(first) else None
    return None


def _with_number(words: Words, first: int, last: int) -> str:
    end = words.spans[last][1]
    number = NUMBER.match(words.text, end)
    return words.text[words.spans[first][0] : number.end() if number else end]


def _before_another(words: Words, first: int, last: int, context: Context) -> int:
    """Two organisations where what follows "and" is one itself: "the Bank of England and Westmoor Homes"."""
    for at in range(first + 1, last):
        if words.words[at].casefold() in {"and", "et", "und"}:
            rest = range(at + 1, _run(words, at + 1, 4, frozenset()) + 1)
            if any(_is_organisation(words, place, context) for place in rest):
                return at - 1
    return last


def _is_organisation(words: Words, index: int, context: Context) -> bool:
    word = words.words[index]
    return bool(context.known.match(words, index) or context.words.is_keyword(word) or ACRONYM.match(word))


def _without_genitive(words: Words, first: int, last: int, context: Context) -> int:
    """German names run over "der" only behind a word for an organisation: "Verband der Automobilindustrie"."""
    if not context.words.compounds or context.words.is_keyword(words.words[first]):
        return last
    return next((at - 1 for at in range(first, last + 1) if not words.is_name(at)), last)


def _with_complement(words: Words, last: int, context: Context) -> int:
    """French sets complements behind the noun in lower case: "Parti du progrès"."""
    if context.words.language == "fr" and context.words.is_keyword(words.words[last]) and last + 2 < len(words):
        at = last + 1 if words.words[last + 1] in ADJECTIVES and last + 3 < len(words) else last
        link, noun = words.words[at + 1].casefold(), words.words[at + 2]
        if link in {"du", "des", "de", "d"} and noun.islower() and words.gap(last) == " ":
            return at + 2
    return last


def _leads_in(words: Words, index: int, context: Context) -> bool:
    """Words before the name proper: an article at the start of the sentence, "Bauernverband", "Sprecher"."""
    word = words.words[index]
    if context.words.compounds and word.casefold().endswith(context.words.kinds_apart) and words.is_name(index + 1):
        return True
    part_of_name = not (context.words.compounds and context.words.is_descriptor(word))
    if context.words.is_keyword(word) and (part_of_name or word.casefold() in context.words.keyword_ends):
        return False
    return (
        word in context.words.starters
        or word.endswith("-based")
        or (context.words.compounds and (context.words.is_role(word) or context.words.is_descriptor(word)))
        or not words.is_name(index)
    )


def _short_form(words: Words, first: int, last: int, context: Context) -> Iterator[Introduced]:
    """As in "Northgate" for "Northgate Building Society" where the article uses it alone."""
    head = words.words[first]
    if (
        not context.words.compounds
        and last > first + 1
        and head in context.alone
        and len(head) > 3
        and not context.words.is_common(head)
        and not context.known.match(words, first)
    ):
        yield Introduced(head, Name(Kind.ORG, plain(words.surface(first, last))))


def _is_no_name(words: Words, first: int, context: Context) -> bool:
    word = words.words[first]
    return len(word) == 1 or context.words.is_common(word) or _is_person(words, first, context)


def _is_person(words: Words, first: int, context: Context) -> bool:
    return context.is_person_word(words.words[first])


def plain(surface: str) -> str:
    return surface.replace("&amp;", "&").replace("\xad", "").replace("\n", " ")
