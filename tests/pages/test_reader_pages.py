"""What readers browse, write and look up, and the desk's pages for it, in a real browser."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from claims.models import Entity, Entry, Mention, Rating, Tip
from claims.publication.evidence import evidence_set
from claims.publication.services import entry_correct, entry_create, entry_move, entry_publish, entry_retract
from claims.publication.standing.services import page_write
from claims.publication.tips.services import letter_receive, tip_close
from tests.pages.looking import obstacles
from tests.pages.looks import LOOKS
from tests.publication.conftest import EVIDENCE, QUOTE, article, claim  # noqa: F401 (fixtures)

LONG = "https://town.example/contracts/" + "harbour-and-pier-and-lighthouse-" * 5


@pytest.fixture
def publish(claim, alice, bob):  # noqa: F811
    def make(statement: str, **values) -> Entry:
        rating = Rating.objects.get(key="half-true")
        entry = entry_create(claims=[claim], by=alice, rating=rating, statement=statement, rationale="So.", **values)
        evidence_set(entry, [EVIDENCE], by=alice)
        entry_move(entry, "submit", by=alice)
        entry_move(entry, "approve", by=bob)
        entry_publish(entry, by=bob)
        return entry

    return make


@pytest.fixture
def corrected(publish, claim, bob) -> Entry:  # noqa: F811
    harbour = Entity.objects.create(type="place", key="Harbour", name="The Harbour")
    Mention.objects.create(claim=claim, entity=harbour, start=0, end=11, surface=QUOTE[:11])
    entry = publish("The harbour cost twelve", topics=["Häfen", "Donaudampfschifffahrtsgesellschaftskapitäne"])
    publish("Der Hafen kostete zwölf", language="de", translation_of=entry, topics=["Häfen"])
    entry_retract(publish("The pier cost nothing"), by=bob, notice=f"Forged, see {LONG}")
    entry_correct(entry, by=bob, reason=f"It said 21, see {LONG}", rationale="Otherwise.")
    return entry


@pytest.fixture
def tip(corrected, alice) -> Tip:
    done = letter_receive(words="The lighthouse is closed.", url=LONG)
    tip_close(done, by=alice)
    for number in range(2):
        letter_receive(words=f"It is 13, see {LONG}", url=LONG, email=f"reader{number}@post.example", entry=corrected)
    return Tip.objects.open().get()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_of_readers_fit_and_put_nothing_in_the_way(window, corrected, carol, width, scheme):
    page_write("method", "en", f"# We ask\n\n{LONG}\n\n| a | b |\n|--|--|\n| 1 | 2 |", seen=None, by=carol)
    harbour = Entity.objects.get(key="Harbour")
    addresses = [
        *("/", "/?topic=H%C3%A4fen&year=1999", "/topics/", "/topics/H%C3%A4fen/", f"/entities/{harbour.public_id}/"),
        *("/corrections/", "/suggest/", "/thanks/", "/about/method/", "/data/?year=1999"),
        *(corrected.get_absolute_url(), f"{corrected.get_absolute_url()}?as_of=2020-01-01"),
        *(f"/entries/{corrected.public_id}/revisions/1/", f"/entries/{corrected.public_id}/report/"),
    ]
    assert obstacles(window(viewport={"width": width, "height": 800}, color_scheme=scheme), addresses) == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_of_the_desk_fit_and_put_nothing_in_the_way(window, sign_in, tip, carol, bob, width, scheme):  # noqa: PLR0917
    editor, operator = (window(viewport={"width": width, "height": 800}, color_scheme=scheme) for _ in range(2))
    sign_in(editor, "bob")
    assert obstacles(editor, [reverse("desk:tips"), f"{reverse('desk:tips')}?state=closed", tip.desk_address()]) == {}
    sign_in(operator, "carol")
    assert obstacles(operator, [reverse("desk:standing_pages"), reverse("desk:standing", args=["method", "en"])]) == {}


def test_from_a_doubt_to_the_desk_without_a_script(window, sign_in, corrected, bob):
    reader = window(java_script_enabled=False, viewport={"width": 360, "height": 740})
    reader.goto(corrected.get_absolute_url())
    reader.get_by_role("link", name="Report a mistake").click()
    reader.get_by_label("What is wrong").fill("It is 13.")
    reader.get_by_role("button", name="Send").click()
    reader.get_by_role("heading", name="Thank you").wait_for()
    editor = window(java_script_enabled=False)
    sign_in(editor, "bob")
    editor.goto("/desk/")
    editor.get_by_role("link", name="mistakes that readers report").click()
    editor.get_by_role("link", name="It is 13.").click()
    editor.get_by_label("What came of it").fill("No, it is 12.")
    editor.get_by_role("button", name="Dealt with").click()
    editor.get_by_role("button", name="Undo").click()
    editor.get_by_role("button", name="Dealt with").wait_for()


def test_a_reader_looks_up_what_stood_there_without_a_script(window, corrected):
    page = window(java_script_enabled=False)
    page.goto(corrected.get_absolute_url())
    page.get_by_role("link", name="How it read before").click()
    page.get_by_text("It was corrected after that.").wait_for()
    page.get_by_role("link", name="How it reads now").click()
    page.get_by_role("textbox", name="Day").fill(localdate(corrected.published_at).isoformat())
    page.get_by_role("button", name="Show").click()
    page.get_by_text("This is how it read on").wait_for()


def test_a_topic_is_given_at_the_desk_and_found_by_readers(window, sign_in, claim, alice, publish):  # noqa: F811
    draft = entry_create(claims=[claim], by=alice, statement="A draft")
    page = window(java_script_enabled=False)
    sign_in(page, "alice")
    page.goto(reverse("desk:entry", args=[draft.public_id]))
    page.get_by_label("Topics").fill(" Häfen,  Geld , häfen,")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Saved.").wait_for()
    draft.refresh_from_db()
    assert draft.topics == ["Häfen", "Geld"]
    assert page.get_by_label("Topics").input_value() == "Häfen, Geld"
