"""Webhooks in a real browser: light, dark, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from factbase.webhooks.models import Attempt, Delivery, Endpoint
from tests.pages.looking import obstacles
from tests.pages.looks import LOOKS

REASON = "The address answers 503: its server has a fault"


@pytest.fixture
def endpoint(db) -> Endpoint:
    Endpoint.objects.create(name="Archive", url="https://archive.example/in", state="retired")
    Endpoint.objects.create(
        name="Partner", url="https://partner.example/" + "long/" * 60, state="paused", failure=REASON
    )
    endpoint = Endpoint.objects.create(
        name="CMS", url="https://cms.example/webhooks", kinds=["entry"], happenings=["corrected", "retracted"]
    )
    for state in ("delivered", "failed", "waiting"):
        Delivery.objects.create(
            endpoint=endpoint, type="entry.corrected", body='{"type": "entry.corrected"}', state=state
        )
    Attempt.objects.create(delivery=endpoint.deliveries.last(), milliseconds=31, status=200)
    Attempt.objects.create(delivery=endpoint.deliveries.first(), milliseconds=15_000, status=503, failure=REASON)
    return endpoint


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_pages_have_no_obstacles(width, scheme, window, sign_in, *, endpoint, carol):
    page: Page = window(color_scheme=scheme, viewport={"width": width, "height": 800})
    sign_in(page, "carol")
    home = endpoint.desk_address()
    log = [delivery.get_absolute_url() for delivery in endpoint.deliveries.all()]
    assert obstacles(page, ["/desk/webhooks/", "/desk/webhooks/new/", home, f"{home}edit/", *log]) == {}


def test_one_is_added_and_given_a_new_secret(window, sign_in, carol):
    page: Page = window()
    sign_in(page, "carol")
    page.goto("/desk/")
    page.locator(".menu > summary").click()
    page.get_by_role("link", name="Webhooks", exact=True).click()
    page.get_by_role("link", name="Add a webhook").click()
    page.get_by_label("Name").fill("CMS")
    page.get_by_label("Address").fill("https://cms.example/hook")
    page.get_by_role("group", name="Only what happens to").get_by_label("entry").check()
    page.get_by_role("button", name="Save").click()
    secret = page.locator("code", has_text="whsec_")
    first = secret.inner_text()
    page.get_by_role("button", name="Give it a new secret").click()
    expect(secret).not_to_have_text(first)
    page.reload()
    expect(secret).to_have_count(0)
    expect(page.get_by_text("The old secret signs too until")).to_be_visible()
