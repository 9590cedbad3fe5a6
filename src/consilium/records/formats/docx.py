"""Word documents (docx): letters and notes that a doctor's office sends."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from consilium.case import Document
from consilium.records.formats.plain import text_document
from consilium.records.item import READ_ERRORS, Item
from consilium.records.refusal import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME = "Word"

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 50 * 1024 * 1024  # bytes of the text part
_SAVE = "Save it as PDF, and give that."


def recognises(head: bytes) -> bool:
    """Whether it is a zip: a zip of records has been opened before it comes here."""
    return head.startswith(b"PK\x03\x04")


def read(item: Item) -> list[Document]:
    """The one document in a Word file. Raises Refused for other office files and programs."""
    import lxml.etree

    try:
        with zipfile.ZipFile(io.BytesIO(item.data)) as parts:
            if "word/document.xml" not in parts.namelist():
                raise Refused(item.name, "a spreadsheet, a slide show or another packed file", _SAVE)
            if parts.getinfo("word/document.xml").file_size > _LARGEST:
                raise Refused(item.name, "a Word file far larger than a letter", _SAVE)
            source = parts.read("word/document.xml")
        parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        body = lxml.etree.fromstring(source, parser)
    except (lxml.etree.LxmlError, *READ_ERRORS) as error:
        raise Refused(item.name, "a Word file that is damaged or asks for a password", _SAVE) from error
    return text_document("\n".join(_lines(body)), item)


def _lines(body: "_Element") -> Iterator[str]:
    """A line for each paragraph, and one for each row of a table with its cells parted by tabs."""
    for element in body.iter(f"{_WORD}p", f"{_WORD}tr"):
        if element.tag == f"{_WORD}tr":
            yield "\t".join(" ".join(map(_words, cell.iter(f"{_WORD}p"))) for cell in element.iter(f"{_WORD}tc"))
        elif next(element.iterancestors(f"{_WORD}tr"), None) is None:
            yield _words(element)


def _words(paragraph: "_Element") -> str:
    marks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
    return "".join(
        (part.text or "") if part.tag == f"{_WORD}t" else marks[part.tag]
        for part in paragraph.iter(f"{_WORD}t", *marks)
        if isinstance(part.tag, str)
    )
