"""C-CDA, C32 and other clinical documents in HL7's XML, as portals and hospitals export them."""

import re

from consilium.case import Document
from consilium.records.item import Item

__all__ = ["NAME", "read", "recognises"]

NAME = "C-CDA"

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_MARKS = (b"ClinicalDocument", b"urn:hl7-org:v3", b"2.16.840.1.113883.10.20.")


def recognises(head: bytes) -> bool:
    """XML that is a clinical document, or a part of one."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return (
        _START.match(head) is not None and any(mark in head for mark in _MARKS) and b"<html" not in head[:2000].lower()
    )


def read(item: Item) -> list[Document]:
    """The summary as one document, then the text of its notes and the documents inside it. Raises Refused."""
    from consilium.records.formats.cda.summary import documents

    return documents(item)
