"""What a page says about its article in JSON-LD (schema.org), the most careful voice that a page has."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from articles.cleaning.facts import PageFacts, join_names, language_code, one_line
from articles.normalising import normalise_published

Node = dict[str, Any]

_ARTICLE_ENDINGS = ("Article", "BlogPosting", "Report", "SocialMediaPosting", "Review")
_PAGE_TYPES = {"WebPage", "ItemPage", "CreativeWork"}
_MOST_NODES = 500
_AROUND = " \t\r\n/*;"


def json_ld_facts(tree: html.HtmlElement) -> PageFacts:
    """From the first article node, what it lacks from the page node around it."""
    nodes = list(_nodes(tree))
    article = next((node for node in nodes if _is_article(node)), None)
    page = next((node for node in nodes if _PAGE_TYPES.intersection(_types(node))), None)
    if article is None and page is None:
        return PageFacts()
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    said = (page or {}) | {key: value for key, value in (article or {}).items() if value}
    return PageFacts(
        title=one_line(_text(said.get("headline")) or _text(said.get("name"))),
        source_name=one_line(" ".join(_names(said.get("publisher"), by_id)[:1])),
        byline=join_names(_names(said.get("author") or said.get("creator"), by_id)),
        published=normalise_published(_text(said.get("datePublished"))),
        language=language_code(_text(said.get("inLanguage"))),
        url=_text(said.get("url")) or _text(said.get("mainEntityOfPage")),
    )


def _nodes(tree: html.HtmlElement) -> Iterator[Node]:
    """Every node that stands for itself: at the top, in lists, in @graph, as the page's main entity."""
    waiting = [_load(script.text or "") for script in tree.iterfind(".//script[@type='application/ld+json']")]
    waiting.reverse()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("mainEntity", "@graph") if isinstance(node.get(key), dict | list))


def _load(script: str) -> Any:
    """None for what is no JSON. Pages wrap it in comments or CDATA, and leave raw line breaks in strings."""
    bare = script.strip(_AROUND).removeprefix("<![CDATA[").removeprefix("<!--").removesuffix("]]>").removesuffix("-->")
    try:
        return json.loads(bare.strip(_AROUND), strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in listed if isinstance(kind, str)]


def _is_article(node: Node) -> bool:
    return any(kind.endswith(_ARTICLE_ENDINGS) for kind in _types(node))


def _text(value: Any) -> str:
    """The string in a value that may be wrapped in a list, a language or a reference."""
    if isinstance(value, list):
        return next(filter(None, map(_text, value[:5])), "")
    if isinstance(value, dict):
        inner = (value.get(key) for key in ("@value", "alternateName", "name", "@id"))
        return next((text for text in inner if isinstance(text, str)), "")
    return value if isinstance(value, str) else ""


def _names(value: Any, by_id: dict[str, Node]) -> list[str]:
    """Names of people or organisations: strings, nodes, references to nodes, or lists of these."""
    if isinstance(value, list):
        return [name for item in value[:20] if not isinstance(item, list) for name in _names(item, by_id)]
    if isinstance(value, dict):
        named = value if value.get("name") else by_id.get(str(value.get("@id")), {})
        return [name] if (name := _text(named.get("name"))) else []
    return [value] if isinstance(value, str) else []
