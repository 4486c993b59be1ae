"""An editor does the whole round in the admin; states and events cannot be edited there."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.services import articles_submit
from articles.submission import Submission
from claims.extracting import article_extract
from claims.models import Claim, ClaimLink, Entry, Rating
from factbase.access.models import User
from factbase.history.models import Event
from factbase.workflow import ClaimState, EntryState

pytestmark = pytest.mark.django_db

TEXT = "Luxemburg zahlte der Ukraine im Jahr 2023 96 Millionen Euro. Das Land sagte im Jahr 2024 80 Millionen Euro zu."
OURS = ["access", "articles", "claims", "history"]
INLINE_ONLY = {"articletext", "anchor", "figure", "mention", "entryclaim", "evidence", "clusterclaim", "letter"}
FOR_SEARCH_ALONE = {"claimvector", "claimsearch", "termcount"}
BYTES = {"copycontent"}


@pytest.fixture
def claims(db) -> list[Claim]:
    (outcome,) = articles_submit([Submission(text=TEXT, language="de", published="2024-07-10", external_id="lux")])
    article_extract(Article.objects.get(pk=outcome.article))
    return list(Claim.objects.order_by("pk"))


def signed_in(user: User) -> Client:
    user.is_staff = True
    user.save()
    client = Client()
    client.force_login(user)
    return client


def act(client: Client, model: str, action: str, *rows, **data: str):
    url = reverse(f"admin:claims_{model}_changelist")
    return client.post(url, {"action": action, "_selected_action": [row.pk for row in rows], **data}, follow=True)


@pytest.fixture
def desk(bob) -> Client:
    return signed_in(bob)


@pytest.fixture
def reviewed(claims, bob, alice, desk) -> Entry:
    """An entry that alice wrote and submitted."""
    client = signed_in(alice)
    act(client, "claim", "accept", *claims)
    act(client, "claim", "make_entry", *claims)
    entry = Entry.objects.get()
    url = reverse("admin:claims_entry_change", args=[entry.pk])
    rows = entry.entry_claims.order_by("pk")
    client.post(
        url,
        {
            "language": "de",
            "statement": "Luxemburg zahlte 96 Millionen Euro.",
            "rating": Rating.objects.get(key="true").pk,
            "rationale": "So steht es im Abkommen.",
            "entry_claims-TOTAL_FORMS": 2,
            "entry_claims-INITIAL_FORMS": 2,
            "entry_claims-0-id": rows[0].pk,
            "entry_claims-0-entry": entry.pk,
            "entry_claims-0-claim": rows[0].claim_id,
            "entry_claims-0-role": "checked",
            "entry_claims-1-id": rows[1].pk,
            "entry_claims-1-entry": entry.pk,
            "entry_claims-1-claim": rows[1].claim_id,
            "entry_claims-1-role": "evidence",
            "evidence-TOTAL_FORMS": 1,
            "evidence-INITIAL_FORMS": 0,
            "evidence-0-entry": entry.pk,
            "evidence-0-title": "Das Abkommen",
            "evidence-0-url": "https://abkommen.example/",
            "revisions-TOTAL_FORMS": 0,
            "revisions-INITIAL_FORMS": 0,
        },
    )
    act(client, "entry", "submit", entry)
    return Entry.objects.get()


@pytest.mark.parametrize(
    "model",
    [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if model._meta.model_name not in INLINE_ONLY | FOR_SEARCH_ALONE | BYTES
    ],
)
def test_every_model_is_there_and_searchable(model, admin_client):
    assert admin.site.is_registered(model)
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert admin_client.get(url, {"q": "luxembourg"}).status_code == 200


def test_accept_reject_undo_and_link(claims, desk):
    first, second = claims
    act(desk, "claim", "accept", first)
    act(desk, "claim", "reject", second)
    act(desk, "claim", "undo", second)
    assert list(Claim.objects.order_by("pk").values_list("state", flat=True)) == [
        ClaimState.ACCEPTED,
        ClaimState.SUGGESTED,
    ]
    act(desk, "claim", "link_related", first, second)
    link = ClaimLink.objects.get()
    assert (link.relation, link.state) == ("related", "confirmed")


def test_the_editor_approves_publishes_corrects_and_retracts(reviewed, desk, client):
    assert (reviewed.state, reviewed.evidence.count()) == (EntryState.IN_REVIEW, 1)
    act(desk, "entry", "approve", reviewed)
    act(desk, "entry", "publish", reviewed)
    assert client.get(Entry.objects.get().get_absolute_url()).status_code == 200
    asked = act(desk, "entry", "retract", reviewed)
    assert "notice" in asked.content.decode()
    act(desk, "entry", "retract", reviewed, notice="Es war ein Irrtum.")
    assert Entry.objects.get().state == EntryState.RETRACTED
    assert client.get(Entry.objects.get().get_absolute_url()).status_code == 410
    assert list(Entry.objects.get().revisions.values_list("kind", flat=True)) == ["publication", "retraction"]


def test_nobody_approves_their_own_entry(reviewed, alice):
    alice.groups.set(User.objects.get(username="bob").groups.all())
    answer = act(signed_in(alice), "entry", "approve", reviewed)
    assert "Four eyes" in answer.content.decode()
    assert Entry.objects.get().state == EntryState.IN_REVIEW


def test_events_and_states_are_read_only(claims, desk, admin_client):
    act(desk, "claim", "accept", claims[0])
    event = Event.objects.first()
    assert admin_client.post(reverse("admin:history_event_change", args=[event.pk]), {"why": "x"}).status_code == 403
    assert admin_client.post(reverse("admin:history_event_delete", args=[event.pk]), {"post": "yes"}).status_code == 403
    url = reverse("admin:claims_claim_change", args=[claims[1].pk])
    assert 'name="state"' not in admin_client.get(url).content.decode()


def test_a_correction_needs_a_reason(reviewed, desk):
    act(desk, "entry", "approve", reviewed)
    act(desk, "entry", "publish", reviewed)
    url = reverse("admin:claims_entry_change", args=[reviewed.pk])
    entry = Entry.objects.get()
    values = {
        "language": "de",
        "statement": entry.statement,
        "rating": entry.rating_id,
        "rationale": "Genauer gesagt.",
        "reason": "",
    }
    frames = {
        f"{name}-{count}_FORMS": 0
        for name in ("entry_claims", "evidence", "revisions")
        for count in ("TOTAL", "INITIAL")
    }
    assert "needs a reason" in desk.post(url, values | frames).content.decode()
    desk.post(url, values | frames | {"reason": "Zu knapp begründet."})
    assert Entry.objects.get().rationale == "Genauer gesagt."
    assert Entry.objects.get().revisions.count() == 2
