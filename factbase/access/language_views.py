"""The choice of the interface's language: a form at the foot of every page."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from factbase.access.returning import target_of
from factbase.access.services import language_set


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False, max_length=2000)


# Without a token, so that a public page is the same for everybody and may be kept by a cache. Another site's form
# comes without the session (SameSite=Lax) and can at most turn the page into another language.
@csrf_exempt
@require_POST
def language_choose(request: HttpRequest) -> HttpResponse:
    """Back to the page that the form stood on; people who are signed in find their language on every device."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    language, target = form.cleaned_data["language"], form.cleaned_data["next"]
    if request.user.is_authenticated:
        language_set(request.user, language)
    answer = redirect(target_of(request, target) or "public:entries")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return answer
