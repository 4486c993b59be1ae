"""One language's expressions of time, compiled from its word table."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from claims.extraction.lexicon import either, language_table, lowered

YEAR = r"(?:19|20)\d\d"
# Before 1900 four digits count things more often; these tell of a year.
OLD_YEAR = (
    r"(?:(?<=jahr )|(?<=since )|(?<=depuis )|(?<=seit ))1[5-8]\d\d"
    r"|(?:(?<= in )|(?<= en ))1[5-8]\d\d(?=[,.;:)]|\s(?:by|as|when|with|par|gegr|erri|als|von|durch)|$)"
)
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language's expressions; `master` finds them, `rules` take apart what it found."""

    master: re.Pattern[str]
    rules: dict[str, re.Pattern[str]]
    lead: re.Pattern[str]
    triggers: frozenset[str]
    future: re.Pattern[str]
    soon: re.Pattern[str]
    past: re.Pattern[str]
    told: re.Pattern[str]
    counted: re.Pattern[str]
    compare: re.Pattern[str]
    against: re.Pattern[str]
    back: re.Pattern[str]
    record: re.Pattern[str]
    months: dict[re.Pattern[str], int]
    weekdays: dict[re.Pattern[str], int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    day_first: bool
    any_case: bool
    phrases: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def month(self, word: str) -> int:
        return next(number for pattern, number in self.months.items() if pattern.fullmatch(word))

    def weekday(self, word: str) -> int:
        return next(number for pattern, number in self.weekdays.items() if pattern.fullmatch(word))

    def number(self, word: str) -> int | None:
        return int(word) if word.isdigit() and len(word) < 4 else self.numbers.get(word.casefold())


def _pairs(words: str) -> dict[str, int]:
    """`a an one=1 two=2`: every word before a number stands for it."""
    pairs: dict[str, int] = {}
    waiting: list[str] = []
    for item in words.split():
        word, _, number = item.partition("=")
        waiting.append(word)
        if number:
            pairs |= dict.fromkeys(waiting, int(number))
            waiting = []
    return pairs


def _expressions(words: dict[str, Any], month: str, weekday: str) -> dict[str, str]:
    """The regular expression of each rule; earlier ones win."""
    part = f"{words['part_re']}?"
    day = r"(?P<d>[0-3]?\d)(?:\.|er|st|nd|rd|th)?"
    year = rf"(?:,? (?:of |in |de |des Jahres )?(?P<y>{YEAR})(?![\d%]|[.,]\d))?"
    named = f"(?:{weekday}[,.]? )?(?:the |den |dem |le )?"
    between = words["between_re"].format(
        a=rf"(?:{part})(?P<month>{month})(?: (?P<y>{YEAR}))?", b=rf"(?:{part})(?P<month_b>{month})(?: (?P<y_b>{YEAR}))?"
    )
    half_to = rf"(?:in |im )?(?:the )?(?:half[- ]year|six months|Halbjahr) (?:to|bis) (?P<month>{month})"
    return {
        "iso": rf"(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)",
        "numeric": rf"{named}(?P<d>[0-3]?\d)(?P<sep>[./])(?P<m>[0-3]?\d)(?P=sep)(?P<y>{YEAR}|\d\d)(?!\d)",
        "dotted": words["dotted_re"],
        **_span_expressions(words, month),
        "between": between,
        "half_to": half_to,
        "year_so_far": words["first_months_re"],
        "month_pair": rf"(?P<month>{month}) {words['and']} (?P<month_b>{month}){year}",
        "night_weekday": words["night_re"].format(weekday=rf"(?P<weekday>{weekday})", other=weekday),
        "half": words["half_re"],
        "quarter": words["quarter_re"],
        "month_day": rf"{named}{day} (?:de |of )?(?P<month>{month}){year}",
        "day_month": rf"{named}(?P<month>{month}) (?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
        rf"(?![\d.,]\d|\d|%| (?:Prozent|percent|per cent|Milli)){year}",
        "month": rf"(?P<month>{month})(?:(?P<tail> {words['tail_re']})|{year})",
        "span": rf"{words['span_re']} (?P<y1>{YEAR}){words['joint_re']}(?P<y2>{YEAR})",
        "both": words["both_re"],
        "season": words["season_re"],
        "stretch": words["stretch_re"],
        "phrase": either([each for group in words["phrases"].values() for each in group]),
        "ahead": words["ahead_re"],
        "ago": words["ago_re"],
        "weekday": rf"(?P<weekday>{weekday})",
        "year": rf"(?P<y>{YEAR}|{OLD_YEAR})",
    }


def _span_expressions(words: dict[str, Any], month: str) -> dict[str, str]:
    """Days from one to another, weeks of a month or a date, quarters by their letter."""
    day, joint = r"(?P<d>\d\d?)(?:\.|er|st|nd|rd|th)?", words["joint_re"]
    day_b, first, month_b = day.replace("<d>", "<d_b>"), rf"(?P<month>{month})", rf"(?P<month_b>{month})"
    year, year_b = rf"(?:,? (?P<y>{YEAR}))?", rf"(?:,? (?:of |in |de )?(?P<y_b>{YEAR})(?![\d%]|[.,]\d))?"
    inner = {"month": first, "any_month": month, "day": day, "year": year, "any_year": YEAR}
    through = words["through_re"]
    letter = rf"[QHTS][1-4](?:(?=[ /]{YEAR})|(?<=in q\d)|(?<=im q\d)|(?<=for q\d)|(?<=au q\d))"
    return {
        "coded": rf"(?P<q>{letter})(?:[ /](?P<y>{YEAR}))?",
        "coded_year": rf"(?P<y>{YEAR})[ -](?P<q>Q[1-4]|H[12])",
        "week_from_month": words["week_from_re"].format(**inner),
        "week_in": words["week_in_re"].format(**inner),
        "days_month": rf"{day}(?: (?:of |de )?{first}{year})?{joint}{day_b} (?:of |de )?{month_b}{year_b}",
        "month_days": rf"{first} {day}{year}{through}(?:{month_b} )?{day_b}(?!\d|[.,]\d|%){year_b}",
        "nth_month": rf"{words['nth_re']}{first}{year}",
    }


def _triggers(words: dict[str, Any]) -> frozenset[str]:
    return frozenset(WORD.findall(f"{words['months']} {words['weekdays']} {words['triggers']}"))


@cache
def calendar_of(language: str) -> Calendar:
    words = language_table(language)["dates"]
    months, weekdays = words["months"].split(), words["weekdays"].split()
    sources = _expressions(words, either(months), either(weekdays))
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", source).replace("(?P=sep)", "[./]") for name, source in sources.items()}
    # The name stands behind each expression, so that its first character can refuse it before a group is opened.
    joined = "|".join(f"(?:{source})(?P<{name}>)" for name, source in bare.items())
    ignore = re.IGNORECASE
    return Calendar(
        master=re.compile(lowered(rf"(?<![\w.,/])(?<!\d-)(?:{joined})(?![\w/-]|[.,]\d|\s?[%€$£](?!\s?\d))")),
        rules={name: re.compile(source, ignore) for name, source in sources.items()},
        lead=re.compile(rf"(?<!\w)(?:{words['lead_re']}|{words['part_re']}|{words['year_word_re']})+$", ignore),
        triggers=_triggers(words),
        future=re.compile(words["future_re"], ignore),
        soon=re.compile(words["soon_re"], ignore),
        counted=re.compile(words["counted_re"]),
        told=re.compile(words["told_re"], ignore),
        past=re.compile(words["past_re"], ignore),
        compare=re.compile(words["compare_re"], ignore),
        against=re.compile(words["against_re"], ignore),
        back=re.compile(words["back_re"], ignore),
        record=re.compile(words["record_re"], ignore),
        months={re.compile(each, ignore): number for number, each in enumerate(months, 1)},
        weekdays={re.compile(each, ignore): number for number, each in enumerate(weekdays)},
        numbers=_pairs(words["numbers"]),
        ordinals=_pairs(words["ordinals"]),
        units=dict(item.split("=") for item in words["units"].split()),
        day_first=words["day_first"],
        any_case=words["any_case"],
        phrases=[(re.compile(each, ignore), value) for value, group in words["phrases"].items() for each in group],
    )
