"""What a page says about its article in meta elements, and what its markup gives away."""

import re
from collections.abc import Iterable
from itertools import chain
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml import html

from articles.cleaning.dates import written_dates
from articles.cleaning.facts import LONGEST, PageFacts, first_of, join_names, language_code, one_line
from articles.cleaning.jsonld import json_ld_facts
from articles.normalising import canonicalise_url, normalise_published

_PUBLISHED_KEYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "citation_publication_date",
    "publish-date", "publication_date", "pubdate", "date",
)  # fmt: skip
_BYLINE_KEYS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title")
_SOURCE_KEYS = ("og:site_name", "application-name", "publisher", "dc.publisher")
_LANGUAGE_KEYS = ("content-language", "language", "dc.language", "og:locale")

_BYLINE_ELEMENTS = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'author') or contains(@class, 'byline')"
    " or contains(@class, 'autor') or contains(@class, 'auteur') or contains(@class, 'meta')]"
)
_DATED_ELEMENTS = (
    "//*[contains(@class, 'date') or contains(@class, 'publi') or contains(@class, 'byline')"
    " or contains(@class, 'meta') or self::time][not(ancestor::aside or ancestor::footer or ancestor::nav)]"
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]+(?: (?:(?:de|du|la|le|van|von|der|den|zu|d’)\s)*[^\W\d_a-zß-ÿ][\w.'’-]*){1,3}"
_BYLINE = re.compile(rf"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR)\s+({_NAME}(?:(?:, | und | and | et | & ){_NAME})*)")
_MOBILE_HOSTS = re.compile(r"^(?:www|m|mobile|mobil|amp)\.")


def page_facts(tree: html.HtmlElement, url: str) -> PageFacts:
    """JSON-LD before meta before markup; `url` comes back absolute and canonical, or "" when there is none."""
    facts = first_of(json_ld_facts(tree), _meta_facts(tree))
    return PageFacts(
        title=_without_source(facts.title or _marked_title(tree), facts.source_name),
        source_name=facts.source_name,
        byline=facts.byline or _marked_byline(tree),
        published=facts.published or _marked_date(tree) or _found_date(tree, url),
        language=facts.language,
        url=_canonical_url(tree, url, facts.url),
    )


def _meta_facts(tree: html.HtmlElement) -> PageFacts:
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if key and (content := element.get("content", "").strip()):
            said.setdefault(key.lower(), []).append(content)
    return PageFacts(
        title=one_line(_first(said, _TITLE_KEYS)),
        source_name=one_line(_first(said, _SOURCE_KEYS)),
        byline=next(filter(None, (join_names(said.get(key, [])) for key in _BYLINE_KEYS)), ""),
        published=next(filter(None, (normalise_published(_first(said, [key])) for key in _PUBLISHED_KEYS)), ""),
        language=language_code(tree.get("lang", "")) or language_code(_first(said, _LANGUAGE_KEYS)),
        url=_first(said, ["og:url"]),
    )


def _first(said: dict[str, list[str]], keys: Iterable[str]) -> str:
    return next((said[key][0] for key in keys if key in said), "")


def _marked_title(tree: html.HtmlElement) -> str:
    heading = next(iter(tree.xpath("//h1[normalize-space()]")), None)
    return one_line(heading.text_content() if heading is not None else tree.findtext(".//title") or "")


def _marked_byline(tree: html.HtmlElement) -> str:
    for element in tree.xpath(_BYLINE_ELEMENTS)[:20]:
        words = one_line(element.text_content())
        if found := _BYLINE.match(words):
            return join_names([found[1]])
        if "author" in (element.get("rel"), element.get("itemprop")) and re.fullmatch(_NAME, words):
            return words
    return ""


def _marked_date(tree: html.HtmlElement) -> str:
    marked = tree.xpath("//*[@itemprop='datePublished'] | //article//time[@datetime] | //main//time[@datetime]")
    said = [element.get("datetime") or element.get("content") or element.text_content() for element in marked[:5]]
    near = (line for element in tree.xpath(_DATED_ELEMENTS)[:20] if len(line := element.text_content()) < LONGEST)
    written = (day for line in near for day in written_dates(line))
    return next(filter(None, map(normalise_published, chain(said, written))), "")


def _found_date(tree: html.HtmlElement, url: str) -> str:
    """The date htmldate finds in the address or near the text, unless it made up the day.

    It answers "2019 was fine" with 2019-01-01, so a first of a month counts only when the page writes that day.
    """
    found = find_date(tree, extensive_search=False, original_date=True, url=url or None) or ""
    made_up = found.endswith("-01") and found not in written_dates(f"{url} {tree.text_content()}")
    return "" if made_up else normalise_published(found)


def _without_source(title: str, source: str) -> str:
    """The headline of "Headline | Source"."""
    if not source:
        return title
    return re.sub(rf"\s+[|\-–—·:]\s+{re.escape(source)}$", "", title, flags=re.I) or title


def _canonical_url(tree: html.HtmlElement, url: str, said: str) -> str:
    """The page's own word on its address, as long as it is about this page.

    Another site's address is a syndicated copy's bow to its origin (the copy stays an article of its own), and
    the front page's is a common mistake.
    """
    links = tree.xpath("//link[translate(@rel, 'CANONICAL', 'canonical')='canonical']/@href")
    here = _absolute("", url)
    base = _absolute(here, next(iter(tree.xpath("//base/@href")), "")) or here
    addresses = (_absolute(base, candidate) for candidate in (*links[:1], said))
    return next((address for address in addresses if address and (not here or _same_page(address, here))), here)


def _absolute(base: str, address: str) -> str:
    try:
        return canonicalise_url(urljoin(base, address.strip())) if address else ""
    except ValueError:
        return ""


def _same_page(address: str, url: str) -> bool:
    there, here = urlsplit(address), urlsplit(url)
    same_site = _site(there.hostname) == _site(here.hostname)
    return same_site and (there.path != "/" or here.path == "/")


def _site(host: str | None) -> str:
    return _MOBILE_HOSTS.sub("", host or "")
