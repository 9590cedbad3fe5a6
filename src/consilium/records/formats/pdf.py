"""PDF files with a text layer; page breaks stay in the text as form feeds."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from consilium.case import Document
from consilium.records.formats.plain import text_document
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "PDF"

_PAGES = 5_000
_OCR = "Ask for the report as text, or install the free program Tesseract (OCR) and make a searchable PDF with it."


def recognises(head: bytes) -> bool:
    """Whether a PDF starts within the first kilobyte."""
    return b"%PDF-" in head[:1024]


def read(item: Item) -> list[Document]:
    """The one document in a PDF. Raises Refused when it asks for a password, is damaged or holds only pictures."""
    pages = list(_pages(item))
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == len(pages):
        raise Refused(item.name, "a PDF with only pictures in it (a scan), so that its words cannot be read", _OCR)
    [document] = text_document("\f".join(pages), item)
    if not empty:
        return [document]
    listed = ", ".join(map(str, empty[:10])) + (" and more" if len(empty) > 10 else "")
    warning = f"{item.name}: no text on page {listed} of {len(pages)}; what stands there only as a picture is not read."
    return [replace(document, warnings=(*document.warnings, warning))]


def _pages(item: Item) -> Iterator[str]:
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(item.data)) as pdf:
            for number in range(min(len(pdf), _PAGES)):
                yield _page_text(pdf, number)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            todo = "Open it with its password, print it to a new PDF, and give that."
            raise Refused(item.name, "a PDF that opens only with a password", todo) from error
        raise Refused(item.name, "a PDF that is damaged or cut off", "Download or copy it again.") from error


def _page_text(pdf: Any, number: int) -> str:
    """Words of one page; a page that cannot be read counts as empty."""
    import pypdfium2

    try:
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            text = str(words.get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""
    # PDFium marks a hyphen at the end of a line with U+FFFE or U+0002; the reader of text knows what to do with "-".
    return (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-").replace("\f", "\n")
    )
