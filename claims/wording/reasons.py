"""The matcher's reasons as sentences, in the language of the interface."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from claims.wording.figures import scope_words, stage_words
from claims.wording.parties import party_words
from claims.wording.terms import concept_words, measure_words
from claims.wording.times import moment

SAME: dict[str, Promise] = {
    "giver": gettext_lazy("same giver"),
    "receiver": gettext_lazy("same receiver"),
    "measure": gettext_lazy("same measure"),
    "stage": gettext_lazy("same stage"),
    "period": gettext_lazy("same period"),
    "scope": gettext_lazy("same scope"),
}
# What a figure says of a role, in words.
SAID: dict[str, Callable[[str], str]] = {
    "giver": party_words,
    "receiver": party_words,
    "measure": measure_words,
    "stage": stage_words,
    "period": moment,
    "scope": scope_words,
}
# `a` and `b` are the words of the two figures, `a_role` and `b_role` what each says of the role that tells them apart.
SENTENCES: dict[str, Promise] = {
    "equal": gettext_lazy("“%(a)s” and “%(b)s” are the same amount"),
    "fits": gettext_lazy("“%(a)s” and “%(b)s” can be the same amount"),
    "converted": gettext_lazy("“%(a)s” is “%(b)s” in another currency"),
    "differ": gettext_lazy("“%(a)s” is not “%(b)s”"),
    "denied": gettext_lazy("one denies “%(a)s” / “%(b)s”, which the other states"),
    "recalled": gettext_lazy("the newer one recalls “%(a)s” / “%(b)s” as the state before"),
    "additional or part": gettext_lazy("“%(a)s” and “%(b)s”: once on top of a total, once inside it"),
    "part": gettext_lazy("“%(a)s” and “%(b)s”: only one is of a period, or on top of something"),
    "other giver": gettext_lazy("“%(a)s” and “%(b)s” have different givers: %(a_role)s, %(b_role)s"),
    "other receiver": gettext_lazy("“%(a)s” and “%(b)s” have different receivers: %(a_role)s, %(b_role)s"),
    "other stage": gettext_lazy("“%(a)s” and “%(b)s” are at different stages: %(a_role)s, %(b_role)s"),
    "other period": gettext_lazy("“%(a)s” and “%(b)s” are of different periods: %(a_role)s, %(b_role)s"),
    "other scope": gettext_lazy("“%(a)s” and “%(b)s” cover different things: %(a_role)s, %(b_role)s"),
    "adds up": gettext_lazy("they add up: %(parts)s = %(total)s"),
    "same words": gettext_lazy("nearly the same sentence"),
    "contradicted": gettext_lazy("one contradicts the other"),
    "at one time": gettext_lazy("both tell of the same time"),
    "cannot change": gettext_lazy("this cannot have changed from one to the other"),
    "two voices": gettext_lazy("one article lets two sides speak of it"),
    "not before": gettext_lazy("by then at the latest in one, not before then in the other"),
    "other day": gettext_lazy("planned for %(a)s, or for %(b)s"),
    "other time": gettext_lazy("they tell of different times: %(a)s, %(b)s"),
    "looks back": gettext_lazy("one looks back"),
    "planned": gettext_lazy("what one announces, the other tells as it stands"),
    "both name": gettext_lazy("both name %(names)s"),
    "both about": gettext_lazy("both are about: %(concepts)s"),
    "near in meaning": gettext_lazy("the sentences are %(percent)s %% alike in meaning"),
}


def reason_words(reason: dict[str, Any] | str) -> str:
    """One reason as a sentence. What a person wrote, or a matcher that we no longer know, stands as it is."""
    if isinstance(reason, str):
        return reason
    code = reason.get("code", "")
    if code == "days later":
        days = reason["days"]
        return ngettext("%(days)s day later", "%(days)s days later", days) % {"days": days}
    if code == "same roles":
        return ", ".join(str(SAME[role]) for role in reason["roles"])
    return str(SENTENCES[code]) % (reason | _in_words(code, reason)) if code in SENTENCES else code


def _in_words(code: str, reason: dict[str, Any]) -> dict[str, str]:
    """The parts of a reason that are codes."""
    words = {}
    if role := SAID.get(code.removeprefix("other ")):
        words = {side: role(reason[side]) for side in ("a_role", "b_role")}
    if code in ("other day", "other time"):
        words = {side: moment(reason[side]) for side in ("a", "b")}
    if code == "both name":
        words = {"names": ", ".join(map(party_words, reason["names"].split(", ")))}
    if code == "both about":
        words = {"concepts": ", ".join(map(concept_words, reason["concepts"].split(", ")))}
    return words
