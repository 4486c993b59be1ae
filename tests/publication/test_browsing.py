"""The list with its facets, topics, names, translations, and the log of corrections."""

import re

import pytest
from lxml import html

from articles.models import Article, Family
from articles.services import articles_submit
from articles.submission import Submission
from claims.models import Claim, Entity, Mention
from claims.publication.paging import SIZE
from claims.publication.services import (
    entry_claim_add,
    entry_correct,
    entry_move,
    entry_publish,
    entry_retract,
)
from claims.review.services import claim_create
from tests.publication.conftest import QUOTE, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_copy(alice):
    def make(source: str, family: Family) -> Claim:
        [outcome] = articles_submit([Submission(text=TEXT, source=source, language="en")])
        article = Article.objects.get(pk=outcome.article)
        Article.objects.filter(pk=article.pk).update(family=family)
        start = TEXT.index(QUOTE)
        return claim_create(article=article, start=start, end=start + len(QUOTE), label="> €12M harbour", by=alice)

    return make


def options(page, name: str) -> list[str]:
    return [
        " ".join(each.text.split()) for each in html.fromstring(page.content).xpath(f"//select[@name='{name}']/option")
    ]


def statements(page) -> list[str]:
    return [document["statement"] for document in page.context["documents"]]


def test_facets_offer_what_there_is_with_its_number(reader, publish, draft):
    publish(statement="One", topics=["harbour", "Geld"])
    publish(statement="Two", topics=["harbour"], language="de")
    page = reader.get("/")
    assert options(page, "topic") == ["All topics", "Geld (1)", "harbour (2)"]
    assert options(page, "language") == ["All languages", "English (1)", "German (1)"]
    assert options(page, "rating") == ["All verdicts", "Mostly true (2)"]


def test_the_page_of_formats_offers_the_same_and_keeps_what_is_chosen(reader, publish):
    publish(statement="One", topics=["harbour", "Geld"])
    page = reader.get("/data/", {"topic": "harbour"})
    assert options(page, "topic") == ["All topics", "Geld (1)", "harbour (1)"]
    assert html.fromstring(page.content).xpath("//select[@name='topic']/option[@selected]/@value") == ["harbour"]
    assert "/feeds/atom.xml?topic=harbour" in page.content.decode()


def test_a_facet_counts_under_the_other_conditions(reader, publish):
    publish(statement="One", topics=["harbour", "Geld"])
    publish(statement="Two", topics=["harbour"], language="de")
    page = reader.get("/", {"language": "de"})
    assert statements(page) == ["Two"]
    assert options(page, "topic") == ["All topics", "harbour (1)"]
    assert options(page, "language") == ["All languages", "English (1)", "German (1)"]


def test_a_condition_without_entries_stays_chosen(reader, publish):
    publish(statement="One", topics=["harbour"])
    page = reader.get("/", {"topic": "Geld", "year": "1999"})
    assert statements(page) == []
    assert 'value="1999" selected' in page.content.decode()


def test_a_topic_has_a_page(reader, publish, make_draft):
    publish(statement="One", topics=["Häfen & Geld"])
    publish(statement="Two")
    make_draft(statement="Secret", topics=["Secret"])
    page = reader.get("/topics/")
    [address] = html.fromstring(page.content).xpath("//a[contains(., 'Geld')]/@href")
    assert statements(reader.get(address)) == ["One"]
    assert "Secret" not in page.content.decode()
    assert reader.get("/topics/Secret/").status_code == 404


def test_who_is_named_has_a_page_once_an_entry_is_public(reader, draft, claim, alice, bob):
    town, harbour = Entity.objects.get(key="LU"), Entity.objects.create(type="place", key="Harbour", name="The Harbour")
    Mention.objects.create(claim=claim, entity=harbour, start=0, end=11, surface=QUOTE[:11])
    addresses = [f"/entities/{entity.public_id}/" for entity in (town, harbour)]
    assert [reader.get(address).status_code for address in addresses] == [404, 404]
    entry_move(draft, "submit", by=alice)
    entry_move(draft, "approve", by=bob)
    entry_publish(draft, by=bob)
    pages = [reader.get(address, follow=True) for address in addresses]
    assert [statements(page) for page in pages] == [[draft.statement]] * 2
    listed = reader.get("/topics/").content.decode()
    assert "The Harbour" in listed
    assert "Luxembourg" in listed


def test_translations_know_each_other(reader, publish):
    original = publish(statement="One")
    german = publish(statement="Eins", language="de", translation_of=original)
    draft = publish(statement="Un", language="fr", translation_of=original)
    entry_retract(draft, by=draft.approved_by, notice="Wrong.")
    expected = [("de", german.get_absolute_url()), ("en", original.get_absolute_url())]
    for entry in (original, german):
        page = html.fromstring(reader.get(entry.get_absolute_url()).content)
        found = [(link.get("hreflang"), link.get("href")) for link in page.xpath("//link[@hreflang]")]
        assert found == [(language, f"http://testserver{address}") for language, address in expected]


def test_one_language_names_no_other(reader, published):
    assert "hreflang" not in reader.get(published.get_absolute_url()).content.decode().partition("</head>")[0]


def test_the_log_has_corrections_and_retractions_the_newest_first(reader, publish, bob):
    one, two, three = publish(statement="One"), publish(statement="Two"), publish(statement="Three")
    entry_correct(one, by=bob, reason="It said 21.", rationale="Other words")
    entry_correct(two, by=bob, reason="It said 22.", rationale="Other words")
    entry_retract(two, by=bob, notice="Forged.")
    log = reader.get("/corrections/").content.decode()
    assert re.findall(r"Forged\.|It said \d+\.", log) == ["Forged.", "It said 21."]
    assert "Two" not in log
    assert three.statement not in log


def test_the_log_goes_on_page_by_page(reader, publish, bob):
    entry = publish(statement="One")
    for number in range(SIZE + 2):
        entry_correct(entry, by=bob, reason=f"Reason {number}.", rationale=f"Words {number}")
    first = reader.get("/corrections/")
    second = reader.get("/corrections/", {"after": first.context["page"].after})
    told = [int(number) for page in (first, second) for number in re.findall(r"Reason (\d+)\.", page.content.decode())]
    assert told == list(reversed(range(SIZE + 2)))


def test_copies_of_one_origin_stand_together(reader, draft, make_copy, alice, bob):
    """The checked claim, a copy of its article, and two articles that go back to another one."""
    first, second = Family.objects.create(), Family.objects.create()
    Article.objects.update(family=first)
    for source, family in (("A", first), ("B", second), ("C", second)):
        entry_claim_add(draft, make_copy(source, family), by=alice)
    entry_move(draft, "submit", by=alice)
    entry_move(draft, "approve", by=bob)
    entry_publish(draft, by=bob)
    page = html.fromstring(reader.get(draft.get_absolute_url()).content)
    groups = page.xpath("//ol[@class='origins']/li")
    assert [group.xpath("string(p[@class='origin'])") for group in groups] == ["2 articles of one origin"] * 2
    assert [group.xpath(".//span[@class='source']/text()") for group in groups] == [["The Courier", "A"], ["B", "C"]]
    assert [len(group.xpath(".//blockquote")) for group in groups] == [1, 2]


def test_lists_cost_the_same_however_many_there_are(reader, publish, django_assert_num_queries):
    publish(statement="One", topics=["a"])
    with django_assert_num_queries(10):
        reader.get("/")
    for number in range(5):
        publish(statement=f"More {number}", topics=[f"topic {number}"])
    with django_assert_num_queries(10):
        reader.get("/")


def related(page) -> list[str]:
    return html.fromstring(page.content).xpath("//section[@aria-labelledby='related']//a/text()")


@pytest.fixture
def only_beside(make_draft, make_copy, claim, alice, bob):
    """A published entry about another article, in which the claim of the others stands as a contradiction."""
    entry = make_draft(statement="Beside")
    entry_claim_add(entry, make_copy("A", Family.objects.create()), by=alice, role="checked")
    entry_claim_add(entry, claim, by=alice, role="contradicting")
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_publish(entry, by=bob)
    return entry


def test_an_entry_names_the_others_that_check_the_same_articles(reader, publish, make_draft, bob):
    one, two, three = (publish(statement=name) for name in ("One", "Two", "Three"))
    publish(statement="Zwei", language="de")
    entry_retract(publish(statement="Gone"), by=bob, notice="Forged.")
    make_draft(statement="Secret")
    assert related(reader.get(one.get_absolute_url())) == ["Three", "Two"]
    assert related(reader.get(two.get_absolute_url())) == ["Three", "One"]
    assert related(reader.get(f"/entries/{three.public_id}/revisions/1/")) == ["Two", "One"]


def test_what_only_stands_beside_a_claim_is_not_checked_there(reader, only_beside, publish):
    entry = publish(statement="One")
    assert [related(reader.get(each.get_absolute_url())) for each in (entry, only_beside)] == [[], []]


def test_an_entry_costs_the_same_however_many_stand_beside_it(reader, publish, django_assert_num_queries):
    entry = publish(statement="One")
    for number in range(7):
        with django_assert_num_queries(7):
            page = reader.get(entry.get_absolute_url())
        assert len(related(page)) == min(number, 5)
        publish(statement=f"Another {number}")
