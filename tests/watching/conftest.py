"""A page whose text changes, and an article that was fetched from it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from articles.collecting import article_fetch
from articles.models import Article
from articles.services import article_request
from articles.watching import watch_look
from claims.extracting import article_extract

AID = "Luxemburg hat der Ukraine laut Kiew bereits Militärhilfe im Wert von 250 Millionen Euro gewährt."
MORE = "Außerdem wurden in diesem Jahr 80 Millionen Euro für weitere Verteidigungshilfe bereitgestellt."
FIRMS = "Nach Angaben des Ministers beteiligten sich an der Lieferung im Frühjahr 2024 zwölf Firmen."
CALM = "Der Premierminister sprach am Rande des Gipfels mit Reportern und lobte die Zusammenarbeit."
TEXT = f"{AID} {MORE} {FIRMS} {CALM}"


@dataclass
class Site:
    """What the server answers at /a; a text has its own ETag, and what was asked is noted."""

    server: HTTPServer
    text: str = TEXT
    status: int = 200
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.server.url_for("/a")

    def answer(self, request: Request) -> Response:
        tag = f'"{abs(hash(self.text))}"'
        self.asked.append(request.headers.get("If-None-Match", ""))
        if self.status != 200:
            return Response("<p>no</p>", status=self.status, content_type="text/html")
        if request.headers.get("If-None-Match") == tag:
            return Response(status=304)
        page = f'<html lang="de"><head><title>Hilfe</title></head><body><article><h1>Hilfe</h1><p>{self.text}</p></article></body></html>'
        return Response(page, headers={"ETag": tag}, content_type="text/html; charset=utf-8")


@pytest.fixture
def site(httpserver: HTTPServer, settings) -> Site:
    settings.FETCH_PRIVATE = True
    site = Site(httpserver)
    httpserver.expect_request("/a").respond_with_handler(site.answer)
    return site


@pytest.fixture
def fetched(db, site: Site) -> Article:
    """The article that was fetched from the page, read by the engine."""
    article = Article.objects.get(pk=article_request(site.url, language="de", published="2024-07-10").article)
    assert article_fetch(article)
    return read(article)


def read(article: Article) -> Article:
    article.refresh_from_db()
    article_extract(article)
    return Article.objects.select_related("watch").get(pk=article.pk)


@pytest.fixture
def look(site: Site) -> Callable[[Article], Article]:
    """Look at the page of an article, and read what came of it."""

    def again(article: Article) -> Article:
        watch_look(Article.objects.select_related("watch").get(pk=article.pk).watch)
        return read(article)

    return again
