"""Names marked out of whatever the database keeps them in, and nothing beside them."""

import json
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from claims.redaction.marking import marked, pattern_of

ANNA = ["Anna Muster"]


@pytest.mark.parametrize(
    ("passages", "text", "left"),
    [
        (ANNA, "Anna Muster said so.", "████ ██████ said so."),
        (ANNA, "ANNA MUSTER; anna muster", "████ ██████; ████ ██████"),
        (ANNA, "by Anna\n  Muster", "by ████\n  ██████"),
        (ANNA, "Johanna Muster, Anna Mustermann, Anna", "Johanna Muster, Anna Mustermann, Anna"),
        (["Muster", "Musters"], "Musters Wort, Muster-Firma", "███████ Wort, ██████-Firma"),
        (["René Lévy"], "Rene\u0301 Le\u0301vy", "█████ █████"),
        (["René Lévy"], "/entries/x/rene-levy-stole/", "/entries/x/████-████-stole/"),
        (["C. (Jr.)"], "C. (Jr.) and C. Jr", "██ █████ and C. Jr"),
        (["+49 171 1234"], "call +49 171 1234 now", "call +██ ███ ████ now"),
        (["👩‍⚖️ Anna"], "👩‍⚖️ Anna", "████ ████"),
    ],
)
def test_letters_go_and_their_places_stay(passages, text, left):
    assert marked(text, pattern_of(passages)) == left
    assert len(left) == len(text)


@pytest.mark.parametrize("words", ["Anna Muster", "x\nAnna\nMuster", 'said "Anna Muster"', "Anna\tMuster\\"])
def test_json_stays_json(words):
    stored = json.dumps({"quote": words, "url": "/anna-muster/"}, ensure_ascii=False)
    read = json.loads(marked(stored, pattern_of(ANNA)))
    assert read == {"quote": marked(words, pattern_of(ANNA)), "url": "/████-██████/"}
    assert "Anna" not in read["quote"]


def test_of_json_only_what_is_said_is_marked():
    stored = '{"Link": [250, "Link of 250", "link.published"], "a": {"250": true}}'
    assert marked(stored, pattern_of(["Link", "250", "true"])) == (
        '{"Link": [250, "████ of ███", "link.published"], "a": {"250": true}}'
    )
    assert marked("{Link, 250}", pattern_of(["Link", "250"])) == "{████, ███}"


def test_a_draft_is_still_a_form():
    stored = urlencode({"text": "Die Frau Ännchen Müller,\r\nÄnnchen Müller", "next": "/"})
    kept = QueryDict(marked(stored, pattern_of(["Ännchen Müller"])))
    assert (kept["next"], kept["text"].startswith("Die Frau "), "nnchen" in kept["text"]) == ("/", True, False)
