"""The one form in which texts, addresses and dates are stored."""

import pytest

from articles.normalising import canonicalise_url, normalise_published, normalise_text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("„Grüße“ 🇱🇺 e\u0301\u00a0\r\n\t \x0b", "„Grüße“ 🇱🇺 e\u0301\u00a0\r\n\t \x0b"),
        ("a\0b", "a\ufffdb"),
        ("a\ud83db\udc00", "a\ufffdb\ufffd"),
        ("", ""),
    ],
)
def test_only_what_cannot_be_stored_is_replaced_in_place(text: str, stored: str):
    assert normalise_text(text) == stored
    assert len(stored) == len(text)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example/Politik/A", "https://news.example/Politik/A"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example:443/a#top", "https://news.example/a"),
        ("http://news.example:80/", "http://news.example/"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://checker:secret@news.example/a", "https://news.example/a"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/ä"),
        ("https://news.example/a?utm_source=x&id=7&fbclid=1&b=2&UTM_MEDIUM=y", "https://news.example/a?id=7&b=2"),
        ("https://news.example/a?b=2&a=1&a=%C3%A4+x", "https://news.example/a?b=2&a=1&a=%C3%A4+x"),
        ("https://news.example/a?utm_source=x", "https://news.example/a"),
        ("https://news.example/a?cmpid=1&campaign=2&mc_cid=3", "https://news.example/a?campaign=2"),
        ("  https://news.example/a/ \n", "https://news.example/a/"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
    ],
)
def test_one_page_has_one_address(url: str, canonical: str):
    assert canonicalise_url(url) == canonical
    assert canonicalise_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    ["", "news.example/a", "/a", "//news.example/a", "ftp://news.example", "javascript:alert(1)", "mailto:a@b.example",
     "https://", "https:///a", "http://[::1", "http://news.example:99999/", "http://a b\u2028.example/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str):
    with pytest.raises(ValueError, match=r"\w"):
        canonicalise_url(url)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2024-07-10", "2024-07-10"),
        (" 2024-07-10 ", "2024-07-10"),
        ("20240710", "2024-07-10"),
        ("2024-07-10T18:30:00+02:00", "2024-07-10T18:30:00+02:00"),
        ("2024-07-10T18:30+0200", "2024-07-10T18:30:00+02:00"),
        ("2024-07-10T18:30:00.123456Z", "2024-07-10T18:30:00+00:00"),
        ("2024-07-10T18:30:00", "2024-07-10"),
        ("2024-07-10 18:30", "2024-07-10"),
        ("Wed, 10 Jul 2024 18:30:00 +0200", "2024-07-10T18:30:00+02:00"),
        ("Wed, 10 Jul 2024 18:30:00 GMT", "2024-07-10T18:30:00+00:00"),
        ("10 Jul 2024 18:30:00 -0000", "2024-07-10T18:30:00+00:00"),
        ("10.07.2024", "2024-07-10"),
        ("10. 7. 2024, 18:30 Uhr", "2024-07-10"),
        ("1871-01-18", "1871-01-18"),
    ],
)
def test_dates_become_iso_with_the_offset_they_came_with(written: str, stored: str):
    assert normalise_published(written) == stored
    assert normalise_published(stored) == stored


@pytest.mark.parametrize(
    "written",
    ["", "2024", "2024-07", "2024-02-30", "31.02.2024", "10/07/2024", "gestern", "18:30", "1970-01-01T00:00:00Z",
     "0001-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "1720600000", "9" * 5000],
)  # fmt: skip
def test_what_is_no_date_is_none(written: str):
    assert normalise_published(written) == ""
