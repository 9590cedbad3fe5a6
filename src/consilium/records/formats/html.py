"""HTML pages: portal messages, printed reports, notes attached to FHIR records."""

import re
from typing import TYPE_CHECKING

from consilium.case import Document
from consilium.records.formats.plain import decode, text_document
from consilium.records.item import Item
from consilium.records.refusal import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "HTML"

_OPENING = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*"
    rb"<(!doctype\s+html|html|head|body|div|span|p|table|h[1-6]|pre|font|b|br|ul|ol|center|meta|title|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = {"script", "style", "head", "template", "noscript", "svg", "object", "iframe", "select"}
_LINES = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figure footer form "
        "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul",
    )
)
_CELLS = {"td", "th"}


def recognises(head: bytes) -> bool:
    """Whether it opens with a tag of a page."""
    return bool(_OPENING.match(head.replace(b"\x00", b"")[:4096].removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")))


def read(item: Item) -> list[Document]:
    """The one document that a page is. Raises Refused when there are no words in it."""
    return text_document(readable(_decoded(item.data), item.name), item)


def readable(html: str, name: str) -> str:
    """The words of a page, one line for each block and row; cells of a row are parted by tabs.

    Raises Refused when it cannot be read. ``name`` is for the message.
    """
    import lxml.etree
    import lxml.html

    source = _DECLARATION.sub("", html).replace("\x00", "")
    try:
        parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = lxml.html.document_fromstring(source, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise Refused(name, "a web page with no words in it", "Save it from the browser as PDF.") from error
    text = "".join(_pieces(root))
    text = re.sub(r"[ \xa0]*\n[ \xa0]*", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _pieces(root: "_Element") -> list[str]:
    """Words and breaks in reading order; a walk with its own stack, since pages can be nested deep."""
    found: list[str] = []
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing:
            found.append("\n" if tag in _LINES else "\t" if tag in _CELLS else "")
            found.append(_words(element.tail, element.getparent()))
            continue
        if tag in _UNSEEN or not tag:
            found.append(_words(element.tail, element.getparent()))
            continue
        if tag in _LINES:
            found.append("\n")
        if tag == "li":
            found.append("- ")
        found.append(_words(element.text, element))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return found


def _words(text: str | None, holder: "_Element | None") -> str:
    if not text:
        return ""
    if holder is not None and holder.tag in ("pre", "textarea"):
        return text
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data)
