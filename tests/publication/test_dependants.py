"""What rests on an entry is listed before it is corrected or retracted, and put before people again after."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.clusters.services import cluster_create
from claims.models import Claim, ClaimLink, Cluster, Entry, EntryRevision, Recheck
from claims.publication.services import entry_create
from claims.review.services import claim_create, link_set
from factbase.history.models import Event

pytestmark = pytest.mark.django_db

RETRACT = {"notice": "The contract was forged.", "sure": "on"}
ALL = ["entry", "cluster", "claim", "link"]


def at(name: str, entry: Entry) -> str:
    return reverse(f"desk:{name}", args=[entry.public_id])


@pytest.fixture
def other(alice) -> Claim:
    """A claim of another paper."""
    words = "The harbour cost 9 million euros, said the treasurer."
    [outcome] = articles_submit([Submission(text=words, source="The Herald", title="Cheap harbour", language="en")])
    article = Article.objects.get(pk=outcome.article)
    return claim_create(article=article, start=0, end=len(words), label="€9M harbour", by=alice)


@pytest.fixture
def link(claim, other, alice) -> ClaimLink:
    return link_set(claim, other, "conflicts", by=alice)


@pytest.fixture
def cluster(claim, alice) -> Cluster:
    return cluster_create([claim], title="Harbours", by=alice).cluster


@pytest.fixture
def citing(other, published, alice) -> Entry:
    """An entry in review whose rationale leads to the published one."""
    entry = entry_create(claims=[other], by=alice, statement="The harbour was cheap")
    Entry.objects.filter(pk=entry.pk).update(
        state="in_review", rationale=f"See [there](https://facts.example/entries/{published.public_id}/the-harbour/)."
    )
    return Entry.objects.get(pk=entry.pk)


@pytest.fixture
def translation(claim, published, bob) -> Entry:
    """Public too, about the same claim."""
    entry = entry_create(claims=[claim], by=bob, statement="Der Hafen", language="de", translation_of=published)
    Entry.objects.filter(pk=entry.pk).update(rating=published.rating, published_at=published.published_at)
    for state in ("in_review", "approved", "published"):
        Entry.objects.filter(pk=entry.pk).update(state=state)
    return Entry.objects.get(pk=entry.pk)


@pytest.fixture
def everything(link, cluster, citing, translation):
    return {"link": link, "cluster": cluster, "citing": citing, "translation": translation}


@pytest.mark.parametrize("name", ["entry_correct", "entry_retract"])
def test_all_that_rests_on_it_is_listed_first(*, editor, published, everything, name):
    page = editor.get(at(name, published)).content.decode()
    listed = page[page.index('id="rests-title"') :]
    for words in (
        "The harbour was cheap",
        "Der Hafen",
        "&gt; €12M harbour",
        "is a translation of it",
        "cites it",
        "conflicts",
    ):
        assert words in listed
    for kind in ALL:
        assert f'value="{kind}" id="reopen-{kind}" checked' in listed


@pytest.mark.parametrize(("how", "verb"), [("entry_retract", "retracted"), ("entry_correct", "corrected")])
def test_what_is_ticked_is_put_before_people_again(*, editor, published, everything, form_of, how, verb):
    sent = {"entry_retract": RETRACT, "entry_correct": {"rationale": "Less.", "reason": "It was less."}}[how]
    page = editor.get(at(how, published))
    sent = form_of(page, **sent) if how == "entry_correct" else sent
    editor.post(at(how, published), sent | {"reopen": ALL})
    link = ClaimLink.objects.get()
    assert (link.state, link.previous["by"], link.previous["relation"]) == ("suggested", "alice", "conflicts")
    assert Entry.objects.get(pk=everything["citing"].pk).state == "draft"
    assert Entry.objects.get(pk=everything["translation"].pk).state == "published", "readers lose nothing"
    waiting = set(Recheck.objects.open().values_list("kind", "words"))
    assert {("entry", "Der Hafen"), ("entry", "The harbour was cheap"), ("claim", "> €12M harbour")} < waiting
    assert {kind for kind, _words in waiting} == {"entry", "claim", "cluster"}
    told = Event.objects.filter(action="reopen", why__contains=f"was {verb}", by__username="bob")
    assert {event.kind for event in told} == {"entry", "cluster", "claim", "link"}


def test_what_is_not_ticked_stays(editor, published, everything):
    editor.post(at("entry_retract", published), RETRACT | {"reopen": ["entry"]})
    assert ClaimLink.objects.get().state == "confirmed"
    assert set(Recheck.objects.values_list("kind", flat=True)) == {"entry"}


def test_all_of_it_is_one_transaction(editor, published, everything):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TRIGGER no_room BEFORE INSERT ON claims_recheck EXECUTE FUNCTION refuse_change()")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        editor.post(at("entry_retract", published), RETRACT | {"reopen": ALL})
    assert Entry.objects.get(pk=published.pk).state == "published"
    assert published.revisions.count() == 1
    assert ClaimLink.objects.get().state == "confirmed"
    assert not Event.objects.filter(action__in=["retract", "reopen"]).exists()


def test_the_page_of_each_says_why_it_is_open_until_somebody_looked(*, editor, checker, published, everything):
    editor.post(at("entry_retract", published), RETRACT | {"reopen": ALL})
    translation = everything["translation"]
    page = checker.get(at("entry", translation)).content.decode()
    assert "An entry it rests on was retracted" in page
    assert "The contract was forged." in page
    assert [entry.pk for entry in checker.get(reverse("desk:entries"), {"wants": "look"}).context["page"].rows]
    recheck = Recheck.objects.get(kind="entry", subject=translation.public_id)
    checker.post(reverse("desk:recheck_set", args=[recheck.public_id, "close"]))
    assert "An entry it rests on" not in checker.get(at("entry", translation)).content.decode()
    answer = editor.post(reverse("desk:recheck_set", args=[recheck.public_id, "close"]), follow=True)
    assert "Somebody else was faster" in answer.content.decode()
    editor.post(reverse("desk:recheck_set", args=[recheck.public_id, "undo"]))
    assert Recheck.objects.open().filter(pk=recheck.pk).exists()
    acts = Event.objects.filter(subject=translation.public_id).values_list("action", "by__username")
    assert list(acts)[:2] == [("undo look again", "bob"), ("look again", "alice")]


def test_the_page_of_a_cluster_still_opens(*, editor, checker, published, cluster):
    editor.post(at("entry_retract", published), RETRACT | {"reopen": ALL})
    assert checker.get(reverse("desk:cluster", args=[cluster.public_id])).status_code == 200


@pytest.mark.parametrize(("who", "code"), [("alice", 302), ("bob", 302), ("carol", 403), ("dave", 403), ("eve", 403)])
def test_who_may_say_that_it_stands(request, as_user, corrected, who, code):
    recheck = Recheck.objects.open().first()
    client = as_user(request.getfixturevalue(who))
    assert client.post(reverse("desk:recheck_set", args=[recheck.public_id, "close"])).status_code == code


def test_listing_takes_as_many_queries_for_one_as_for_many(
    *, editor, published, claim, alice, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as few:
        editor.get(at("entry_retract", published))
    for number in range(12):
        entry_create(claims=[claim], by=alice, statement=f"Entry {number}")
    with django_assert_num_queries(len(few)):
        editor.get(at("entry_retract", published))


def test_a_correction_is_previewed_as_it_will_be_published_and_nothing_is_written(
    *, editor, reader, published, form_of
):
    typed = form_of(editor.get(at("entry_correct", published)), rationale="It was **nine**.", reason="A digit.")
    before = (EntryRevision.objects.count(), Event.objects.count(), Entry.objects.get(pk=published.pk).rationale)
    preview = editor.post(at("entry_correct", published), typed | {"preview": "1"})
    assert (
        EntryRevision.objects.count(),
        Event.objects.count(),
        Entry.objects.get(pk=published.pk).rationale,
    ) == before
    editor.post(at("entry_correct", published), typed)
    public = reader.get(published.get_absolute_url())
    assert "<strong>nine</strong>" in preview.content.decode()
    assert preview.templates[0].name == public.templates[0].name
    shown, served = (page.context["document"] for page in (preview, public))
    assert _timeless(shown) == _timeless(served)


def _timeless(document: dict) -> dict:
    """Without the moment of the correction: the one was taken back, the other came a little later."""
    corrections = [item | {"at": ""} for item in document["corrections"]]
    return document | {"corrected": "", "corrections": corrections}
