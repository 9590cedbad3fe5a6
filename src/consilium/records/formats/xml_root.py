"""The root of an XML file, from its first bytes: what tells one kind of XML record from another."""

import re
from dataclasses import dataclass

_PROLOGUE = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)([^<>]*)")


@dataclass(frozen=True, slots=True)
class Root:
    """Name of the root element without its prefix, and the namespace that it is in (empty when none)."""

    name: str
    namespace: str


_PAGE = frozenset(
    re.findall(
        r"\w+",
        "html head body title meta style div span p table pre font b i u em strong ul ol center br h1 h2 h3 h4 h5 h6",
    )
)


def is_page(root: Root | None) -> bool:
    """Whether a root is one of HTML, also of a piece of a page."""
    return root is not None and root.name.lower() in _PAGE


def xml_root(head: bytes) -> Root | None:
    """The root element when these are the first bytes of XML or HTML, else None."""
    text = _text(head).lstrip("\ufeff")
    prologue = _PROLOGUE.match(text)
    found = _TAG.match(text, prologue.end() if prologue else 0)
    if not found:
        return None
    prefix, name, attributes = found.groups()
    declared = re.search(rf"xmlns{':' + re.escape(prefix) if prefix else ''}\s*=\s*[\"']([^\"']*)", attributes)
    return Root(name, declared[1] if declared else "")


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8", "replace")
