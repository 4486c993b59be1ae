"""What the XML formats have in common."""

import re
from typing import Any

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """Append an element; its tag carries the namespace."""
    child = etree.SubElement(parent, tag, {name: clean(value) for name, value in attributes.items()})
    child.text = clean(text) or None
    return child


def clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
