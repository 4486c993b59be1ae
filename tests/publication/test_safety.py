"""What people type is text: no markup of theirs reaches a reader as markup, and no address leads anywhere but to the web."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from claims.models import Entry
from claims.publication.prose import render_markdown
from claims.publication.services import entry_move, entry_publish

EVIL = '<script>alert(1)</script><img src=x onerror="alert(1)"><svg onload=alert(1)>'
HARMLESS = {"http", "https", "mailto", ""}


class Markup(HTMLParser):
    """What a browser would take as markup of somebody else: scripts of the page, handlers, addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.live: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        # A data block is never run; what stands in it is asked in tests/syndication.
        ours = given.get("src", "").startswith("/static/") or given.get("type") == "application/ld+json"
        if tag in ("script", "img", "svg", "iframe", "object", "style") and not ours:
            self.live.append(tag)
        self.live += [name for name in given if name.startswith("on") or name == "style"]
        self.live += [given[name] for name in ("href", "cite") if urlsplit(given.get(name, "")).scheme not in HARMLESS]


@pytest.mark.parametrize(
    "text",
    [
        EVIL,
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<b>1)",
        "[x](vbscript:1)",
        "<javascript:alert(1)>",
        '[x](https://a.example "\\" onmouseover=alert(1)")',
        "![x](https://tracker.example/pixel.gif)",
        "<a href='javascript:alert(1)'>x</a>",
        "```html\n<script>alert(1)</script>\n```",
        "[x]: javascript:alert(1)\n\n[x]",
        "| a |\n|--:|\n| <svg onload=alert(1)> |",
    ],
)
def test_a_rationale_is_inert(text):
    assert Markup(render_markdown(text)).live == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**so**", "<p><strong>so</strong></p>\n"),
        ("# Title", "<h3>Title</h3>\n"),
        ("## Title\n### Part", "<h3>Title</h3>\n<h4>Part</h4>\n"),
        ("# Title\n###### Deep", "<h3>Title</h3>\n<h6>Deep</h6>\n"),
        ("[x](https://a.example)", '<p><a href="https://a.example" rel="noopener noreferrer">x</a></p>\n'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>\n"),
    ],
)
def test_a_rationale_is_markdown(text, html):
    assert render_markdown(text) == html


def test_columns_of_numbers_are_aligned_without_inline_style():
    html = render_markdown("| n |\n|--:|\n| 1 |")
    assert '<td class="num">1</td>' in html
    assert "style" not in html


def test_a_statement_and_evidence_are_text_on_every_page(reader, editor, make_draft, alice, bob):
    entry = make_draft(statement=f"{EVIL} it cost 12", rationale=EVIL)
    entry_move(entry, "submit", by=alice)
    entry_move(entry, "approve", by=bob)
    entry_publish(entry, by=bob)
    desk = [reverse(f"desk:{name}", args=[entry.public_id]) for name in ("entry", "entry_history", "entry_correct")]
    pages = [reader.get("/"), reader.get(entry.get_absolute_url()), *map(editor.get, desk)]
    assert [Markup(page.content.decode()).live for page in pages] == [[]] * len(pages)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "ftp://files.example/x", "file:///etc/passwd", "https://", "x"],
)
@pytest.mark.parametrize("field", ["url", "archive_url"])
def test_evidence_leads_to_the_web_or_nowhere(checker, draft, form_of, field, address):
    page = checker.get(reverse("desk:entry", args=[draft.public_id]))
    answer = checker.post(
        reverse("desk:entry", args=[draft.public_id]),
        form_of(page, **{f"evidence-0-{field}": address, "statement": "Kept in the form"}),
    )
    assert "Enter a valid URL." in answer.content.decode()
    assert "Kept in the form" in answer.content.decode()
    assert Entry.objects.get(pk=draft.pk).evidence.get().url == "https://town.example/contract"


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/nowhere"])
def test_the_policy_allows_no_inline_script_or_style(reader, db, path):
    page = reader.get(path)
    assert "'unsafe-" not in page.headers["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|<script>", page.content.decode())


def test_a_form_from_elsewhere_is_refused_in_our_words(alice, draft, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(alice)
    answer = client.post(reverse("desk:entry", args=[draft.public_id]), {"statement": "x"})
    assert answer.status_code == 403
    assert "Please send it again" in answer.content.decode()
