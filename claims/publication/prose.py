"""Markdown of our own people as HTML that is safe to show to everybody."""

from html import unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "th": {"class"}, "td": {"class"}}
SCHEMES = {"http", "https", "mailto"}
TOP = 3  # level of the first headings under the title of an entry and its "Why"


def _fit_in(state: StateCore) -> None:
    """Put headings below the page's own, and align columns of numbers by a class: pages allow no inline style."""
    headings = [token for token in state.tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + state.env['top'])}"
    for token in state.tokens:
        if token.attrs.pop("style", "") == "text-align:right":
            token.attrs["class"] = "num"


_parser = MarkdownIt("js-default", {"html": False})
_parser.core.ruler.push("fit_in", _fit_in)


def render_markdown(text: str, top: int = TOP) -> str:
    """Return the HTML of a rationale, or of a page with headings from level `top` on.

    Markup in it is shown as text; links lead to the web or to mail, nowhere else.
    """
    html = _parser.render(text, {"top": top})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer")


def plain(text: str) -> str:
    """A rationale as text without any markup, on one line."""
    return " ".join(unescape(nh3.clean(render_markdown(text), tags=set())).split())
