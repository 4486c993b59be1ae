"""What pure modules and workers say in plain English, in the language of the reader.

They know no interface, and what they said is stored as they said it. Here are the sentences that reach a person; where
one is shown it is recognised, taken apart and said again. A sentence that is not here stands as it is.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

SAYINGS = (
    # why something that was handed in cannot be taken
    _("There is no text in it"),
    _("There is no address"),
    _("Not a web address: %(address)s"),
    _("Not a date: %(date)s; write 2024-07-10 or 2024-07-10T14:30+02:00"),
    _("%(field)s is longer than %(limit)s characters"),
    _("Already here as %(id)s: %(title)s"),
    _("Another article has this address, or this text in this source"),
    _("This feed is already here"),
    _("The address must begin with http:// or https:// and name a host"),
    _("The address names an impossible host: %(host)s"),
    # a line of an interchange file
    _("line %(number)s: %(said)s"),
    _("larger than %(size)s MB"),
    _("not UTF-8"),
    _("not JSON: %(problem)s at character %(place)s"),
    _("not JSON that can be read"),
    _("not a JSON object"),
    _('"%(key)s" is not a string'),
    _('"%(key)s" is missing or empty'),
    _('"lang" is not a language code such as "de": %(value)s'),
    _('"url" does not begin with http:// or https:// and a host: %(value)s'),
    _('"published" is not a date such as 2024-07-10 or 2024-07-10T09:30:00+02:00: %(value)s'),
    _('"published" has a time without its offset: %(value)s'),
    # a file or a page
    _("The PDF is damaged, or far more complex than an article"),
    _("The PDF is protected by a password; save it without one"),
    _("The PDF has more than %(pages)s pages"),
    _("The PDF has no text layer (is it a scan?); run text recognition on it first"),
    _("The PDF holds more text than an article"),
    _("The file is binary, not text"),
    _("The file is binary, not text (or UTF-16 without its mark; save it as UTF-8)"),
    _("The text's encoding is unknown or damaged; save it as UTF-8"),
    _("This is an old or a password-protected Office file; save it as .docx without a password"),
    _("This is an RTF file; save it as .docx or .txt"),
    _("This file is compressed; unpack it first"),
    _("The file is larger than %(size)s MB"),
    _("The file is empty"),
    _("There is no article in it: no text, or only links and headings"),
    _("The file is damaged"),
    _("This is an archive or another kind of Office file, not a .docx document"),
    _("This is a feed, not an article; add it as a feed"),
    _("This is %(kind)s, not an article"),
    _("The file is called %(ending)s but is none, or is damaged"),
    _("%(ending)s files are not read; use .txt, .html, .docx or .pdf"),
    _("The Word file is damaged"),
    _("The Word file unpacks to more than %(size)s MB"),
    # on the way to an address
    _("The address redirects more than %(times)s times"),
    _("This is not a valid web address"),
    _("The address answers %(status)s: %(said)s"),
    _("it asks for a password"),
    _("it asks for a payment"),
    _("access is refused"),
    _("there is no such page"),
    _("the page is gone"),
    _("we asked too often"),
    _("it is withheld for legal reasons"),
    _("its server has a fault"),
    _("that is no page"),
    _("it does not accept the signature or asks for a password"),
    _("it redirects, and webhooks go only where the operator says"),
    _("The message could not be sent"),
    _("The address delivers %(kind)s, not an article or a feed"),
    _("The page is compressed in a way we did not ask for"),
    _("The page is larger than %(size)s MB"),
    _("Only http:// and https:// addresses can be fetched"),
    _("The address names no host"),
    _("The address contains a user name or password; remove it"),
    _("Port %(port)s is not one that web pages are served from"),
    _("The address is longer than %(limit)s characters"),
    _("The host %(host)s is not known"),
    _("The host %(host)s could not be looked up"),
    _("The address points to this machine's own surroundings"),
    _("The address points to a private network"),
    _("The address is not one of a public server"),
    _("The server did not answer in full within %(seconds)s seconds"),
    _("The server's certificate or encryption is not valid"),
    _("The server could not be reached, or broke off"),
    _("The server's answer is broken"),
    _("The address leads to the front page"),
    _("The address leads to another article, %(id)s: %(title)s"),
    _("Of a hundred words of the article the page shows %(share)s: a teaser, a notice, or another text"),
    _("The address answers with something that is not a feed (RSS, Atom or JSON Feed)"),
    _("The feed is broken JSON"),
    _("The address answers with JSON that is not a JSON Feed"),
    _("The JSON Feed has no list of items"),
    _("Stopped after %(attempts)s attempts that never finished: a worker died or ran out of time"),
    # a language model and its service
    _("The service answers %(status)s: %(said)s"),
    _("it refuses our key"),
    _("it knows no such address, or no such model"),
    _("the text is too long for it"),
    _("we asked too often, or the account is used up"),
    _("it has a fault"),
    _("it does not take our request"),
    _("it redirects, and texts go only where the operator says"),
    _("The service's answer is compressed, which we did not ask for"),
    _("The service's answer is larger than %(size)s MB"),
    _("The service's answer is not JSON"),
    _("The service's answer is no chat completion"),
    _("The service's filter withheld the answer"),
    _("The model refused to answer"),
    _("The model's answer was cut off at its length limit"),
    _("The model called a tool instead of answering"),
    _("The model's answer is empty"),
    _("The model's answer is not whole JSON"),
    _("The text is long: only %(sent)s of its %(all)s pieces were sent"),
    _("quote not in the text"),
    _("quote of one or two words"),
    _("quote longer than a sentence"),
    _("quote from a heading or from the page around the article"),
    _("quote over several sentences"),
    _("told twice"),
    _("not of the agreed form"),
    _("more than can be meant"),
    _("number that our rules do not read in the sentence"),
    _("claimant that the text does not name"),
    _("label too long, or with numbers of its own"),
    # why a sentence is worth checking
    _("states a figure"),
    _("states several figures"),
    _("says who asserts it"),
    _("is dated"),
    _("is about a commitment or an agreement"),
    _("reports an event"),
    _("tells of a plan"),
    _("denies or excludes something"),
    _("compares"),
    _("names several people, places or institutions"),
    _("names nobody"),
    _("is vague or hedged"),
    _("opens the text and is likely told again below"),
    _("is background"),
    _("looks back on an earlier year"),
    _("is a judgement rather than a fact"),
    _("is somebody's own experience"),
    _("is very short"),
    _("is in a language without rules of its own"),
    _("found by the language model %(model)s"),
    # what the software notes down in the history
    _("fetched"),
    _("a new text came in"),
    _("metadata was corrected"),
    _("made by hand"),
    _("by the key “%(name)s”"),
    _("judged anew"),
    _("at the scheduled time"),
    _("It is under embargo until %(moment)s"),
    _("Your role may not approve, publish, correct or retract entries"),
    _("the entry “%(entry)s” was corrected: %(why)s"),
    _("the entry “%(entry)s” was retracted: %(why)s"),
    _("for an entry of the cluster “%(cluster)s”"),
    _("the page changed"),
    _("the sentence changed: %(said)s"),
    _("text %(number)s of the article: %(said)s"),
    _("the sentence is gone in text %(number)s of the article"),
    _("%(claim)s: text %(number)s of the article: %(said)s"),
    _("%(claim)s: the sentence is gone in text %(number)s of the article"),
    _("“%(before)s” became “%(after)s”"),
    _("the claim was edited"),
    _("the claim was split"),
    _("split off"),
    _("merged into “%(claim)s”"),
    _("the ends of the claim were moved"),
    _("taken back"),
    _("undone"),
    _("done again"),
    _("the engine %(version)s no longer finds it"),
    _("the engine %(version)s finds it again"),
    _("the language model %(model)s no longer finds it"),
    _("the language model %(model)s finds it again"),
    # why people reject a claim; what they add stands behind a colon
    _("not a checkable claim"),
    _("an opinion or a forecast"),
    _("not worth checking"),
    _("already covered by another claim"),
    _("read wrongly from the text"),
)
WHOLE = frozenset(saying for saying in SAYINGS if "%(" not in saying)
PLACE = re.compile(r"%\\\((\w+)\\\)s")
NESTED = "said"  # holds another saying


def said(text: str) -> str:
    """The same in the reader's language; what somebody wrote behind a known reason stays as they wrote it."""
    known, colon, more = text.partition(": ")
    if text in WHOLE or (colon and known in WHOLE):
        return gettext(text) if text in WHOLE else f"{gettext(known)}: {more}"
    for template, pattern in _patterns(text[:1]):
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            return gettext(template) % {name: said(part) if name == NESTED else part for name, part in parts.items()}
    return text


@cache
def _patterns(begin: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The templates with places to fill that a text with this first character can come from."""
    templates = (saying for saying in SAYINGS if saying not in WHOLE and saying.startswith((begin, "%")))
    return tuple((each, re.compile(PLACE.sub(r"(?P<\1>.+)", re.escape(each)), re.DOTALL)) for each in templates)
