"""Claims of selected words and moved ends: what is read, kept, refused, recorded and undone."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.services import article_text_add
from claims.extracting import article_extract
from claims.models import Anchor, Claim, ClaimLink, Figure
from claims.review.services import claim_edit, link_set
from claims.spans.services import span_claim, span_move, span_version
from factbase.history.models import Event
from tests.spans.conftest import BRIDGE, SHARE, TEXT, span

HTMX = {"hx-request": "true"}


def place(words: str, **values) -> dict:
    start, end = span(words)
    return {"number": 1, "start": start, "end": end} | values


def version(claim: Claim) -> str:
    anchor = Anchor.objects.select_related("text", "claim").get(claim=claim, current=True)
    return span_version(anchor.claim, anchor)


def amounts(claim: Claim) -> list[Decimal | None]:
    return list(Figure.objects.filter(claim=claim).values_list("low", flat=True))


def moved(checker, claim: Claim, words: str, **values):
    posted = place(words, version=version(claim)) | values
    return checker.post(f"/desk/claims/{claim.public_id}/span/moved/", posted, headers=HTMX)


def test_the_engine_reads_what_was_selected_before_it_is_stored(checker, article, bridge):
    page = checker.get(f"/desk/articles/{article.public_id}/span/", place("4,5 Millionen Euro")).content.decode()
    assert "€4.5M" in page
    page = checker.get(f"/desk/articles/{article.public_id}/span/", place("12 Millionen Euro, sagt")).content.decode()
    assert "Shares words with:" in page
    assert bridge.label.replace(">", "&gt;") in page
    assert Claim.objects.filter(origin=Claim.Origin.PERSON).count() == 0


def test_selected_words_are_stored_as_extraction_would_read_them(checker, article, bridge):
    answer = checker.post(f"/desk/articles/{article.public_id}/span/", place("12 Millionen Euro"), headers=HTMX)
    made = Claim.objects.get(origin=Claim.Origin.PERSON)
    assert answer.status_code == 200
    assert (made.state, made.quote, made.claimant) == ("accepted", "12 Millionen Euro", bridge.claimant)
    figure = made.figures.get()
    assert (figure.low, figure.unit, figure.start, figure.end) == (12_000_000, "EUR", 0, len("12 Millionen Euro"))
    assert (made.anchors.get().start, made.anchors.get().end) == span("12 Millionen Euro")
    assert f'data-saved="{made.public_id}"' in answer.content.decode()


def test_what_the_person_says_wins_over_what_is_read(checker, article):
    posted = place("4,5 Millionen", label="The share", claimant="Land NRW")
    checker.post(f"/desk/articles/{article.public_id}/span/", posted, headers=HTMX)
    made = Claim.objects.get(label="The share")
    assert made.claimant == "Land NRW"
    assert Event.objects.filter(subject=made.public_id, action="edit").get().after["label"] == "The share"


def test_a_claim_made_by_hand_can_be_taken_back_and_one_of_the_engine_not(checker, article, bridge, alice):
    checker.post(f"/desk/articles/{article.public_id}/span/", place("4,5 Millionen"), headers=HTMX)
    made = Claim.objects.get(origin=Claim.Origin.PERSON)
    assert b"Taken back:" in checker.post(f"/desk/claims/{made.public_id}/span/undo/", headers=HTMX).content
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert checker.post(f"/desk/claims/{bridge.public_id}/span/undo/", headers=HTMX).status_code == 409
    # The same words may become a claim again.
    answer = checker.post(f"/desk/articles/{article.public_id}/span/", place("4,5 Millionen"), headers=HTMX)
    assert answer.status_code == 200


def test_the_words_of_a_claim_do_not_become_a_second_one(checker, article, bridge):
    answer = checker.post(f"/desk/articles/{article.public_id}/span/", place(f" {SHARE}"), headers=HTMX)
    assert answer.status_code == 409
    assert not Claim.objects.filter(origin=Claim.Origin.PERSON).exists()


@pytest.mark.parametrize(
    "posted",
    [
        {"number": 1, "start": 3, "end": 3},
        {"number": 1, "start": 9, "end": 3},
        {"number": 1, "start": 0, "end": len(TEXT) + 1},
        {"number": 1, "start": TEXT.index("\r"), "end": TEXT.index("\r") + 4},
        {"number": 1, "start": -1, "end": 4},
        {"number": 1, "start": "x", "end": 4},
        {"number": 1, "end": 4},
        {"number": 2, "start": 0, "end": 4},
        {"start": 0, "end": 4},
    ],
)
def test_a_span_without_words_or_of_another_text_is_refused(posted, checker, article, bridge):
    for address in (f"/desk/articles/{article.public_id}/span/", f"/desk/claims/{bridge.public_id}/span/moved/"):
        assert checker.get(address, posted).status_code == 422
        assert checker.post(address, posted | {"version": version(bridge)}, headers=HTMX).status_code == 422
    assert Anchor.objects.get(claim=bridge).start == TEXT.index(BRIDGE)


def test_moved_ends_are_read_anew_recorded_and_put_back(checker, bridge):
    before = {name: getattr(bridge, name) for name in ("label", "claimant", "quote", "edited")}
    both = f"{BRIDGE} {SHARE}"
    assert moved(checker, bridge, both).status_code == 200
    bridge.refresh_from_db()
    assert (bridge.quote, bridge.edited, amounts(bridge)) == (both, True, [12_000_000, 4_500_000])
    event = Event.objects.get(subject=bridge.public_id, action="move ends")
    assert (event.before["quote"], event.after["quote"], event.by.username) == (BRIDGE, both, "alice")
    checker.post(f"/desk/claims/{bridge.public_id}/span/undo/")
    bridge.refresh_from_db()
    assert {name: getattr(bridge, name) for name in before} == before
    assert amounts(bridge) == [12_000_000]
    assert (bridge.anchors.get().start, bridge.anchors.get().end) == span(BRIDGE)
    checker.post(f"/desk/claims/{bridge.public_id}/span/undo/")
    assert Claim.objects.get(pk=bridge.pk).quote == both
    actions = Event.objects.filter(subject=bridge.public_id).order_by("pk").values_list("action", flat=True)
    assert list(actions)[-3:] == ["move ends", "restore", "restore"]


def test_the_session_takes_back_what_was_made_and_moved(checker, article, bridge):
    answer = checker.post(f"/desk/articles/{article.public_id}/span/", place("4,5 Millionen Euro"), headers=HTMX)
    assert answer.status_code == 200
    made = Claim.objects.latest("pk")
    before = amounts(bridge)
    moved(checker, bridge, f"{BRIDGE} {SHARE}")
    said = checker.post("/desk/acts/undo/", follow=True).content.decode()
    assert "Undone: moved the ends" in said
    bridge.refresh_from_db()
    assert (bridge.quote, amounts(bridge), bridge.edited) == (BRIDGE, before, False)
    checker.post("/desk/acts/undo/")
    made.refresh_from_db()
    assert made.state == "withdrawn"
    for _ in range(2):
        checker.post("/desk/acts/redo/")
    made.refresh_from_db()
    bridge.refresh_from_db()
    assert (made.state, bridge.quote) == ("accepted", f"{BRIDGE} {SHARE}")


def test_what_people_corrected_stays_and_new_words_bring_new_figures(checker, bridge, alice):
    figure = {"start": BRIDGE.index("12"), "end": BRIDGE.index("12") + 2, "surface": "12", "low": 13, "unit": "EUR"}
    claim_edit(bridge, by=alice, figures=[figure], label="By hand")
    answer = checker.get(
        f"/desk/claims/{bridge.public_id}/span/moved/", place(f"12 Millionen Euro, sagt die Stadt Köln. {SHARE}")
    )
    assert "corrected by hand" in answer.content.decode()
    moved(checker, bridge, f"12 Millionen Euro, sagt die Stadt Köln. {SHARE}")
    bridge.refresh_from_db()
    assert (bridge.label, amounts(bridge)) == ("By hand", [13, 4_500_000])
    assert all(bridge.quote[each.start : each.end] == each.surface for each in bridge.figures.all())


def test_a_corrected_figure_whose_words_are_cut_off_is_named_and_comes_back_with_undo(checker, bridge, alice):
    figure = {"start": BRIDGE.index("12"), "end": BRIDGE.index("12") + 2, "surface": "12", "low": 13, "unit": "EUR"}
    claim_edit(bridge, by=alice, figures=[figure])
    page = checker.get(f"/desk/claims/{bridge.public_id}/span/moved/", place("sagt die Stadt Köln.")).content.decode()
    assert "is left out: “12”" in page
    moved(checker, bridge, "sagt die Stadt Köln.")
    assert amounts(bridge) == []
    checker.post(f"/desk/claims/{bridge.public_id}/span/undo/")
    assert amounts(bridge) == [13]


def test_extraction_leaves_moved_ends_alone(checker, article, bridge):
    moved(checker, bridge, "Die Brücke kostet mehr als 12 Millionen Euro")
    article_text_add(article, "Neu. " + TEXT)
    article.refresh_from_db()
    article_extract(article)
    bridge.refresh_from_db()
    anchor = bridge.anchors.get(current=True)
    assert bridge.quote == "Die Brücke kostet mehr als 12 Millionen Euro"
    assert (anchor.state, anchor.start) == ("moved", TEXT.index(BRIDGE) + 5)


def test_judged_pairs_open_again_when_words_change_but_not_for_a_full_stop(checker, article, bridge, alice):
    share = Claim.objects.get(quote=SHARE)
    link_set(bridge, share, "related", by=alice)
    moved(checker, bridge, BRIDGE[:-1])
    assert ClaimLink.objects.get().state == "confirmed"
    moved(checker, bridge, BRIDGE.removesuffix(" Köln."))
    assert ClaimLink.objects.get().state == "suggested"
    checker.post(f"/desk/claims/{bridge.public_id}/span/undo/")
    link = ClaimLink.objects.get()
    assert (link.state, link.relation, link.decided_by) == ("confirmed", "related", alice)


def test_two_people_at_one_span_do_not_overwrite_each_other(checker, bridge, bob):
    seen = version(bridge)
    span_move(bridge, span(BRIDGE[:-1]), by=bob, seen=seen)
    answer = moved(checker, bridge, f"{BRIDGE} {SHARE}", version=seen)
    assert answer.status_code == 409
    assert "Somebody changed this claim" in answer.content.decode()
    assert Claim.objects.get(pk=bridge.pk).quote == BRIDGE[:-1]


def test_undo_does_not_overwrite_what_came_after(checker, bridge, bob):
    moved(checker, bridge, BRIDGE[:-1])
    span_move(bridge, span(BRIDGE.removesuffix(" Köln.")), by=bob, seen=version(bridge))
    answer = checker.post(f"/desk/claims/{bridge.public_id}/span/undo/", headers=HTMX)
    assert answer.status_code == 409
    assert Claim.objects.get(pk=bridge.pk).quote == BRIDGE.removesuffix(" Köln.")


def test_an_undo_leaves_other_fields_to_whoever_wrote_them_since(checker, bridge, bob):
    moved(checker, bridge, f"{BRIDGE} {SHARE}")
    claim_edit(bridge, by=bob, claimant="Later")
    assert checker.post(f"/desk/claims/{bridge.public_id}/span/undo/", headers=HTMX).status_code == 200
    bridge.refresh_from_db()
    assert (bridge.quote, bridge.claimant, bridge.edited) == (BRIDGE, "Later", True)
    assert checker.post(f"/desk/claims/{bridge.public_id}/span/undo/", headers=HTMX).status_code == 200
    assert Claim.objects.get(pk=bridge.pk).quote == f"{BRIDGE} {SHARE}"


def test_a_newer_text_that_is_still_to_be_read_is_waited_for(checker, article, bridge):
    article_text_add(article, "Neu. " + TEXT)
    assert moved(checker, bridge, BRIDGE[:-1]).status_code == 422
    assert checker.get(f"/desk/claims/{bridge.public_id}/span/").status_code == 200


def test_words_are_moved_without_a_script(checker, bridge):
    address = f"/desk/claims/{bridge.public_id}/span/"
    posted = {"quote": SHARE.replace(" ", "\r\n", 1), "version": version(bridge), "start": TEXT.index(BRIDGE)}
    assert checker.post(address, posted)["Location"] == f"/desk/claims/{bridge.public_id}/"
    assert Claim.objects.get(pk=bridge.pk).quote == SHARE
    assert checker.post(address, posted).status_code == 409
    assert checker.post(address, posted | {"quote": "Das steht hier nicht"}).status_code == 200


@pytest.mark.parametrize("name", ["dave", "eve"])
def test_who_may_not_decide_moves_nothing(name, request, as_user, article, bridge):
    client = as_user(request.getfixturevalue(name))
    for address in (
        f"articles/{article.public_id}/span/",
        *(f"claims/{bridge.public_id}/span/{tail}" for tail in ("", "moved/", "undo/")),
    ):
        assert client.post(f"/desk/{address}", place(SHARE), headers=HTMX).status_code == 403


def test_an_answer_costs_the_same_number_of_queries_whatever_the_claims(checker, article, bridge, alice):
    address = f"/desk/articles/{article.public_id}/span/"
    counts = []
    for round_ in range(2):
        with CaptureQueriesContext(connection) as queries:
            checker.get(address, place(BRIDGE[: 20 + round_]))
            checker.post(address, place(BRIDGE[: 20 + round_]), headers=HTMX)
        counts.append(len(queries))
        for size in range(30, 40):
            span_claim(article.text, span(BRIDGE[:size]), by=alice)
    assert counts[1] <= counts[0]


def test_offsets_hold_behind_carriage_returns(checker, article):
    page = checker.get(f"/desk/articles/{article.public_id}/").content.decode()
    assert "&#13;\n&#13;\n</p>" in page
