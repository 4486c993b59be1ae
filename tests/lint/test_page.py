"""The page of the desk on which a draft is pasted."""

import pytest
from django.urls import reverse
from lxml import html

from tests.lint.conftest import OTHER_FIGURE, SAME, UNKNOWN

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/lint/"


def rows(page, heading: str) -> list[str]:
    found = html.fromstring(page.content.decode()).xpath(f"//section[@aria-labelledby='{heading}']//ol/li")
    return [" ".join(row.text_content().split()) for row in found]


def test_what_speaks_against_a_draft_comes_first(checker, aid, publish):
    entry = publish(aid)
    page = checker.post(ADDRESS, {"text": f"{UNKNOWN}\r\n\r\n{SAME}\r\n\r\n{OTHER_FIGURE}"})
    [against], [known], [unknown] = (rows(page, name) for name in ("against", "others", "unknown"))
    assert against.startswith("3 contradicts a published entry")
    assert entry.statement in against
    assert "“90 million euros” is not “250 Millionen Euro”" in against
    assert known.startswith("2 matches a published entry")
    assert unknown.startswith(f"1 {UNKNOWN}")
    marks = html.fromstring(page.content.decode()).xpath("//*[contains(@class, 'lint-text')]//a")
    assert [mark.get("href") for mark in marks] == ["#s1", "#s2", "#s3"]


def test_a_sentence_that_was_found_false_is_said_to_be(checker, aid, publish):
    publish(aid, rating="false")
    [row] = rows(checker.post(ADDRESS, {"text": SAME}), "against")
    assert "repeats what an entry found false" in row
    assert "False" in row


def test_what_is_newer_stands_beside_it(checker, aid, later, publish):
    publish(aid)
    [row] = rows(checker.post(ADDRESS, {"text": SAME}), "against")
    assert row.startswith("1 out of date")
    assert f"Since then: {later.quote}" in row


def test_a_draft_is_shown_to_the_letter_and_as_text(checker):
    text = "<script>alert(1)</script> Luxembourg gave Ukraine 80 million euros in 2024, the minister said."
    page = checker.post(ADDRESS, {"text": text})
    assert b"<script>alert" not in page.content
    assert page.context["form"]["text"].value() == text


def test_what_cannot_be_compared_is_said_at_its_field(checker):
    page = checker.post(ADDRESS, {"text": "", "published": "soon"})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"text", "published"}


def test_who_may(client, as_user, dave, eve):
    assert client.get(ADDRESS).url == f"{reverse('account_login')}?next={ADDRESS}"
    assert (as_user(dave).get(ADDRESS).status_code, as_user(eve).get(ADDRESS).status_code) == (200, 403)
    assert as_user(eve).post(ADDRESS, {"text": SAME}).status_code == 403


def test_the_desk_leads_there(checker):
    assert f'href="{ADDRESS}"' in checker.get(reverse("desk:home")).content.decode()
