"""What a browser would send for a form as it stands on a page."""

from django.http import HttpResponse
from lxml import html


def main_form(page: HttpResponse) -> dict[str, str]:
    """The form that autosaves: the one of the page, with everything it holds."""
    [form] = html.fromstring(page.content.decode()).xpath("//form[@data-draft]")
    return dict(form.form_values())


def notice(page: HttpResponse) -> str:
    """What the page says of who else has it open."""
    [place] = html.fromstring(page.content.decode()).xpath("//*[@id='lease-notice']")
    return " ".join(place.text_content().split())
