"""PDF files; page breaks stay in the text as form feeds. Tesseract, where installed, reads pages that are pictures."""

from contextlib import closing
from itertools import islice
from typing import Any

from consilium.case import Document
from consilium.pdfium import PDFIUM
from consilium.records.item import Item
from consilium.records.ocr import rendering
from consilium.records.ocr.recogniser import FEWER, INSTALL, SHARPER
from consilium.records.ocr.scanned import Page, scanned_documents
from consilium.records.refusal import Refused

NAME = "PDF"

_PAGES = 5_000
_STAMP = 100  # letters: fewer beside a scan are a stamp, a page number or the line of a fax machine
_LOOKED_AT = 20  # pieces of text of a page


def recognises(head: bytes) -> bool:
    """Whether a PDF starts within the first kilobyte."""
    return b"%PDF-" in head[:1024]


def read(item: Item) -> list[Document]:
    """The one document in a PDF. Raises Refused when it asks for a password, is damaged or holds no words."""
    pages = _pages(item)
    scans = [number for number, page in enumerate(pages, 1) if page.how != "text"]
    if scans and item.recogniser.engine:
        found = item.recogniser.recognise(item.name, rendering.pages(item.data, scans), len(pages))
        for number in scans:
            pages[number - 1] = pages[number - 1].seen(found.get(number), spent=item.recogniser.spent)
    if scans and all(page.how == "picture" or not page.text.strip() for page in pages):
        if any(page.how == "late" for page in pages):
            raise Refused(item.name, "a PDF with only pictures in it, after too many other pages", FEWER)
        if item.recogniser.engine:
            raise Refused(item.name, "a PDF with only pictures in it, on which no words could be recognised", SHARPER)
        raise Refused(item.name, "a PDF with only pictures in it (a scan), so that its words cannot be read", INSTALL)
    return scanned_documents(pages, item)


def _pages(item: Item) -> list[Page]:
    import pypdfium2

    try:
        with PDFIUM, closing(pypdfium2.PdfDocument(item.data)) as pdf:
            return [_page(pdf, number) for number in range(min(len(pdf), _PAGES))]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            todo = "Open it with its password, print it to a new PDF, and give that."
            raise Refused(item.name, "a PDF that opens only with a password", todo) from error
        raise Refused(item.name, "a PDF that is damaged or cut off", "Download or copy it again.") from error


def _page(pdf: Any, number: int) -> Page:
    """Words of one page; a page that cannot be read counts as a picture."""
    import pypdfium2

    try:
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            text = str(words.get_text_bounded())
            count = len("".join(text.split()))
            # PDFium marks a hyphen at the end of a line with U+FFFE or U+0002, and leaves the line end out.
            for mark, instead in (("\r\n", "\n"), ("\r", "\n"), ("\ufffe", "-"), ("\x02", "-"), ("\f", "\n")):
                text = text.replace(mark, instead)
            if count == 0:
                return Page("") if rendering.is_blank(page) else Page("", "picture")
            if count < _STAMP:
                return Page(text, "picture" if _is_covered(page) else "text")
            return Page(text, "behind" if _is_hidden(page) and _is_covered(page) else "text")
    except pypdfium2.PdfiumError:
        return Page("", "picture")


def _is_covered(page: Any) -> bool:
    """Whether one picture takes at least half of a page, as a scan does."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= 0.5 * width * height:
            return True
    return False


def _is_hidden(page: Any) -> bool:
    """Whether the words of a page are drawn with no ink, as a scanner puts them behind its picture."""
    from pypdfium2.raw import FPDF_PAGEOBJ_TEXT, FPDF_TEXTRENDERMODE_INVISIBLE, FPDFTextObj_GetTextRenderMode

    words = page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], max_depth=2)
    modes = {FPDFTextObj_GetTextRenderMode(word.raw) for word in islice(words, _LOOKED_AT)}
    return modes == {FPDF_TEXTRENDERMODE_INVISIBLE}
