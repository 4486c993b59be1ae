"""Atom, RSS and JSON Feed: what changed, by the rules of each format."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from claims.models import Entry
from claims.publication.services import entry_correct, entry_retract
from claims.syndication.reading import SIZE
from tests.syndication.conftest import SITE

pytestmark = pytest.mark.django_db

SPACES = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
FEEDS = ["atom.xml", "rss.xml", "feed.json"]
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": f"^{RFC_3339.pattern}$"}
# What version 1.1 demands of a feed and of its items.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": TEXT,
        "feed_url": TEXT,
        "next_url": TEXT,
        "authors": {"type": "array", "items": {"type": "object", "minProperties": 1}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    **dict.fromkeys(
                        ("id", "url", "title", "summary", "content_html", "content_text", "language"), TEXT
                    ),
                    "date_published": MOMENT,
                    "date_modified": MOMENT,
                    "tags": {"type": "array", "items": TEXT},
                },
                "patternProperties": {"^_": {"type": "object"}},
            },
        },
    },
}


def tree(answer: Any) -> Any:
    return etree.fromstring(answer.content)


def one(node: Any, path: str) -> Any:
    [found] = node.xpath(path, namespaces=SPACES)
    return found


def broken_atom(feed: Any) -> list[str]:
    """Rules of RFC 4287, 5005 and 6721 that a feed breaks."""

    def found(path: str, node: Any = feed) -> list[Any]:
        return list(node.xpath(path, namespaces=SPACES))

    nodes = [feed, *found("a:entry")]
    ids = found("a:entry/a:id/text() | at:deleted-entry/@ref")
    rules = {
        "one id, title and update": {
            len(found(f"a:{name}", node)) for node in nodes for name in ("id", "title", "updated")
        }
        == {1},
        "moments": all(map(RFC_3339.fullmatch, found("//a:updated/text() | //a:published/text() | //@when"))),
        "addresses": all(urlsplit(address).scheme for address in [*ids, *found("//@href")]),
        "one self, one page": [len(found(f"a:link[@rel='{rel}']")) for rel in ("self", "alternate")] == [1, 1],
        "an author": bool(found("a:author/a:name/text()")),
        "entries have a page and content": all(found("a:link[@rel='alternate']", entry) for entry in nodes[1:]),
        "no id twice": len(ids) == len(set(ids)),
        "every stone says when": len(found("at:deleted-entry")) == len(found("at:deleted-entry/@when")),
    }
    return [name for name, kept in rules.items() if not kept]


def test_atom_keeps_its_rules_and_puts_the_verdict_first(reader, corrected):
    answer = reader.get("/feeds/atom.xml")
    feed = tree(answer)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert broken_atom(feed) == []
    entry = one(feed, "a:entry")
    assert one(entry, "a:id/text()") == f"{SITE}/entries/{corrected.public_id}/"
    assert one(entry, "a:link/@href") == f"{SITE}{corrected.get_absolute_url()}"
    assert one(entry, "a:summary/text()") == "Mostly true. The contract says €12.4 million. Now right."
    assert (one(entry, "a:category/@term"), one(entry, "a:category/@label")) == ("mostly-true", "Mostly true")
    assert one(entry, "a:updated/text()") > one(entry, "a:published/text()")
    assert "<p>Corrected: It said 21; it is 12.</p>" in one(entry, "a:content/text()")


def test_atom_tells_of_a_retraction_by_a_tombstone(reader, retracted):
    feed = tree(reader.get("/feeds/atom.xml"))
    assert broken_atom(feed) == []
    stone = one(feed, "at:deleted-entry")
    assert stone.get("ref") == f"{SITE}/entries/{retracted.public_id}/"
    assert stone.get("when") == one(feed, "a:updated/text()")
    assert one(stone, "at:comment/text()") == "We have taken this fact check back: The contract was forged."
    assert retracted.statement not in etree.tostring(feed).decode()


def test_rss_keeps_its_rules(reader, corrected):
    answer = reader.get("/feeds/rss.xml")
    channel = one(tree(answer), "/rss[@version='2.0']/channel")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert all(one(channel, f"{name}/text()") for name in ("title", "link", "description"))
    assert one(channel, "a:link[@rel='self']/@href") == f"{SITE}/feeds/rss.xml"
    item = one(channel, "item")
    assert (one(item, "guid/@isPermaLink"), one(item, "guid/text()")) == (
        "false",
        f"{SITE}/entries/{corrected.public_id}/",
    )
    assert parsedate_to_datetime(one(item, "pubDate/text()")) == corrected.published_at.replace(microsecond=0)
    assert one(item, "description/text()").startswith("Mostly true. ")


def test_json_feed_keeps_its_schema(reader, corrected, make_published, bob):
    entry_retract(make_published(statement="Another"), by=bob, notice="It was wrong.")
    answer = reader.get("/feeds/feed.json")
    assert answer["Content-Type"] == "application/feed+json"
    assert [error.message for error in Draft202012Validator(JSON_FEED).iter_errors(answer.json())] == []
    gone, item = answer.json()["items"]
    assert (gone["content_text"], gone["_factbase"], "Another" in str(gone)) == (
        "It was wrong.",
        {"retracted": True},
        False,
    )
    assert (item["title"], item["tags"]) == (corrected.statement, ["Mostly true"])


@pytest.mark.parametrize("feed", FEEDS[:2])
def test_feed_readers_read_it(reader, published, retracted, make_published, feed):
    entry = make_published(statement="Nur <b>12</b> & mehr \x0b", language="de")
    read = feedparser.parse(reader.get(f"/feeds/{feed}").content)
    assert not read.bozo
    assert f"{SITE}/entries/{entry.public_id}/" in [item.id for item in read.entries]


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize("state", ["draft", "in_review", "approved"])
def test_what_is_not_public_is_not_told(request, reader, state, feed):
    entry = request.getfixturevalue(state)
    answer = reader.get(f"/feeds/{feed}").content.decode()
    assert (entry.public_id in answer, entry.statement in answer) == (False, False)


def told(reader: Any, query: str = "") -> list[str]:
    return [item["id"] for item in reader.get(f"/feeds/feed.json{query}").json()["items"]]


def test_a_correction_comes_up_again(reader, make_published, bob):
    old, new = make_published(statement="Old"), make_published(statement="New")
    ids = [f"{SITE}/entries/{entry.public_id}/" for entry in (old, new)]
    assert told(reader) == [ids[1], ids[0]]
    entry_correct(old, by=bob, reason="A typing error", statement="Older")
    assert told(reader) == ids


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("language=de", ["Kein Hafen"]),
        ("rating=false", ["Kein Hafen"]),
        ("q=harbour", ["A harbour"]),
        ("q=harbour&language=de", []),
    ],
)
def test_a_feed_takes_the_query_string_of_the_list(reader, make_published, query, found):
    make_published(statement="A harbour", rationale="So.")
    make_published(statement="Kein Hafen", rationale="So.", language="de", rating="false")
    assert [item["title"] for item in reader.get(f"/feeds/feed.json?{query}").json()["items"]] == found
    assert len(tree(reader.get(f"/feeds/atom.xml?{query}")).xpath("a:entry", namespaces=SPACES)) == len(found)
    assert len(tree(reader.get(f"/feeds/rss.xml?{query}")).xpath("//item")) == len(found)


@pytest.mark.parametrize(
    "address", ["feed.json", "atom.xml", "rss.xml", "entries.csv", "claims.jsonl", "claimreview.json"]
)
@pytest.mark.parametrize(
    ("query", "field"), [("language=xx", "language"), ("rating=nope", "rating"), ("year=abc", "year")]
)
def test_a_condition_that_makes_no_sense_is_named(reader, published, address, query, field):
    answer = reader.get(f"/feeds/{address}?{query}", headers={"Accept-Language": "de"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert answer.json()["detail"].isascii()


def test_the_list_names_the_feeds_of_what_it_shows(reader, published):
    page = reader.get("/?language=en&q=harbour").content.decode()
    links = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"', page)
    assert dict(links)["application/atom+xml"] == "/feeds/atom.xml?language=en&amp;q=harbour"
    assert [reader.get(href.replace("&amp;", "&")).status_code for _type, href in links] == [200] * 4


def test_people_find_every_format_with_the_conditions_of_the_list(reader, published):
    page = reader.get("/data/?language=en&q=harbour").content.decode()
    links = re.findall(r'href="(/feeds/[^"]+)"', page)
    assert len(links) == 9
    assert {reader.get(unescape(link)).status_code for link in links} == {200}
    assert {link.partition("?")[2] for link in links} == {"language=en&amp;q=harbour"}
    assert 'href="/data/"' in reader.get("/").content.decode()


def walk(reader: Any, path: str) -> list[str]:
    ids = []
    while path:
        page = reader.get(path).json()
        ids += [item["id"] for item in page["items"]]
        path = page.get("next_url", "").removeprefix(SITE)
    return ids


def test_pages_follow_each_other_without_gap_or_repetition(reader, make_published):
    entries = [make_published(statement=f"Statement {number}") for number in range(SIZE + 3)]
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    Entry.objects.filter(pk__in=[entry.pk for entry in entries[:-2]]).update(published_at=moment)
    found = walk(reader, "/feeds/feed.json?q=Statement")
    assert sorted(found) == sorted(f"{SITE}/entries/{entry.public_id}/" for entry in entries)
    assert broken_atom(tree(reader.get("/feeds/atom.xml?q=Statement"))) == []


def test_what_changes_while_pages_are_read_is_not_missed(reader, make_published, bob):
    entries = [make_published(statement=f"Statement {number}") for number in range(SIZE + 1)]
    following = reader.get("/feeds/feed.json").json()["next_url"].removeprefix(SITE)
    entry_correct(entries[1], by=bob, reason="A typing error", statement="The last of the page has gone up")
    assert told(reader, following.removeprefix("/feeds/feed.json")) == [f"{SITE}/entries/{entries[0].public_id}/"]


@pytest.mark.parametrize("cursor", ["x", "~", "2026-01-01~000000000000", "2026-01-01T00:00:00", "%00"])
def test_a_cursor_that_is_none_is_not_found(reader, db, cursor):
    assert reader.get(f"/feeds/atom.xml?after={cursor}").status_code == 404


@pytest.mark.parametrize("feed", FEEDS)
def test_nothing_is_sent_twice(reader, published, bob, feed):
    first = reader.get(f"/feeds/{feed}")
    held = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert reader.get(f"/feeds/{feed}", **held).status_code == 304
    assert reader.get(f"/feeds/{feed}", HTTP_IF_MODIFIED_SINCE=first["Last-Modified"]).status_code == 304
    entry_correct(published, by=bob, reason="A typing error", statement="Changed")
    assert reader.get(f"/feeds/{feed}", **held).status_code == 200


@pytest.mark.parametrize("feed", FEEDS)
def test_caches_may_keep_it_for_everybody(checker, reader, published, feed):
    answers = [client.get(f"/feeds/{feed}", HTTP_ACCEPT_LANGUAGE="fr") for client in (checker, reader)]
    assert answers[0].content == answers[1].content
    assert "Cookie" not in answers[0].get("Vary", "")
    assert answers[0]["Access-Control-Allow-Origin"] == "*"
    assert reader.get(f"/feeds/{feed}", HTTP_ACCEPT_ENCODING="gzip")["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("feed", FEEDS)
def test_it_costs_the_same_however_many_there_are(reader, make_published, django_assert_num_queries, feed):
    for number in range(3):
        make_published(statement=f"Statement {number}")
    with django_assert_num_queries(2):
        reader.get(f"/feeds/{feed}")
