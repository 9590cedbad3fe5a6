"""JSON and XML that no other format claims by its first bytes: FHIR all the same, or refused with what it is."""

import re

from consilium.case import Document
from consilium.records.formats.xml_root import is_page, xml_root
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "JSON or XML"

_ASK = "Ask the portal for your records as FHIR, C-CDA or PDF."
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*(\{\s*[\"}]|\[\s*[\[{\"\]])")


def recognises(head: bytes) -> bool:
    """Whether it opens as JSON or as XML does; pages of HTML are left to their reader."""
    if _JSON.match(head):
        return True
    root = xml_root(head)
    if root is None or is_page(root):
        return False
    return b"<?xml" in head[:64] or bool(root.namespace) or b"</" in head


def read(item: Item) -> list[Document]:
    """Hands FHIR on to its reader; raises Refused for everything else."""
    if not _JSON.match(item.head()):
        raise Refused(item.name, "an XML file of a kind that we do not know", _ASK)
    if b'"resourceType"' in item.data:
        from consilium.records.formats import load

        return load("fhir").read(item)
    if b'"verifiableCredential"' in item.data:
        raise Refused(item.name, "a SMART Health Card (such as a proof of vaccination), which holds no reports", _ASK)
    raise Refused(item.name, "a JSON file with no FHIR record in it", _ASK)
