"""What search engines are told of."""

import datetime as dt
import html
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from lxml import etree

from claims.models import Entity, Entry
from claims.publication.services import entry_correct, entry_retract
from tests.syndication.conftest import SITE

pytestmark = pytest.mark.django_db

SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
# The order of elements that the schemas of sitemaps.org and of Google prescribe.
SCHEMA = etree.XMLSchema(
    etree.fromstring(b"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:simpleType name="address"><xs:restriction base="xs:anyURI">
    <xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
  <xs:complexType name="part"><xs:sequence>
    <xs:element name="loc" type="address"/><xs:element name="lastmod" type="moment" minOccurs="0"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="page"><xs:sequence>
    <xs:element name="loc" type="address"/><xs:element name="lastmod" type="moment" minOccurs="0"/>
    <xs:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
  </xs:sequence></xs:complexType>
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" type="part" maxOccurs="50000"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" type="page" minOccurs="0" maxOccurs="50000"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>""")
)


def read(reader: Any, address: str) -> Any:
    answer = reader.get(address.removeprefix(SITE))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    tree = etree.fromstring(answer.content)
    SCHEMA.assertValid(tree)
    return tree


# What each is read by, with the last change.
QUERIES = {"/sitemaps/topics.xml": 2, "/sitemaps/entities-0.xml": 5}


def texts(node: Any, path: str) -> list[str]:
    return [str(found) for found in node.xpath(path, namespaces=SPACES)]


def test_robots_find_the_index_and_the_index_all_that_is_public(reader, corrected, make_published, draft):
    other = make_published(statement="Another")
    robots = reader.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in robots.splitlines()
    parts = texts(read(reader, "/sitemap.xml"), "//s:loc/text()")
    assert parts[-1] == f"{SITE}/sitemaps/news.xml"
    pages = [page for part in parts[:-1] for page in texts(read(reader, part), "//s:loc/text()")]
    named = f"/entities/{Entity.objects.get().public_id}/luxembourg/"
    known = [*(entry.get_absolute_url() for entry in (corrected, other)), named]
    assert sorted(pages) == sorted(f"{SITE}{path}" for path in known)


def test_a_page_changed_when_it_was_corrected(reader, published, bob):
    def changed() -> list[str]:
        index = read(reader, "/sitemap.xml")
        part = read(reader, texts(index, "//s:loc/text()")[0])
        return [*texts(index, "//s:lastmod/text()")[:1], *texts(part, "//s:lastmod/text()")]

    Entry.objects.filter(pk=published.pk).update(published_at=dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC))
    assert changed() == ["2026-01-01T12:00:00+00:00"] * 2
    published.refresh_from_db()
    entry_correct(published, by=bob, reason="A typing error", statement="Changed")
    [of_index, of_page] = changed()
    assert of_index == of_page > "2026-01-01T12:00:00+00:00"


def test_a_page_names_its_versions_in_other_languages(reader, make_published):
    original = make_published(statement="The harbour")
    translation = make_published(statement="Der Hafen", language="de", translation_of=original)
    alone = make_published(statement="Alone")
    [part, _entities, _news] = texts(read(reader, "/sitemap.xml"), "//s:loc/text()")
    tree = read(reader, part)
    addresses = {"en": f"{SITE}{original.get_absolute_url()}", "de": f"{SITE}{translation.get_absolute_url()}"}
    for address in addresses.values():
        links = tree.xpath("//s:url[s:loc=$loc]/x:link[@rel='alternate']", namespaces=SPACES, loc=address)
        assert {link.get("hreflang"): link.get("href") for link in links} == addresses
    assert texts(tree, f"//s:url[s:loc='{SITE}{alone.get_absolute_url()}']/x:link/@href") == []


@pytest.fixture
def pages_of(reader) -> Callable[[str], dict[str, str]]:
    """The addresses and moments in the sitemaps of a kind that the index names."""

    def listed(kind: str) -> dict[str, str]:
        parts = [each for each in texts(read(reader, "/sitemap.xml"), "//s:loc/text()") if f"/{kind}" in each]
        urls = [url for part in parts for url in read(reader, part).xpath("//s:url", namespaces=SPACES)]
        return {
            url.findtext("s:loc", "", SPACES).removeprefix(SITE): url.findtext("s:lastmod", "", SPACES) for url in urls
        }

    return listed


@pytest.mark.parametrize("kind", ["topics", "entities"])
def test_pages_of_topics_and_entities_change_as_their_entries_do(reader, make_published, pages_of, bob, kind):
    first, second = (make_published(statement=name, topics=["Häfen & Geld?"]) for name in ("One", "Two"))
    old = {first.pk: dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC), second.pk: dt.datetime(2026, 2, 1, 12, tzinfo=dt.UTC)}
    for key, moment in old.items():
        Entry.objects.filter(pk=key).update(published_at=moment)
    [[address, changed]] = pages_of(kind).items()
    assert changed == "2026-02-01T12:00:00+00:00"
    page = reader.get(address)
    assert len(page.context["documents"]) == 2
    assert f'rel="canonical" href="{SITE}{address}"' in html.unescape(page.content.decode())
    entry_retract(Entry.objects.get(pk=second.pk), by=bob, notice="Forged.")
    assert pages_of(kind)[address] > changed
    entry_retract(Entry.objects.get(pk=first.pk), by=bob, notice="Forged.")
    assert pages_of(kind) == {}


def test_topics_cost_the_same_however_many_there_are(reader, make_published, django_assert_num_queries):
    for number in range(3):
        make_published(statement=f"Number {number}", topics=[f"Topic {number}", "All"])
        for address in ("/sitemaps/topics.xml", "/sitemaps/entities-0.xml"):
            with django_assert_num_queries(QUERIES[address]):
                read(reader, address)


def test_news_are_two_days_old_at_most(reader, make_published, settings):
    old, new = make_published(statement="Old"), make_published(statement="Neu", language="de")
    Entry.objects.filter(pk=old.pk).update(published_at=timezone.now() - dt.timedelta(days=2, minutes=1))
    tree = read(reader, "/sitemaps/news.xml")
    assert texts(tree, "//s:loc/text()") == [f"{SITE}{new.get_absolute_url()}"]
    assert texts(tree, "//n:news/n:publication/n:name/text()") == ["The Desk"]
    assert texts(tree, "//n:news/n:publication/n:language/text()") == ["de"]
    assert texts(tree, "//n:news/n:title/text()") == ["Neu"]
    [moment] = texts(tree, "//n:news/n:publication_date/text()")
    assert dt.datetime.fromisoformat(moment) == new.published_at.replace(microsecond=0)


def test_without_entries_there_is_an_index_of_empty_news(reader, db):
    assert texts(read(reader, "/sitemap.xml"), "//s:loc/text()") == [f"{SITE}/sitemaps/news.xml"]
    assert texts(read(reader, "/sitemaps/news.xml"), "//s:url") == []


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retracted"])
def test_what_is_not_public_is_in_none(request, reader, state):
    request.getfixturevalue(state)
    assert len(texts(read(reader, "/sitemap.xml"), "//s:loc/text()")) == 1


@pytest.mark.parametrize("kind", ["entries", "entities"])
@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999"])
def test_a_part_of_which_nothing_is_public_is_not_found(reader, draft, kind, number):
    assert reader.get(f"/sitemaps/{kind}-{number}.xml").status_code == 404
