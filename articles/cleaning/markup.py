"""Bytes to an HTML tree, and a tree to plain text, without any judgement of what belongs to an article."""

import codecs
import re
from functools import partial

from lxml import etree, html

from articles.normalising import normalise_text

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})""", re.I
)
_META_SPAN = 4096
# Browsers read these labels as cp1252, because that is what pages that carry them are written in.
_LATIN_LABELS = {"iso8859-1", "ascii", "latin_1"}

_UNSEEN = (
    "script", "style", "template", "noscript", "head", "iframe", "svg", "object", "select", "textarea", "button",
    "dialog", "nav",
)  # fmt: skip
_BLOCKS = (
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "pre",
    "hr", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "dl", "dt", "dd",
    "address", "form",
)  # fmt: skip
_BREAK = "\v"
_SPACES = re.compile(r"[ \t\n\r\f]+")
_parser = partial(html.HTMLParser, encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)


def decode_html(content: bytes, charset: str = "") -> str:
    """The page's characters: byte order mark, UTF-8 where it is valid, then what the server and the page declare.

    Valid UTF-8 with non-ASCII characters is never an accident, a wrong declaration often is. Without any hint
    the page is read as cp1252, with U+FFFD for the five bytes that have no meaning there. Never fails.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace")
    for label in ("utf-8", charset, _declared_charset(content)):
        try:
            return content.decode(_python_encoding(label))
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def _declared_charset(content: bytes) -> str:
    found = _META_CHARSET.search(content[:_META_SPAN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _python_encoding(label: str) -> str:
    """Raises LookupError for unknown labels, and for codecs that are no text encodings."""
    name = codecs.lookup(label.strip()).name
    return "cp1252" if name in _LATIN_LABELS else name


def parse_html(page: str) -> html.HtmlElement | None:
    """The tree of a page or a fragment; None when there is nothing in it. Broken markup is mended."""
    content = normalise_text(page).encode()
    if not content.strip():
        return None
    try:
        return html.document_fromstring(content, parser=_parser())
    except etree.ParserError:
        return None


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML that is all content (a feed's item, a teaser): a block a line."""
    tree = parse_html(markup)
    return "" if tree is None else block_text(tree)


def block_text(tree: html.HtmlElement) -> str:
    """Everything a reader reads, a block a line; menus and controls are not for reading."""
    pieces = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        pieces.append(_BREAK if element.tag in _BLOCKS else "")
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            pieces.append(element.text or "")
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split(_BREAK))
    return "\n".join(line for line in lines if line)
