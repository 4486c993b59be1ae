"""Every write to the pages about the newsroom."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import StandingPage
from claims.permissions import may_keep_pages, require
from factbase.access.models import User
from factbase.history.models import Event
from factbase.history.services import event_record
from factbase.workflow import StaleState


@transaction.atomic
def page_write(name: str, language: str, text: str, *, seen: dt.datetime | None, by: User) -> StandingPage:
    """Put `text` on a page; none takes it down. Raises StaleState if it changed since it was `seen`."""
    require(may_keep_pages(by))
    page, fresh = StandingPage.objects.select_for_update().get_or_create(name=name, language=language)
    if not fresh and page.edited_at != seen:
        raise StaleState(_("Somebody else has changed this page since you opened it. Your text is still here"))
    _put(page, text, "edit", by=by)
    return page


@transaction.atomic
def page_undo(page: StandingPage, *, by: User) -> None:
    """Put back the text before the last change. Raises StaleState if that was not the last one any more."""
    require(may_keep_pages(by))
    page = StandingPage.objects.select_for_update().get(pk=page.pk)
    last = Event.objects.filter(kind=Event.Kind.PAGE, subject=page.public_id).first()
    if last is None or last.action != "edit":
        raise StaleState(_("There is nothing to undo"))
    _put(page, last.before["text"], "undo edit", by=by)


def _put(page: StandingPage, text: str, action: str, *, by: User) -> None:
    before = page.text
    if text == before:
        return
    page.text = text
    page.save(update_fields=["text", "edited_at"])
    event_record(page, action, by=by, before={"text": before}, after={"text": text})
