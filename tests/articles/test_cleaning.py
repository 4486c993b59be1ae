"""Pages as newsrooms meet them: the article's text without its surroundings, and what the page says about it."""

import json

import pytest

from articles.cleaning import CleanedPage, clean_html, fragment_text

GERMAN = """<!DOCTYPE html>
<html lang="de-LU"><head><meta charset="utf-8"><title>Luxemburg sagt Hilfe zu | Moselbote</title>
<link rel="canonical" href="https://www.moselbote.example/politik/hilfe-123?utm_source=feed">
<meta property="og:title" content="Hilfe! (für Netzwerke)"><meta property="og:site_name" content="Moselbote">
<meta property="article:published_time" content="2024-07-10T20:00:00+02:00">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "@id": "#site", "name": "moselbote.example"},
 {"@type": "Organization", "@id": "#org", "name": "Moselbote"},
 {"@type": "Person", "@id": "#eb", "name": "Erika  Beispiel"},
 {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Politik"}]},
 {"@type": ["NewsArticle"], "headline": "Luxemburg sagt &quot;Hilfe&quot; zu", "publisher": {"@id": "#org"},
  "author": [{"@id": "#eb"}, {"@type": "Person", "name": "Max Muster"}],
  "datePublished": "2024-07-10T18:30:00+02:00", "dateModified": "2024-07-11T07:00:00+02:00"}]}
</script></head><body>
<div id="cookie-banner" class="cookie-consent"><p>Wir und unsere 184 Partner verwenden Cookies, um Ihnen das beste
Erlebnis zu bieten. Mit Klick auf „Alle akzeptieren“ stimmen Sie zu.</p><button>Alle akzeptieren</button></div>
<header><nav><ul><li><a href="/">Start</a></li><li><a href="/politik">Politik</a></li></ul></nav></header>
<main><article><h1>Luxemburg sagt Hilfe zu</h1><time datetime="2024-07-10T18:30:00+02:00">10.07.2024</time>
<p>Luxemburg will die Ukraine in diesem Jahr mit weiteren 80 Millionen Euro unterstützen. Das sagte der
Premierminister am Mittwoch in Washington.</p>
<h2>Kleines Land</h2><p>Das Großherzogtum hat rund 672.000 Einwohner.</p>
<ul><li>2022: 74,4 Millionen Euro</li><li>2023: 96 Millionen Euro</li></ul>
<table><tr><th>Jahr</th><th>Betrag</th></tr><tr><td>2024</td><td>80 Mio.</td></tr></table>
<aside class="teaser"><h3>Lesen Sie auch</h3><a href="/x">Norwegen erhöht seine Hilfe um 10 Prozent</a></aside>
<blockquote>„Wir stehen an der Seite der Ukraine“, sagte er.</blockquote></article>
<section class="related"><h2>Mehr aus Politik</h2><ul><li><a href="/1">Streit um die Rente</a></li></ul></section>
<section class="newsletter"><h3>Newsletter</h3><p>Jeden Morgen das Wichtigste in Ihrem Postfach.</p></section>
</main><footer><p>© 2024 Moselbote GmbH. Alle Rechte vorbehalten.</p></footer></body></html>"""

ENGLISH = """<!doctype html><html lang="en-GB"><head><title>Bridge costs rise - Valley News</title>
<meta property="og:title" content="Bridge costs rise"><meta property="og:site_name" content="Valley News">
<meta property="og:url" content="/news/bridge"><meta name="author" content="By Ann Writer">
<meta property="article:author" content="https://social.example/ann">
<meta property="article:published_time" content="2024-07-10T09:00:00-04:00"></head><body>
<header><a href="/">Home</a> <a href="/login">Log in</a></header>
<article><h1>Bridge costs rise</h1>
<p>The bridge will cost 12 million pounds, 3 million more than planned, the council said.</p>
<div class="paywall"><p>This article is for subscribers only. Subscribe for £1 a week to read on.</p></div>
</article><footer>Contact us</footer></body></html>"""

FRENCH = """<html lang="fr"><head><title>Le Luxembourg promet 80 millions</title></head><body>
<div id="menu"><a href="/">Accueil</a> | <a href="/monde">Monde</a></div>
<div id="consent" role="dialog"><div class="popup">Nous respectons votre vie privée. Avec votre accord, nos 120
partenaires et nous utilisons des cookies.</div><button>Tout accepter</button></div>
<div id="content"><h1>Le Luxembourg promet 80 millions</h1>
<div class="meta">Par Claire Exemple et Jean Modèle, publié le 11 juillet 2024 à 09h15</div>
<div class="text"><p>Le Grand-Duché versera 80 millions d’euros à l’Ukraine cette année, selon le ministère.</p>
<p>Le pays compte environ 672&nbsp;000 habitants, a rappelé le Premier ministre devant la presse.</p></div>
<div class="share">Partager sur Facebook</div>
<div class="sidebar"><h3>Les plus lus</h3><ol><li><a href="/a">La Norvège augmente son aide</a></li></ol></div></div>
<div id="footer">Mentions légales | Contact</div></body></html>"""

BODY = "<p>The dam holds 4 million litres of water, the ministry said.</p>"


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def json_ld(**said: object) -> str:
    return page(f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | said)}</script>')


def test_a_german_page_with_a_graph():
    assert clean_html(GERMAN.encode(), url="https://moselbote.example/politik/hilfe-123?fbclid=7") == CleanedPage(
        text=(
            "Luxemburg sagt Hilfe zu\n"
            "Luxemburg will die Ukraine in diesem Jahr mit weiteren 80 Millionen Euro unterstützen. Das sagte der "
            "Premierminister am Mittwoch in Washington.\n"
            "Kleines Land\n"
            "Das Großherzogtum hat rund 672.000 Einwohner.\n"
            "- 2022: 74,4 Millionen Euro\n"
            "- 2023: 96 Millionen Euro\n"
            "Jahr | Betrag\n"
            "2024 | 80 Mio.\n"
            "„Wir stehen an der Seite der Ukraine“, sagte er."
        ),
        title='Luxemburg sagt "Hilfe" zu',
        source_name="Moselbote",
        byline="Erika Beispiel, Max Muster",
        published="2024-07-10T18:30:00+02:00",
        language="de",
        canonical_url="https://www.moselbote.example/politik/hilfe-123",
    )


def test_an_english_stub_with_open_graph():
    cleaned = clean_html(ENGLISH, url="https://valley.example/news/bridge?amp=1")
    assert cleaned.text.splitlines()[:2] == [
        "Bridge costs rise",
        "The bridge will cost 12 million pounds, 3 million more than planned, the council said.",
    ]
    assert "Log in" not in cleaned.text
    assert cleaned == CleanedPage(
        text=cleaned.text,
        title="Bridge costs rise",
        source_name="Valley News",
        byline="Ann Writer",
        published="2024-07-10T09:00:00-04:00",
        language="en",
        canonical_url="https://valley.example/news/bridge",
    )


def test_a_french_page_that_says_nothing_about_itself():
    cleaned = clean_html(FRENCH.encode(), url="https://courrier.example/monde/promesse")
    assert cleaned.text.replace("\u00a0", " ").splitlines() == [
        "Le Grand-Duché versera 80 millions d’euros à l’Ukraine cette année, selon le ministère.",
        "Le pays compte environ 672 000 habitants, a rappelé le Premier ministre devant la presse.",
    ]
    assert (cleaned.title, cleaned.language) == ("Le Luxembourg promet 80 millions", "fr")
    assert (cleaned.byline, cleaned.published) == ("Claire Exemple et Jean Modèle", "2024-07-11")
    assert cleaned.canonical_url == "https://courrier.example/monde/promesse"


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (FRENCH.encode(), None),
        (FRENCH.encode(), "iso-8859-1"),
        (FRENCH.encode("cp1252"), None),
        (FRENCH.encode("cp1252"), "bogus-8"),
        (FRENCH.encode("cp1252"), "latin-1"),
        (FRENCH.encode("utf-16"), None),
        (b"\xef\xbb\xbf" + FRENCH.encode(), None),
        (FRENCH.replace("<head>", "<head><meta charset=windows-1252>").encode("cp1252"), None),
        (FRENCH.replace("<head>", '<head><meta http-equiv=a content="text/html; charset=x">').encode("cp1252"), None),
    ],
)
def test_accents_survive_right_wrong_and_missing_charsets(content: bytes, charset: str | None):
    assert "selon le ministère" in clean_html(content, charset=charset).text
    assert "d’euros à l’Ukraine" in clean_html(content, charset=charset).text


def test_a_declared_eastern_charset_is_used():
    said = page('<meta charset="iso-8859-2">', "<p>Wartość pomocy wyniosła sześć milionów złotych.</p>")
    assert clean_html(said.encode("iso-8859-2")).text == "Wartość pomocy wyniosła sześć milionów złotych."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Only a fragment: the dam holds 4 million litres.</p>", "Only a fragment: the dam holds 4 million litres."),
        ("The dam holds 4 million litres of water.", "The dam holds 4 million litres of water."),
        ("<div>The dam holds<br>4 million litres of<br>cold water.", "The dam holds\n4 million litres of\ncold water."),
        (
            page(body=f"{BODY}<p>a\0b &#55296; c</p>"),
            "The dam holds 4 million litres of water, the ministry said.\na�b � c",
        ),
    ],
)
def test_small_and_odd_pages_are_read(html: str, text: str):
    assert clean_html(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        "",
        " \n ",
        "<!-- nothing -->",
        "<html><head><title>Only a title, but a long one it is</title></head></html>",
        page(body="<script>var these = 'are words of a script, not a text';</script>"),
        page(body="<nav><p>These words are the menu of this page and more</p></nav>"),
        page(
            body="<ul><li><a href=/p>Politics and the government</a><li><a href=/s>Sport results of the week</a></ul>"
        ),
        page(body="<div><a href=/a>Subscribe to our newsletter now</a></div><p>Page 2</p>"),
        "<div>" * 100_000,
    ],
    ids=range(9),
)
def test_a_page_without_an_article_has_no_text(html: str):
    assert clean_html(html).text == ""


@pytest.mark.parametrize(
    ("said", "byline"),
    [
        ({"author": "Erika Beispiel"}, "Erika Beispiel"),
        ({"author": ["Erika Beispiel", {"name": "Max Muster"}]}, "Erika Beispiel, Max Muster"),
        ({"author": [{"name": "Erika Beispiel"}, {"name": "Erika Beispiel"}]}, "Erika Beispiel"),
        ({"author": {"@type": "Organization", "name": ["Die Redaktion"]}}, "Die Redaktion"),
        ({"author": "Von Erika Beispiel"}, "Erika Beispiel"),
        ({"author": "Vonda Beispiel"}, "Vonda Beispiel"),
        ({"author": "https://social.example/erika"}, ""),
        ({"author": {"@id": "#missing"}}, ""),
        ({"author": {"@id": ["a"]}}, ""),
        ({"author": [[["deep"]], None, 7]}, ""),
        ({"author": None, "creator": {"name": "Max Muster"}}, "Max Muster"),
        ({"author": "x" * 1000}, "x" * 299 + "…"),
    ],
)
def test_authors_in_every_shape(said: dict[str, object], byline: str):
    assert clean_html(json_ld(**said)).byline == byline


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ('<a rel="author" href="/eb">Erika Beispiel</a>', "Erika Beispiel"),
        ('<span itemprop="author">Ludwig van der Beispiel</span>', "Ludwig van der Beispiel"),
        ('<p class="byline">Von Erika Beispiel und Max Muster, Brüssel</p>', "Erika Beispiel und Max Muster"),
        ('<p class="byline">BY ANN WRITER | 10 July 2024</p>', "ANN WRITER"),
        ('<a rel="author" href="/">all articles of this author</a>', ""),
        ('<p class="meta">Von der Leyen reist nach Kyjiw, sagte ein Sprecher</p>', ""),
        ("<p>Von Erika Beispiel steht hier im Text, aber nicht als Zeile.</p>", ""),
    ],
    ids=range(7),
)
def test_bylines_that_are_only_printed(body: str, byline: str):
    assert clean_html(page(body=body + BODY)).byline == byline


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ('[{"@type": "NewsArticle", "headline": "A list"}]', "A list"),
        ('[[{"@type": "http://schema.org/NewsArticle", "headline": "Nested"}]]', "Nested"),
        ('{"@type": "WebPage", "mainEntity": {"@type": "schema:ReportageNewsArticle", "headline": "Main"}}', "Main"),
        ('{"@type": "WebPage", "name": "Only a page"}', "Only a page"),
        ('{"@type": "LiveBlogPosting", "name": "Live"};', "Live"),
        ('<!-- {"@type": "NewsArticle", "headline": "Hidden"} -->', "Hidden"),
        ('//<![CDATA[\n{"@type": "NewsArticle", "headline": "Raw\nbreak"}\n//]]>', "Raw break"),
        ('{"@type": "NewsArticle", "headline": {"@value": "Tagged", "@language": "en"}}', "Tagged"),
        ('{"@type": "Product", "name": "No article"}', ""),
        ('{"@type": "NewsArticle", "headline": ', ""),
        ("[" * 100_000, ""),
        ("null", ""),
    ],
    ids=range(12),
)
def test_json_ld_in_every_shape(script: str, title: str):
    assert clean_html(page(f'<script type="application/ld+json">{script}</script>')).title == title


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta name="date" content="2024-07-10">', "", "2024-07-10"),
        ('<meta itemprop="datePublished" content="2024-07-10T10:00:00Z">', "", "2024-07-10T10:00:00+00:00"),
        ('<meta name="date" content="today"><meta name="pubdate" content="2024-07-10">', "", "2024-07-10"),
        ('<meta property="article:published_time" content="2024-07-10T10:00:00">', "", "2024-07-10"),
        ('<meta property="article:modified_time" content="2024-07-12"><meta name="date" content="2024-07-10">', "", "2024-07-10"),
        ("", '<span itemprop="datePublished">10.07.2024</span>', "2024-07-10"),
        ("", '<main><time datetime="soon">x</time><time datetime="2024-07-10T10:00+02:00">x</time></main>', "2024-07-10T10:00:00+02:00"),
        ("", '<p class="date">Veröffentlicht am 10. Juli 2024</p>', "2024-07-10"),
        ("", '<p class="date">1er août 2024</p>', "2024-08-01"),
        ("", '<p class="date">July 1, 2024</p>', "2024-07-01"),
        ("", '<p class="date">2019</p><p>2019 was a fine year for the wine of the valley.</p>', ""),
        ("", '<p class="date">June 2019</p>', ""),
        ("", '<p class="date">31. Februar 2024</p>', ""),
        ("", '<aside><p class="date">9. Juli 2024</p></aside><p class="date">10. Juli 2024</p>', "2024-07-10"),
        ("", "<footer>© 2019 Valley News</footer>", ""),
        ("", "", ""),
    ],
    ids=range(16),
)  # fmt: skip
def test_dates_are_found_and_not_made_up(head: str, body: str, published: str):
    assert clean_html(page(head, body + BODY)).published == published


def test_the_date_in_the_address_counts():
    assert clean_html(page(), url="https://valley.example/2024/07/10/dam").published == "2024-07-10"
    assert clean_html(page(), url="https://valley.example/2024/07/dam").published == ""


@pytest.mark.parametrize(
    ("head", "attributes", "language"),
    [
        ("", 'lang="de-AT"', "de"),
        ("", 'lang="FR"', "fr"),
        ('<meta property="og:locale" content="en_GB">', "", "en"),
        ('<meta http-equiv="content-language" content="fr-FR">', 'lang=""', "fr"),
        ('<script type="application/ld+json">{"@type": "Article", "inLanguage": "de"}</script>', 'lang="en"', "de"),
        ("", 'lang="und"', ""),
        ("", 'lang="x-default"', ""),
        ("", 'lang="german"', ""),
        ("", "", ""),
    ],
)
def test_languages(head: str, attributes: str, language: str):
    assert clean_html(page(head, attributes=attributes)).language == language


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        ('<link rel="canonical" href="/a">', "https://valley.example/a?id=1", "https://valley.example/a"),
        ('<link rel="Canonical" href="b">', "https://valley.example/x/a", "https://valley.example/x/b"),
        ('<base href="/y/"><link rel="canonical" href="b">', "https://valley.example/x/a", "https://valley.example/y/b"),
        ('<link rel="canonical" href="https://www.valley.example/a">', "http://m.valley.example/a", "https://www.valley.example/a"),
        ('<link rel="canonical" href="https://agency.example/a">', "https://valley.example/a", "https://valley.example/a"),
        ('<link rel="canonical" href="/">', "https://valley.example/a", "https://valley.example/a"),
        ('<link rel="canonical" href="/">', "https://valley.example/", "https://valley.example/"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://valley.example/a", "https://valley.example/a"),
        ('<link rel="canonical" href="http://["><base href="http://[">', "https://valley.example/a", "https://valley.example/a"),
        ('<meta property="og:url" content="https://valley.example/a">', "", "https://valley.example/a"),
        ('<link rel="canonical" href="/a">', "", ""),
        ("", "", ""),
        ("", "no address", ""),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_page_speaks_for_its_own_address_only(head: str, url: str, canonical: str):
    assert clean_html(page(head), url=url).canonical_url == canonical


def test_fragments_are_text_as_it_stands():
    html = "<p>One <b>and</b>\n two</p><ul><li>three<li>four</ul><script>five()</script>six<br>seven<style>p{}</style>"
    assert fragment_text(html) == "One and two\nthree\nfour\nsix\nseven"
    assert fragment_text("") == ""
