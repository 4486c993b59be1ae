"""A name goes everywhere in one transaction; the history says that, not what; nothing else can change what only grows."""

import json

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from articles.fetching import FetchedPage
from articles.models import Article, ArticleText, Watch
from claims.desk.commenting import claim_comment
from claims.indexing.rows import claims_index
from claims.models import ArchiveCopy, Claim, Comment, Entity, Entry, EntryRevision, Redaction
from claims.publication.copies.reading import copy_read
from claims.publication.copies.services import copy_keep
from claims.publication.services import entry_correct
from claims.redaction.services import redaction_ask, redaction_do
from claims.review.services import claim_edit
from factbase.changes.models import Change
from factbase.drafts.models import Draft
from factbase.history.models import Event
from factbase.policies.models import Policy
from factbase.policies.services import policy_switch
from factbase.workflow import StaleState

pytestmark = pytest.mark.django_db

NAME = "Anna Muster"
PAGE = f"<html><body><article><p>It was signed by {NAME} on behalf of the town, in May.</p></article></body></html>"


@pytest.fixture
def everywhere(published, claim, alice, bob, checker) -> Entry:
    """An entry on a claim and an article, each of which names the person, with all that hangs on them."""
    edited = Claim.objects.get(pk=claim.pk)
    claim_edit(edited, by=alice, claimant=NAME, why=f"{NAME} said it")
    claim_comment(edited, f"Call anna muster again.\n{NAME} knows.", by=alice)
    Entity.objects.create(type="person", key=NAME, name=NAME)
    claims_index([edited])
    entry_correct(published, by=bob, reason=f"{NAME} asked for it.", rationale=f"Signed by **{NAME}**.", topics=[NAME])
    item = published.evidence.get()
    copy_keep(item.copy, FetchedPage(item.url, 200, PAGE.encode(), "text/html", "utf-8", "", ""))
    checker.post(f"/desk/drafts/claim/of/{claim.public_id}/", {"label": f"{NAME}: more"})
    article = claim.article
    Article.objects.filter(pk=article.pk).update(byline=NAME)
    ArticleText.objects.create(article=article, number=2, text=f"Then {NAME} left.", sha256="0" * 64)
    Watch.objects.create(article=article, host="courier.example")
    return published


def asked(client, passages: str = NAME) -> Redaction:
    client.post("/desk/redactions/", {"passages": passages, "reason": "ruling of 3 May"})
    return Redaction.objects.get(closed_at=None)


def at(redaction: Redaction, then: str = "") -> str:
    return f"/desk/redactions/{redaction.public_id}/{then}"


@pytest.fixture
def redacted(everywhere, editor, as_user, carol) -> Redaction:
    redaction = asked(editor)
    as_user(carol).post(at(redaction, "do/"), {"sure": "on"})
    return Redaction.objects.get(pk=redaction.pk)


def kept() -> str:
    """Every cell of every table but the people's own."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 - our own tables
            found += [str(bytes(cell) if isinstance(cell, memoryview) else cell) for row in cursor for cell in row]
    return "\n".join(found).lower()


def test_before_anything_changes_one_sees_where_it_stands(everywhere, editor):
    before = kept()
    page = editor.get(at(asked(editor))).content.decode()
    for words in (">Event<", ">Comment<", ">Draft<", "<mark>Anna Muster</mark>", "town.example/contract"):
        assert words in page
    assert reverse("desk:entry", args=[everywhere.public_id]) in page
    assert before.count("anna muster") == kept().count("anna muster") - 1  # that of the request


def test_it_is_gone_from_every_table(redacted):
    assert "anna" not in kept()
    assert "muster" not in kept()
    assert redacted.passages == []


def test_what_was_around_it_stays_in_its_place(redacted, everywhere, claim, reader):
    assert ArticleText.objects.get(number=2).text == "Then ████ ██████ left."
    assert ArticleText.objects.get(number=2).sha256 == "0" * 64
    assert Claim.objects.get(pk=claim.pk).claimant == "████ ██████"
    page = reader.get(Entry.objects.get(pk=everywhere.pk).get_absolute_url()).content.decode()
    assert "<strong>████ ██████</strong>" in page
    assert Draft.objects.get().posted["label"] == "████ ██████: more"


def test_the_history_says_that_and_not_what(redacted, everywhere, claim):
    told = Event.objects.filter(action="redact")
    assert {(each.by.username, each.why) for each in told.exclude(kind="redaction")} == {("carol", "ruling of 3 May")}
    assert {each.subject for each in told} >= {everywhere.public_id, claim.public_id, claim.article.public_id}
    edit = Event.objects.get(kind="claim", action="edit")
    assert (edit.why, edit.after["claimant"]) == ("████ ██████ said it", "████ ██████")


def test_consumers_are_told_and_get_what_is_left(everywhere, editor, as_user, carol, reader):
    last = Change.objects.latest("pk").pk
    as_user(carol).post(at(asked(editor), "do/"), {"sure": "on"})
    changed = set(Change.objects.filter(pk__gt=last).values_list("kind", "public_id", "op"))
    assert ("entry", everywhere.public_id, "upsert") in changed
    answer = reader.get(f"/api/v1/entries/{everywhere.public_id}/")
    assert answer.json()["rationale"] == "Signed by **████ ██████**."
    assert [json.loads(each.document)["id"] for each in EntryRevision.objects.all()] == [everywhere.public_id] * 2


def test_a_kept_copy_is_emptied_and_keeps_its_hash(redacted):
    copy = ArchiveCopy.objects.get()
    assert (bytes(copy.content.content), copy.content_id != "", copy_read(copy).text) == (b"", True, "")


def test_the_page_is_not_watched_any_more(redacted):
    assert not Watch.objects.filter(active=True).exists()
    assert Event.objects.get(action="watch").after == {"watched": False}


@pytest.mark.parametrize(
    "word", ["statement", "claims", "figures", "250", "true", "Link", "checked", "published", "EUR"]
)
def test_words_that_are_ours_too_break_nothing(word, *, everywhere, claim, editor, as_user, alice, carol, reader):
    claim_comment(claim, f"{word}, he said: {word}.", by=alice)
    as_user(carol).post(at(asked(editor, word), "do/"), {"sure": "on"})
    assert Redaction.objects.get().closed_at is not None
    assert word not in Comment.objects.latest("pk").text
    assert reader.get(f"/api/v1/entries/{everywhere.public_id}/").json().keys() >= {"statement", "claims", "rating"}
    public = reader.get(everywhere.get_absolute_url())
    pages = [
        editor.get(f"/desk/{page}/")
        for page in (f"entries/{everywhere.public_id}", f"claims/{claim.public_id}", "history")
    ]
    assert [page.status_code for page in (public, *pages)] == [200] * 4


def test_four_eyes_look_at_it(everywhere, editor, bob, carol):
    redaction = asked(editor)
    assert "Four eyes" in editor.get(at(redaction)).content.decode()
    assert editor.post(at(redaction, "do/"), {"sure": "on"}).status_code == 403
    policy_switch(Policy.Name.FOUR_EYES, active=False, by=carol)
    editor.post(at(redaction, "do/"))
    assert Redaction.objects.get().closed_at is None, "nobody was sure"
    editor.post(at(redaction, "do/"), {"sure": "on"})
    assert Redaction.objects.get().places > 10
    assert "Somebody else was faster" in editor.post(at(redaction, "do/"), {"sure": "on"}, follow=True).content.decode()


def test_a_withdrawn_request_leaves_the_words_alone_and_forgets_them(everywhere, editor):
    redaction = asked(editor)
    editor.post(at(redaction, "withdraw/"))
    assert (Redaction.objects.get().passages, Redaction.objects.get().places) == ([], None)
    assert ArticleText.objects.get(number=2).text == f"Then {NAME} left."


@pytest.mark.parametrize("passages", ["", "\n \n", "Al"])
def test_a_passage_says_something(editor, passages):
    page = editor.post("/desk/redactions/", {"passages": passages, "reason": "ruling"})
    assert (page.status_code, Redaction.objects.count()) == (200, 0)


@pytest.mark.parametrize(("who", "code"), [("alice", 403), ("bob", 200), ("carol", 200), ("dave", 403), ("eve", 403)])
def test_who_may_redact(who, code, *, request, as_user, published, bob):
    client = as_user(request.getfixturevalue(who))
    redaction = redaction_ask([NAME], reason="ruling", by=bob)
    assert client.get("/desk/redactions/").status_code == code
    assert client.get(at(redaction)).status_code == code
    offered = b"/desk/redactions/" in client.get(f"/desk/articles/{Article.objects.get().public_id}/").content
    assert offered == (code == 200)


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


FORGERIES = [
    "UPDATE history_event SET why = 'forged'",
    "UPDATE history_event SET at = now()",
    "UPDATE history_event SET by_id = NULL",
    "UPDATE history_event SET after = '{}'",
    "UPDATE claims_entryrevision SET document = '█'",
    "UPDATE claims_entryrevision SET number = number + 7",
    "UPDATE claims_copycontent SET content = 'forged'",
    "UPDATE claims_archivecopy SET url = 'https://forged.example/'",
    "UPDATE articles_articletext SET text = text || '█'",
    "UPDATE articles_articletext SET text = 'b' || substr(text, 2)",
    "UPDATE changes_change SET op = 'retract'",
    "DELETE FROM history_event",
    "DELETE FROM claims_copycontent",
    "TRUNCATE history_event",
]
OPEN = "UPDATE claims_redaction SET transaction = pg_current_xact_id()::text::bigint"


def refused(statement: str) -> bool:
    try:
        with transaction.atomic():
            sql(statement)
    except DatabaseError as error:
        return "append-only" in str(error)
    return False


def test_while_a_redaction_goes_on_letters_are_marked_out_and_nothing_else(everywhere, bob):
    redaction_ask([NAME], reason="ruling", by=bob)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql(OPEN)
    assert [statement for statement in FORGERIES if not refused(statement)] == []
    assert not refused("UPDATE history_event SET why = regexp_replace(why, '.', '█', 'g')")


def test_after_it_not_even_letters_are(redacted):
    guarded = {
        "history_event": "why",
        "claims_entryrevision": "document",
        "claims_copycontent": "content",
        "changes_change": "reason",
        "articles_articletext": "text",
    }
    changes = [f"UPDATE {table} SET {column} = {column}" for table, column in guarded.items()]  # noqa: S608
    assert [statement for statement in changes if not refused(statement)] == []


def test_all_of_it_is_one_transaction(everywhere, bob, carol):
    redaction = redaction_ask([NAME], reason="ruling", by=bob)
    sql("CREATE TRIGGER no_room BEFORE INSERT ON changes_change EXECUTE FUNCTION refuse_change()")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        redaction_do(redaction, by=carol)
    assert ArticleText.objects.get(number=2).text == f"Then {NAME} left."
    assert Redaction.objects.get().passages == [NAME]


def test_what_changes_meanwhile_stops_it(everywhere, bob, carol):
    redaction = redaction_ask([NAME], reason="ruling", by=bob)
    sql("CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
    sql("CREATE TRIGGER late BEFORE UPDATE ON claims_comment FOR EACH ROW EXECUTE FUNCTION late()")
    with pytest.raises(StaleState, match="Please try again"):
        redaction_do(redaction, by=carol)
    assert ArticleText.objects.get(number=2).text == f"Then {NAME} left."
