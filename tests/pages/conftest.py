"""A real Chromium, and a server for it to talk to."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _committed(committed, settings):
    """A browser talks to a server in another thread: what it is to see must be committed.

    All tests sign in from one address, more often in a minute than people may.
    """
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture(scope="session")
def chromium(django_db_setup) -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no Chromium on this machine")
    made_by_migrations = connection._test_serialized_contents
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in the thread of the tests. There Django expects no database work, and opens a second
        # connection, which does not know what to restore between two tests.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        connection._test_serialized_contents = made_by_migrations
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, live_server) -> Iterator[Callable[..., Page]]:
    """Open a browser window; at the end nothing may have been reported at its console."""
    reports: list[str] = []
    contexts = []

    def open_window(**options: Any) -> Page:
        context = chromium.new_context(base_url=live_server.url, locale="en-GB", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: reports.append(str(error)))
        page.on("console", lambda message: reports.append(message.text) if message.type == "error" else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert [report for report in reports if "status of 4" not in report] == []


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    """Sign in as the form wants it."""

    def enter(page: Page, name: str) -> None:
        page.goto(reverse("account_login"))
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/**")

    return enter
