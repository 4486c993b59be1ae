"""What people write through the API: claims, judgements, entries; each once for its Idempotency-Key."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from claims.models import ArchiveCopy, Claim, ClaimLink, Entry
from factbase.access.models import APIKey, KeptAnswer, User
from factbase.history.models import Event
from tests.api.conftest import SENTENCE

JSON = {"content_type": "application/json"}
EVIDENCE = {"title": "The agreement", "url": "https://gov.example/agreement"}


def program_of(person: User | None) -> Client:
    """A program that writes with somebody's key."""
    _, key = APIKey.objects.create_key(name="the bridge", scope="desk", person=person)
    return Client(headers={"X-Api-Key": key})


@pytest.fixture
def alices(alice) -> Client:
    return program_of(alice)


@pytest.fixture
def bobs(bob) -> Client:
    return program_of(bob)


def draft_of(claim: Claim) -> dict:
    return {
        "claims": [claim.public_id],
        "statement": "Luxembourg gave more than €250M",
        "rating": "mostly-true",
        "rationale": "The agreement says so.",
        "evidence": [EVIDENCE],
    }


def test_a_claim_is_made_of_words_and_judged(db, alices, make_article):
    article = make_article()
    sent = {"article": article.public_id, "start": 0, "end": len(SENTENCE)}
    made = alices.post("/api/v1/claims/", sent, **JSON)
    assert (made.status_code, made.json()["quote"], made.json()["state"]) == (201, SENTENCE, "accepted")
    address = f"/api/v1/claims/{made.json()['id']}/decision/"
    assert alices.post(address, {"action": "reject"}, **JSON).status_code == 409  # it was accepted
    assert alices.post(address, {"action": "undo"}, **JSON).json()["state"] == "suggested"
    answer = alices.post(address, {"action": "reject", "why": "A duplicate"}, **JSON)
    assert (answer.status_code, answer.json()["state"], answer.json()["decided_by"]) == (200, "rejected", "alice")
    assert [event.by.username for event in Event.objects.filter(subject=made.json()["id"], action="reject")] == [
        "alice"
    ]


def test_what_holds_between_two_claims_is_said_and_taken_back(db, alices, make_claim):
    one, other = make_claim(), make_claim()
    sent = {"a": one.public_id, "b": other.public_id, "relation": "updates"}
    link = alices.post("/api/v1/links/", sent, **JSON).json()
    assert (link["state"], link["a"]["id"], link["decided_by"]) == ("confirmed", one.public_id, "alice")
    undone = alices.post(f"/api/v1/links/{link['id']}/decision/", {"action": "undo"}, **JSON)
    assert undone.json()["state"] == "suggested"
    stale = alices.post(f"/api/v1/links/{link['id']}/decision/", {"action": "confirm", "relation": "same"}, **JSON)
    assert stale.status_code == 409


def test_an_entry_is_written_published_corrected_and_retracted(db, client, alices, bobs, make_claim):
    draft = alices.post("/api/v1/drafts/", draft_of(make_claim()), **JSON)
    assert (draft.status_code, draft.json()["state"]) == (201, "draft")
    name = draft.json()["id"]
    changed = alices.patch(f"/api/v1/drafts/{name}/", {"statement": "Luxembourg gave over €250M"}, **JSON)
    assert changed.json()["statement"] == "Luxembourg gave over €250M"
    for who, action in ((alices, "submit"), (bobs, "approve"), (bobs, "publish")):
        assert who.post(f"/api/v1/entries/{name}/move/", {"action": action}, **JSON).status_code == 200
    assert client.get(f"/api/v1/entries/{name}/").json()["statement"] == "Luxembourg gave over €250M"
    correction = {"reason": "A typing error", "statement": "Luxembourg gave €250M"}
    assert bobs.post(f"/api/v1/entries/{name}/correction/", correction, **JSON).status_code == 200
    assert client.get(f"/api/v1/entries/{name}/").json()["corrections"][0]["reason"] == "A typing error"
    notice = {"action": "retract", "why": "We misread the agreement."}
    assert bobs.post(f"/api/v1/entries/{name}/move/", notice, **JSON).json()["state"] == "retracted"
    assert client.get(f"/api/v1/entries/{name}/").json()["notice"] == "We misread the agreement."


def test_roles_and_four_eyes_hold_for_keys_too(db, alices, make_claim, dave):
    draft = alices.post("/api/v1/drafts/", draft_of(make_claim()), **JSON).json()
    alices.post(f"/api/v1/entries/{draft['id']}/move/", {"action": "submit"}, **JSON)
    assert alices.post(f"/api/v1/entries/{draft['id']}/move/", {"action": "approve"}, **JSON).status_code == 403
    refused = program_of(dave).post("/api/v1/drafts/", draft_of(make_claim()), **JSON)
    assert refused.status_code == 403
    nobody = program_of(None).post("/api/v1/drafts/", draft_of(make_claim()), **JSON)
    assert (nobody.status_code, "People decide" in nobody.json()["detail"]) == (403, True)


def test_a_session_decides_with_its_token_only(db, checker, make_claim):
    address = f"/api/v1/claims/{make_claim().public_id}/decision/"
    assert checker.post(address, {"action": "undo"}, **JSON).status_code == 200
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = checker.cookies
    assert strict.post(address, {"action": "reject"}, **JSON).status_code == 403


@pytest.mark.parametrize(
    ("path", "sent", "fields"),
    [
        ("claims/", {}, ["article", "start", "end"]),
        ("claims/", {"article": "0j8k2m4n6p7q", "start": 0, "end": 5}, ["article"]),
        ("claims/{claim}/decision/", {"action": "publish", "whi": "x"}, ["action"]),
        ("links/", {"a": "{claim}", "b": "{claim}", "relation": "same"}, ["b"]),
        ("links/", {"a": "{claim}", "b": "0j8k2m4n6p7q", "relation": "same"}, ["b"]),
        ("drafts/", {"claims": ["0j8k2m4n6p7q"], "statement": "So"}, ["claims"]),
        ("drafts/", {"claims": ["{claim}"], "rating": "no-such"}, ["rating"]),
        (
            "drafts/",
            {"claims": ["{claim}"], "evidence": [{"title": "T", "url": "ftp://x.example/"}]},
            ["evidence.0.url"],
        ),
        ("drafts/", {"claims": ["{claim}"], "author": "me"}, ["author"]),
        ("entries/{entry}/correction/", {"reason": "x"}, ["reason"]),
    ],
)
def test_what_is_wrong_is_named(*, bobs, make_claim, make_entry, path, sent, fields):
    names = {"claim": make_claim().public_id, "entry": make_entry().public_id}
    filled = {
        name: value.format(**names)
        if isinstance(value, str)
        else [item.format(**names) if isinstance(item, str) else item for item in value]
        if isinstance(value, list)
        else value
        for name, value in sent.items()
    }
    answer = bobs.post(f"/api/v1/{path.format(**names)}", filled, **JSON)
    assert answer.status_code == 400, answer.content
    assert [error["field"] for error in answer.json()["errors"]] == fields


def test_the_same_word_is_done_once_and_answered_the_same(db, alices, make_claim):
    sent, word = draft_of(make_claim()), {"headers": {"Idempotency-Key": "draft-1"}}
    first, again = (alices.post("/api/v1/drafts/", sent, **JSON, **word) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert Entry.objects.count() == 1
    assert ArchiveCopy.objects.count() == 1


def test_an_article_that_is_sent_again_says_where_it_is(db, ingest):
    sent, word = {"text": SENTENCE, "title": "A"}, {"headers": {"Idempotency-Key": "a-1"}}
    first, again = (ingest.post("/api/v1/articles/", sent, **JSON, **word) for _ in range(2))
    assert (first.status_code, again.status_code, first["Location"]) == (201, 201, again["Location"])
    assert Article.objects.count() == 1


def test_another_request_needs_another_word(db, ingest):
    word = {"headers": {"Idempotency-Key": "a-1"}}
    ingest.post("/api/v1/articles/", {"text": SENTENCE}, **JSON, **word)
    other = ingest.post("/api/v1/articles/", {"text": f"{SENTENCE} Again."}, **JSON, **word)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


def test_words_of_one_caller_are_not_those_of_another(db, ingest, alices):
    for client in (ingest, alices):
        answer = client.post("/api/v1/articles/", {"text": SENTENCE}, **JSON, headers={"Idempotency-Key": "1"})
        assert "Idempotency-Replayed" not in answer


def test_a_refusal_is_not_kept(db, alices, make_claim):
    claim, word = make_claim(), {"headers": {"Idempotency-Key": "draft-1"}}
    assert alices.post("/api/v1/drafts/", draft_of(claim) | {"rating": "x"}, **JSON, **word).status_code == 400
    assert alices.post("/api/v1/drafts/", draft_of(claim), **JSON, **word).status_code == 201
    assert KeptAnswer.objects.count() == 1


@pytest.mark.parametrize("word", ["", "ä", "two words", "x" * 256])
def test_a_word_that_is_none(db, ingest, word):
    answer = ingest.post("/api/v1/articles/", {"text": SENTENCE}, **JSON, headers={"Idempotency-Key": word})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "Idempotency-Key")


def test_the_same_word_at_once_is_done_once(committed, alice, make_claim):
    one, other = make_claim(), make_claim()
    client = program_of(alice)
    key = client.defaults["HTTP_X_API_KEY"]
    sent = draft_of(one) | {"claims": [one.public_id, other.public_id], "evidence": []}

    def write(_number: int) -> tuple[int, str]:
        try:
            headers = {"X-Api-Key": key, "Idempotency-Key": "at-once"}
            answer = Client().post("/api/v1/drafts/", sent, **JSON, headers=headers)
            return answer.status_code, answer.json()["id"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(write, range(8)))
    assert {status for status, _name in answers} == {201}
    assert len(answers) == 1
    assert Entry.objects.count() == 1
    assert ClaimLink.objects.count() == 0
