"""The language of a page: what a person chose, else the cookie, else the browser, else the newsroom."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from factbase.access.models import User

WORDS = {"en": "Fact checks", "de": "Faktenchecks", "fr": "Vérifications"}


def heading(answer) -> str:
    page = answer.content.decode()
    return next(language for language, words in WORDS.items() if f"<h1>{words}</h1>" in page)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("fr-CH, fr;q=0.9", "fr"),
        ("es, en;q=0.5", "en"),
        ("es", "en"),
        ("", "en"),
        ("x;;;q=??", "en"),
    ],
)
def test_a_first_visit_is_answered_in_the_language_of_the_browser(reader, asked, language):
    answer = reader.get("/", headers={"Accept-Language": asked})
    assert heading(answer) == language
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language


def test_a_newsroom_has_a_language_for_those_who_ask_for_none(reader, settings):
    settings.LANGUAGE_CODE = "fr"
    assert heading(reader.get("/", headers={"Accept-Language": "es"})) == "fr"


def test_pages_vary_by_what_they_depend_on(reader):
    varies = {name.strip() for name in reader.get("/").headers["Vary"].split(",")}
    assert varies == {"Accept-Language", "Cookie"}


def test_a_public_page_is_the_same_for_every_stranger(reader):
    answer = reader.get("/")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_a_choice_is_kept_and_leads_back(reader):
    answer = reader.post(reverse("language"), {"language": "de", "next": "/?q=aid"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/?q=aid")
    assert answer.cookies["django_language"]["httponly"]
    assert heading(reader.get("/", headers={"Accept-Language": "fr"})) == "de"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_a_choice_leads_nowhere_else(reader, target):
    answer = reader.post(reverse("language"), {"language": "de", "next": target})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("language", ["es", "", "../../etc", "DE"])
def test_other_languages_are_refused(reader, language):
    answer = reader.post(reverse("language"), {"language": language, "next": "/"})
    assert answer.status_code == 400
    assert not answer.cookies


def test_the_address_only_takes_the_form(reader):
    assert reader.get(reverse("language")).status_code == 405


def test_another_site_changes_nothing_of_a_person(alice):
    """A form of another site comes without the session."""
    Client(enforce_csrf_checks=True).post(reverse("language"), {"language": "fr"})
    assert User.objects.get(pk=alice.pk).language == ""


def test_a_person_finds_their_language_everywhere(alice, as_user):
    as_user(alice).post(reverse("language"), {"language": "fr", "next": reverse("desk:home")})
    elsewhere = as_user(User.objects.get(pk=alice.pk))
    page = elsewhere.get(reverse("desk:home"), headers={"Accept-Language": "de"}).content.decode()
    assert "<h1>Ce qui attend</h1>" in page
    assert '<html lang="fr">' in page


def test_the_choice_names_each_language_in_itself(checker):
    page = checker.get(reverse("desk:home"), headers={"Accept-Language": "de"}).content.decode()
    assert [f'lang="{code}"' in page for code in ("en", "de", "fr")] == [True] * 3
    assert 'value="de" lang="de" aria-current="true">Deutsch<' in page
    assert ">Français<" in page


@pytest.mark.parametrize("address", ["/api/v1/entries/", "/api/v1/entries/nothing/", "/api/v1/schema/"])
def test_programs_read_the_same_in_every_language(address, alice, as_user):
    User.objects.filter(pk=alice.pk).update(language="de")
    answers = [
        as_user(alice).get(address, headers={"Accept-Language": "fr"}),
        Client().get(address, headers={"Accept-Language": "de"}),
        Client().get(address),
    ]
    assert len({answer.content for answer in answers}) == 1
    assert all("Accept-Language" not in answer.headers.get("Vary", "") for answer in answers)


def test_programs_read_the_same_from_every_newsroom(reader, settings):
    schema = reader.get("/api/v1/schema/").content
    settings.LANGUAGE_CODE = "de"
    assert reader.get("/api/v1/schema/").content == schema


def test_a_refusal_is_said_to_programs_in_english(checker):
    answer = checker.get("/api/v1/claims/?state=angenommen", headers={"Accept-Language": "de"})
    assert answer.status_code == 400
    assert json.loads(answer.content)["title"] == "Bad Request"
    assert b"state: must be one of suggested, accepted" in answer.content


@pytest.mark.parametrize(("language", "words"), [("de", "Nicht erlaubt"), ("fr", "Non autorisé")])
def test_a_refusal_is_said_to_people_in_their_language(as_user, dave, language, words):
    answer = as_user(dave).get(reverse("desk:entry_create"), headers={"Accept-Language": language})
    assert answer.status_code == 403
    assert words in answer.content.decode()
