"""HTML pages: portal messages, printed reports, notes attached to FHIR records."""

import re
from typing import TYPE_CHECKING

from consilium.case import Document
from consilium.records.formats.plain import decode, text_document
from consilium.records.formats.xml_root import is_page, xml_root
from consilium.records.item import Item
from consilium.records.refusal import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "HTML"

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LARGEST = 50 * 1024 * 1024  # bytes
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = {"script", "style", "head", "template", "noscript", "svg", "object", "iframe", "select"}
_LINES = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd div dl dt fieldset figure footer form "
        "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul",
    )
)
_CELLS = {"td", "th"}
_LINE = "\x1e"  # a new line starts here, unless one has just started


def recognises(head: bytes) -> bool:
    """Whether it opens with a tag of a page."""
    return is_page(xml_root(head))


def read(item: Item) -> list[Document]:
    """The one document that a page is. Raises Refused when there are no words in it."""
    if item.size > _LARGEST:
        raise Refused(item.name, "a web page far larger than a report", "Save it from the browser as PDF.")
    return text_document(readable(_decoded(item.data), item.name), item)


def readable(html: str, name: str) -> str:
    """The words of a page, one line for each block and row; cells of a row are parted by tabs.

    Raises Refused when it cannot be read. ``name`` is for the message.
    """
    import lxml.etree
    import lxml.html

    source = _DECLARATION.sub("", html).replace("\x00", "").replace(_LINE, "")
    try:
        parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = lxml.html.document_fromstring(source, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise Refused(name, "a web page with no words in it", "Save it from the browser as PDF.") from error
    text = "".join(_pieces(root)).replace("\xa0", " ")
    text = re.sub(rf"[ \t{_LINE}]*{_LINE}[ \t{_LINE}]*", "\n", text)
    return re.sub(r" *\n *", "\n", re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"


def _pieces(root: "_Element") -> list[str]:
    """Words and breaks in reading order; a walk with its own stack, since pages can be nested deep."""
    found: list[str] = []
    stack: list[tuple[_Element, bool, bool]] = [(root, False, False)]
    while stack:
        element, closing, as_is = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        inside = as_is or tag in ("pre", "textarea")
        if not closing and tag and tag not in _UNSEEN:
            found.append("\n" if tag == "br" else _LINE if tag in _LINES else "")
            found.append("- " if tag == "li" else "")
            found.append(_words(element.text, inside))
            stack.append((element, True, as_is))
            stack.extend((child, False, inside) for child in reversed(element))
            continue
        if closing:
            found.append(_LINE if tag in _LINES else "\t" if tag in _CELLS else "")
        found.append(_words(element.tail, as_is))
    return found


def _words(text: str | None, as_is: bool) -> str:
    if not text:
        return ""
    return text.replace("\r", "") if as_is else re.sub(r"[ \t\r\n\f]+", " ", text)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data)
