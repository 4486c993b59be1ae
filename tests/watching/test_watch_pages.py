"""What the desk shows of watched pages and of what changed."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Watch
from claims.models import Claim
from claims.review.services import claim_decide
from tests.watching.conftest import CALM, FIRMS, MORE, TEXT

pytestmark = pytest.mark.django_db

NEW = TEXT.replace("80 Millionen", "120 Millionen").replace(FIRMS, "").replace("lobte", "lobte sehr")


def words(page: str) -> str:
    return re.sub(r"<[^>]+>", "", page)


def test_the_changes_of_a_text_with_its_numbers_marked_and_what_was_cut(fetched, look, site, checker, alice):
    claim_decide(Claim.objects.get(quote=MORE), "accept", by=alice)
    site.text = NEW
    look(fetched)
    answer = checker.get(f"/desk/articles/{fetched.public_id}/texts/2/changes/")
    page = answer.content.decode()
    assert '<del class="change-number">80</del><del> </del><ins class="change-number">120</ins>' in page
    assert "<del>Nach Angaben des Ministers" in page
    assert page.index("120") < page.index("Nach Angaben") < page.index("Der Premierminister")
    assert "<ins>sehr </ins>" in page
    assert answer.context["counts"] == {"same": 2, "moved": 0, "changed": 2, "cut": 1, "added": 0}
    assert len(answer.context["numbers"]) == 2
    assert {anchor.state for anchor in answer.context["anchors"]} == {"changed", "gone"}
    assert "It was decided, and is open again" in page


def test_any_two_texts_can_be_compared_and_none_that_is_not_there(fetched, look, site, checker):
    site.text = NEW
    article = look(fetched)
    site.text = TEXT
    look(article)
    address = f"/desk/articles/{fetched.public_id}/texts"
    assert checker.get(f"{address}/3/changes/?from=1").context["counts"]["same"] == 5
    assert "?from=1" in checker.get(f"{address}/3/changes/").content.decode()
    missing = ("1/changes/", "9/changes/", "3/changes/?from=9")
    assert [checker.get(f"{address}/{part}").status_code for part in missing] == [404] * 3


def test_what_is_markup_is_shown_as_text(fetched, look, site, checker):
    site.text = TEXT.replace(CALM, "Er sagte &lt;script&gt;alert(1)&lt;/script&gt; zu zwei Reportern am Rande.")
    look(fetched)
    page = checker.get(f"/desk/articles/{fetched.public_id}/texts/2/changes/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_article_says_what_the_page_said_last(fetched, look, site, checker):
    address = f"/desk/articles/{fetched.public_id}/"
    assert "Next look" in checker.get(address).content.decode()
    site.status = 410
    look(fetched)
    page = words(checker.get(address).content.decode())
    assert "The address answers 410: the page is gone. The text here stays as it was." in page


def test_look_now_leads_to_what_changed(fetched, site, checker):
    site.text = NEW
    answer = checker.post(f"/desk/articles/{fetched.public_id}/look/")
    assert answer["Location"] == f"/desk/articles/{fetched.public_id}/texts/2/changes/"
    again = checker.post(f"/desk/articles/{fetched.public_id}/look/", follow=True)
    assert "The page has not changed." in again.content.decode()


def test_watching_is_switched_off_and_on(fetched, checker):
    address = f"/desk/articles/{fetched.public_id}"
    assert "Nobody watches the page" in checker.post(f"{address}/unwatch/", follow=True).content.decode()
    assert "Stop watching" in checker.post(f"{address}/watch/", follow=True).content.decode()
    assert Watch.objects.get().active


def test_the_list_begins_with_what_is_in_trouble(fetched, checker):
    for n, outcome in enumerate(["unchanged", "gone", "withheld", "failed"]):
        article = Article.objects.create(source=fetched.source, title=f"number {n}", url=f"https://bote.example/{n}")
        due = timezone.now() - timedelta(hours=3 - n, minutes=-1)
        Watch.objects.create(article=article, host="bote.example", outcome=outcome, due_at=due, reason="because")
    shown = {
        state: [
            str(watch.article) for watch in checker.get(f"/desk/articles/watched/?state={state}").context["watches"]
        ]
        for state in ("", "trouble", "overdue", "gone", "nonsense")
    }
    assert shown[""] == ["number 1", "number 2", "number 3", "number 0", "Hilfe"]
    assert shown["trouble"] == ["number 1", "number 2", "number 3"]
    assert shown["overdue"] == ["number 1", "number 0"]
    assert shown["gone"] == ["number 1"]
    assert shown["nonsense"] == shown[""]


def test_the_list_costs_the_same_number_of_queries_whatever_its_length(fetched, checker):
    with CaptureQueriesContext(connection) as few:
        checker.get("/desk/articles/watched/")
    for n in range(20):
        article = Article.objects.create(source=fetched.source, url=f"https://bote.example/{n}")
        Watch.objects.create(article=article, host="bote.example")
    with CaptureQueriesContext(connection) as many:
        checker.get("/desk/articles/watched/")
    assert len(many) == len(few)


@pytest.mark.parametrize("action", ["look", "take", "watch", "unwatch"])
def test_who_only_reads_looks_at_nothing(action, fetched, dave, as_user):
    client = as_user(dave)
    assert client.post(f"/desk/articles/{fetched.public_id}/{action}/").status_code == 403
    assert client.get("/desk/articles/watched/").status_code == 200
