"""Units whose word means several things: which country's crowns, points of an index or of a percentage."""

from collections import Counter
from decimal import Decimal
from functools import lru_cache

from claims.extraction.figures.drafts import Draft
from claims.extraction.figures.units.countries import country_code
from claims.extraction.figures.units.unit import MONEY
from claims.extraction.figures.words.tables import Tables, listed, shared_tables
from claims.extraction.figures.words.tokens import Token

LOOK_AROUND = 1_500
FEWEST_MENTIONS, PRICE_REACH = 3, 4
COMMODITIES = listed("commodities")
INDEX_WORDS = listed("index_points")
SHARE_WORDS = listed("share_points")
CENT = Decimal("0.01")
MOST_SHARE_POINTS = Decimal(40)


def settle_units(text: str, start: int, tokens: list[Token], drafts: list[Draft], language: Tables) -> None:
    most = max((abs(draft.value) for draft in drafts if draft.unit and draft.unit.name == "point"), default=Decimal(0))
    for index, draft in enumerate(drafts):
        if draft.unit is None:
            continue
        if draft.unit.family == "dollar":
            _settle_dollar(text, tokens, drafts, index)
        elif draft.unit.factor == CENT and draft.unit.name == "USD" and _counts_in_euros(text, start, tokens):
            draft.unit.name = "EUR"
        elif draft.unit.family in language.shared.guessed:
            draft.unit.name = country_code(text, tokens, draft.first, draft.unit.family, language) or draft.unit.name
            draft.unit.family = ""
        elif draft.unit.name == "point" and most <= MOST_SHARE_POINTS and _is_share_point(tokens, language):
            draft.unit.name = "pp"


def _settle_dollar(text: str, tokens: list[Token], drafts: list[Draft], index: int) -> None:
    """A plain dollar is that of the country that the text is about; not where it converts another or prices oil."""
    draft, previous = drafts[index], drafts[index - 1].unit if index else None
    if draft.unit is None or draft.unit.name != "USD":
        return
    converts = draft.bracket and previous is not None and previous.kind == MONEY
    is_price = any(token.key in COMMODITIES for token in tokens[draft.last : draft.last + PRICE_REACH])
    if not converts and not is_price:
        draft.unit.name = dollar_of(text)
    draft.unit.family = ""


@lru_cache(maxsize=8)
def dollar_of(text: str) -> str:
    """The dollar whose country a text names more often than all others, at least thrice or by its sign; else US."""
    pattern, codes = shared_tables().dollar_nations
    found = Counter[str]()
    for match in pattern.finditer(text.casefold()):
        found[codes[match.group()]] += FEWEST_MENTIONS if match.group().endswith("$") else 1
    code, most = max(found.items(), key=lambda each: each[1], default=("USD", 0))
    return code if most >= FEWEST_MENTIONS and 2 * most > found.total() else "USD"


def _counts_in_euros(text: str, start: int, tokens: list[Token]) -> bool:
    """Whether euros rather than dollars are the money of the text so far; both have cents."""
    near = [token.key for token in tokens]
    earlier = text[max(0, start - LOOK_AROUND) : start].casefold()
    euros = earlier.count("€") + earlier.count("euro") + near.count("€") + near.count("euros")
    return euros > earlier.count("$") + earlier.count("dollar") + near.count("$") + near.count("dollars")


def _is_share_point(tokens: list[Token], language: Tables) -> bool:
    keys = {token.key for token in tokens}
    if language.language == "fr":
        keys.discard("table")  # "elle table sur 0,4 %"
    if keys & INDEX_WORDS:
        return False
    return language.language == "fr" or bool(keys & SHARE_WORDS)
