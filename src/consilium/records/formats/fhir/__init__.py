"""FHIR: bundles, single resources and lines of them, R4 and STU3, as portals, apps and hospitals export them."""

import re
from collections.abc import Sequence

from consilium.case import Document
from consilium.records.formats import Together
from consilium.records.item import Item

__all__ = ["NAME", "read", "read_together", "recognises"]

NAME = "FHIR"

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")


def recognises(head: bytes) -> bool:
    """JSON in which a resource type is named near the start."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return _START.match(head) is not None and b'"resourceType"' in head


def read(item: Item) -> list[Document]:
    """The documents in one file: the record itself, and the notes and reports that lie in it."""
    from consilium.records.formats.fhir.together import read_one

    return read_one(item)


def read_together(items: Sequence[Item]) -> Together:
    """All files of one place: single resources that point to each other are read as one record."""
    from consilium.records.formats.fhir.together import read_all

    return read_all(items)
