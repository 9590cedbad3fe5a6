"""Plain text: reports, notes and letters saved as text, and the Blue Button files of VA and Medicare."""

import codecs
import re

from consilium.case import Document, DocumentKind
from consilium.records.item import Item
from consilium.records.refusal import Refused

NAME = "plain text"

LONGEST = 20_000_000  # characters; a life's notes stay under it
_LARGEST = 4 * LONGEST  # bytes
_TOO_LONG = "a text far longer than a record"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLUE_BUTTON = re.compile(r"\bBlue Button\b|MY HEALTHEVET PERSONAL|MYMEDICARE\.GOV PERSONAL", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def recognises(head: bytes) -> bool:
    """Everything that is left is tried as text."""
    return True


def read(item: Item) -> list[Document]:
    """The one document in a text file. Raises Refused when it is no text."""
    if item.size > _LARGEST:
        raise Refused(item.name, _TOO_LONG, "Give the single reports.")
    text = decode(item.data)
    if len(_CONTROLS.findall(text[:100_000])) > 0.02 * len(text[:100_000]):
        raise Refused(
            item.name, "a file of a kind that we do not know", "Save the record as PDF or text and give that."
        )
    return text_document(text, item)


def decode(data: bytes) -> str:
    """Text of bytes whose encoding nobody names: by byte-order mark, else UTF-8, UTF-16 by its zero bytes, Windows.

    Line ends become ``\\n``. Never fails: Latin-1 takes whatever the others do not.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lines(data.decode(encoding, "replace"))
    for encoding in _likely(data):
        try:
            return _lines(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _lines(data.decode("latin-1"))


def text_document(text: str, item: Item) -> list[Document]:
    """The document that a text is, read by the rules for text; the item's hints go along.

    Pages are parted by form feeds. A text longer than the rules take at once comes as several documents, cut between
    pages or paragraphs. Raises Refused when there is nothing in it.
    """
    from consilium.records.text import read_text
    from consilium.records.text.reader import LIMIT

    if not text.strip():
        raise Refused(item.name, "a file with no words in it", "Open it and check that it is the right one.")
    if len(text) > LONGEST:
        raise Refused(item.name, _TOO_LONG, "Give the single reports.")
    hints = item.hints
    kind = hints.kind or _kind(text)
    parts = _parts(text, LIMIT)
    names = (
        [item.name]
        if len(parts) == 1
        else [f"{item.name} (part {n} of {len(parts)})" for n in range(1, len(parts) + 1)]
    )
    return [
        read_text(part, name, kind=kind, date=hints.date, title=hints.title)
        for part, name in zip(parts, names, strict=True)
    ]


def _parts(text: str, longest: int) -> list[str]:
    """The text in pieces of at most ``longest`` characters, cut after a page, a paragraph or a line where one ends."""
    parts = []
    while len(text) > longest:
        cuts = (text.rfind(mark, longest // 2, longest) + len(mark) for mark in ("\f", "\n\n", "\n", " "))
        cut = next((cut for cut in cuts if cut > longest // 2), longest)
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text]


def _likely(data: bytes) -> tuple[str, ...]:
    sample = data[:4096]
    if len(sample) >= 4 and sample.count(0) > len(sample) // 5:
        odd = sum(1 for byte in sample[1::2] if byte == 0)
        return ("utf-16-le" if 2 * odd > sample.count(0) else "utf-16-be",)
    return ("utf-8", "cp1252")


def _kind(text: str) -> DocumentKind | None:
    return "clinical_summary" if _BLUE_BUTTON.search(text[:3000]) else None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
