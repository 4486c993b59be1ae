"""Who may open which page, and press which button: the whole table, read as it stands."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.feeds import feed_add
from articles.models import Article
from articles.services import article_fail
from claims.models import Claim
from claims.review.services import link_set
from tests.review.conftest import FIRMS

pytestmark = pytest.mark.django_db

CAST = ("alice", "bob", "carol", "dave", "eve")
NOBODY, ALL = (403,) * 5, (200, 200, 200, 200, 403)
CHECKERS, OPERATORS = (200, 200, 403, 403, 403), (403, 403, 200, 403, 403)
SENDERS = (200, 200, 200, 403, 403)

PAGES = [
    ("home", (), ALL),
    ("queue", (), ALL),
    ("queue_news", (), ALL),
    ("claim", ("claim",), ALL),
    ("claim_edit", ("claim",), CHECKERS),
    ("articles", (), ALL),
    ("article", ("article",), ALL),
    ("article_submit", (), SENDERS),
    ("article_submit_file", (), SENDERS),
    ("article_submit_address", (), SENDERS),
    ("article_edit", ("article",), SENDERS),
    ("feeds", (), ALL),
    ("keys", (), ALL),
]
ACTIONS = [
    ("queue_bulk", (), CHECKERS),
    ("queue_filter_save", (), ALL),
    ("claim_accept", ("claim",), CHECKERS),
    ("claim_reject", ("claim",), CHECKERS),
    ("claim_undo", ("claim",), CHECKERS),
    ("claim_edit", ("claim",), CHECKERS),
    ("claim_create", ("article",), CHECKERS),
    ("claim_split", ("claim",), CHECKERS),
    ("claim_merge", ("claim",), CHECKERS),
    ("claim_comment", ("claim",), CHECKERS),
    ("session_undo", (), CHECKERS),
    ("session_redo", (), CHECKERS),
    ("keys_reset", (), ALL),
    ("link_set", ("claim",), CHECKERS),
    ("link_confirm", ("link",), CHECKERS),
    ("link_reject", ("link",), CHECKERS),
    ("link_undo", ("link",), CHECKERS),
    ("article_submit", (), SENDERS),
    ("article_submit_file", (), SENDERS),
    ("article_submit_address", (), SENDERS),
    ("article_edit", ("article",), SENDERS),
    ("article_retry", ("article",), SENDERS),
    ("feeds", (), OPERATORS),
    ("feed_pause", ("feed",), OPERATORS),
    ("feed_resume", ("feed",), OPERATORS),
    ("feed_poll", ("feed",), OPERATORS),
]


@pytest.fixture
def ids(article, suggest, alice, settings) -> dict[str, str]:
    settings.FETCH_PRIVATE = False
    claim, other = suggest(article), suggest(article, FIRMS)
    link = link_set(claim, other, "related", by=alice)
    # A loopback address is refused before anything is sent.
    feed = feed_add("http://127.0.0.1:9/feed.xml")
    article_fail(article, "for the test")
    return {
        "claim": claim.public_id,
        "article": article.public_id,
        "link": link.public_id,
        "feed": feed.public_id,
    }


@pytest.fixture
def clients(request, as_user) -> list[Client]:
    return [as_user(request.getfixturevalue(name)) for name in CAST]


@pytest.mark.parametrize(("name", "needs", "expected"), PAGES)
def test_pages(name, needs, expected, ids, clients):
    address = reverse(f"desk:{name}", args=[ids[kind] for kind in needs])
    assert tuple(client.get(address).status_code for client in clients) == expected


@pytest.mark.parametrize(("name", "needs", "expected"), ACTIONS)
def test_actions(name, needs, expected, ids, clients):
    address = reverse(f"desk:{name}", args=[ids[kind] for kind in needs])
    refused = [client.post(address).status_code == 403 for client in clients]
    assert refused == [status == 403 for status in expected]


@pytest.mark.parametrize(("name", "needs", "_expected"), PAGES + ACTIONS)
def test_a_stranger_is_asked_to_sign_in(name, needs, _expected, ids, client):
    address = reverse(f"desk:{name}", args=[ids[kind] for kind in needs])
    answer = client.post(address)
    assert answer.status_code in (302, 405)
    assert answer.status_code == 405 or answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("name", "needs", "_expected"), [row for row in ACTIONS if row[0].startswith(("claim_a", "link_"))]
)
def test_nothing_is_decided_by_following_a_link(name, needs, _expected, ids, checker):
    assert checker.get(reverse(f"desk:{name}", args=[ids[kind] for kind in needs])).status_code == 405


@pytest.mark.parametrize("name", ["claim", "article", "claim_edit", "article_edit"])
def test_an_unknown_id_is_not_found(name, checker):
    assert checker.get(reverse(f"desk:{name}", args=["zzzzzzzzzzzz"])).status_code == 404


def test_a_refusal_says_why(as_user, dave, article):
    assert b"Your role" in as_user(dave).get(reverse("desk:article_submit")).content


def test_a_form_from_elsewhere_decides_nothing(alice, article, suggest):
    claim = suggest(article)
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post(reverse("desk:claim_accept", args=[claim.public_id])).status_code == 403
    assert Claim.objects.get(pk=claim.pk).state == "suggested"
    assert Article.objects.count() == 1
