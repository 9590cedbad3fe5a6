"""PDF files with a text layer; page breaks stay in the text as form feeds."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from consilium.case import Document
from consilium.records.formats.plain import text_document
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "PDF"

_PAGES = 5_000
_STAMP = 100  # letters: fewer beside a scan are a stamp, a page number or the line of a fax machine
_OCR = (
    "Ask for the report as text; or install the free program OCRmyPDF (it uses Tesseract for OCR), "
    "make the PDF searchable with it, and give that."
)


def recognises(head: bytes) -> bool:
    """Whether a PDF starts within the first kilobyte."""
    return b"%PDF-" in head[:1024]


def read(item: Item) -> list[Document]:
    """The one document in a PDF. Raises Refused when it asks for a password, is damaged or holds only pictures."""
    pages = list(_pages(item))
    pictures = [number for number, page in enumerate(pages, 1) if page.picture]
    if len(pictures) == len(pages):
        raise Refused(item.name, "a PDF with only pictures in it (a scan), so that its words cannot be read", _OCR)
    first, *more = text_document("\f".join(page.text for page in pages), item)
    if not pictures:
        return [first, *more]
    listed = ", ".join(map(str, pictures[:10])) + (" and more" if len(pictures) > 10 else "")
    warning = f"{item.name}: page {listed} of {len(pages)} is only a picture; its words are not read."
    return [replace(first, warnings=(*first.warnings, warning)), *more]


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    picture: bool  # no words but those of a stamp or a fax line


def _pages(item: Item) -> Iterator[_Page]:
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(item.data)) as pdf:
            for number in range(min(len(pdf), _PAGES)):
                yield _page(pdf, number)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            todo = "Open it with its password, print it to a new PDF, and give that."
            raise Refused(item.name, "a PDF that opens only with a password", todo) from error
        raise Refused(item.name, "a PDF that is damaged or cut off", "Download or copy it again.") from error


def _page(pdf: Any, number: int) -> _Page:
    """Words of one page; a page that cannot be read counts as a picture."""
    import pypdfium2

    try:
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            text = str(words.get_text_bounded())
            count = len("".join(text.split()))
            picture = count < _STAMP and (count == 0 or _is_covered(page))
    except pypdfium2.PdfiumError:
        return _Page("", picture=True)
    # PDFium marks a hyphen at the end of a line with U+FFFE or U+0002, and leaves the line end out.
    for mark, instead in (("\r\n", "\n"), ("\r", "\n"), ("\ufffe", "-"), ("\x02", "-"), ("\f", "\n")):
        text = text.replace(mark, instead)
    return _Page(text, picture)


def _is_covered(page: Any) -> bool:
    """Whether one picture takes at least half of a page, as a scan does."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= 0.5 * width * height:
            return True
    return False
