"""RTF notes and letters, as hospital systems attach them."""

from consilium.case import Document
from consilium.records.formats.plain import decode, text_document
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "RTF"

_LARGEST = 60 * 1024 * 1024  # bytes: scanned pictures inside a note make it large, its words stay few


def recognises(head: bytes) -> bool:
    """Whether it opens as RTF does."""
    return head[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"{\\rtf")


def read(item: Item) -> list[Document]:
    """The one document in an RTF file. Raises Refused when it is damaged or empty."""
    from striprtf.striprtf import rtf_to_text

    if item.size > _LARGEST:
        raise Refused(item.name, "an RTF file far larger than a note", "Save it as PDF, and give that.")
    # A line end here means nothing in RTF; it keeps striprtf's pattern for links, which can run for hours, from
    # starting.
    source = decode(item.data).replace("\\fldinst", "\\fldinst\n")
    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # a damaged file can bring striprtf to almost any error
        raise Refused(item.name, "an RTF file that is damaged", "Save it as PDF, and give that.") from error
    return text_document(text.replace("\r\n", "\n").replace("\r", "\n"), item)
