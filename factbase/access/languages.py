"""In which language a page answers."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

# What programs read says the same to everybody.
FOR_PROGRAMS = (
    *(
        "/api/",
        "/v1alpha1/",
        "/$discovery/",
        "/feeds/",
        "/annotations/",
        "/cards/",
        "/oembed/",
        "/sitemap",
        "/robots.txt",
    ),
    "/healthz",
)
PROGRAMS_READ = "en"


class LanguageMiddleware(LocaleMiddleware):
    """The language that a person chose, else that of the cookie, else of the browser, else of the newsroom."""

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(_language(request))
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language())
        if not request.path.startswith(FOR_PROGRAMS):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _language(request: HttpRequest) -> str:
    if request.path.startswith(FOR_PROGRAMS):
        return PROGRAMS_READ
    chosen = request.user.language if request.user.is_authenticated else ""
    return chosen or translation.get_language_from_request(request)
