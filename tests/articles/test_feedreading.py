"""RSS, RDF, Atom and JSON Feed as publishers write them, through `read_feed`."""

import json

import pytest

from articles.feedreading import FeedError, FeedItem, read_feed

HOME = "https://moselbote.example/feeds/all.xml"

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Moselbote</title><link>https://moselbote.example/</link><description>Alles</description>
<item>
  <title>Brücke &amp;amp; Geld: 12&#160;Mio.</title>
  <link>/politik/bruecke?utm_source=rss&amp;id=7#top</link>
  <guid isPermaLink="false">mb-7</guid>
  <pubDate>Wed, 10 Jul 2024 18:30:00 +0200</pubDate>
  <dc:creator>Von Erika Beispiel</dc:creator>
  <description>&lt;p&gt;Die Brücke kostet &lt;b&gt;12&lt;/b&gt; Millionen.&lt;/p&gt;&lt;img src="x"&gt;</description>
  <content:encoded><![CDATA[<p>Die Brücke kostet 12 Millionen.</p><script>steal()</script>
    <ul><li>2023: 4</li><li>2024: 8</li></ul>]]></content:encoded>
</item>
<item><guid>https://moselbote.example/b</guid><pubDate>irgendwann</pubDate></item>
<item><title>Ohne Adresse</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courrier.example/base/">
<title>Courrier</title><id>urn:x</id><updated>2024-07-11T09:00:00Z</updated>
<entry><title type="html">L&amp;#8217;aide &amp;lt; 80 M€</title><link href="monde/1"/><id>tag:courrier.example,2024:1</id>
<published>2024-07-11T09:15:00+02:00</published><updated>2024-07-12T00:00:00Z</updated>
<author><name>Claire Exemple</name></author><author><name>Jean Modèle</name></author>
<summary>Un résumé.</summary><content type="text">Moins de 80 &lt; 90.</content></entry>
<entry><title>Seulement modifié</title><link href="/2"/><id>2</id><updated>2024-07-12T10:00:00Z</updated></entry>
</feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>Dam</title><link>https://old.example/1</link>
<dc:date>2024-07-10T08:00:00Z</dc:date></item></rdf:RDF>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Valley News",
    "authors": [{"name": "The Desk"}],
    "items": [
        {
            "id": 5,
            "url": "/a?utm_medium=feed",
            "title": "Bridge costs rise",
            "content_html": "<p>The bridge costs 12 million.</p><p>More.</p>",
            "summary": "Costs <em>rise</em>.",
            "date_published": "2024-07-10T09:00:00-04:00",
        },
        {
            "id": "6",
            "external_url": "https://else.example/",
            "content_text": "Plain <b>.",
            "authors": [{"name": "A. Writer"}],
        },
        "not an item",
        {"id": "7", "url": 7, "title": None, "author": {"name": "Old Style"}, "date_modified": "2024-07-11"},
    ],
}


def test_rss():
    first, second, third = read_feed(RSS.format(encoding="utf-8").encode(), url=HOME)
    assert first == FeedItem(
        url="https://moselbote.example/politik/bruecke?id=7",
        title="Brücke & Geld: 12 Mio.",
        published="2024-07-10T18:30:00+02:00",
        external_id="mb-7",
        byline="Erika Beispiel",
        summary="Die Brücke kostet 12 Millionen.",
        text="Die Brücke kostet 12 Millionen.\n2023: 4\n2024: 8",
    )
    assert second == FeedItem(url="https://moselbote.example/b", external_id="https://moselbote.example/b")
    assert third == FeedItem(url="", title="Ohne Adresse")


def test_the_declared_encoding_is_used():
    items = read_feed(RSS.format(encoding="iso-8859-1").encode("latin-1"), url=HOME)
    assert items[0].title.startswith("Brücke")


def test_atom():
    first, second = read_feed(ATOM.encode(), url="https://cdn.example/atom", content_type="application/atom+xml")
    assert first == FeedItem(
        url="https://courrier.example/base/monde/1",
        title="L’aide < 80 M€",
        published="2024-07-11T09:15:00+02:00",
        external_id="tag:courrier.example,2024:1",
        byline="Claire Exemple, Jean Modèle",
        summary="Un résumé.",
        text="Moins de 80 < 90.",
    )
    assert (second.url, second.published) == ("https://courrier.example/2", "2024-07-12T10:00:00+00:00")


def test_rdf():
    (item,) = read_feed(RDF.encode(), url="https://old.example/feed")
    assert (item.url, item.title, item.published) == ("https://old.example/1", "Dam", "2024-07-10T08:00:00+00:00")


@pytest.mark.parametrize("content_type", ["", "application/feed+json", "application/json"])
def test_json_feed(content_type: str):
    items = read_feed(json.dumps(JSON).encode(), url="https://valley.example/feed.json", content_type=content_type)
    assert items == [
        FeedItem(
            url="https://valley.example/a",
            title="Bridge costs rise",
            published="2024-07-10T09:00:00-04:00",
            external_id="5",
            byline="The Desk",
            summary="Costs rise.",
            text="The bridge costs 12 million.\nMore.",
        ),
        FeedItem(url="https://else.example/", external_id="6", byline="A. Writer", text="Plain <b>."),
        FeedItem(url="", external_id="7", byline="Old Style", published="2024-07-11"),
    ]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "mailto:a@b.example"])
def test_links_that_are_no_pages_are_dropped(link: str):
    feed = f"<rss version='2.0'><channel><item><title>A</title><link>{link}</link></item></channel></rss>"
    assert [item.url for item in read_feed(feed.encode(), url=HOME)] == [""]


def test_a_feed_cannot_read_files_or_swell():
    entities = "<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    feed = (
        f"<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/passwd'>{entities}]><rss version='2.0'><channel>"
        "<item><title>&f;&i;</title><link>https://a.example/</link></item></channel></rss>"
    )
    items = read_feed(feed.encode(), url=HOME)
    assert [(item.url, "root:" in item.title, len(item.title) <= 300) for item in items] == [
        ("https://a.example/", False, True)
    ]


def test_only_so_many_items_are_read():
    item = "<item><link>https://a.example/</link></item>"
    feed = f"<rss version='2.0'><channel>{item * 1001}</channel></rss>"
    assert len(read_feed(feed.encode(), url=HOME)) == 1000


def test_a_cut_feed_gives_what_it_has():
    cut = RSS.format(encoding="utf-8").encode()[:-120]
    assert read_feed(cut, url=HOME)[0].external_id == "mb-7"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a feed"),
        (b"<!doctype html><html><body><p>Hello.</p></body></html>", "not a feed"),
        (b"just words", "not a feed"),
        (b"/etc/passwd", "not a feed"),
        (b"http://127.0.0.1/feed", "not a feed"),
        (b"\x89PNG\r\n", "not a feed"),
        (b"{", "broken JSON"),
        (b"{}", "not a JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "no list of items"),
    ],
)
def test_what_is_no_feed_is_refused(content: bytes, message: str):
    with pytest.raises(FeedError, match=message):
        read_feed(content, url=HOME)
