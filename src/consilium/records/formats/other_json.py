"""JSON that does not show from its first bytes that it is FHIR: FHIR all the same, health cards, and the rest."""

from consilium.case import Document
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "JSON"

_ASK = "Ask the portal for your records as FHIR, C-CDA or PDF."


def recognises(head: bytes) -> bool:
    """Whether it opens as JSON objects do."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64]
    return (start.startswith(b"{") and b'"' in start) or start.startswith((b"[{", b"[ {", b"[\n", b"[\r", b"[]"))


def read(item: Item) -> list[Document]:
    """Hands FHIR on to its reader; raises Refused for everything else."""
    if b'"resourceType"' in item.data:
        from consilium.records.formats import load

        return load("fhir").read(item)
    if b'"verifiableCredential"' in item.data:
        raise Refused(item.name, "a SMART Health Card (such as a proof of vaccination), which holds no reports", _ASK)
    raise Refused(item.name, "a JSON file with no FHIR record in it", _ASK)
