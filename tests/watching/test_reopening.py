"""A changed figure or a vanished sentence opens what was decided on it, and nothing else."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Article
from claims.models import Anchor, Claim, ClaimLink, Entry, Rating, Recheck
from claims.publication.evidence import evidence_set
from claims.publication.scheduling import entry_schedule
from claims.publication.services import entry_create, entry_move, entry_publish
from claims.review.services import claim_decide, link_set
from factbase.history.models import Event
from factbase.workflow import ClaimState, EntryState, IllegalMove
from tests.watching.conftest import AID, CALM, MORE, TEXT

pytestmark = pytest.mark.django_db

LESS = TEXT.replace("80 Millionen", "120 Millionen")


def claim_of(article: Article, quote: str) -> Claim:
    return Claim.objects.get(article=article, quote=quote)


def anchor_of(claim: Claim) -> str:
    return Anchor.objects.get(claim=claim, current=True).state


@pytest.fixture
def accepted(fetched, alice) -> dict[str, Claim]:
    """The claims about 250 and about 80 million, accepted."""
    claims = {quote: claim_of(fetched, quote) for quote in (AID, MORE)}
    for claim in claims.values():
        claim_decide(claim, "accept", by=alice)
    return claims


@pytest.fixture
def entry(accepted, alice) -> Entry:
    made = entry_create(
        claims=[accepted[MORE]], by=alice, statement="80 million", rationale="Why.", rating=Rating.objects.first()
    )
    evidence_set(made, [{"title": "The contract", "url": "https://town.example/"}], by=alice)
    return made


def test_a_changed_digit_opens_its_claim_and_no_other(accepted, fetched, look, site):
    site.text = LESS
    look(fetched)
    opened, calm = Claim.objects.get(pk=accepted[MORE].pk), Claim.objects.get(pk=accepted[AID].pk)
    assert (opened.state, opened.quote, anchor_of(opened)) == (ClaimState.SUGGESTED, MORE, "changed")
    assert opened.reopened["before"] == ["80 Millionen Euro"]
    assert opened.reopened["after"] == ["120 Millionen Euro"]
    assert (calm.state, calm.reopened, anchor_of(calm)) == (ClaimState.ACCEPTED, None, "exact")
    event = Event.objects.get(kind="claim", action="reopen")
    assert (event.subject, event.by, "120 Millionen" in event.why) == (opened.public_id, None, True)


def test_its_figures_stay_as_they_were_decided(accepted, fetched, look, site):
    site.text = LESS
    look(fetched)
    assert accepted[MORE].figures.get().low == 80_000_000
    assert Claim.objects.filter(article=fetched, quote__contains="120").count() == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT.replace("bereitgestellt", "zugesagt"), id="a word"),
        pytest.param(
            TEXT.replace("80 Millionen", "80\u202fMio.") + " Ein neuer Satz steht hier.", id="another writing"
        ),
        pytest.param(f"Nach dem Gipfel äußerte sich am Dienstag auch die Regierung dazu. {TEXT}", id="moved"),
        pytest.param(TEXT.replace(CALM, "Der Premierminister lobte dabei 12 Verbündete."), id="another sentence"),
    ],
)
def test_what_touches_no_figure_of_theirs_opens_nothing(text, *, accepted, entry, fetched, look, site, alice):
    link_set(*accepted.values(), "related", by=alice)
    site.text = text
    assert look(fetched).text_number == 2
    assert {claim.state for claim in Claim.objects.filter(pk__in=[c.pk for c in accepted.values()])} == {"accepted"}
    assert ClaimLink.objects.get().state == "confirmed"
    assert not Recheck.objects.exists()


def test_a_vanished_sentence_opens_an_accepted_claim_but_no_refused_one(accepted, fetched, look, site, alice):
    claim_decide(accepted[AID], "undo", by=alice)
    claim_decide(accepted[AID], "reject", by=alice)
    site.text = TEXT.replace(MORE, "").replace(
        AID, "Das sagte Kiew am Rande des Treffens in Washington zu Reportern aus aller Welt."
    )
    look(fetched)
    gone, refused = (Claim.objects.get(pk=accepted[quote].pk) for quote in (MORE, AID))
    assert (gone.state, gone.reopened["state"], anchor_of(gone)) == (ClaimState.SUGGESTED, "gone", "gone")
    assert (refused.state, anchor_of(refused)) == (ClaimState.REJECTED, "gone")
    site.text = site.text + " Ein Nachtrag kam am Abend."
    look(fetched)
    assert Event.objects.filter(kind="claim", action="reopen").count() == 1


def test_a_refused_claim_with_another_figure_is_open_again(accepted, fetched, look, site, alice):
    claim_decide(accepted[MORE], "undo", by=alice)
    claim_decide(accepted[MORE], "reject", by=alice)
    site.text = LESS
    look(fetched)
    assert Claim.objects.get(pk=accepted[MORE].pk).state == ClaimState.SUGGESTED


def test_a_sentence_beside_it_is_not_taken_for_its_new_wording(accepted, fetched, look, site):
    twin = MORE.replace("80", "90")
    site.text = f"{TEXT} {twin}"
    article = look(fetched)
    site.text = f"{TEXT} {twin}".replace(MORE, "")
    look(article)
    assert anchor_of(accepted[MORE]) == "gone"


def test_a_wall_opens_nothing(accepted, entry, fetched, look, site):
    for status, text in ((404, TEXT), (402, TEXT), (200, AID), (200, "")):
        site.status, site.text = status, text
        look(fetched)
    assert not Event.objects.filter(action="reopen").exists()
    assert set(Claim.objects.filter(pk__in=[c.pk for c in accepted.values()]).values_list("state", flat=True)) == {
        "accepted"
    }


def test_an_approved_entry_goes_back_to_its_author_with_the_reason(entry, *, fetched, look, site, alice, bob):
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_schedule(entry, timezone.now() + dt.timedelta(days=1), by=bob)
    site.text = LESS
    look(fetched)
    entry.refresh_from_db()
    assert (entry.state, entry.approved_by, entry.publish_at) == (EntryState.DRAFT, None, None)
    assert "120 Millionen" in Event.objects.get(kind="entry", action="return").why


def test_a_published_entry_stays_public_and_says_at_the_desk_what_changed(
    entry, *, fetched, look, site, alice, bob, as_user, reader
):
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_publish(entry, by=bob)
    site.text = LESS
    look(fetched)
    entry.refresh_from_db()
    assert entry.state == EntryState.PUBLISHED
    assert "120 Millionen" not in reader.get(entry.get_absolute_url()).content.decode()
    client, page = as_user(alice), f"/desk/entries/{entry.public_id}/"
    waiting = client.get(page).content.decode()
    assert "An article changed under a claim it rests on" in waiting
    assert "<del>80 Millionen Euro</del> <ins>120 Millionen Euro</ins>" in waiting
    recheck = Recheck.objects.get()
    close = f"/desk/entries/rechecks/{recheck.public_id}/close/"
    said = client.post(close, {"why": "We quote what was printed.", "next": page}, follow=True)
    assert (said.redirect_chain[-1][0], "An article changed" in said.content.decode()) == (page, False)
    event = Event.objects.get(kind="entry", action="look again")
    assert (event.why, event.after["claim"]) == ("We quote what was printed.", claim_of(fetched, MORE).public_id)


def test_what_was_looked_at_by_mistake_waits_again(entry, *, fetched, look, site, checker):
    site.text = LESS
    look(fetched)
    recheck, page = Recheck.objects.get(), f"/desk/entries/{entry.public_id}/"
    said = checker.post(f"/desk/entries/rechecks/{recheck.public_id}/close/", {"next": page}, follow=True)
    undo = f"/desk/entries/rechecks/{recheck.public_id}/undo/"
    assert f'action="{undo}"' in said.content.decode()
    checker.post(undo)
    assert list(Recheck.objects.open()) == [recheck]
    assert "Somebody else was faster" in checker.post(undo, follow=True).content.decode()


def test_the_list_and_the_first_page_say_so_too(entry, *, fetched, look, site, checker):
    site.text = LESS
    look(fetched)
    assert "<ins>120 Millionen Euro</ins>" in checker.get("/desk/entries/rechecks/").content.decode()
    assert "to look at again" in checker.get("/desk/").content.decode()


def test_an_open_claim_in_an_entry_can_be_accepted_again_but_not_be_refused(
    entry, *, accepted, fetched, look, site, alice
):
    site.text = LESS
    look(fetched)
    claim = Claim.objects.get(pk=accepted[MORE].pk)
    with pytest.raises(IllegalMove):
        claim_decide(claim, "reject", by=alice)
    claim_decide(claim, "accept", by=alice)
    assert Claim.objects.get(pk=claim.pk).state == ClaimState.ACCEPTED


def test_claim_and_queue_say_why_it_waits_again(accepted, fetched, look, site, checker):
    site.text = LESS
    look(fetched)
    for address in (f"/desk/claims/{accepted[MORE].public_id}/", "/desk/queue/"):
        page = checker.get(address).content.decode()
        assert "It was decided, and is open again" in page
        assert f"/desk/articles/{fetched.public_id}/texts/2/changes/" in page
