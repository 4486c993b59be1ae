"""A page of a feed, from the entries it tells of. Each item speaks the language of its entry."""

import json
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from claims.publication.filters import PublicFilter
from claims.publication.prose import render_markdown
from claims.publication.site import Site
from claims.syndication.formats.items import Channel, Item, Withdrawal
from claims.syndication.reading import Page, told
from factbase.workflow import EntryState


def channel_of(request: HttpRequest, site: Site) -> Channel:
    """What the query string of the list fits, as the feed at this address tells it."""
    page, form = told(request.GET), PublicFilter(request.GET)
    with translation.override(form.data.get("language") or settings.LANGUAGE_CODE):
        return _channel(request, site, page, form.query)


def _channel(request: HttpRequest, site: Site, page: Page, conditions: str) -> Channel:
    following = urlencode({"after": page.after}) if page.after else ""
    return Channel(
        title=_("%(newsroom)s: fact checks") % {"newsroom": site.name},
        description=_("What was claimed, what is true of it, and what that rests on."),
        language=translation.get_language() or settings.LANGUAGE_CODE,
        page=_address(site, "/", conditions),
        address=site.address(request.get_full_path()),
        following=following and _address(site, request.path, conditions, following),
        items=[_item(entry, site) for entry in page.entries],
    )


def _address(site: Site, path: str, *conditions: str) -> str:
    query = "&".join(filter(None, conditions))
    return site.address(f"{path}?{query}" if query else path)


def _item(entry: Any, site: Site) -> Item | Withdrawal:
    with translation.override(entry.language):
        return _withdrawal(entry, site) if entry.state == EntryState.RETRACTED else _published(entry, site)


def _withdrawal(entry: Any, site: Site) -> Withdrawal:
    title = _("We have taken this fact check back")
    return Withdrawal(site.entry(entry.public_id), entry.language, title, entry.notice, entry.changed)


def _published(entry: Any, site: Site) -> Item:
    document = json.loads(entry.document)
    rating = document["rating"]
    return Item(
        id=site.entry(document["id"]),
        url=site.address(document["url"]),
        language=document["language"],
        title=document["statement"],
        summary=f"{rating['label']}. {document.get('summary', '')}".strip(),
        content=_content(document),
        verdict=(rating["key"], rating["label"]),
        published=entry.published_at,
        changed=entry.changed,
    )


def _content(document: dict[str, Any]) -> str:
    verdict = format_html("<p><strong>{}</strong></p>", document["rating"]["label"])
    said = format_html_join(
        "", "<p>{} {}</p>", ((_("Corrected:"), item["reason"]) for item in reversed(document["corrections"]))
    )
    reasons = mark_safe(render_markdown(document["rationale"]))  # noqa: S308 (render_markdown cleans it)
    return verdict + said + reasons
