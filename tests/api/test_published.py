"""What everybody reads of claims, links, figures, articles, sources and entities: what published entries hold."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import Entity, EntryRevision, Rating
from claims.publication.services import entry_correct, entry_create, entry_move, entry_publish, entry_retract
from claims.review.services import link_set
from factbase.changes.models import Change, Document, Part

pytestmark = pytest.mark.django_db

KINDS = ("entries", "claims", "links", "figures", "articles", "sources", "entities")
LISTS = [f"/api/v1/{kind}/" for kind in KINDS]


def results(client, path: str) -> list[dict]:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def ids(client, path: str) -> list[str]:
    return [row["id"] for row in results(client, path)]


@pytest.fixture
def pair(make_claim, make_entry, alice):
    """An entry about two claims that a person linked, beside a claim and a link that nobody published."""
    older, newer, apart = make_claim(), make_claim(source="The Herald"), make_claim()
    link_set(newer, older, "updates", by=alice)
    link_set(newer, apart, "related", by=alice)
    return make_entry(claims=[older, newer])


def test_what_an_entry_holds_is_read_one_by_one(client, pair):
    older, newer = pair.claims.order_by("pk")
    assert {*ids(client, "claims/")} == {newer.public_id, older.public_id}
    [link] = results(client, "links/")
    assert (link["a"], link["b"], link["relation"]) == (newer.public_id, older.public_id, "updates")
    assert {*ids(client, "figures/?unit=EUR&giver=LU")} == {f"{newer.public_id}-1", f"{older.public_id}-1"}
    assert {row["name"] for row in results(client, "sources/")} == {"The Courier", "The Herald"}
    assert {row["key"] for row in results(client, "entities/")} == {"LU", "UA"}
    assert {*ids(client, "articles/")} == {newer.article.public_id, older.article.public_id}


@pytest.mark.parametrize("kind", ["claims", "links", "articles", "sources", "entities"])
def test_each_has_an_address_of_its_own(client, pair, kind):
    for row in results(client, f"{kind}/"):
        assert client.get(f"/api/v1/{kind}/{row['id']}/").json() == row


def test_a_claim_says_in_which_entries_it_stands_and_names_no_staff(client, pair):
    body = client.get("/api/v1/claims/")
    assert [row["entries"] for row in body.json()["results"]] == [[pair.public_id]] * 2
    assert not [name for name in ("alice", "bob", "decided", "state", "score") if name in body.content.decode()]


def test_what_nobody_published_is_there_for_the_desk_alone(client, desk, make_claim):
    claim = make_claim()
    for path in ("claims", "articles", "sources", "entities"):
        assert ids(client, f"{path}/") == []
        assert ids(desk, f"{path}/")
    assert client.get(f"/api/v1/claims/{claim.public_id}/").status_code == 404
    assert client.get(f"/api/v1/articles/{claim.article.public_id}/").status_code == 404


def test_caches_are_told_on_what_the_answer_depends(client, desk, pair):
    assert client.get("/api/v1/claims/")["Cache-Control"] == "public, no-cache"
    for caller in (client, desk):
        assert caller.get("/api/v1/claims/")["Vary"] == "Authorization, X-Api-Key, Cookie"


def test_what_is_changed_at_the_desk_is_not_public_before_a_correction(client, pair, bob):
    claim = pair.claims.order_by("pk").first()
    claim.label = "A secret word"
    claim.save()
    assert "secret" not in client.get("/api/v1/claims/").content.decode()
    entry_correct(pair, by=bob, reason="Said better", rationale="The agreement says so, in other words.")
    assert results(client, "claims/?q=secret%20word")[0]["id"] == claim.public_id


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("claims/?entity=UA", 2),
        ("claims/?entity=SE", 0),
        ("claims/?language=en&entry={entry}", 2),
        ("claims/?language=de", 0),
        ("claims/?article={article}", 1),
        ("claims/?q=military%20MINISTRY", 2),
        ("claims/?q=military%20navy", 0),
        ("claims/?q=100%25", 0),
        ("links/?claim={claim}", 1),
        ("links/?claim={entry}", 0),
        ("links/?relation=conflicts", 0),
        ("figures/?measure=military%20aid&receiver=UA", 2),
        ("figures/?claim={claim}", 1),
        ("figures/?unit=USD", 0),
        ("entities/?key=LU&type=country", 1),
        ("entities/?q=lux", 1),
        ("articles/?language=en", 2),
        ("sources/?q=herald", 1),
    ],
)
def test_filters(client, pair, query, number):
    claim = pair.claims.order_by("pk").first()
    names = {"entry": pair.public_id, "claim": claim.public_id, "article": claim.article.public_id}
    assert len(ids(client, query.format(**names))) == number


@pytest.mark.parametrize("path", LISTS)
def test_pages_join_to_the_whole_in_every_order(client, pair, make_entry, path):
    make_entry()
    for order in ("newest", "oldest", "changed"):
        whole = [row["id"] for row in client.get(f"{path}?order={order}").json()["results"]]
        found, url = [], f"{path}?order={order}&limit=1"
        while url:
            answer = client.get(url).json()
            found += [row["id"] for row in answer["results"]]
            url = answer["next"]
        assert found == whole
    assert len(whole) > 0


def test_the_last_corrected_comes_first_if_so_asked(client, make_entry, bob):
    first, second = make_entry(), make_entry()
    entry_correct(first, by=bob, reason="A typing error", rationale="It says so.")
    assert ids(client, "entries/?order=changed") == [first.public_id, second.public_id]
    assert ids(client, "entries/?order=oldest") == [first.public_id, second.public_id]
    assert ids(client, "entries/") == [second.public_id, first.public_id]


def test_only_the_members_that_were_asked_for(client, pair):
    [row] = results(client, "entries/?fields=statement,id")
    assert row == {"id": pair.public_id, "statement": "Luxembourg gave more than €250M"}
    answer = client.get("/api/v1/entries/?fields=id,secret")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "fields")
    assert "secret" in answer.json()["detail"]


@pytest.mark.parametrize("cursor", ["x", "YWJj", "MDAwMDAwMDAwMDAw", "fDAwMDAwMDAwMDAwMA"])
def test_a_cursor_of_another_make(client, pair, cursor):
    for order in ("newest", "changed"):
        answer = client.get(f"/api/v1/claims/?order={order}&cursor={cursor}")
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor")


def test_what_no_entry_holds_any_more_is_gone(client, make_claim, make_entry, bob):
    shared, single = make_claim(), make_claim(source="The Herald")
    both, one = make_entry(claims=[shared, single]), make_entry(claims=[shared])
    assert client.get(f"/api/v1/claims/{shared.public_id}/").json()["entries"] == [both.public_id, one.public_id]
    entry_retract(both, by=bob, notice="We misread the agreement.")
    assert client.get(f"/api/v1/claims/{shared.public_id}/").json()["entries"] == [one.public_id]
    answer = client.get(f"/api/v1/claims/{single.public_id}/")
    assert (answer.status_code, answer.json()["code"]) == (410, "withdrawn")
    assert [row["name"] for row in results(client, "sources/")] == ["The Courier"]
    assert ids(client, f"figures/?claim={single.public_id}") == []
    assert not Document.objects.filter(public_id=single.public_id).exclude(words="", body=None)


def test_a_claim_that_a_correction_takes_out_is_gone(client, pair, bob):
    kept, dropped = pair.claims.order_by("pk")
    pair.entry_claims.filter(claim=dropped).delete()
    entry_correct(pair, by=bob, reason="It was about something else", rationale="One claim, not two.")
    assert ids(client, "claims/") == [kept.public_id]
    assert ids(client, "links/") == []
    assert client.get(f"/api/v1/claims/{dropped.public_id}/").status_code == 410


def test_a_publication_that_fails_leaves_nothing(client, make_claim, alice, bob):
    def publish() -> None:
        entry = entry_create(claims=[make_claim()], by=alice, rating=Rating.objects.get(key="true"), rationale="So.")
        entry.evidence.create(title="The agreement")
        entry_move(entry, "submit", by=alice)
        entry_move(entry, "approve", by=bob)
        with transaction.atomic():
            entry_publish(entry, by=bob)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish()
    counts = [model.objects.count() for model in (EntryRevision, Document, Part, Change)]
    assert counts == [0, 0, 0, 0]
    assert [ids(client, path[8:]) for path in LISTS] == [[]] * len(LISTS)


def test_publishing_costs_as_many_queries_for_many_claims_as_for_one(make_claim, make_entry, bob):
    counts = []
    for number in (1, 6):
        entry = make_entry(claims=[make_claim() for _ in range(number)])
        with CaptureQueriesContext(connection) as queries:
            entry_correct(entry, by=bob, reason="Said better", reopen=(), rationale=f"In {number} other words.")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", LISTS)
def test_a_page_costs_one_query(client, pair, make_entry, django_assert_num_queries, path):
    for _ in range(2):
        with django_assert_num_queries(1):
            client.get(path)
        make_entry()


@pytest.mark.parametrize("path", LISTS)
def test_who_has_the_page_gets_304_until_something_in_it_changes(client, pair, bob, django_assert_num_queries, path):
    first = client.get(path)
    assert first["Last-Modified"]
    with django_assert_num_queries(1) as queries:
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert '"body",' not in queries[0]["sql"].split("FROM")[0]
    Entity.objects.update(name="Another name")
    entry_retract(pair, by=bob, notice="We misread the agreement.")
    after = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (after.status_code, after.json()["results"]) == (200, [])


def test_one_entry_is_asked_about_by_tag_and_by_date(client, pair, bob):
    address = f"/api/v1/entries/{pair.public_id}/"
    for path in (address, f"{address}revisions/"):
        first = client.get(path)
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
        assert client.get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    tag = client.get(address)["ETag"]
    entry_correct(pair, by=bob, reason="A typing error", rationale="It says so.")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_pages_of_other_sites_may_read(client, pair):
    answer = client.get("/api/v1/entries/", headers={"Origin": "https://paper.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    preflight = client.options("/api/v1/claims/", headers={"Origin": "https://paper.example"})
    assert (preflight.status_code, preflight["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
    assert "X-Api-Key" in preflight["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer
    assert "Access-Control-Allow-Origin" not in client.post("/api/v1/articles/", {})


def test_callers_are_told_what_is_left_to_them(client, settings):
    rates = {"anonymous": "2/min", "key": "10/min"}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": rates}
    answers = [client.get("/api/v1/entries/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer["RateLimit-Limit"] for answer in answers} == {"2"}
    assert 0 < int(answers[2]["RateLimit-Reset"]) <= 60
    assert answers[2]["Retry-After"] == answers[2]["RateLimit-Reset"]


def test_what_was_published_before_there_was_a_log_is_put_into_it_once(client, pair, capsys):
    older = [client.get(path).json() for path in LISTS]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM changes_part; DELETE FROM changes_document")
    before = Change.objects.count()
    for _ in range(2):
        call_command("propagate")
    assert [{row["id"] for row in client.get(path).json()["results"]} for path in LISTS] == [
        {row["id"] for row in page["results"]} for page in older
    ]
    assert Change.objects.count() == 2 * before
    assert capsys.readouterr().out == "1 published entries are in their place\n" * 2
