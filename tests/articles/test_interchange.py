"""Article JSON lines: what is taken, and what is said about the rest."""

import json

import pytest

from articles.interchange import InterchangeLine, LineError, read_lines

FULL = {
    "id": "a-1",
    "text": "Luxemburg gibt weitere 80 Millionen Euro.\nDas sagte der Premierminister.",
    "title": "Luxemburg hilft",
    "published": "2024-07-10T18:30:00+02:00",
    "lang": "de",
    "source": "Moselbote",
    "url": "https://moselbote.example/a?utm_source=x",
}


def line(**changes: object) -> str:
    return json.dumps({"id": "a-1", "text": "Some words."} | changes)


def test_a_full_line_keeps_every_value():
    assert list(read_lines([json.dumps(FULL)])) == [InterchangeLine(number=1, **FULL)]


def test_what_is_left_out_is_empty():
    assert list(read_lines([line(title=None)])) == [InterchangeLine(1, "a-1", "Some words.")]


def test_unknown_keys_are_ignored():
    assert list(read_lines([line(claims=[], boilerplate={"a": 1})])) == [InterchangeLine(1, "a-1", "Some words.")]


def test_bytes_blank_lines_and_a_byte_order_mark_are_fine():
    lines = [b"\xef\xbb\xbf" + line(text="Grüße").encode() + b"\r\n", b"\n", b"   \n", line().encode()]
    assert [(item.number, item.text) for item in read_lines(lines)] == [(1, "Grüße"), (4, "Some words.")]


def test_text_is_kept_to_the_code_point():
    text = "  „Zitat“ 🇱🇺 e\u0301 \u00a0\tEnde  \n"
    assert [item.text for item in read_lines([line(text=text)])] == [text]


def test_what_a_database_cannot_hold_is_replaced_in_place():
    assert [item.text for item in read_lines([r'{"id": "1", "text": "a\u0000b\ud800c"}'])] == ["a\ufffdb\ufffdc"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-07-10", "2024-07-10"),
        ("2024-07-10T18:30:00+02:00", "2024-07-10T18:30:00+02:00"),
        ("2024-07-10T18:30Z", "2024-07-10T18:30:00+00:00"),
        ("2024-07-10 18:30:00.5-0400", "2024-07-10T18:30:00-04:00"),
    ],
)
def test_dates_are_iso(written: str, read: str):
    assert [item.published for item in read_lines([line(published=written)])] == [read]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("not json", "not JSON"),
        ('{"id": "a", "text": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
        ('{"text": "words"}', '"id" is missing or empty'),
        ('{"id": "a"}', '"text" is missing or empty'),
        (line(text=" \n "), '"text" is missing or empty'),
        (line(id=""), '"id" is missing or empty'),
        (line(id=17), '"id" is not a string'),
        (line(text=["a"]), '"text" is not a string'),
        (line(title=True), '"title" is not a string'),
        (line(lang="German!"), '"lang" is not a language code'),
        (line(published="yesterday"), '"published" is not a date'),
        (line(published="2024"), '"published" is not a date'),
        (line(published="2024-02-30"), '"published" is not a date'),
        (line(published="2024-07-10T18:30:00"), "time without its offset"),
        (line(url="moselbote.example/a"), '"url" does not begin with'),
        (line(url="javascript:alert(1)"), '"url" does not begin with'),
        (line(text="a" * 10_000_000), "larger than 10 MB"),
    ],
    ids=range(21),
)
def test_a_bad_line_is_told_and_the_next_one_read(bad: str | bytes, message: str):
    first, second = read_lines([bad, line()])
    assert isinstance(first, LineError)
    assert message in first.message
    assert str(first).startswith("line 1: ")
    assert second == InterchangeLine(2, "a-1", "Some words.")


def test_lines_are_read_as_they_are_asked_for():
    endless = iter(line, None)
    items = read_lines(endless)
    assert [next(items).number, next(items).number] == [1, 2]
