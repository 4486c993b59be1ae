"""The pages about the newsroom."""

import re

import pytest
from django.urls import reverse

from claims.models import StandingPage
from factbase.history.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(carol, as_user):
    return as_user(carol)


def address(name: str = "method", language: str = "en") -> str:
    return reverse("desk:standing", args=[name, language])


def seen(page) -> str:
    return re.search(r'name="seen"[^>]*?value="([^"]*)"', page.content.decode())[1]


def write(client, text: str, **where: str):
    page = client.get(address(**where))
    found = re.search(r'name="seen"[^>]*?value="([^"]*)"', page.content.decode())
    return client.post(address(**where), {"text": text, "seen": found[1] if found else ""}, follow=True)


def test_an_operator_writes_what_readers_find(operator, reader):
    assert reader.get("/about/method/").status_code == 404
    assert "/about/method/" not in reader.get("/").content.decode()
    write(operator, "We ask **twice**. <script>alert(1)</script>")
    page = reader.get("/about/method/").content.decode()
    assert "We ask <strong>twice</strong>" in page
    assert "<script>alert" not in page
    assert "/about/method/" in reader.get("/").content.decode()


def test_readers_find_their_language_else_that_of_the_newsroom(operator, reader):
    write(operator, "In English")
    write(operator, "Auf Deutsch", language="de")
    pages = [reader.get("/about/method/", headers={"accept-language": code}) for code in ("de", "en", "fr")]
    assert [page.context["page"].language for page in pages] == ["de", "en", "en"]


def test_a_page_in_another_language_is_better_than_none(operator, reader):
    write(operator, "Auf Deutsch", language="de")
    page = reader.get("/about/method/", headers={"accept-language": "fr"}).content.decode()
    assert '<div class="prose" lang="de">' in page


def test_a_change_is_undone_and_taken_down(operator, reader):
    write(operator, "First")
    saved = write(operator, "Second").content.decode()
    undo = re.search(r'action="(/desk/entries/pages/\w+/undo/)"', saved)[1]
    operator.post(undo)
    assert "First" in reader.get("/about/method/").content.decode()
    assert "There is nothing to undo" in operator.post(undo, follow=True).content.decode()
    write(operator, "")
    assert reader.get("/about/method/").status_code == 404
    actions = Event.objects.filter(kind="page").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["edit", "edit", "undo edit", "edit"]


def test_two_operators_do_not_overwrite_each_other(operator):
    write(operator, "First")
    old = seen(operator.get(address()))
    write(operator, "Second")
    page = operator.post(address(), {"text": "Third", "seen": old}).content.decode()
    assert "Somebody else has changed this page" in page
    assert "Third" in page
    assert StandingPage.objects.get().text == "Second"


@pytest.mark.parametrize(("name", "code"), [("alice", 403), ("bob", 403), ("carol", 200), ("dave", 403)])
def test_who_may_write(request, as_user, name, code):
    client = as_user(request.getfixturevalue(name))
    assert client.get(address()).status_code == code
    assert client.get(reverse("desk:standing_pages")).status_code == 200
    client.post(address(), {"text": "Text"})
    assert StandingPage.objects.exists() == (code == 200)


@pytest.mark.parametrize("where", [{"name": "nothing"}, {"language": "xx"}])
def test_there_are_no_other_pages(operator, reader, where):
    assert operator.get(address(**where)).status_code == 404
    assert reader.get("/about/nothing/").status_code == 404
