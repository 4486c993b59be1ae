"""What readers tell us: the two forms, and the page that thanks for either."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from claims.models import Entry
from claims.publication.caching import public_page
from claims.publication.tips.forms import ClaimForm, ErrorForm, LetterForm
from claims.publication.tips.limits import seconds_to_wait
from claims.publication.tips.services import letter_receive

TOO_MANY = 429

# The token in a form is for the one who asked for it.
_own = cache_control(private=True, no_cache=True)


@require_http_methods(["GET", "HEAD", "POST"])
@_own
def suggest(request: HttpRequest) -> HttpResponse:
    return _letter(request, ClaimForm(request.POST or None), None)


@require_http_methods(["GET", "HEAD", "POST"])
@_own
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """A mistake in a published entry."""
    entry = get_object_or_404(Entry.objects.public(), public_id=public_id)
    return _letter(request, ErrorForm(request.POST or None), entry)


def _letter(request: HttpRequest, form: LetterForm, entry: Entry | None) -> HttpResponse:
    """Whoever sends too many keeps what they typed, and is told when to try again."""
    wait = 0
    if form.is_valid():
        wait = seconds_to_wait(request)
        if not wait:
            letter_receive(entry=entry, **form.cleaned_data)
            return redirect("public:thanks")
        minutes = -(-wait // 60)
        form.add_error(None, _("That was a lot. Please try again in %(minutes)d minutes.") % {"minutes": minutes})
    context = {"form": form, "entry": entry}
    answer = render(request, "publication/letter.html", context, status=TOO_MANY if wait else 200)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


@public_page
def thanks(request: HttpRequest) -> HttpResponse:
    """The same for everybody: it does not tell what others sent."""
    return render(request, "publication/thanks.html")
