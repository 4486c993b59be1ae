"""Units that the words leave out: "Estonia 40", "15 milliards pour l'aide civile", "up from 1,108.1"."""

from collections.abc import Callable
from decimal import Decimal

from claims.extraction.figures.continuing import (
    COMPARED,
    MOST_TIMES,
    PLACED,
    REACH,
    continues,
    ends,
    has_near,
    in_rows,
    is_like,
    is_share,
)
from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.joining import SAME_KIND
from claims.extraction.figures.lending import HUNDRED, NEVER_LENT, THOUSAND, large_unit, lent_unit, read_rate
from claims.extraction.figures.settling import INDEX_WORDS
from claims.extraction.figures.units.nouns import counted_before, read_noun
from claims.extraction.figures.units.unit import COUNT, MEASURE, MONEY, TIMES, Unit
from claims.extraction.figures.words.tables import Tables, listed
from claims.extraction.figures.words.tokens import MARK, Token, key_at
from claims.extraction.types import Modifier

LOOK_BACK = 350
BILLION = 10**9
CLOSE, NEIGHBOURS = 6, 12
PARTICIPLES, MONEY_WORDS = listed("participles"), listed("money_words")
TENFOLD = 10
MILLION = Decimal(1_000_000)
POLLS, POPULATION, VOTED = listed("polls"), listed("population"), listed("voted")
PAIRED, FEWEST_ASKED = frozenset(("to", "zu", "à", "contre", "against", "gegen")), 70
MOVED = frozenset(("by", "to", "from", "at", "um", "auf", "von", "bei", "de", "à"))
ADDED, AMOUNTS = frozenset(("plus", "dont", "davon")), frozenset(("es", "auf", "to", "à"))
INDEX, RISEN_TO = ("index", "indice"), listed("risen_to")
STOCKS = frozenset(("ftse", "dax", "mdax", "nasdaq", "nikkei", "cac", "dow", "stoxx", "smi", "atx", "hang"))
Lender = Callable[[Draft], "Unit | None"]


def fill_units(tokens: list[Token], drafts: list[Draft], language: Tables, lender: Lender) -> None:
    """Give each figure without a unit that of a neighbour; `lender` finds the last large amount before the sentence."""
    for index, draft in enumerate(drafts):
        earlier = drafts[max(0, index - NEIGHBOURS) : index]
        if draft.unit is None and not _repeat_scale(tokens, earlier, draft, language):
            near = drafts[max(0, index - NEIGHBOURS) : index + NEIGHBOURS]
            place = min(index, NEIGHBOURS)
            is_large = draft.numeral.scale >= THOUSAND
            unit = (_large if is_large else _small)(tokens, near, place, language, lender)
            draft.take_unit(unit or _counted(tokens, draft, language))


def _counted(tokens: list[Token], draft: Draft, language: Tables) -> Unit | None:
    """ "The number of claims fell by 12,000 to 231,000"."""
    if not (_is_moved(tokens, draft) or ends(tokens, draft.last)):
        return None
    noun = counted_before(tokens, draft.first, language)
    return Unit(draft.last, noun.unit, COUNT, known=noun.known) if noun else None


def _is_moved(tokens: list[Token], draft: Draft) -> bool:
    return key_at(tokens, draft.first - 1) in MOVED


def _repeat_scale(tokens: list[Token], earlier: list[Draft], draft: Draft, language: Tables) -> bool:
    """Take "millions of euros" over from a figure before: "74,4 Millionen Euro, im Jahr 2023 96"."""
    numeral = draft.numeral
    if numeral.scale > 1 or numeral.part or _time_meant(tokens, draft, language) is not None:
        return False
    if numeral.words and not _is_spoken_amount(tokens, draft):
        return False
    large = next((other for other in reversed(earlier) if other.unit and other.numeral.scale >= MILLION), None)
    if large is None or large.unit is None or large.unit.name in NEVER_LENT or in_rows(tokens, large, draft):
        return False
    between = (other.unit for other in earlier if other.first > large.first and not other.bracket)
    if any(unit.name in SAME_KIND for unit in between if unit):
        return False
    coefficient = large.value / large.numeral.scale
    if not (coefficient / TENFOLD <= draft.value <= coefficient * TENFOLD) or _is_followed(tokens, draft, language):
        return False
    draft.scale_by(large.numeral.scale)
    draft.take_unit(large.unit)
    return True


def _is_spoken_amount(tokens: list[Token], draft: Draft) -> bool:
    """ "2025 waren es knapp acht", "26 millions, plus quatre de bonus": number words that can be so many millions."""
    before = key_at(tokens, draft.first - 1)
    about = draft.modifier in (Modifier.NEARLY, Modifier.APPROX) and ends(tokens, draft.last)
    then = key_at(tokens, draft.last + 1)
    at_a_time = key_at(tokens, draft.last) in PLACED and (then.isdecimal() or then.startswith("vorjahr"))
    if before in COMPARED and (at_a_time or ends(tokens, draft.last)):
        return True
    return about or before in ADDED or (before in AMOUNTS and ends(tokens, draft.last))


def _is_followed(tokens: list[Token], draft: Draft, language: Tables) -> bool:
    """Whether a word that could be counted stands behind the number."""
    key = key_at(tokens, draft.last)
    if key == "de" and key_at(tokens, draft.first - 1) in ADDED:
        return False
    if not key or tokens[draft.last].kind == MARK:
        return key in ("-", "/", ":")
    return not language.has("stops", key) and key not in PARTICIPLES and key not in PLACED


def _large(tokens: list[Token], drafts: list[Draft], index: int, language: Tables, lender: Lender) -> Unit | None:
    """Millions of what? Of what there were millions before, else of what comes next; billions are money."""
    draft = drafts[index]
    found = large_unit(drafts[:index][::-1], draft) or _people(tokens, draft)
    found = found or lender(draft) or large_unit(drafts[index + 1 :], draft)
    is_money = draft.value >= BILLION or has_near(tokens, draft, MONEY_WORDS)
    if found is None and is_money and language.home_currency:
        return Unit(draft.last, language.home_currency, MONEY)
    return found


def _is_lone_share(tokens: list[Token], draft: Draft) -> bool:
    """ "Inzwischen sind es 42,5.", after percent."""
    return draft.value % 1 != 0 and draft.value < HUNDRED and ends(tokens, draft.last)


def _people(tokens: list[Token], draft: Draft) -> Unit | None:
    """ "The population stood at 5.35 million"."""
    near = tokens[max(0, draft.first - NEIGHBOURS) : draft.first]
    is_of_people = draft.value < BILLION and any(token.key in POPULATION for token in near)
    return Unit(draft.last, "person", COUNT) if is_of_people else None


def _small(tokens: list[Token], drafts: list[Draft], index: int, language: Tables, lender: Lender) -> Unit | None:
    """A small number counts what the one before it counts, unless a row parts them or their sizes differ."""
    draft, previous = drafts[index], drafts[index - 1] if index else None
    if (said := _said(tokens, previous, draft, language)) is not None:
        return said
    following = _from_next(drafts, index)
    told = _is_of_them(tokens, draft) or (index == 0 and _is_lone_share(tokens, draft))
    if told and (unit := lent_unit(drafts[:index][::-1], draft) or lender(draft)):
        return unit
    if previous is None or previous.unit is None or in_rows(tokens, previous, draft):
        return following
    if continues(tokens, previous, draft):
        return previous.unit
    if previous.unit.kind == MONEY:
        return following
    return (None if previous.unit.name in TIMES else following) or _last_count(drafts[:index])


def _said(tokens: list[Token], previous: Draft | None, draft: Draft, language: Tables) -> Unit | None:
    """What the words around the figure themselves say that it is."""
    if previous is not None and _is_change_of_share(tokens, previous, draft):
        return Unit(draft.last, "pp", MEASURE)
    if _is_index(tokens, draft):
        return Unit(draft.last, "point", MEASURE)
    if _is_of_poll(tokens, draft):
        return Unit(draft.last, "%", MEASURE)
    if _is_of_vote(tokens, draft):
        return Unit(draft.last, "vote", COUNT)
    return _time_meant(tokens, draft, language) or _whole(tokens, draft, language) or read_rate(tokens, draft, language)


def _is_of_poll(tokens: list[Token], draft: Draft) -> bool:
    """ "A rival poll had shown a lead of 54 to 36": shares of those who were asked."""
    before, behind = key_at(tokens, draft.first - 1), key_at(tokens, draft.last)
    other = key_at(tokens, draft.last + 1) if behind in PAIRED else key_at(tokens, draft.first - 2)
    if (behind not in PAIRED and before not in PAIRED) or not other.isdecimal() or draft.numeral.words:
        return False
    return FEWEST_ASKED <= draft.value + int(other) <= HUNDRED and has_near(tokens, draft, POLLS)


def _is_of_vote(tokens: list[Token], draft: Draft) -> bool:
    """ "The court voted six to three", "Sie stimmten mit fünf zu vier dafür"."""
    leads = key_at(tokens, draft.last) in PAIRED
    start = draft.first if leads else draft.first - 2
    if not leads and key_at(tokens, draft.first - 1) not in PAIRED:
        return False
    return any(token.key in VOTED for token in tokens[max(0, start - 3) : start])


def _is_of_them(tokens: list[Token], draft: Draft) -> bool:
    """ "En 2024, on n’en comptait que 18 000", "Im Vorjahr waren es 400": of what was told before."""
    if draft.value < HUNDRED or not ends(tokens, draft.last):
        return False
    return any(key_at(tokens, draft.first - step) in ("en", "es") for step in (1, 2, 3, 4))


def _is_index(tokens: list[Token], draft: Draft) -> bool:
    """ "l’indice a grimpé à 168", "the index fell to 1,104.7"."""
    if draft.value > MOST_TIMES and draft.value % 1 and has_near(tokens, draft, INDEX_WORDS):
        return True
    if key_at(tokens, draft.first - 1) not in RISEN_TO or draft.numeral.words:
        return False
    before = [token.key for token in tokens[max(0, draft.first - REACH) : draft.first]]
    is_stock = draft.value >= THOUSAND and not STOCKS.isdisjoint(before)
    return is_stock or any(key.endswith(INDEX) for key in before)


def _whole(tokens: list[Token], draft: Draft, language: Tables) -> Unit | None:
    """What the figure is a part of: "two of the aircraft", "zwei der Flugzeuge", "deux des avions"."""
    index = draft.last
    if not language.has("of", key_at(tokens, index)) or draft.value % 1:
        return None
    while language.has("of", key_at(tokens, index)):
        index += 1
    noun = read_noun(tokens, index, language, many=True) if index < len(tokens) else None
    return Unit(draft.last, noun.unit, COUNT, known=noun.known) if noun and noun.known else None


def _is_change_of_share(tokens: list[Token], left: Draft, right: Draft) -> bool:
    """ "38.9% (+0.6)": a signed number in brackets right behind a percentage."""
    is_share = left.unit is not None and left.unit.name == "%" and right.first == left.last + 1
    return is_share and right.bracket and tokens[right.first].key in ("+", "-", "–", "±")


def _time_meant(tokens: list[Token], draft: Draft, language: Tables) -> Unit | None:
    """ "We have lost less than 1% in two", "the third in five": months or years, whichever the sentence named."""
    ends = draft.last == len(tokens) or tokens[draft.last].kind == MARK
    if not ends or not language.has("relative_in", key_at(tokens, draft.first - 1)) or draft.value > MOST_TIMES:
        return None
    for index in range(draft.first - 1, max(-1, draft.first - REACH), -1):
        found = language.units.phrases.at(tokens, index)
        if found and found[1] in TIMES:
            return Unit(draft.last, found[1], MEASURE)
    return None


def _from_next(drafts: list[Draft], index: int) -> Unit | None:
    """The unit of a like figure that follows closely: "2,80 (Vorjahr: 2,60) Euro", "28,5, die AfD 20,8 Prozent"."""
    draft = drafts[index]
    following = next((other for other in drafts[index + 1 :] if other.unit is not None), None)
    if (
        following is None
        or following.unit is None
        or is_share(following.unit)
        or following.unit.name in TIMES
        or not is_like(following, draft)
    ):
        return None
    if following.bracket and not draft.bracket:
        return None  # "11,9 (+6,3 %)"
    return following.unit if following.first - draft.last <= CLOSE else None


def _last_count(drafts: list[Draft]) -> Unit | None:
    return next((draft.unit for draft in reversed(drafts) if draft.unit and draft.unit.kind == COUNT), None)
