"""Cards in the pages of others, and oEmbed, by which they are found."""

import re

import pytest
from lxml import html

from claims.publication.services import entry_correct, entry_retract
from tests.syndication.conftest import SITE

pytestmark = pytest.mark.django_db


def test_a_card_says_the_verdict_and_leads_to_the_reasons(reader, published):
    answer = reader.get(f"/cards/{published.public_id}/")
    page = answer.content.decode()
    said = [
        "Mostly true",
        published.statement,
        "The Desk",
        f'href="{SITE}{published.get_absolute_url()}" target="_blank"',
    ]
    assert [words for words in said if words not in page] == []
    assert not re.search(r"<script|<style|\sstyle=", page)


def test_a_card_alone_may_be_framed(reader, published):
    card, page = reader.get(f"/cards/{published.public_id}/"), reader.get(published.get_absolute_url())
    assert "X-Frame-Options" not in card
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_corrections_and_retractions_reach_the_card(reader, published, bob):
    entry_correct(published, by=bob, reason="A typing error", statement="Another statement")
    assert "Another statement" in reader.get(f"/cards/{published.public_id}/").content.decode()
    entry_retract(published, by=bob, notice="The contract was forged.")
    gone = reader.get(f"/cards/{published.public_id}/")
    assert gone.status_code == 410
    assert "The contract was forged." in gone.content.decode()
    assert "Another statement" not in html.fromstring(gone.content).text_content()


def test_a_card_speaks_the_language_of_its_entry(reader, make_published):
    entry = make_published(statement="Der Hafen", language="de")
    page = reader.get(f"/cards/{entry.public_id}/", HTTP_ACCEPT_LANGUAGE="fr").content.decode()
    assert '<html lang="de">' in page
    assert "Größtenteils wahr" in page


@pytest.mark.parametrize("state", ["draft", "in_review", "approved"])
def test_what_is_not_public_has_no_card(request, reader, state):
    entry = request.getfixturevalue(state)
    assert reader.get(f"/cards/{entry.public_id}/").status_code == 404


def test_the_page_leads_to_its_oembed(reader, published):
    page = html.fromstring(reader.get(published.get_absolute_url()).content)
    [link] = page.xpath("//link[@type='application/json+oembed']/@href")
    answer = reader.get(link.removeprefix(SITE)).json()
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", published.statement)
    assert (answer["provider_name"], answer["provider_url"]) == ("The Desk", f"{SITE}/")
    assert all(isinstance(answer[name], int) for name in ("width", "height", "cache_age"))
    frame = html.fragment_fromstring(answer["html"])
    assert (frame.tag, frame.get("src")) == ("iframe", f"{SITE}/cards/{published.public_id}/")
    assert (frame.get("width"), frame.get("height")) == (str(answer["width"]), str(answer["height"]))


def test_what_people_type_stays_in_its_attribute(reader, make_published):
    entry = make_published(statement='"><script>alert(1)</script> it cost 12')
    answer = reader.get("/oembed/", {"url": f"{SITE}{entry.get_absolute_url()}"}).json()
    frame = html.fragment_fromstring(answer["html"])
    assert (frame.get("title"), len(frame)) == (entry.statement, 0)


@pytest.mark.parametrize(
    ("asked", "given"), [("300", 300), ("9999", 560), ("0", 560), ("-1", 560), ("x", 560), ("", 560)]
)
def test_the_card_is_no_wider_than_asked(reader, published, asked, given):
    query = {"url": f"{SITE}{published.get_absolute_url()}", "maxwidth": asked}
    assert reader.get("/oembed/", query).json()["width"] == given


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "https://[",
        "https://elsewhere.example/entries/{id}/",
        f"{SITE}/",
        f"{SITE}/entries/000000000000/",
        f"{SITE}/desk/entries/{{id}}/",
    ],
)
def test_other_addresses_have_no_card(reader, published, address):
    query = {"url": address.format(id=published.public_id)}
    assert reader.get("/oembed/", query).status_code == 404


def test_a_retracted_entry_is_not_offered_any_more(reader, retracted):
    assert reader.get("/oembed/", {"url": f"{SITE}{retracted.get_absolute_url()}"}).status_code == 404


def test_xml_is_not_spoken(reader, published):
    query = {"url": f"{SITE}{published.get_absolute_url()}", "format": "xml"}
    assert reader.get("/oembed/", query).status_code == 501
