"""Photos and scans of a page (PNG, JPEG, TIFF with one or more pages), read by Tesseract where it is installed."""

from collections.abc import Iterator

from consilium.case import Document
from consilium.records.item import Item
from consilium.records.ocr import rendering
from consilium.records.ocr.pixels import JPEG, PNG, TIFF, Size, sizes
from consilium.records.ocr.recognised import Picture
from consilium.records.ocr.recogniser import FEWER, INSTALL, SHARPER
from consilium.records.ocr.scanned import Page, scanned_documents
from consilium.records.refusal import Refused

NAME = "picture"

_SMALL = 400  # pixels: a page whose shorter side has fewer cannot be read; it is a logo or a button
_LETTERS = 20  # fewer are a label or a stain


def recognises(head: bytes) -> bool:
    """Whether it starts as a PNG, JPEG or TIFF does."""
    return head.startswith((PNG, JPEG, *TIFF))


def read(item: Item) -> list[Document]:
    """The one document on a picture. Raises Refused when it is damaged, too small or too large, or has no words."""
    found = sizes(item.data)
    if not found or not all(size.pixels for size in found):
        raise Refused(item.name, "a picture that is damaged or cut off", "Download or copy it again.")
    if any(size.pixels > rendering.MOST_PIXELS for size in found):
        raise Refused(item.name, "a picture far larger than a photo or a scan of a page", SHARPER)
    if all(min(size.width, size.height) < _SMALL for size in found):
        raise Refused(item.name, "a small picture, such as a logo", SHARPER, quiet=True)
    if not item.recogniser.engine:
        raise Refused(item.name, "a picture, so that its words cannot be read", INSTALL)
    words = item.recogniser.recognise(item.name, _pictures(item.data, found), len(found))
    late = item.recogniser.spent
    pages = [Page("", "picture").seen(words.get(number), spent=late) for number in range(1, len(found) + 1)]
    if all(page.how == "late" for page in pages):
        raise Refused(item.name, "a picture, after too many other pages", FEWER)
    if sum(len(page.text) for page in pages) < _LETTERS:
        raise Refused(item.name, "a picture on which no words could be recognised", SHARPER)
    return scanned_documents(pages, item)


def _pictures(data: bytes, found: list[Size]) -> Iterator[Picture]:
    """The pages of a picture as Tesseract takes them."""
    if data.startswith(JPEG):
        if picture := rendering.photo(data, found[0]):
            yield picture
        return
    for frame in range(len(found)):
        yield Picture(frame + 1, data, frame=frame)
