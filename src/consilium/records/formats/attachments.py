"""Documents inside documents: FHIR attachments, the bodies and media of a C-CDA, PDFs in DICOM files."""

from datetime import date as Date

from consilium.case import Document, DocumentKind
from consilium.records.formats import recognise
from consilium.records.item import Hints, Item
from consilium.records.ocr.recogniser import Recogniser


def read_attachment(
    data: bytes,
    content_type: str | None,
    source: str,
    *,
    kind: DocumentKind | None = None,
    date: Date | None = None,
    title: str | None = None,
    recogniser: Recogniser | None = None,
) -> list[Document]:
    """The documents in an embedded file; its type is told by its content, ``content_type`` settles only what is open.

    ``source`` is the name for messages and for ``Document.source``. ``kind``, ``date`` and ``title`` are what the
    holder says about it; they reach ``read_text``. ``recogniser`` is the one of the holder's item. Raises Refused (an
    InputError) when it cannot be used.
    """
    item = Item.of(source, data, Hints(kind, date, title, content_type), recogniser)
    return recognise(item).read(item)
