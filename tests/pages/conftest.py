"""A real Chromium, and a server for it to talk to."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf.global_settings import SESSION_COOKIE_NAME
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from factbase.access.models import User


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
def sign_in(live_server, as_user) -> Callable[[Page, str], None]:
    """Sign in beside the form, whose own test is in `test_desk_pages`: it costs half a second each time."""

    def enter(page: Page, name: str) -> None:
        session = as_user(User.objects.get(username=name)).cookies[SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": SESSION_COOKIE_NAME, "value": session.value, "url": live_server.url}])

    return enter
