"""What an editor says about families: split, join, name the origin, undo, all over HTTP."""

import pytest

from articles.models import Article, Family
from claims.independence.families import family_find
from factbase.history.models import Event

pytestmark = pytest.mark.django_db

STORY = (
    "The harbour of Selby will be closed for six weeks from 4 May. The port authority said on Monday that 38 of the 120 "
    "bollards along the northern quay have to be replaced. The work costs 7.4 million euros, of which the region pays "
    "55 percent. Some 2,300 lorries a day will be sent to the terminal at Marrow, 41 kilometres to the south. Shipping "
    "companies complained that they had been told too late. Two of them, Orrin Lines and Vantage, want to cancel 19 calls "
    "in May. The authority had first spoken of a closure of four weeks."
)
OTHER = (
    "Bakeries in the valley of the Tarn have raised the price of bread by 11 percent since January. The guild blames flour "
    "that costs 480 euros a tonne and wages that rose by 6.2 percent. A survey among 340 shops found that every fifth has "
    "cut its opening hours. The consumer association calls for a price list in every window."
)


@pytest.fixture
def story(take_in) -> list[Article]:
    first = take_in(STORY, source="Quayside", title="Harbour closes")
    return [first, *(take_in(STORY, source=name, title=f"In {name}", published="2026-03-03") for name in ("B", "C"))]


def members(family: Family) -> list[str]:
    return sorted(family.articles.values_list("source__name", flat=True))


def test_the_page_says_who_is_in_it_and_why(story, checker):
    family = Family.objects.get()
    page = checker.get(family.get_absolute_url()).content.decode()
    assert "1 independent source (3 articles)" in page
    assert "presumed origin" in page
    assert "it was published first" in page
    assert page.count("100 % of its wording is in “Harbour closes” (Quayside)") == 2
    assert "Take it out" not in page


def test_a_split_out_article_is_never_joined_again_not_even_by_a_new_copy_of_both(story, editor, take_in):
    family = Family.objects.get()
    answer = editor.post(f"/desk/articles/{story[1].public_id}/family/split/", {"why": "own reporting"}, follow=True)
    assert "“In B” stands for itself now." in answer.content.decode()
    for article in Article.objects.all():
        family_find(article)
    assert members(family) == ["C", "Quayside"]
    bridge = take_in(STORY, source="D")
    assert bridge.family
    assert Article.objects.get(pk=story[1].pk).family not in (family, None)
    assert {bridge.source.name} < set(members(bridge.family))
    assert not {"B", "Quayside"} <= set(members(bridge.family))


def test_a_split_is_undone_with_all_that_was_said(story, editor):
    family = Family.objects.get()
    editor.post(f"/desk/articles/{story[0].public_id}/family/split/")
    assert members(family) == ["B", "C"]
    event = Event.objects.get(kind=Event.Kind.FAMILY, action="split")
    assert f"/undo/{event.pk}/" in editor.get(family.get_absolute_url()).content.decode()
    answer = editor.post(f"/desk/families/{family.public_id}/undo/{event.pk}/", follow=True)
    assert "Undone." in answer.content.decode()
    assert members(family) == ["B", "C", "Quayside"]
    assert set(Article.objects.values_list("family_set_by", flat=True)) == {None}
    assert "/undo/" not in editor.get(family.get_absolute_url()).content.decode()
    answer = editor.post(f"/desk/families/{family.public_id}/undo/{event.pk}/", follow=True)
    assert "An article was moved since" in answer.content.decode()


def test_an_editor_finds_an_article_and_joins_it(story, editor, take_in):
    other = take_in(OTHER, source="Panier", title="Bread is dearer")
    assert other.family is None
    family = Family.objects.get()
    page = editor.get(family.get_absolute_url(), {"q": "bread"}).content.decode()
    assert "Bread is dearer" in page
    editor.post(f"/desk/articles/{story[0].public_id}/family/join/", {"other": other.public_id})
    assert members(family) == ["B", "C", "Panier", "Quayside"]
    family_find(other)
    assert members(family) == ["B", "C", "Panier", "Quayside"]
    event = Event.objects.get(kind=Event.Kind.FAMILY, action="join", by__isnull=False)
    editor.post(f"/desk/families/{family.public_id}/undo/{event.pk}/")
    assert members(family) == ["B", "C", "Quayside"]
    assert set(Article.objects.values_list("family_set_by", flat=True)) == {None}


def test_whole_families_are_joined_and_parted_again(story, editor, take_in):
    others = [take_in(OTHER, source=name) for name in ("X", "Y")]
    first, second = Family.objects.order_by("pk")
    editor.post(f"/desk/articles/{story[0].public_id}/family/join/", {"other": others[0].public_id, "whole": "1"})
    assert members(first) == ["B", "C", "Quayside", "X", "Y"]
    event = Event.objects.get(kind=Event.Kind.FAMILY, action="join", by__isnull=False)
    editor.post(f"/desk/families/{first.public_id}/undo/{event.pk}/")
    assert (members(first), members(second)) == (["B", "C", "Quayside"], ["X", "Y"])


def test_articles_that_stand_alone_are_joined_from_their_own_page(editor, take_in):
    one, other = take_in(STORY, source="A"), take_in(OTHER, source="B")
    page = editor.get(f"/desk/articles/{one.public_id}/").content.decode()
    assert "join it with others" in page
    assert editor.get(f"/desk/articles/{one.public_id}/family/").status_code == 200
    editor.post(f"/desk/articles/{one.public_id}/family/join/", {"other": other.public_id})
    assert members(Family.objects.get()) == ["A", "B"]
    assert editor.get(f"/desk/articles/{one.public_id}/family/").url == Family.objects.get().get_absolute_url()


def test_a_person_names_the_origin_and_the_software_leaves_it(story, editor, take_in):
    editor.post(f"/desk/articles/{story[2].public_id}/family/origin/", {"why": "they said so on the phone"})
    take_in(STORY, source="Early", published="2026-03-01")
    family = Family.objects.get()
    assert (family.origin, family.origin_reason) == (story[2], "person")
    event = Event.objects.get(kind=Event.Kind.FAMILY, action="origin")
    assert event.why == "they said so on the phone"
    editor.post(f"/desk/families/{family.public_id}/undo/{event.pk}/")
    family.refresh_from_db()
    assert family.origin == story[0]


@pytest.mark.parametrize("act", ["split", "join", "origin"])
def test_only_editors_change_families(story, checker, act):
    answer = checker.post(f"/desk/articles/{story[1].public_id}/family/{act}/", {"other": story[0].public_id})
    assert answer.status_code == 403
    assert members(Family.objects.get()) == ["B", "C", "Quayside"]


def test_what_cannot_be_done_is_said(story, editor):
    family = Family.objects.get()
    found = Event.objects.filter(kind=Event.Kind.FAMILY, action="join", by=None).first()
    answer = editor.post(f"/desk/families/{family.public_id}/undo/{found.pk}/", follow=True)
    assert "Only what a person did to a family can be undone" in answer.content.decode()
    answer = editor.post(
        f"/desk/articles/{story[0].public_id}/family/join/", {"other": story[1].public_id}, follow=True
    )
    assert "Joined" in answer.content.decode()
    answer = editor.post(
        f"/desk/articles/{story[0].public_id}/family/join/", {"other": story[1].public_id}, follow=True
    )
    assert "They are in one family already" in answer.content.decode()


def test_two_articles_stand_side_by_side(story, checker):
    page = checker.get(f"/desk/articles/{story[0].public_id}/beside/{story[1].public_id}/").content.decode()
    assert page.count("want to cancel 19 calls") == 2
