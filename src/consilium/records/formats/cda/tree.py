"""The XML of a clinical document as plain elements: entities and network off, namespaces taken away."""

import re
from collections.abc import Iterator

from lxml import etree

from consilium.records.refusal import Refused

LARGEST = 80 * 1024 * 1024  # bytes
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def parse(data: bytes, name: str) -> tuple[etree._Element, bool]:
    """The root, and whether the XML was damaged and only read as far as it goes. Raises Refused."""
    if len(data) > LARGEST:
        raise Refused(name, "a health summary too large to be one", "Give the single reports instead.")
    large = _may_be_large(data)
    for damaged in (False, True):
        try:
            root = etree.fromstring(data, _parser(large=large, recover=damaged))
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None:
            return _plain(root), damaged
    raise Refused(name, "a health summary (XML) that is cut off or damaged", "Download it again from the portal.")


def _may_be_large(data: bytes) -> bool:
    """Large parts (an embedded PDF) are let through only where no entity can blow them up."""
    return len(data) > 9_000_000 and b"<!ENTITY" not in data and b"<!DOCTYPE" not in data


def _parser(*, large: bool, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=large,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def _plain(root: etree._Element) -> etree._Element:
    for element in root.iter(etree.Element):
        tag = str(element.tag).rpartition("}")[2].rpartition(":")[2]
        element.tag = tag if _NAME.fullmatch(tag) else "nameless"
    return root


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, and so on down the path."""
    for name in path:
        element = element.find(name) if element is not None else None
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of that name."""
    yield from element.iterfind(name) if element is not None else ()


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute, without the space around it; None when missing or empty."""
    value = element.get(name) if element is not None else None
    return str(value).strip() or None if value is not None else None


def kind_of(element: etree._Element) -> str:
    """The type of a value (``CD``, ``PQ``, ``ST``), told or guessed from its attributes."""
    told = element.get(_TYPE) or element.get("xsi:type") or element.get("type") or ""
    plain = str(told).rpartition(":")[2]
    return plain or ("CD" if element.get("code") else "PQ" if element.get("value") else "ST")


def words(element: etree._Element | None) -> str:
    """All text of an element, white space squeezed."""
    return " ".join("".join(str(part) for part in element.itertext()).split()) if element is not None else ""


def path_of(element: etree._Element) -> str:
    """The place of an element in its document."""
    return str(element.getroottree().getpath(element)).lstrip("/")


def templates(element: etree._Element) -> set[str]:
    """The templates that an element says it follows."""
    return {str(found.get("root")) for found in element.iterfind("templateId") if found.get("root")}
