"""Which pages about the newsroom readers find, and in which language."""

from django.conf import settings
from django.utils.translation import get_language

from claims.models import StandingPage


def standing_page(name: str) -> StandingPage | None:
    """In the reader's language; else in the newsroom's, else in any; None without text."""
    wanted = [get_language(), settings.LANGUAGE_CODE]
    written = {page.language: page for page in StandingPage.objects.filter(name=name).exclude(text="")}
    return next((written[language] for language in [*wanted, *written] if language in written), None)


def standing_names() -> list[StandingPage.Name]:
    """Those with text in any language, in their order."""
    written = set(StandingPage.objects.exclude(text="").order_by().values_list("name", flat=True))
    return [name for name in StandingPage.Name if name in written]
